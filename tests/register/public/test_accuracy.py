"""The reader's accuracy is what people kept against what was read."""

from __future__ import annotations

import copy

import pytest
from tests.register.making import make_clause, make_edition

from answerable.register.plans.facts import no_facts
from answerable.register.public.accuracy import FIELDS, count, measured

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
    published = {"standing": "published", "published_at": "2026-11-01T00:00:00Z"}
    return make_edition(**published)


def test_nothing_is_told_before_anything_was_checked(edition):
    checked(edition, verdict="unchecked")
    checked(make_edition())  # a draft
    assert measured() == []


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
    total, corrected = count()
    assert total == 2
    assert {name for name, number in corrected.items() if number} == fields


def test_what_is_no_task_after_all_was_read_wrongly(edition):
    checked(edition, verdict="not_a_task")
    assert count() == (1, {**dict.fromkeys(FIELDS, 0), "kind": 1})


def test_the_page_tells_it(client, edition):
    checked(edition)
    assert "thời hạn" in client.get("/gioi-thieu/").content.decode()
