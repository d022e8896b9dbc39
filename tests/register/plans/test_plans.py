"""What was read is never changed, and what documents are known by is there once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone
from tests.register.making import make_clause, make_document, make_edition, refused
from tests.register.making import published as publish

from answerable.register.plans.models import Clause, Document, Edition, Match

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change", [{"text": "khác"}, {"reading": {"a": 1}}, {"reader_version": "9"}], ids=str
)
def test_what_was_read_in_an_edition_stays(change):
    edition = make_edition()
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(**change))


@pytest.mark.parametrize(
    "change", [{"read": {"a": 1}}, {"read": None}, {"key": "II"}, {"rights_class": "fulfil"}], ids=str
)
def test_what_was_read_in_a_clause_stays(change):
    clause = make_clause()
    assert refused(lambda: Clause.objects.filter(pk=clause.pk).update(**change))


def test_what_a_person_keeps_stands_beside_it():
    clause = make_clause()
    Clause.objects.filter(pk=clause.pk).update(kept={"kind": "other"}, verdict="confirmed", raised_to="mixed")
    clause.refresh_from_db()
    assert (clause.read, clause.kept) == ({}, {"kind": "other"})


def test_nobody_makes_a_class_milder():
    clause = make_clause(rights_class="restrict")
    assert refused(lambda: Clause.objects.filter(pk=clause.pk).update(raised_to="fulfil"))


def test_a_clause_is_its_pieces_in_order():
    clause = make_clause(
        make_edition(text="Vận động nhân dân; đấu tranh với sai phạm."), pieces=[[0, 17], [19, 42]]
    )
    assert clause.text == "Vận động nhân dân đấu tranh với sai phạm."


def test_drafts_may_share_an_identity_and_published_documents_may_not():
    same = {
        "number": "63/KH-UBND",
        "number_key": "63/kh-ubnd",
        "issuer_key": "ubnd tinh x",
        "dated": "2019-03-05",
    }
    make_document(**same)
    make_document(**same, published_at=timezone.now(), slug="a")
    assert refused(lambda: make_document(**same, published_at=timezone.now(), slug="b"))
    other = {**same, "issuer_key": "ubnd tinh y"}
    assert make_document(**other, published_at=timezone.now(), slug="c").pk


def test_a_published_document_keeps_its_address_and_is_not_deleted():
    document = make_document(published_at=timezone.now(), slug="a")
    assert refused(lambda: Document.objects.filter(pk=document.pk).update(slug="b"))
    assert refused(lambda: Document.objects.filter(pk=document.pk).delete())


def test_only_a_person_says_that_a_clause_is_gone():
    assert refused(lambda: Match.objects.create(earlier=make_clause(), gone_in=make_edition(), kind="gone"))


@pytest.fixture
def published():
    edition = make_edition()
    make_clause(edition)
    return publish(edition, standing="published", published_at=timezone.now())


@pytest.mark.parametrize(
    "change",
    [{"standing": "draft"}, {"standing": "abandoned"}, {"standing": "draft", "published_at": None}, {"ordinal": 9}],
    ids=str,
)  # fmt: skip
def test_a_published_edition_is_not_set_back(published, change):
    assert refused(lambda: Edition.objects.filter(pk=published.pk).update(**change))


def test_a_published_edition_gives_way_to_a_later_one_for_good(published):
    Edition.objects.filter(pk=published.pk).update(standing="superseded", version=7)
    assert refused(lambda: Edition.objects.filter(pk=published.pk).update(standing="published"))


@pytest.mark.parametrize("table", ["plans_document", "plans_edition", "plans_clause"])
def test_nothing_is_put_in_the_place_of_what_is_there(published, table):
    with connection.cursor() as cursor:
        word = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
        assert refused(lambda: cursor.execute(f"{word} INTO {table} SELECT * FROM {table}"))


def test_nothing_begins_as_published(published):
    file = published.file
    assert refused(lambda: Document.objects.create(number="1", published_at=timezone.now(), slug="x"))
    for standing in ("published", "superseded"):
        assert refused(
            lambda standing=standing: Edition.objects.create(
                document=make_document(), file=file, text="", reading={}, reader_version="0",
                standing=standing, published_at=timezone.now(),
            )
        )  # fmt: skip


def test_nothing_is_added_to_a_published_edition(published):
    assert refused(lambda: make_clause(published))
    assert refused(lambda: Clause.objects.filter(pk=make_clause().pk).update(edition=published))


@pytest.mark.parametrize(
    "change", [{"published_at": None}, {"published_at": "2026-11-28T00:00:00Z"}], ids=str
)
def test_a_published_document_stays_published(change):
    document = make_document(published_at=timezone.now(), slug="a")
    assert refused(lambda: Document.objects.filter(pk=document.pk).update(**change))


@pytest.mark.parametrize(
    "change",
    [{"pieces": [[0, 3]]}, {"verdict": "not_a_task"}, {"kind": "other"}, {"structure": "split"}, {"page": 4}],
    ids=str,
)
def test_what_was_settled_of_a_published_clause_stays(published, change):
    clause = published.clauses.get()
    assert refused(lambda: Clause.objects.filter(pk=clause.pk).update(**change))
    assert refused(clause.delete)
    Clause.objects.filter(pk=clause.pk).update(kept={"kind": "task"}, version=2)
