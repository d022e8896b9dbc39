"""The last day of a time that runs from an event: "trong thời hạn 05 ngày làm việc kể từ ngày …"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import timedelta
from typing import TYPE_CHECKING

from answerable.register.workdays.calendar import add_working_days, next_working_day

if TYPE_CHECKING:
    from datetime import date

# "P5BD" five working days, "P30D", "P2W", "P3M", "P1Y": as the contract ``answerable.plan/1`` writes them
DURATION = re.compile(r"P(?P<count>\d{1,4})(?P<unit>BD|D|W|M|Y)")


class UnreadableDuration(ValueError):
    """The words of the plan did not give a time that can be counted, such as hours."""


def resolve(duration: str, event: date) -> date:
    """The last day of a duration that runs from the day of an event.

    The day of the event is not counted, and a time that would end on a day off ends on the next working day
    (Civil Code 2015, articles 147 and 148). Raises UnreadableDuration.

    >>> from datetime import date
    >>> resolve("P5BD", date(2019, 4, 26))  # 29/4 to 1/5 are days off, Saturday 4/5 is worked
    datetime.date(2019, 5, 7)
    """
    found = DURATION.fullmatch(duration)
    if found is None:
        raise UnreadableDuration(duration)
    count = int(found["count"])
    if found["unit"] == "BD":
        return add_working_days(event, count)
    if found["unit"] in "DW":
        return next_working_day(event + timedelta(days=count * (7 if found["unit"] == "W" else 1)))
    return next_working_day(months_after(event, count * (12 if found["unit"] == "Y" else 1)))


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last day of one that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
