"""Sentences of the open pages that depend on what a commitment is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.register.commitments.state import Standing, Timeliness, state_of
from answerable.register.days import full_day

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Commitment, Due

# Of these the state alone does not say how they stand in time.
OPEN = (Standing.UNKNOWN, Standing.NOT_STARTED, Standing.IN_PROGRESS, Standing.NOT_REPORTED)
PAST = "past"  # the class of a state whose day is past without a word of anybody


def state_in_words(commitment: Commitment, *, on: date) -> tuple[str, str]:
    """The code of a state (for its shape and colour) and what it is in words."""
    state = state_of(commitment, on=on)
    standing, timely = state.standing, state.timeliness
    words = [str(standing.label)]
    code: str = standing.value
    if standing is Standing.UNKNOWN and timely is Timeliness.PAST_NO_INFORMATION:
        code, words = PAST, [str(timely.label)]
    elif standing in OPEN and timely is not None:
        words.insert(0, str(timely.label))
    elif standing is Standing.OVERDUE and state.stage is not None:
        words.append(str(state.stage.label))
    elif standing is Standing.DONE and timely is Timeliness.DONE_UNDATED:
        words = [str(timely.label)]
    if state.extensions:
        words.append(_("extended (%(n)d)") % {"n": state.extensions})
    return code, " · ".join(words)


def by_when(due: Due) -> str:
    """A deadline as resolved: what the words of the document come to on the calendar.

    Nothing is sharper than the words: what has no day says so.
    """
    if due.kind == "by" and due.date is not None:
        last = due.date if due.inclusive else due.date.fromordinal(due.date.toordinal() - 1)
        return _("last day: %(day)s") % {"day": full_day(last)}
    if due.kind == "in" and due.end is not None:
        if due.start is None:
            return _("last day: %(day)s") % {"day": full_day(due.end)}
        return _("from %(start)s to %(end)s") % {"start": full_day(due.start), "end": full_day(due.end)}
    if due.kind == "in" and due.start is not None:
        return _("from %(start)s, no end is said") % {"start": full_day(due.start)}
    if due.kind == "every":
        every = EVERY[due.every]() if due.every in EVERY else due.every
        return _("%(every)s, by %(by)s") % {"every": every, "by": _by(due.by)} if due.by else every
    if due.kind == "after":
        return _("%(duration)s after: %(event)s") % {"duration": _duration(due.duration), "event": due.event}
    if due.kind == "continuous":
        return _("all the time; no last day")
    return _("at times that the document does not say")


EVERY = {
    "day": lambda: _("every day"),
    "week": lambda: _("every week"),
    "month": lambda: _("every month"),
    "quarter": lambda: _("every quarter"),
    "half-year": lambda: _("every half year"),
    "year": lambda: _("every year"),
}


def _by(said: str) -> str:
    """ "11-15", or "25" in a month or a quarter."""
    month, _dash, day = said.rpartition("-")
    if not month:
        return _("day %(day)s") % {"day": int(day)} if day.isdecimal() else said
    return _("%(day)s/%(month)s") % {"day": int(day), "month": int(month)}


def _duration(said: str) -> str:
    """A length of time as ISO 8601 has it: P5BD is five working days."""
    unit = said[-2:] if said.endswith("BD") else said[-1:]
    number = said[1 : len(said) - len(unit)]
    if not said.startswith("P") or not number.isdecimal():
        return said
    count = int(number)
    named = {
        "BD": ngettext("%(n)d working day", "%(n)d working days", count),
        "D": ngettext("%(n)d day", "%(n)d days", count),
        "W": ngettext("%(n)d week", "%(n)d weeks", count),
        "M": ngettext("%(n)d month", "%(n)d months", count),
        "Y": ngettext("%(n)d year", "%(n)d years", count),
    }
    return named[unit] % {"n": count} if unit in named else said
