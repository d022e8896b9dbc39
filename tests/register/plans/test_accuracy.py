"""How well an edition was read is what people kept against what was read."""

from __future__ import annotations

import copy

import pytest
from tests.register.making import make_clause, make_edition

from answerable.register.plans.accuracy import FIELDS, count
from answerable.register.plans.facts import no_facts

pytestmark = pytest.mark.django_db
LEAD = {"name": "Sở Y tế", "body": None, "role": "lead", "force": "order", "inherited": False, "span": [0, 3]}


def checked(edition, *, verdict="confirmed", change=None, **fields):
    read = {**no_facts(kind="task", pieces=[[0, 5]]), "assignments": [LEAD]}
    kept = copy.deepcopy(read)
    if change:
        change(kept)
    fields = {"pieces": [[0, 5]], "kept": kept if change else None, **fields}
    return make_clause(edition, read=read, verdict=verdict, **fields)


@pytest.fixture
def edition(db):
    return make_edition()


def test_what_nobody_checked_is_not_counted(edition):
    checked(edition, verdict="unchecked")
    assert count(edition)["read"] == 0


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        (lambda kept: kept["assignments"][0].update(name="Sở Tài chính"), {"leads", "bodies"}),
        (lambda kept: kept["assignments"][0].update(body="so-y-te"), {"bodies"}),
        (lambda kept: kept["assignments"][0].update(role="coordinate"), {"leads", "partners"}),
        (lambda kept: kept["assignments"].clear(), {"leads", "bodies"}),
        (
            lambda kept: kept["deadlines"].append({"kind": "continuous", "text": "thường xuyên"}),
            {"deadlines"},
        ),
        (lambda kept: kept["assignments"][0].update(span=None), set()),
    ],
)
def test_a_field_is_counted_as_corrected_where_another_was_kept(edition, change, fields):
    checked(edition)
    checked(edition, change=change)
    found = count(edition)
    assert found["read"] == 2
    assert {name for name, number in found["corrected"].items() if number} == fields


def test_what_is_no_task_after_all_was_read_wrongly(edition):
    checked(edition, verdict="not_a_task")
    assert count(edition)["corrected"] == {**dict.fromkeys(FIELDS, 0), "kind": 1}


def test_what_a_person_added_was_missed(edition):
    checked(edition)
    make_clause(edition, read=None, verdict="confirmed")
    make_clause(edition, read=None, verdict="not_a_task")
    make_clause(edition, read=None, verdict="confirmed", limb_of=edition.clauses.first())
    assert (count(edition)["read"], count(edition)["missed"]) == (1, 1)


def test_what_was_confirmed_with_its_section_is_told_apart(edition):
    checked(edition, in_bulk=True)
    checked(edition)
    checked(edition, in_bulk=True, change=lambda kept: kept["assignments"].clear())  # looked at since
    assert (count(edition)["read"], count(edition)["in_bulk"]) == (3, 1)
