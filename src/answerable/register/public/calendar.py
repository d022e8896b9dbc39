"""Deadlines as other calendars read them (RFC 5545)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils import timezone
from icalendar import Calendar, Event, Todo, vText

from answerable.register.commitments.recurring import next_time, recurrences
from answerable.register.commitments.state import Stage, Timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.commitments.models import Commitment, Due
    from answerable.register.workdays import Occurrence

INTERVAL = {"month": 1, "quarter": 3, "half-year": 6}  # months
SHORTEST_MONTH = 28  # days
STATUS = {Stage.IN_PROGRESS: "IN-PROCESS"}


class As(StrEnum):
    """What a deadline is in a calendar. Some that follow an address show events alone."""

    TASKS = "viec"
    EVENTS = "su-kien"


class Dated(NamedTuple):
    """A commitment with a day, which may come again by a rule."""

    commitment: Commitment
    day: date
    rule: dict[str, Any] | None = None
    number: int = 0  # of several recurrences of one commitment


def by_last_day(commitments: Iterable[Commitment]) -> Iterator[Dated]:
    for one in commitments:
        if one.last_day is not None:
            yield Dated(one, one.last_day)


def coming_again(commitments: QuerySet[Commitment], *, since: date) -> Iterator[Dated]:
    """The next time of each recurrence, with the rule of those after it; not of what comes each day."""
    again = commitments.filter(timing=Timing.RECURRING)
    every = recurrences(again)
    for one in again.filter(pk__in=every):
        for number, due in enumerate(every[one.pk]):
            coming = None if due.every == "day" else next_time(due, since=since)
            if coming is not None:
                yield Dated(one, coming.last_day, rule_of(due, coming), number)


def as_icalendar(dated: Iterable[Dated], *, name: str, address: str, kind: As = As.TASKS) -> bytes:
    """All in one calendar. ``address`` is what a public id is put behind."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Answerable//register//VI")
    calendar.add("x-wr-calname", vText(name))
    calendar.add("x-published-ttl", "P1D")
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)  # the same all day
    for one in dated:
        entry = Event() if kind is As.EVENTS else Todo()
        entry.add("uid", f"{one.commitment.public_id}{f'-{one.number}' if one.number else ''}@answerable")
        entry.add("dtstamp", today)
        if kind is As.EVENTS:
            entry.add("dtstart", one.day)
            entry.add("transp", "TRANSPARENT")  # it takes nobody's time
        else:
            entry.add("due", one.day)
            entry.add("status", STATUS.get(Stage(one.commitment.stage), "NEEDS-ACTION"))
            if one.rule:
                entry.add("dtstart", one.day)  # from which the rule counts
        if one.rule:
            entry.add("rrule", one.rule)
        entry.add("summary", " ".join(one.commitment.text.split()))
        entry.add("categories", one.commitment.leads)
        entry.add("url", f"{address}{one.commitment.public_id}/")
        calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def rule_of(due: Due, coming: Occurrence) -> dict[str, Any] | None:
    """The rule by which a recurrence goes on from its next time, or None where RFC 5545 has none for it.

    That is of "trước ngày 30" alone: in February, which ends before, it is another day.
    """
    inclusive = due.inclusive is not False
    if due.every == "week":
        return {"FREQ": "WEEKLY"}
    if due.every == "year":
        leap = (due.by == "02-29") or (due.by == "03-01" and not inclusive)
        return None if leap else {"FREQ": "YEARLY"}
    if due.every not in INTERVAL:
        return None
    days = _days_of_a_month(due.by, coming, inclusive=inclusive)
    rule: dict[str, Any] = {"FREQ": "MONTHLY", "INTERVAL": INTERVAL[due.every], "BYMONTHDAY": days}
    if len(days) > 1:
        rule["BYSETPOS"] = -1
    return rule if days else None


def _days_of_a_month(by: str, coming: Occurrence, *, inclusive: bool) -> list[int]:
    """The day that is named, of a month that may be shorter; [] where no rule says it."""
    if not re.fullmatch(r"\d{1,2}", by) or (inclusive and int(by) == 0):
        return [-1]
    day = int(by)
    if inclusive:
        return [day] if day <= SHORTEST_MONTH else list(range(SHORTEST_MONTH, min(day, 31) + 1))
    if day == 1:
        return [-1]  # the last one of the month before
    return [day - 1] if 1 < day <= SHORTEST_MONTH else []
