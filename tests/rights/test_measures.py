"""How well the lens classes measures, against floors that only rise."""

from __future__ import annotations

import pytest
from tests.rights.measures import DOMAIN, SEED, is_kept_aside, own_measures, score, seed_units

from answerable.rights import Class, rights

TUNED = [measure for measure in own_measures() if not measure.kept_aside]
ASIDE = [measure for measure in own_measures() if measure.kept_aside]


def test_the_measures_are_labelled_with_classes_and_rights_that_exist():
    measures = own_measures()
    assert len(measures) > 1800
    assert len({measure.text for measure in measures}) == len(measures)
    assert not {measure.class_ for measure in measures} - set(Class)
    assert not {right for measure in measures for right in measure.rights} - set(rights())


def test_a_third_is_kept_aside_by_its_hash():
    assert all(measure.kept_aside == is_kept_aside(measure.text) for measure in own_measures())
    assert 0.25 < len(ASIDE) / len(TUNED + ASIDE) < 0.42


def test_measures_kept_aside():
    scored = score(ASIDE)
    assert scored.held_recall >= 0.99
    assert scored.held_precision >= 0.97
    assert scored.classes >= 0.88


def test_measures_that_rules_were_tuned_with():
    scored = score(TUNED)
    assert scored.held_recall >= 0.99, scored.missed
    assert scored.held_precision >= 0.98
    assert scored.classes >= 0.88


@pytest.mark.skipif(not (DOMAIN.exists() and SEED.exists()), reason="the shared documents are not here")
def test_the_units_of_the_seed_plan():
    units = list(seed_units())
    assert len(units) == 56
    scored = score(units)
    assert scored.held_recall >= 0.97, scored.missed
    assert scored.held_precision >= 0.90
    assert scored.classes >= 0.84
