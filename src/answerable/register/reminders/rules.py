"""Which step of its rules a matter has come to on a day. Pure: no tables, no clock.

A step is a number of days after the due day; before it, it is negative. What falls on a day off before the
due day is told on the last working day before it. Once the day is past, all is told on one weekday, so that
nobody gets a letter a day. Of steps that were missed the nearest alone counts.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from answerable.register.workdays import previous_working_day

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.accounts.notices import Rules

MONDAY = 0  # the weekday of what is past; where it is a day off, the next working day


def step_on(rules: Rules, due: date, *, on: date) -> int | None:
    """The nearest step that has come by a working day, or None where none has.

    >>> from datetime import date
    >>> from answerable.register.accounts.notices import BY_A_DAY
    >>> step_on(BY_A_DAY, date(2026, 12, 13), on=date(2026, 12, 11))  # a Sunday, told on Friday
    0
    >>> step_on(BY_A_DAY, date(2026, 12, 10), on=date(2026, 12, 21))
    11
    """
    if rules.weekly:
        monday = on - timedelta(days=(on.weekday() - MONDAY) % 7)
        if monday > due:
            return (monday - due).days
    come = (days for days in sorted(rules.before) if previous_working_day(due - timedelta(days=days)) <= on)
    return next((-days for days in come), None)
