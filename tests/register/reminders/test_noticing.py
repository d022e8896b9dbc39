"""Notices: each once, in whatever order days come and matters change, and none of what is on hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.register.making import make_body, make_commitment

from answerable.register.accounts.models import Role
from answerable.register.accounts.notices import AT_ONCE
from answerable.register.accounts.settings_kept import decide
from answerable.register.reminders.models import Notice
from answerable.register.reminders.noticing import make_notices, notices_on

DUE = date(2026, 12, 10)  # a Thursday
pytestmark = pytest.mark.django_db


def free(**fields):
    return make_commitment(rights_class="administrative", **fields)


def made(**filters):
    return list(Notice.objects.filter(**filters).order_by("pk").values_list("role", "step"))


def test_each_step_is_made_once_on_its_day(room):
    room.add(free(), make_body(), DUE)
    for days in range(-40, 6):
        for _time in range(2):
            make_notices(DUE + timedelta(days=days))
    assert made() == [("focal_point", step) for step in (-30, -7, -3, -1, 0, 4)]


def test_after_a_gap_the_nearest_step_alone_is_made(room):
    room.add(free(), make_body(), DUE)
    make_notices(date(2026, 12, 9))
    make_notices(date(2026, 11, 20))  # a clock that was set back
    assert made() == [("focal_point", -1)]


def test_nobody_is_reminded_on_a_day_off(room):
    room.add(free(), make_body(), date(2026, 12, 13))
    assert make_notices(date(2026, 12, 12)) == make_notices(date(2026, 12, 13)) == 0


def test_another_day_begins_anew_and_the_old_one_is_not_told_again(room):
    commitment, body = free(), make_body()
    for due in (DUE, date(2026, 12, 17), DUE):
        room.open.clear()
        room.add(commitment, body, due)
        make_notices(date(2026, 12, 9))
    assert [(one.due, one.step) for one in Notice.objects.order_by("pk")] == [
        (DUE, -1), (date(2026, 12, 17), -30)
    ]  # fmt: skip


def test_two_bodies_are_each_told_and_a_merged_one_as_the_body_that_stays(room):
    commitment, body = free(), make_body("Sở Y tế")
    merged = make_body("Sở Y tế cũ", merged_into=body)
    other = make_body("Sở Xây dựng")
    for one in (merged, body, other):
        room.add(commitment, one, DUE)
    make_notices(DUE)
    assert {one.body for one in Notice.objects.all()} == {body, other}
    assert Notice.objects.count() == 2


def test_what_is_past_goes_up_when_those_below_had_their_time(room):
    room.add(free(), make_body(), DUE)
    for days in range(40):
        make_notices(DUE + timedelta(days=days))
    assert made(role="validator") == [("validator", 7)]
    assert made(role="secretariat") == [("secretariat", 14)]
    assert Notice.objects.get(role="validator").made_on == DUE + timedelta(days=7)


def test_a_matter_that_was_long_past_when_it_was_first_told_goes_up_no_sooner(room):
    room.add(free(), make_body(), date(2026, 1, 5))
    for days in range(8):
        make_notices(DUE + timedelta(days=days))
    assert {one.made_on for one in Notice.objects.filter(role="validator")} == {DUE + timedelta(days=7)}
    assert not Notice.objects.filter(role="secretariat").exists()


def test_what_is_the_secretariats_goes_up_to_nobody(room):
    room.add(free(), None, DUE, role=Role.SECRETARIAT)
    for days in range(40):
        make_notices(DUE + timedelta(days=days))
    assert set(Notice.objects.values_list("role", "body")) == {("secretariat", None)}


def test_rules_without_escalation_tell_nobody_above(room):
    room.rules = AT_ONCE
    room.add(free(), make_body(), DUE)
    for days in range(30):
        make_notices(DUE + timedelta(days=days))
    assert set(Notice.objects.values_list("role", flat=True)) == {"focal_point"}


@pytest.mark.parametrize(
    "fields",
    [
        {"rights_class": "restrict"},
        {"rights_class": "unclassified"},
        {"put_on_hold": True, "hold_reason": "Chờ thẩm định."},
        {"withdrawn_at": timezone.now(), "withdrawn_reason": "Nhầm."},
    ],
)
def test_what_is_on_hold_or_over_makes_none_even_where_a_room_names_it(room, fields):
    room.add(free(), make_body(), DUE)
    room.add(make_commitment(**{"rights_class": "administrative", **fields}), make_body(), DUE)
    assert make_notices(DUE) == 1
    assert Notice.objects.count() == 1


def test_the_database_refuses_to_remind_of_what_is_on_hold(room):
    room.add(free(), make_body(), DUE)
    [notice] = notices_on(DUE)
    notice.commitment = make_commitment(rights_class="mixed")
    with pytest.raises(IntegrityError, match="on hold"), transaction.atomic():
        notice.save()


def test_what_was_told_is_neither_changed_nor_deleted(room):
    room.add(free(), make_body(), DUE)
    make_notices(DUE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.update(step=5)


def test_an_office_decides_after_how_many_days_what_is_past_goes_up(room):
    decide("validator_after_days", "2", by=None)
    room.add(free(), make_body(), DUE)
    for days in range(3):
        make_notices(DUE + timedelta(days=days))
    assert not Notice.objects.filter(role="validator").exists()  # the second day after is a Saturday
    make_notices(DUE + timedelta(days=4))
    assert made(role="validator") == [("validator", 2)]
