"""Calls for plans: who is asked, what was sent, and how it stands."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.register.making import make_body, make_document, make_edition, member, published
from tests.register.subplans.conftest import stated

from answerable.register.commitments.locking import NotActionable
from answerable.register.commitments.services import put_on_hold
from answerable.register.opendata.public_followup import sent_plans
from answerable.register.plans import services
from answerable.register.plans.models import Upload
from answerable.register.subplans.matching import plans_above, plans_below
from answerable.register.subplans.models import Call, Owed, Receipt, Sent, Standing
from answerable.register.subplans.notices import to_send
from answerable.register.subplans.services import (
    CallRefused,
    call_for_plans,
    put_off,
    record,
    send,
    withdraw,
)
from answerable.register.trace.comparing import state_of
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed(call, health):
    return call.owed.get(body=health)


@pytest.fixture
def focal(health):
    return member("focal_point", health)


def test_a_group_is_asked_through_its_members(call, health):
    assert {one.body.name for one in call.owed.all()} == {"Sở Y tế", "Sở Xây dựng"}
    assert {one.way for one in call.owed.all()} == {"roster"}


def test_a_commitment_calls_once_until_that_was_taken_back(call, demand, secretary, on):
    said = {"commitment": demand, "words": demand.text, "due": on, "by": secretary}
    with pytest.raises(CallRefused, match="twice"):
        call_for_plans(demand.document, **said)
    withdraw(call, reason="Nhầm hạn.", by=secretary)
    assert call_for_plans(demand.document, **said).pk != call.pk


def test_the_secretariat_may_call_itself_and_says_whom_it_asks(demand, secretary, on, health):
    call = call_for_plans(demand.document, words="Gửi kế hoạch.", due=on, bodies=[health], by=secretary)
    assert [one.body for one in call.owed.all()] == [health]
    with pytest.raises(CallRefused, match="nobody"):
        call_for_plans(demand.document, words="Gửi.", due=on, bodies=[], by=secretary)


def test_plans_that_are_missing_are_said_to_be_so_only_after_the_day(owed, on):
    assert owed.standing(on=owed.call.due) is Standing.NOT_DUE
    assert owed.standing(on=owed.call.due + timedelta(days=1)) is Standing.MISSING


def test_a_file_that_is_sent_is_followed_until_it_is_published(owed, focal, on):
    upload = send(owed, "ke-hoach.txt", [b"KE HOACH"], by=focal)
    [sent] = owed.sent.all()
    assert (sent.receipt, owed.standing(on=on)) == (Receipt.ARRIVED, Standing.SENT)
    upload.edition, upload.standing = make_edition(make_document(issuer_body=owed.body)), Upload.Standing.READ
    upload.save()
    assert Sent.objects.get().receipt is Receipt.READ
    document = published(upload.edition.document, published_at="2026-01-02T00:00Z", slug="a")
    assert (Sent.objects.get().receipt, Sent.objects.get().plan) == (Receipt.PUBLISHED, document)


@pytest.mark.parametrize(
    ("whose", "why"),
    [("called", "called"), ("another", "not_theirs"), ("own", ""), ("merged", ""), ("unknown", "")],
)
def test_a_file_that_is_here_already_is_sent_by_its_own_body_alone(whose, why, owed, focal, monkeypatch):
    issuer = {
        "another": lambda: make_body("Sở khác"),
        "own": lambda: owed.body,
        "merged": lambda: make_body("Sở Y tế cũ", merged_into=owed.body),
        "unknown": lambda: None,
    }
    if whose == "called":
        edition = owed.call.document.editions.get()
    else:
        edition = make_edition(make_document(issuer_body=issuer[whose]()))
    monkeypatch.setattr(services, "edition_of", lambda _sha256: edition)
    if why:
        with pytest.raises(CallRefused, match=why):
            send(owed, "ke-hoach.txt", [b"KE HOACH"], by=focal)
        assert not Sent.objects.exists()
        assert not Upload.objects.exists()
    else:
        assert send(owed, "ke-hoach.txt", [b"KE HOACH"], by=focal).edition == edition


@pytest.mark.parametrize(
    ("issuer", "receipt", "standing"),
    [("another", Receipt.OF_ANOTHER, Standing.NOT_DUE), ("unknown", Receipt.ISSUER_UNKNOWN, Standing.SENT)],
)
def test_what_is_published_as_of_another_body_is_not_their_plan(issuer, receipt, standing, owed, focal, on):
    upload = send(owed, "ke-hoach.txt", [b"KE HOACH"], by=focal)
    document = make_document(issuer_body=make_body("Sở khác") if issuer == "another" else None)
    published(document, published_at="2026-01-02T00:00Z", slug="a")
    upload.edition, upload.standing = make_edition(document), Upload.Standing.READ
    upload.save()
    sent = Sent.objects.get()
    assert (sent.plan, sent.receipt) == (None, receipt)
    assert Owed.objects.get(pk=owed.pk).standing(on=on) is standing
    assert plans_above(document) == []
    assert not plans_below().exists()
    assert sent_plans(on).exists() is (issuer == "unknown")


def test_what_could_not_be_read_is_no_plan(owed, focal, on):
    upload = send(owed, "ke-hoach.txt", [b""], by=focal)
    upload.standing = Upload.Standing.FAILED
    upload.save()
    assert owed.sent.get().receipt is Receipt.UNREADABLE
    assert Owed.objects.get(pk=owed.pk).standing(on=on) is Standing.NOT_DUE


def test_what_came_after_the_day_is_late_until_the_day_is_put_off(owed, secretary, on):
    put_off(owed.call, due=on - timedelta(days=3), reason="Sai hạn.", by=secretary)
    record(owed, number="5/KH-SYT", sent_on=on, recorded_from="paper", by=secretary)
    assert Owed.objects.get(pk=owed.pk).standing(on=on) is Standing.SENT_LATE
    put_off(owed.call, due=on, reason="Lùi hạn.", by=secretary)
    assert Owed.objects.get(pk=owed.pk).standing(on=on) is Standing.SENT


def test_a_plan_on_paper_is_linked_where_that_body_has_published_it(owed, health, secretary, on):
    for issuer in (health, make_body("Sở khác")):
        said = {"number": "5/KH-SYT", "number_key": "5/kh-syt", "issuer_key": issuer.key}
        document = make_document(issuer_body=issuer, **said)
        published(document, published_at="2026-01-02T00:00Z", slug=issuer.key)
    sent = record(owed, number="5/KH-SYT", sent_on=on, recorded_from="paper", by=secretary)
    assert sent.plan.issuer_body == health
    other = record(owed, number="6/KH-SYT", sent_on=on, recorded_from="e-mail", by=secretary)
    assert (other.plan, other.receipt) == (None, Receipt.ON_PAPER)


def test_numbers_of_persons_and_days_ahead_are_refused(owed, secretary, on):
    said = {"number": "5/KH-SYT", "recorded_from": "paper", "by": secretary}
    with pytest.raises(CallRefused, match="personal"):
        record(owed, sent_on=on, words="Liên hệ 0912 345 678", **said)
    with pytest.raises(CallRefused, match="ahead"):
        record(owed, sent_on=on + timedelta(days=1), **said)


def test_each_does_only_what_is_theirs(owed, demand, focal, secretary, on):
    stranger = member("focal_point", make_body("Sở khác"))
    for who in (stranger, secretary, member("observer", owed.body)):
        with pytest.raises(PermissionDenied):
            send(owed, "a.txt", [b"a"], by=who)
    for who in (focal, stranger):
        with pytest.raises(PermissionDenied):
            record(owed, number="1/KH", sent_on=on, recorded_from="paper", by=who)
        with pytest.raises(PermissionDenied):
            put_off(owed.call, due=on, reason="x", by=who)
        with pytest.raises(PermissionDenied):
            withdraw(owed.call, reason="x", by=who)
        with pytest.raises(PermissionDenied):
            call_for_plans(demand.document, words="x", due=on, bodies=[owed.body], by=who)


def test_on_hold_nothing_is_asked_sent_or_reminded_of(owed, demand, focal, secretary, on):
    assert {matter.body for matter in to_send(on)} == {one.body for one in owed.call.owed.all()}
    put_on_hold(demand, reason="Chạm quyền.", by=secretary)
    owed.call.commitment.refresh_from_db()
    assert list(to_send(on)) == []
    assert not Call.objects.working(on=on).exists()
    with pytest.raises(NotActionable, match="held"):
        send(owed, "a.txt", [b"a"], by=focal)
    with pytest.raises(NotActionable, match="held"):
        put_off(owed.call, due=on, reason="x", by=secretary)
    for row in (
        Call(commitment=demand, document=demand.document, words="x", due=on, opened_at="2026-01-02T00:00Z"),
        Owed(call=owed.call, body=make_body()),
        Sent(owed=owed, number="1/KH", recorded_from="paper", sent_on=on),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.bulk_create([row])
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.update(due=on)


def test_a_held_commitment_calls_for_nothing(secretary, health, on):
    held = stated("Xây dựng kế hoạch kiểm soát của đơn vị.", health, rights_class="restrict")
    with pytest.raises(NotActionable, match="held"):
        call_for_plans(held.document, commitment=held, words="x", due=on, by=secretary)


def test_what_was_asked_and_sent_stays(owed, secretary, on):
    record(owed, number="5/KH-SYT", sent_on=on, recorded_from="paper", by=secretary)
    withdraw(owed.call, reason="Nhầm.", by=secretary)
    for change in (
        lambda: Sent.objects.update(number="6/KH"),
        lambda: Owed.objects.update(body=make_body()),
        lambda: Call.objects.update(withdrawn_at=None, withdrawn_reason=""),
        lambda: Call.objects.update(words="khác"),
        lambda: Sent.objects.all()._raw_delete("default"),
        lambda: Call.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_the_trace_tells_of_it_to_everybody_but_not_the_name_of_a_file(owed, focal, secretary):
    send(owed, "danh-sach-kin.txt", [b"a"], by=focal)
    told = "".join(one.text for one in EventContent.objects.filter(public=True))
    assert "subplans.sent" in told
    assert "danh-sach-kin" not in told
    assert json.loads(EventContent.objects.filter(public=True).latest("pk").text)["state_digest"] == state_of(
        owed.call
    )
