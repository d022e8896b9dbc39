"""The tables keep their word: ids, names, dates and successions fit together."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest
from tests.reader.catalogue.printed import printed_names

from answerable.reader.catalogue import load_catalogue, spell_out
from answerable.reader.catalogue.spelling import key

DAYS = [
    date(2007, 1, 1), date(2010, 1, 1), date(2019, 3, 5), date(2025, 2, 28), date(2025, 3, 1),
    date(2025, 6, 30), date(2025, 7, 1), date(2026, 5, 1),
]  # fmt: skip


def test_ids_are_plain_and_unique():
    catalogue = load_catalogue()
    assert len(catalogue.by_id) == len(catalogue.bodies)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) for id in catalogue.by_id)


def test_names_hold_no_abbreviation_that_we_know():
    for body in load_catalogue().bodies:
        for name in (body.name, *body.names):
            assert spell_out(name) == name
            assert "@" not in name[:-1]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_two_bodies_of_a_level_share_a_name_on_one_day(day):
    bearers = defaultdict(set)
    for body in load_catalogue().bodies:
        if body.exists(day):
            for name in printed_names(body):
                bearers[body.level, key(name)].add(body.id)
    assert [shared for shared in bearers.items() if len(shared[1]) > 1] == []


def test_successions_lead_from_a_body_to_another_that_was_there():
    catalogue = load_catalogue()
    for succession in catalogue.successions:
        old, new = catalogue.by_id[succession.old], catalogue.by_id[succession.new]
        assert old is not new
        if succession.on is not None:
            assert new.exists(succession.on), succession
            assert old.valid_to is None or old.valid_to < succession.on, succession


def test_bodies_end_after_they_begin():
    for body in load_catalogue().bodies:
        assert body.valid_from is None or body.valid_to is None or body.valid_from <= body.valid_to
