"""Days as documents print them beside a number or under a letterhead. The day always comes first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.source import Span

if TYPE_CHECKING:
    import re

# "05 tháng 3 năm 2019", "26/4/2018", "02.11.2010", "01-10-1997", "10/ 3/2019"; matched on folded text
DAY = (
    r"(?P<day>[0-9]{1,2})(?: ?tháng ?(?P<month>[0-9]{1,2}) ?(?:năm|,)? ?(?P<year>[0-9]{4})"
    r"| ?(?P<sign>[/.-]) ?(?P<month_>[0-9]{1,2}) ?(?P=sign) ?(?P<year_>[0-9]{4}))(?![0-9])"
)


class PrintedDay(NamedTuple):
    """A day as printed; ``day`` is None where no calendar has it ("31/02/2020")."""

    day: date | None
    span: Span


def printed_day(match: re.Match[str]) -> PrintedDay:
    """The day that a match of ``DAY`` gives. The span is the whole match."""
    year, month = match["year"] or match["year_"], match["month"] or match["month_"]
    try:
        day = date(int(year), int(month), int(match["day"]))
    except ValueError:
        day = None
    return PrintedDay(day, Span(*match.span()))
