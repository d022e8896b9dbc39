"""What is told of the trace: what is public and concerns somebody, once, and no work on what is on hold."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from tests.register.making import (
    lift,
    make_account,
    make_body,
    make_commitment,
    make_edition,
    make_review,
    publish,
    published,
)

from answerable.register.commitments.acting import deed
from answerable.register.commitments.models import Involvement
from answerable.register.commitments.services import put_on_hold
from answerable.register.trace.concerning import Concerned, all_concerns
from answerable.register.trace.moves import last_move, moves, moves_of
from answerable.register.trace.recording import act
from answerable.register.trace.telling import sentences

pytestmark = pytest.mark.django_db


def public_commitment(body=None, **fields):
    commitment = make_commitment(**{"rights_class": "fulfil", **fields})
    published(commitment.document, published_at=timezone.now(), slug=f"ke-hoach-{commitment.pk}")
    edition = commitment.appearances.get().edition
    published(edition, published_at=timezone.now(), standing="published")
    if body:
        Involvement.objects.create(
            appearance=commitment.appearances.get(), body=body, name=body.name, role="lead", force="order"
        )
    return commitment


def note(verb, commitment, **after):
    with deed(None, None) as done:
        done.note(verb, commitment, after=after)


def test_a_move_says_what_moved_and_whom_it_concerns():
    body = make_body()
    commitment = public_commitment(body)
    note("reporting.confirmed", commitment, stage="done", body="Sở Y tế")
    with translation.override("en"):
        found = moves(0, 10)
    assert found.upto == last_move() == 1
    (one,) = found.moves
    assert (one.seq, one.verb, one.record) == (1, "reporting.confirmed", "commitments.commitment")
    assert one.sentence == "The secretariat confirmed what Sở Y tế reported: done."
    assert one.about == commitment.public_id
    assert one.address == f"/en/cam-ket/{commitment.public_id}/"
    assert one.concerned == Concerned((commitment.public_id,), (commitment.document.slug,), (body.key,))
    with translation.override("vi"):
        assert moves_of([1])[0].sentence == "Ban thư ký xác nhận báo cáo của Sở Y tế: đã hoàn thành."


def test_moves_are_read_on_from_a_number_and_each_once():
    commitment = public_commitment()
    for stage in ("not_started", "in_progress", "done"):
        note("reporting.sent", commitment, stage=stage, body="Sở Y tế")
    first = moves(0, 2)
    assert [one.seq for one in first.moves] == [1, 2]
    then = moves(first.upto, 2)
    assert [one.seq for one in then.moves] == [3]
    assert moves(then.upto, 2) == ([], 3)


def test_what_is_not_public_is_passed_over_and_told_to_nobody_later():
    edition = make_edition()
    with act(actor=make_account()) as doing:
        doing.note("plans.edition_published", edition, after={"edition": 1})
        doing.note("account.closed", make_account())
    assert moves(0, 10) == ([], 2)


def test_how_a_published_edition_was_checked_is_told_to_nobody():
    commitment = public_commitment()
    edition = commitment.appearances.get().edition
    with act(actor=None) as doing:
        doing.note("checking.corrected", edition)
        doing.note("plans.edition_published", edition, after={"edition": 1})
    assert [one.verb for one in moves(0, 10).moves] == ["plans.edition_published"]


def test_of_what_is_on_hold_the_hold_is_told_and_no_work():
    commitment = public_commitment()
    note("reporting.sent", commitment, stage="done", body="Sở Y tế")
    put_on_hold(commitment, reason="Nêu tên người.", by=reviewer())
    assert [one.verb for one in moves(0, 10).moves] == ["commitments.put_on_hold"]
    commitment.refresh_from_db()
    lift(commitment, publish(make_review(commitment, hold_reason=commitment.hold_reason)))
    assert [one.verb for one in moves(0, 10).moves] == ["reporting.sent", "commitments.put_on_hold"]


def test_nor_does_any_page_tell_of_work_meanwhile(client):
    commitment = public_commitment()
    note("reporting.sent", commitment, stage="done", body="Sở Y tế")
    pages = [f"/cam-ket/{commitment.public_id}/", "/nhat-ky/", "/nhat-ky/1/"]
    said = "Sở Y tế báo cáo"
    assert all(said in client.get(page).content.decode() for page in pages)
    put_on_hold(commitment, reason="Nêu tên người.", by=reviewer())
    for page in pages:
        text = client.get(page).content.decode()
        assert said not in text, page
        assert "Sở Y tế" not in text, page
    assert "tạm dừng" in client.get("/nhat-ky/1/").content.decode()


def test_a_hold_that_comes_back_on_a_day_stops_what_is_told_from_that_day():
    commitment = public_commitment(rights_class="restrict")
    today = timezone.localdate()
    lift(commitment, lifted_until=today)
    note("reporting.sent", commitment, stage="done", body="Sở Y tế")
    assert len(moves(0, 10, on=today).moves) == 1
    assert moves(0, 10, on=today + timedelta(days=1)).moves == []


def test_verbs_that_are_told_apart_have_sentences():
    for how in all_concerns().values():
        assert how.not_told | how.on_hold <= set(sentences())


def reviewer():
    from answerable.register.accounts.models import Membership

    account = make_account()
    Membership.objects.create(account=account, role="reviewer", body=make_body("Viện Nhà nước"))
    return account
