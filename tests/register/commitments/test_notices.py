"""What people are reminded of about commitments, and what they are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.register.making import DAY, make_body, make_clause, make_commitment, make_edition

from answerable.register.accounts.settings_kept import decide
from answerable.register.bodies.models import GroupMember, Succession
from answerable.register.commitments.models import Appearance, Due, Involvement
from answerable.register.commitments.notices import by_their_day, next_times, to_decide, without_movement
from answerable.register.commitments.work import Assignment, Extension, Progress

pytestmark = pytest.mark.django_db
SOON = DAY + timedelta(days=10)


def led_by(*bodies, dues=(), **fields):
    fields = {"rights_class": "administrative", "timing": "fixed", "final_day": SOON, **fields}
    fields.setdefault("last_day", fields["final_day"])
    commitment = make_commitment(**fields)
    _state(commitment.appearances.get(), bodies, dues)
    return commitment


def _state(appearance, bodies, dues):
    for body in bodies:
        Involvement.objects.create(
            appearance=appearance, body=body, name=body.name, role="lead", force="order", words=""
        )
    for due in dues:
        Due.objects.create(appearance=appearance, words="", **due)


def said(commitment, body, stage, voice="body", as_of=DAY, **more):
    Progress.objects.create(commitment=commitment, body=body, voice=voice, stage=stage, as_of=as_of, **more)


def told(find=by_their_day, on=DAY):
    return [(one.body.name, one.due) for one in find(on)]


def test_each_body_that_leads_is_told_of_the_day():
    commitment = led_by(make_body("Sở Y tế"), make_body("Sở Tài chính"))
    assert told() == [("Sở Y tế", SOON), ("Sở Tài chính", SOON)]
    matter = next(by_their_day(DAY))
    assert matter.commitment == commitment.pk
    assert str(matter.address) == f"/cam-ket/{commitment.public_id}/"
    assert commitment.text in matter.words


@pytest.mark.parametrize(
    "fields",
    [
        {"rights_class": "restrict"},
        {"rights_class": "unclassified"},
        {"put_on_hold": True, "hold_reason": "Chờ."},
        {"withdrawn_at": timezone.now(), "withdrawn_reason": "Nhầm."},
        {"final_day": DAY + timedelta(days=60)},
        {"timing": "none", "final_day": None},
        {"stage": "done", "stage_voice": "secretariat"},
        {"stage": "discontinued", "stage_voice": "secretariat"},
    ],
)
def test_what_is_held_over_done_far_away_or_without_a_day_is_told_to_nobody(fields):
    led_by(make_body(), **fields)
    assert told() == []


def test_what_is_past_is_told_still():
    led_by(make_body("Sở Y tế"), final_day=DAY - timedelta(days=400))
    assert told() == [("Sở Y tế", DAY - timedelta(days=400))]


def test_who_says_that_it_is_done_is_not_told_until_that_is_returned():
    done, other = make_body("Sở Y tế"), make_body("Sở Tài chính")
    commitment = led_by(done, other)
    for body in (done, other):
        Assignment.objects.create(commitment=commitment, occasion="round-1", body=body, asked_on=DAY)
    said(commitment, done, "done")
    said(commitment, other, "in_progress")
    assert told() == [("Sở Tài chính", SOON)]
    Assignment.objects.filter(body=done).update(outcome="returned")
    assert sorted(told()) == [("Sở Tài chính", SOON), ("Sở Y tế", SOON)]


def test_a_later_day_of_one_body_is_its_own():
    first, second = make_body("Sở Y tế"), make_body("Sở Tài chính")
    commitment = led_by(first, second)
    later = SOON + timedelta(days=30)
    Extension.objects.create(
        commitment=commitment, body=second, of_day=SOON, due_before=SOON, until=later, reason="Mưa lũ.",
        asked_on=DAY, granted=True, decided_on=DAY,
    )  # fmt: skip
    assert told() == [("Sở Y tế", SOON), ("Sở Tài chính", later)]


def test_the_body_that_took_over_is_told_and_of_several_none():
    gone = make_body("Sở Lao động", valid_to=DAY - timedelta(days=1))
    led_by(gone)
    heir = make_body("Sở Nội vụ")
    Succession.objects.create(old=gone, new=heir, on=DAY)
    assert told() == [("Sở Nội vụ", SOON)]
    Succession.objects.create(old=gone, new=make_body("Sở Y tế"), function="bảo trợ xã hội", on=DAY)
    assert told() == []


def test_members_of_a_group_that_leads_are_told_also_without_a_round():
    group, first, second = make_body("Các sở", group=True), make_body("Sở Y tế"), make_body("Sở Tài chính")
    for member, until in ((first, None), (second, None), (make_body("Sở cũ"), DAY - timedelta(days=1))):
        GroupMember.objects.create(group=group, member=member, valid_to=until)
    commitment = led_by(group, first)
    assert told() == [("Sở Y tế", SOON), ("Sở Tài chính", SOON)]
    said(commitment, second, "done")
    assert told() == [("Sở Y tế", SOON)]
    Assignment.objects.create(commitment=commitment, occasion="round-1", body=first, asked_on=DAY)
    assert told() == [("Sở Y tế", SOON)]  # who is asked is known then


def test_a_word_of_the_whole_speaks_for_the_members_of_a_group():
    group, member = make_body("Các sở", group=True), make_body("Sở Y tế")
    GroupMember.objects.create(group=group, member=member)
    said(led_by(group), None, "in_progress", voice="secretariat")
    assert told() == []


def recurring(body, **due):
    return led_by(
        body, timing="recurring", final_day=None, dues=[{"kind": "every", "inclusive": True, **due}]
    )


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ({"every": "month", "by": "10"}, date(2026, 12, 10)),
        ({"every": "quarter"}, None),  # 31 December: not soon
        ({"every": "year", "by": "12-05"}, date(2026, 12, 5)),
        ({"every": "year", "by": "11-15"}, None),  # next year
        ({"every": "day"}, None),
        ({"every": "week"}, None),
        ({"every": "unknown"}, None),
    ],
)
def test_of_what_comes_again_the_next_time_is_told(due, day):
    recurring(make_body("Sở Y tế"), **due)
    assert told(next_times) == ([("Sở Y tế", day)] if day else [])
    assert told() == []


def test_a_time_that_is_done_is_not_told_and_the_next_one_is():
    body = make_body("Sở Y tế")
    commitment = recurring(body, every="month", by="10")
    said(commitment, body, "done", as_of=date(2026, 11, 12))
    assert told(next_times) == [("Sở Y tế", date(2026, 12, 10))]
    said(commitment, body, "done", as_of=date(2026, 12, 3), period="tháng 12/2026")
    assert told(next_times, on=date(2026, 12, 4)) == []


def test_only_the_latest_edition_says_how_often():
    body = make_body("Sở Y tế")
    commitment = recurring(body, every="month", by="10")
    clause = make_clause(make_edition(ordinal=2))
    later = Appearance.objects.create(commitment=commitment, edition=clause.edition, clause=clause)
    _state(later, [body], [{"kind": "every", "inclusive": True, "every": "month", "by": "05"}])
    assert told(next_times) == [("Sở Y tế", date(2026, 12, 5))]


LONG_AGO = timezone.now() - timedelta(days=200)


@pytest.mark.parametrize(
    ("fields", "since"),
    [
        ({"moved_on": DAY - timedelta(days=90)}, DAY),
        ({"moved_on": DAY - timedelta(days=100)}, DAY - timedelta(days=10)),
        (
            {"moved_on": DAY - timedelta(days=100), "timing": "none", "final_day": None},
            DAY - timedelta(days=10),
        ),
        ({"first_published": LONG_AGO}, timezone.localdate(LONG_AGO) + timedelta(days=90)),
        ({"moved_on": DAY - timedelta(days=89)}, None),
        ({"moved_on": DAY - timedelta(days=89), "first_published": LONG_AGO}, None),
        ({}, None),  # published today
        ({"moved_on": DAY - timedelta(days=100), "rights_class": "mixed"}, None),
        ({"moved_on": DAY - timedelta(days=100), "final_day": DAY - timedelta(days=1)}, None),  # overdue
        ({"moved_on": DAY - timedelta(days=100), "stage": "done", "stage_voice": "secretariat"}, None),
    ],
)
def test_what_has_not_moved_for_long_is_told(fields, since):
    body = make_body("Sở Y tế")
    if fields.get("rights_class") == "mixed":
        fields = {**fields, "moved_on": None, "first_published": LONG_AGO}  # what is held was never moved
    led_by(body, **fields)
    assert told(without_movement) == ([("Sở Y tế", since)] if since else [])


def test_an_office_decides_what_is_long():
    led_by(make_body("Sở Y tế"), moved_on=DAY - timedelta(days=30))
    assert told(without_movement) == []
    decide("stale_days", "30", by=None)
    assert told(without_movement) == [("Sở Y tế", DAY)]


def test_a_day_that_is_asked_to_be_put_off_waits_for_the_secretariat():
    body = make_body("Sở Y tế")
    for fields in ({}, {"put_on_hold": True, "hold_reason": "Chờ."}):
        commitment = led_by(body)
        Extension.objects.create(
            commitment=commitment, body=body, of_day=SOON, due_before=SOON, until=SOON + timedelta(days=9),
            reason="Mưa lũ.", asked_on=DAY,
        )  # fmt: skip
        for name, value in fields.items():
            setattr(commitment, name, value)
        commitment.save()
    [matter] = to_decide(DAY)
    assert (matter.role, matter.due, matter.body) == ("secretariat", DAY, body)


def test_many_are_found_in_few_questions(django_assert_max_num_queries):
    for _ in range(20):
        led_by(make_body(), make_body())
    with django_assert_max_num_queries(14):
        assert len(told()) == 40
