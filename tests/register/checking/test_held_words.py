"""No verb of checking brings held words off the hold, or out of the register without a reason."""

from __future__ import annotations

import html

import pytest
from django.urls import reverse
from tests.register.checking.plan import TEXT, draft, secretary

from answerable.register.checking import services
from answerable.register.checking.publishing import publish
from answerable.register.checking.structure import CannotMerge
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.projecting import class_of, is_held, why_of
from answerable.register.plans.facts import facts_of

pytestmark = pytest.mark.django_db
BENIGN, RESTRICTING = "hướng dẫn người dân phòng bệnh", "ngăn chặn người dân tụ tập đông người, khiếu kiện"
HELD = f"5. Giao Sở Y tế {BENIGN}; {RESTRICTING}.\n"


@pytest.fixture
def by():
    return secretary()


@pytest.fixture
def edition(by):
    return draft(by, TEXT + HELD)


def clause(edition, key):
    return edition.clauses.get(key=key)


def place(edition, words):
    start = edition.text.index(words)
    return [start, start + len(words)]


def corrected(edition, one, by, **facts):
    services.correct(one, {**facts_of(one), **facts}, by=by)
    return clause(edition, one.key)


def test_the_example_is_held_and_the_rest_is_not(edition):
    assert is_held(clause(edition, "II/5"))
    assert not any(is_held(clause(edition, key)) for key in ("II/1", "II/1/-1", "II/2", "II/3"))


def test_the_benign_half_of_a_held_item_added_anew_is_held(edition, by):
    services.not_a_task(clause(edition, "II/5"), by=by, reason="Đọc sai.")
    added = services.add_item(edition, BENIGN, kind="task", after=clause(edition, "II/4"), by=by)
    assert added.rights_class in ("fulfil", "administrative")
    assert class_of(added) == clause(edition, "II/5").rights_class


@pytest.mark.parametrize("words", [BENIGN, RESTRICTING])
def test_an_item_that_is_given_held_words_is_held(edition, by, words):
    one = clause(edition, "II/2")
    one = corrected(edition, one, by, pieces=[*one.pieces, place(edition, words)])
    assert is_held(one)
    assert [why["words"] for why in clause(edition, "II/5").why if why not in why_of(one)] == []


def test_the_words_themselves_are_asked_again(edition, by):
    """Also where no other clause has them."""
    clause(edition, "II/5").delete()
    one = clause(edition, "II/2")
    assert is_held(corrected(edition, one, by, pieces=[*one.pieces, place(edition, RESTRICTING)]))


def test_a_held_item_cut_to_its_benign_half_stays_held(edition, by):
    one = corrected(edition, clause(edition, "II/5"), by, pieces=[place(edition, BENIGN)])
    assert is_held(one)


def test_what_takes_a_held_item_in_is_held(edition, by):
    services.merge(clause(edition, "II/5"), clause(edition, "II/3"), by=by)
    assert is_held(clause(edition, "II/3"))


def test_an_item_given_harmless_words_is_not_held(edition, by):
    one = clause(edition, "II/2")
    assert not is_held(corrected(edition, one, by, pieces=[place(edition, "bố trí đủ kinh phí")]))


def test_nothing_is_merged_into_what_makes_no_commitment(edition, by):
    services.not_a_task(clause(edition, "II/3"), by=by)
    for key in ("II/3", "I"):
        with pytest.raises(CannotMerge):
            services.merge(clause(edition, "II/5"), clause(edition, key), by=by)


@pytest.mark.parametrize("reason", ["", " \n"])
@pytest.mark.parametrize("kind", ["not a task", "other", "heading"])
def test_held_words_are_no_duty_only_for_a_reason(edition, by, kind, reason):
    one = clause(edition, "II/5")

    def drop(said):
        if kind == "not a task":
            services.not_a_task(one, by=by, reason=said)
        else:
            services.correct(one, {**facts_of(one), "kind": kind}, by=by, objection=said)

    with pytest.raises(services.HeldWords):
        drop(reason)
    one = clause(edition, "II/5")
    assert (one.kind, one.verdict, one.version) == ("task", "unchecked", 0)
    drop("Trích lời của văn bản khác.")
    services.undo(edition, by=by)
    assert clause(edition, "II/5").objection == ""


