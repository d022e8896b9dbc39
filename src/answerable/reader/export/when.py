"""Deadlines in words for the eye, and in one short form for machines."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from answerable.reader.model import DeadlineKind

if TYPE_CHECKING:
    from answerable.reader.export.words import Words
    from answerable.reader.model import Deadline, Period


def deadline_in_words(deadline: Deadline, words: Words) -> str:
    """The printed words, and in parentheses what they come to where the page does not print it.

    "quý III" gives "quý III (01/07/2026 – 30/09/2026; suy ra năm từ văn bản)".
    """
    notes = []
    dates = _resolved_in_words(deadline, words)
    if dates and not _prints(deadline):
        notes.append(dates)
    if deadline.inferred:
        notes.append(words.year_inferred)
    return f"{deadline.text} ({'; '.join(notes)})" if notes else deadline.text


def _resolved_in_words(deadline: Deadline, words: Words) -> str | None:
    if deadline.date:
        form = words.until if deadline.inclusive else words.before
        return form.format(date=day_in_words(deadline.date))
    if deadline.kind is DeadlineKind.IN:
        return days_in_words(deadline.start, deadline.end, words)
    return None


def _prints(deadline: Deadline) -> bool:
    """Whether the printed words already hold the day, or the whole years, that they come to."""
    numbers = {int(number) for number in re.findall(r"\d{1,4}", deadline.text)}
    if deadline.date:
        return {deadline.date.day, deadline.date.month, deadline.date.year} <= numbers
    whole_years = (deadline.start is None or (deadline.start.month, deadline.start.day) == (1, 1)) and (
        deadline.end is None or (deadline.end.month, deadline.end.day) == (12, 31)
    )
    return whole_years and {day.year for day in (deadline.start, deadline.end) if day} <= numbers


def days_in_words(start: datetime.date | None, end: datetime.date | None, words: Words) -> str | None:
    """ "01/01/2026 – 31/12/2026"; an open side in words; None if both are open."""
    if start and end:
        return f"{day_in_words(start)} – {day_in_words(end)}"
    if end:
        return words.until.format(date=day_in_words(end))
    return words.after_start.format(date=day_in_words(start)) if start else None


def period_in_words(period: Period, words: Words) -> str | None:
    return days_in_words(period.start, period.end, words)


def day_in_words(day: datetime.date) -> str:
    """The day comes first: 20/03/2026."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def deadline_resolved(deadline: Deadline) -> str:
    """One short form a kind, dates as ISO 8601.

    ``<2026-03-20`` before that day, ``<=2026-03-20`` until its end, ``2026-01-01/2026-12-31`` an interval
    (``..`` where open), ``every year by 11-15``, ``P5BD after EVENT``, ``continuous``, ``unspecified``.
    """
    match deadline.kind:
        case DeadlineKind.BY:
            return f"{'<=' if deadline.inclusive else '<'}{_iso(deadline.date)}"
        case DeadlineKind.IN:
            return f"{_iso(deadline.start)}/{_iso(deadline.end)}"
        case DeadlineKind.EVERY:
            return f"every {deadline.every}" + (f" by {deadline.by}" if deadline.by else "")
        case DeadlineKind.AFTER:
            return f"{deadline.duration or ''} after {deadline.event or ''}".strip()
        case _:
            return deadline.kind.value


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ".."


def last_day(deadline: Deadline) -> datetime.date | None:
    """The last day on which the work is still in time; None where no single day can be told.

    "trước ngày 20/3" leaves the 19th as the last good day.
    """
    if deadline.kind is DeadlineKind.IN:
        return deadline.end
    if deadline.date is None or deadline.inclusive or deadline.date == datetime.date.min:
        return deadline.date
    return deadline.date - datetime.timedelta(days=1)
