"""The times at which something is due again and again, as the contract ``answerable.plan/1`` words them.

A day that the words name ("trước ngày 15/11 hằng năm", "ngày 20 hằng tháng", "ngày 20 tháng cuối quý") is the
day of each period; where they name none, a period falls due with its own last day, as "quý III" does.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
DAYS = {"day": 1, "week": 7}
IN_A_YEAR = re.compile(r"(?P<month>\d{2})-(?P<day>\d{2})")
IN_A_MONTH = re.compile(r"\d{1,2}")


class Occurrence(NamedTuple):
    """One period of a recurrence, and the last day on which what it asks for is in time."""

    begins: date
    ends: date
    last_day: date


def occurrences(every: str, by: str = "", *, inclusive: bool = True, since: date) -> Iterator[Occurrence]:
    """The occurrences whose last day is ``since`` or later, in order, without end.

    ``every`` and ``by`` are those of the contract ("quarter", "20"); an interval that is not known gives
    none. ``by`` that names no day of the period ("02-30", a month in a week) is taken for not said.
    """
    before = timedelta(days=0 if inclusive else 1)
    for begins, ends in _periods(every, since):
        last_day = _named(by, ends) - before if _names_a_day(by, every) else ends
        if last_day >= since:
            yield Occurrence(begins, ends, last_day)


def _periods(every: str, since: date) -> Iterator[tuple[date, date]]:
    """The calendar periods from the one before ``since`` on."""
    if every in DAYS:
        begins = since - timedelta(days=since.weekday() if every == "week" else 0)
        step = timedelta(days=DAYS[every])
        while True:
            yield begins, begins + step - timedelta(days=1)
            begins += step
    elif every in MONTHS:
        months = MONTHS[every]
        number = (since.year * 12 + since.month - 1) // months - 1
        while True:
            first, last = number * months, (number + 1) * months - 1
            begins = date(first // 12, first % 12 + 1, 1)
            yield begins, date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])
            number += 1


def _names_a_day(by: str, every: str) -> bool:
    return every in MONTHS and bool(
        (every == "year" and IN_A_YEAR.fullmatch(by)) or (every != "year" and IN_A_MONTH.fullmatch(by))
    )


def _named(by: str, ends: date) -> date:
    """The day of a period that ``by`` names: of a year a month and a day, else a day of its last month."""
    found = IN_A_YEAR.fullmatch(by)
    month, day = (int(found["month"]), int(found["day"])) if found else (ends.month, int(by))
    if not 1 <= month <= 12 or day < 1:
        return ends
    return date(ends.year, month, min(day, monthrange(ends.year, month)[1]))
