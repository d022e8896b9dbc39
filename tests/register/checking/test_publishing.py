"""Publishing: only what a person settled, all of it at once, and never across an act of checking."""

from __future__ import annotations

import pytest
from tests.register.checking.plan import TEXT, draft, secretary

from answerable.register.checking import services
from answerable.register.checking.acts import DocumentIsPublic, NotADraft
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.checking.publishing import ChangedMeanwhile, NotReady, publish, what_is_missing
from answerable.register.commitments.models import Commitment
from answerable.register.plans.facts import facts_of
from answerable.register.plans.models import Document
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return secretary()


def settled(edition, by):
    for clause in progress_of(ordered(edition)).rest:
        services.confirm(clause, by=by)
    edition.refresh_from_db()
    return edition


def test_a_checked_plan_becomes_commitments(by):
    edition = settled(draft(by), by)
    commitments = publish(edition, by=by, version=edition.version)
    assert [one.key for one in commitments] == ["II/1", "II/1/-1", "II/1/-2", "II/2", "II/3", "II/4"]
    edition.refresh_from_db()
    assert edition.standing == "published"
    assert edition.document.slug == "7-kh-ubnd-tinh-son-la-2019"
    assert edition.document.published_at is not None
    assert verify().broken is None


def test_nothing_unchecked_is_published(by):
    edition = draft(by)
    assert what_is_missing(edition) == ["unchecked", "doubts"]
    with pytest.raises(NotReady):
        publish(edition, by=by)
    edition.refresh_from_db()
    assert edition.standing == "draft"
    assert not Commitment.objects.exists()


def test_what_is_no_task_makes_no_commitment(by):
    edition = draft(by)
    services.not_a_task(edition.clauses.get(key="II/3"), by=by)
    publish(settled(edition, by), by=by)
    assert not Commitment.objects.filter(key="II/3").exists()


def test_an_act_of_checking_that_comes_between_stops_publishing(by):
    edition = settled(draft(by), by)
    looked_at = edition.version
    services.not_a_task(edition.clauses.get(key="II/3"), by=by)
    with pytest.raises(ChangedMeanwhile):
        publish(edition, by=by, version=looked_at)


def test_what_is_published_is_not_published_again(by):
    edition = settled(draft(by), by)
    publish(edition, by=by)
    with pytest.raises(NotADraft):
        publish(edition, by=by)


def test_two_documents_of_one_identity_are_not_both_published(by):
    publish(settled(draft(by), by), by=by)
    other = settled(draft(by, TEXT.replace("Số: 7/", "Số: 8/")), by)
    services.correct_header(other, {"number": "7/KH-UBND", "number_key": "7/kh-ubnd"}, by=by)
    assert what_is_missing(other) == ["known"]


def test_a_draft_changes_nothing_of_a_published_document(by):
    publish(settled(draft(by), by), by=by)
    second = draft(by, TEXT.replace("trước ngày 20/3/2019", "trước ngày 30/6/2019"))
    document = second.document
    known_by = Document.objects.filter(pk=document.pk).values()[0]
    with pytest.raises(DocumentIsPublic):
        services.correct_header(second, {"title": "Khác", "issuer": "Sở Y tế"}, by=by)
    assert Document.objects.filter(pk=document.pk).values()[0] == known_by


def test_a_correction_of_before_publication_is_not_undone_after_it(by):
    first, second = draft(by), draft(by, TEXT.replace("20/3/2019", "30/6/2019"))
    assert first.document == second.document
    services.correct_header(second, {"title": "Khác"}, by=by)
    publish(settled(first, by), by=by)
    with pytest.raises(DocumentIsPublic):
        services.undo(second, by=by)


def test_commitments_carry_on_in_a_new_edition(by):
    publish(settled(draft(by), by), by=by)
    kept = Commitment.objects.get(key="II/2")
    second = draft(by, TEXT.replace("trước ngày 20/3/2019", "trước ngày 30/6/2019"))
    publish(settled(second, by), by=by)
    assert Commitment.objects.count() == 6
    kept.refresh_from_db()
    assert [one.edition.ordinal for one in kept.appearances.all()] == [1, 2]
    assert str(Commitment.objects.get(key="II/1").final_day) == "2019-06-29"


def test_limbs_are_commitments_and_the_whole_is_none(by):
    edition = draft(by)
    clause = edition.clauses.get(key="II/1")
    services.split(clause, clause.text.replace(" và ", "\nvà ").splitlines(), by=by)
    publish(settled(edition, by), by=by)
    keys = list(Commitment.objects.values_list("key", flat=True))
    assert {"II/1#1", "II/1#2"} < set(keys)
    assert "II/1" not in keys


def test_a_corrected_body_is_the_one_published(by):
    edition = draft(by)
    clause = edition.clauses.get(key="II/2")
    facts = facts_of(clause)
    facts["assignments"][0]["body"] = edition.document.issuer_body.key
    services.correct(clause, facts, by=by)
    publish(settled(edition, by), by=by)
    (lead,) = Commitment.objects.get(key="II/2").appearances.get().involvements.all()
    assert lead.body == edition.document.issuer_body
