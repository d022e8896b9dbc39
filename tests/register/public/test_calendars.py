"""Deadlines in other calendars: read back by a library of theirs, with rules that give the days we compute."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.register.making import make_body, make_commitment, published

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, Due, Involvement
from answerable.register.commitments.recurring import next_time
from answerable.register.plans.models import Edition
from answerable.register.public.calendar import Dated, as_icalendar, rule_of
from answerable.register.workdays import occurrences

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=20)


def entries(answer):
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/calendar")
    read = Calendar.from_ical(answer.content)
    assert read.errors == []
    return [one for one in read.walk() if one.name in ("VTODO", "VEVENT")]


def led_by(body, *, dues=(), **fields):
    fields = {"rights_class": "administrative", "timing": "fixed", "final_day": SOON, **fields}
    commitment = make_commitment(**fields, last_day=fields["final_day"])
    appearance = commitment.appearances.get()
    Edition.objects.filter(pk=appearance.edition_id).update(standing="published", published_at=timezone.now())
    Involvement.objects.create(
        appearance=appearance, body=body, name=body.name, role="lead", force="order", words=""
    )
    for due in dues:
        Due.objects.create(appearance=appearance, words="", kind="every", **due)
    return commitment


@pytest.fixture
def health(db):
    return make_body("Sở Y tế")


def test_the_deadlines_of_a_body_are_its_own(client, health):
    own = led_by(health)
    led_by(make_body("Sở Xây dựng"))
    [entry] = entries(client.get(f"/co-quan/{health.key}/han.ics"))
    assert entry.name == "VTODO"
    assert entry["UID"] == f"{own.public_id}@answerable"
    assert entry.decoded("due") == SOON
    assert entry["SUMMARY"] == own.text
    assert entry["URL"] == f"http://testserver/cam-ket/{own.public_id}/"
    assert len(entries(client.get("/han.ics"))) == 2


OUT = [
    {"rights_class": "restrict"},
    {"rights_class": "unclassified"},
    {"put_on_hold": True, "hold_reason": "Chờ."},
    {"withdrawn_at": timezone.now(), "withdrawn_reason": "Nhầm."},
    {"stage": "done", "stage_voice": "secretariat"},
]
AGAIN = {"timing": "recurring", "final_day": None, "dues": [{"every": "month"}]}


def test_so_are_those_of_a_plan_a_commitment_and_a_list(client, health):
    one, other = led_by(health), led_by(make_body("Sở Xây dựng"))
    for commitment in (one, other):
        slug = f"ke-hoach-{commitment.pk}"
        published(commitment.document, published_at=timezone.now(), slug=slug)
    held = led_by(health, rights_class="restrict")
    published(held.document, published_at=timezone.now(), slug="ke-hoach-tam-dung")
    told = {
        f"/ke-hoach/ke-hoach-{one.pk}/han.ics": [one],
        f"/cam-ket/{one.public_id}.ics": [one],
        f"/cam-ket.ics?co_quan={health.key}": [one],
        "/cam-ket.ics?trang_thai=held": [],
        "/ke-hoach/ke-hoach-tam-dung/han.ics": [],
        f"/cam-ket/{held.public_id}.ics": [],
    }
    for address, commitments in told.items():
        found = [str(entry["UID"]) for entry in entries(client.get(address))]
        assert found == [f"{each.public_id}@answerable" for each in commitments], address
    [event] = entries(client.get(f"/cam-ket.ics?co_quan={health.key}&dang=su-kien"))
    assert event.name == "VEVENT"
    page = client.get("/theo-doi/?ke-hoach=ke-hoach-tam-dung").content.decode()
    assert 'href="/ke-hoach/ke-hoach-tam-dung/han.ics?dang=su-kien"' in page
    for nothing in ("/ke-hoach/khong-co/han.ics", "/cam-ket/khongco.ics", "/cam-ket.ics?trang_thai=gi"):
        assert client.get(nothing).status_code == 404


@pytest.mark.parametrize(
    "fields", [*OUT, *({**one, **AGAIN} for one in OUT), {"final_day": TODAY - timedelta(days=60)}]
)
def test_what_is_held_over_or_long_past_is_in_no_calendar(client, health, fields):
    led_by(health, **fields)
    for address in ("/han.ics", f"/co-quan/{health.key}/han.ics"):
        assert entries(client.get(address)) == []


def test_what_comes_again_has_its_rule(client, health):
    dues = [{"every": "month", "by": "20", "inclusive": True}, {"every": "day"}, {"every": "unknown"}]
    commitment = led_by(health, timing="recurring", final_day=None, dues=dues)
    for asked, day in (("", "due"), ("?dang=su-kien", "dtstart")):
        [entry] = entries(client.get(f"/co-quan/{health.key}/han.ics{asked}"))
        assert (
            entry.decoded(day) == next_time(commitment.appearances.get().dues.first(), since=TODAY).last_day
        )
        assert entry["RRULE"].to_ical() == b"FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=20"


def test_calendars_that_know_no_tasks_get_events(client, health):
    led_by(health)
    for kind in ("su-kien", "viec", "khac"):
        [entry] = entries(client.get("/han.ics", {"dang": kind}))
        assert entry.name == ("VEVENT" if kind == "su-kien" else "VTODO")


def test_a_merged_body_leads_to_the_one_that_stays(client, health):
    merged = make_body("Sở Y tế cũ")
    led_by(merged)
    Body.objects.filter(pk=merged.pk).update(merged_into=health)
    assert (
        client.get(f"/co-quan/{merged.key}/han.ics").headers["Location"] == f"/co-quan/{health.key}/han.ics"
    )
    assert client.get("/co-quan/khong-co/han.ics").status_code == 404


def test_words_cannot_add_lines_to_a_calendar(client, health):
    commitment = make_commitment(rights_class="administrative")
    commitment.text = "Lập; kế, hoạch\r\nEND:VTODO\\n " + "Ẫ Ỗ ữ ượng " * 20
    commitment.leads = ["Sở A, B; C\r\nX-BAD:1"]
    written = as_icalendar([Dated(commitment, SOON)], name="Hạn", address="http://a/")
    assert max(map(len, written.split(b"\r\n"))) <= 75
    read = Calendar.from_ical(written)
    [entry] = read.walk("VTODO")
    assert entry["SUMMARY"] == " ".join(commitment.text.split())
    assert "X-BAD" not in entry


@given(
    every=st.sampled_from(["week", "month", "quarter", "half-year", "year"]),
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    named=st.booleans(),
    inclusive=st.booleans(),
    since=st.dates(date(2023, 1, 1), date(2027, 12, 31)),
)
def test_a_rule_gives_the_days_that_we_compute(every, month, day, named, inclusive, since):
    by = "" if not named else f"{month:02d}-{day:02d}" if every == "year" else f"{day:02d}"
    due = Due(kind="every", every=every, by=by, inclusive=inclusive)
    coming = next_time(due, since=since)
    rule = rule_of(due, coming)
    if rule is None:  # of such days as "trước ngày 30" alone
        assert named
        assert not inclusive or by == "02-29"
        return
    calendar = as_icalendar(
        [Dated(Commitment(text="Báo cáo.", public_id="a"), coming.last_day, rule)],
        name="",
        address="http://a/",
    )
    [entry] = Calendar.from_ical(calendar).walk("VTODO")
    told = rrulestr(
        entry["RRULE"].to_ical().decode(), dtstart=datetime.combine(coming.last_day, datetime.min.time())
    )
    ours = occurrences(every, by, inclusive=inclusive, since=coming.last_day)
    assert [one.date() for one in islice(told, 30)] == [one.last_day for one in islice(ours, 30)]
