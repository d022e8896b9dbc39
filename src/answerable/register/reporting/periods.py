"""The periods of reports: their cut-offs, and when a report is to be sent.

Under Decree 09/2019/NĐ-CP the figures of a report are closed on the 14th: of a month from the 15th of the
month before, of a quarter from the 15th of the month before it, of six and nine months and of a year from
15 December. So "năm 2019" of a report is 15/12/2018 to 14/12/2019, and of a task the calendar year. The day
of sending is each regime's own; where none is said, two working days after the cut-off.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from answerable.register.workdays import add_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT_OFF = 14
WORKING_DAYS_TO_SEND = 2


class PeriodKind(models.TextChoices):
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    SIX_MONTHS = "six_months", _("six months")
    NINE_MONTHS = "nine_months", _("nine months")
    YEAR = "year", _("year")
    OWN = "own", _("a time of its own")


class Period(NamedTuple):
    """A time that is reported on, both days included."""

    kind: PeriodKind
    begins: date
    ends: date

    @property
    def due(self) -> date:
        """When the report is to be sent where its regime says nothing else."""
        return add_working_days(self.ends, WORKING_DAYS_TO_SEND)


# Of each kind the months in which it closes, and how many months it runs.
CLOSES: dict[PeriodKind, tuple[tuple[int, int], ...]] = {
    PeriodKind.MONTH: tuple((month, 1) for month in range(1, 13)),
    PeriodKind.QUARTER: ((3, 3), (6, 3), (9, 3), (12, 3)),
    PeriodKind.SIX_MONTHS: ((6, 6), (12, 6)),
    PeriodKind.NINE_MONTHS: ((9, 9),),
    PeriodKind.YEAR: ((12, 12),),
}


def periods(kind: PeriodKind, year: int) -> Iterator[Period]:
    """The periods of a kind that close in a year, in order; of ``OWN`` there are none.

    >>> [period] = periods(PeriodKind.YEAR, 2019)
    >>> period.begins.isoformat(), period.ends.isoformat()
    ('2018-12-15', '2019-12-14')
    """
    for month, months in CLOSES.get(kind, ()):
        before = year * 12 + month - 1 - months
        yield Period(kind, date(before // 12, before % 12 + 1, CUT_OFF + 1), date(year, month, CUT_OFF))


def latest_closed(kind: PeriodKind, *, on: date) -> Period | None:
    """The last period of a kind whose cut-off is before that day."""
    closed = [one for year in (on.year - 1, on.year) for one in periods(kind, year) if one.ends < on]
    return closed[-1] if closed else None
