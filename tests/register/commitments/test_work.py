"""What people do to carry commitments out: each one act, with its permission and its trace."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from tests.register.making import make_account, make_body, make_commitment

from answerable.register.accounts.models import Membership
from answerable.register.bodies.models import Body
from answerable.register.commitments.extending import (
    CannotExtend,
    ask_extension,
    grant_extension,
    refuse_extension,
)
from answerable.register.commitments.happenings import NoSuchEvent, record_happening
from answerable.register.commitments.models import Commitment, Due, Involvement
from answerable.register.commitments.services import put_on_hold
from answerable.register.commitments.work import Assignment, Extension, Progress
from answerable.register.trace.comparing import state_of
from answerable.register.trace.recording import act
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON, LATER = TODAY + timedelta(days=9), TODAY + timedelta(days=40)


@pytest.fixture
def body():
    return make_body()


@pytest.fixture
def people(body):
    made = {role: make_account() for role in ("focal_point", "validator", "secretariat", "other")}
    for role, account in made.items():
        of = {"secretariat": None, "other": make_body("Sở khác")}.get(role, body)
        Membership.objects.create(account=account, role="focal_point" if role == "other" else role, body=of)
    return made


@pytest.fixture
def commitment(body):
    return led_by(body, timing="fixed", final_day=SOON)


def led_by(body, **fields):
    made = make_commitment(rights_class="fulfil", **fields)
    Involvement.objects.create(
        appearance=made.appearances.get(), body=body, name="Sở Tài chính", role="lead", force="order"
    )
    return made


def now(commitment):
    return Commitment.objects.get(pk=commitment.pk)


def test_a_hold_drops_who_is_asked(commitment, body, people):
    Assignment.objects.create(occasion="1", commitment=commitment, body=body, asked_on=TODAY, due=SOON)
    put_on_hold(commitment, reason="Cần xem lại.", by=people["secretariat"])
    assert Assignment.objects.get().dropped_why == "Cần xem lại."


def test_a_day_is_put_off_and_the_old_one_stays(commitment, body, people):
    asked = ask_extension(commitment, body=body, until=LATER, reason="Chờ vốn.", by=people["focal_point"])
    with pytest.raises(CannotExtend, match="waits"):
        ask_extension(commitment, body=body, until=LATER, reason="Chờ vốn.", by=people["focal_point"])
    with pytest.raises(PermissionDenied):
        grant_extension(asked, whole=True, by=people["focal_point"])
    grant_extension(asked, whole=True, by=people["secretariat"])
    found = now(commitment)
    assert (found.final_day, found.last_day, found.extensions) == (SOON, LATER, 1)
    with pytest.raises(CannotExtend, match="decided"):
        refuse_extension(asked, reason="Không.", by=people["secretariat"])
    with pytest.raises(CannotExtend, match="earlier"):
        ask_extension(commitment, body=body, until=LATER, reason="Chờ vốn.", by=people["focal_point"])


def test_a_refused_extension_is_kept_and_moves_nothing(commitment, body, people):
    asked = ask_extension(commitment, body=body, until=LATER, reason="Chờ vốn.", by=people["focal_point"])
    refuse_extension(asked, reason="Đã đủ vốn.", by=people["secretariat"])
    assert (now(commitment).last_day, now(commitment).extensions) == (SOON, 0)
    assert Extension.objects.get().granted is False


def test_only_a_body_with_a_part_asks_and_only_where_there_is_a_day(commitment, body, people):
    elsewhere = people["other"].memberships.get().body
    with pytest.raises(CannotExtend, match="not-yours"):
        ask_extension(commitment, body=elsewhere, until=LATER, reason="Chờ.", by=people["other"])
    with pytest.raises(CannotExtend, match="no-day"):
        ask_extension(led_by(body), body=body, until=LATER, reason="Chờ.", by=people["focal_point"])


def test_an_event_gives_a_day_and_one_that_is_not_stated_does_not(body, people):
    made = led_by(body, timing="conditional")
    Due.objects.create(
        appearance=made.appearances.get(), kind="after", duration="P5BD", event="ngày ký", words="x"
    )
    event = {"event": "ngày ký", "duration": "P5BD", "source": "Quyết định 1/QĐ-UBND"}
    for wrong in ({"event": "ngày khác"}, {"on": TODAY + timedelta(days=1)}):
        with pytest.raises(NoSuchEvent):
            record_happening(made, **{**event, "on": TODAY, **wrong}, by=people["secretariat"])
    record_happening(made, **event, on=date(2019, 4, 26), by=people["secretariat"])
    assert (now(made).timing, now(made).last_day) == ("fixed", date(2019, 5, 7))


def test_rows_are_not_changed_past_the_trace(commitment, body, people):
    said = Progress.objects.create(commitment=commitment, body=body, voice="body", stage="done", as_of=TODAY)
    asked = ask_extension(commitment, body=body, until=LATER, reason="Chờ vốn.", by=people["focal_point"])
    refuse_extension(asked, reason="Không.", by=people["secretariat"])
    replace = "REPLACE" if connection.vendor == "sqlite" else "INSERT"
    for change in (
        lambda: Progress.objects.filter(pk=said.pk).update(stage="in_progress"),
        lambda: Progress.objects.filter(pk=said.pk)._raw_delete("default"),
        lambda: Extension.objects.filter(pk=asked.pk).update(until=LATER + timedelta(days=9)),
        lambda: Extension.objects.filter(pk=asked.pk)._raw_delete("default"),
        lambda: connection.cursor().execute(
            f"{replace} INTO commitments_progress SELECT * FROM commitments_progress WHERE id = {said.pk}"
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_rows_are_in_the_digest_and_a_register_from_before_still_holds(commitment, body, people):
    """Of what was made before these tables nothing is told but what was told then."""
    with act(actor=None) as doing:
        from answerable.register.commitments.digests import digests

        doing.note("commitments.published", commitment, state_digest=digests([commitment.pk])[commitment.pk])
        for one in Body.objects.all():
            doing.note("bodies.added", one, state_digest=state_of(one))
    Progress.objects.create(commitment=commitment, voice="body", stage="done", as_of=TODAY)  # of no body
    assert verify().broken is None
    ask_extension(commitment, body=body, until=LATER, reason="Chờ vốn.", by=people["focal_point"])
    assert verify().broken is None
    Progress.objects.create(commitment=commitment, body=body, voice="body", stage="done", as_of=TODAY)
    assert "changed" in verify().broken