@pytest.mark.parametrize("kind", ["not a task", "other"])
def test_what_was_said_of_the_class_before_is_no_reason_to_drop_it(edition, by, kind):
    said = "Máy xếp loại nhầm."
    one = clause(edition, "II/5")
    services.correct(one, facts_of(one), by=by, objection=said)

    def drop(reason):
        one = clause(edition, "II/5")
        if kind == "not a task":
            services.not_a_task(one, by=by, reason=reason)
        else:
            services.correct(one, {**facts_of(one), "kind": kind}, by=by, objection=reason or said)

    with pytest.raises(services.HeldWords):
        drop("")
    assert clause(edition, "II/5").kind == "task"
    drop("Trích lời của văn bản khác.")
    one = clause(edition, "II/5")
    services.correct(one, facts_of(one), by=by, objection=one.objection)  # its reason stands


def test_a_limb_of_a_held_item_does_not_go_without_a_reason(edition, by):
    one = clause(edition, "II/5")
    first, second = one.text.split("; ")
    limbs = services.split(one, [f"{first};", second], by=by)
    for limb in limbs:
        with pytest.raises(services.HeldWords):
            services.not_a_task(limb, by=by)


@pytest.mark.parametrize("verb", ["not_a_task", "correct"])
def test_the_page_of_the_plan_tells_held_words_that_were_not_taken(client, edition, by, verb):
    one, why = clause(edition, "II/5"), "Trích lời của <văn bản> khác."
    address = reverse("check_clause", args=[edition.pk, one.key])
    client.force_login(by)
    if verb == "not_a_task":
        answer = client.post(address, {"verb": verb, "version": 0})
        assert answer.status_code == 422
        assert "vì sao đây không phải là nhiệm vụ" in html.unescape(answer.content.decode())
        assert client.post(address, {"verb": verb, "version": 0, "reason": why}).status_code == 302
    else:
        services.correct(one, {**facts_of(one), "kind": "other"}, by=by, objection=why)
    services.confirm_section(clause(edition, "II"), by=by)
    for left in edition.clauses.filter(kind__in=("task", "target"), verdict="unchecked"):
        services.confirm(left, by=by)
    publish(edition, by=by)
    client.logout()
    edition.document.refresh_from_db()
    page = html.unescape(client.get(f"/ke-hoach/{edition.document.slug}/").content.decode())
    assert RESTRICTING in page
    assert "Trích lời của <văn bản> khác." in page
    assert not Commitment.objects.filter(key="II/5").exists()


@pytest.mark.parametrize("number", ["0912 345 678", "CCCD 001085012345"])
def test_no_reason_of_checking_holds_a_number_of_a_person(client, edition, by, number):
    one, said = clause(edition, "II/5"), f"Đọc sai, hỏi ông A, {number}."
    with pytest.raises(services.PersonalWords, match="345"):
        services.not_a_task(one, by=by, reason=said)
    with pytest.raises(services.PersonalWords, match="345"):
        services.say_elsewhere(one, "abc", "skip", by=by, reason=said)
    with pytest.raises(services.PersonalWords, match="345"):
        services.correct(one, facts_of(one), by=by, objection=said)
    with pytest.raises(services.PersonalWords, match="345"):
        services.correct(one, facts_of(one), by=by, new_bodies={0: f"Sở A, {number}"})
    assert clause(edition, "II/5").version == one.version
    client.force_login(by)
    address = reverse("check_clause", args=[edition.pk, "II/5"])
    answer = client.post(address, {"verb": "not_a_task", "version": one.version, "reason": said})
    assert answer.status_code == 422
    assert "của một cá nhân" in html.unescape(answer.content.decode())
