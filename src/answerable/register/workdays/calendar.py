"""Which days offices of the State work: not on Saturdays, Sundays and holidays, but on days swapped for them.

Holidays are those of article 112 of the Labour Code, with the days off that follow when one falls on a
weekend. They and the swapped days come from the library ``holidays``; ``SWAPPED`` adds what it lacks. The
tests hold 2019 to 2026 against the lists as they were published. Of later years Tết and swapped days are what
the library reckons until the Government has decided.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

# The day off: the Saturday or Sunday that is worked for it.
SWAPPED = {date(2026, 1, 2): date(2026, 1, 10)}

DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date) -> bool:
    off, worked = _swapped_and_holidays(day.year)
    return day in worked or (day.weekday() < SATURDAY and day not in off)


def next_working_day(day: date) -> date:
    """That day itself where it is worked, else the first worked day after it."""
    while not is_working_day(day):
        day += DAY
    return day


def previous_working_day(day: date) -> date:
    """That day itself where it is worked, else the last worked day before it."""
    while not is_working_day(day):
        day -= DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The last of ``count`` worked days after a day, which is not counted itself.

    >>> add_working_days(date(2025, 4, 25), 2)  # 26/4 is a Saturday that was worked
    datetime.date(2025, 4, 28)
    """
    while count > 0:
        day += DAY
        count -= is_working_day(day)
    return day


@cache
def _swapped_and_holidays(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The days off of a year, and its Saturdays and Sundays that are worked."""
    known = holidays.country_holidays("VN", years=year)
    off = frozenset(known) | {day for day in SWAPPED if day.year == year}
    worked = {day for day in (*known.weekend_workdays, *SWAPPED.values()) if day.year == year}
    return off, frozenset(worked)
