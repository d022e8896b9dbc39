"""Stretches of the calendar as documents print them: days, months, quarters, halves and years.

Written forms of Decree 30/2020/NĐ-CP (annex I) and of practice: "ngày 05 tháng 3 năm 2019", "26/4/2018",
"tháng 9/2019", "quý III-2019", "6 tháng đầu năm 2026", "giai đoạn 2021-2025". The day always comes first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from answerable.reader.stages.deadlines.cues import windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.model import Period
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Setting


class Unit(IntEnum):
    """How wide a moment is, as printed."""

    DAY_OF_MONTH = 0  # "ngày 25", no month beside it
    DAY = 1
    MONTH = 2
    QUARTER = 3
    HALF = 4
    YEAR = 5
    YEARS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A stretch of the calendar; None where the text leaves a part out.

    ``bare``: without a word that says what the figures are ("28/12", "12/2025", "2026").
    """

    unit: Unit
    year: int | None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None  # of "2021-2025"; None: the same year
    last_month: int | None = None
    last_day: int | None = None
    bare: bool = False
    start: int
    end: int

    def days(self, year: int) -> tuple[date, date] | None:
        """The first and the last day, in ``year`` where none is printed; None where no calendar has them."""
        if self.unit == Unit.DAY_OF_MONTH:
            return None
        first_year = self.year or year
        last_year = self.last_year or first_year
        first_month = self.month or 1
        last_month = self.last_month or self.month or 12
        if self.last_month and self.month and self.last_month < self.month:
            first_year -= 1  # "tháng 11 - tháng 02/2026"
        try:
            last_day = self.last_day or self.day or monthrange(last_year, last_month)[1]
            return date(first_year, first_month, self.day or 1), date(last_year, last_month, last_day)
        except (ValueError, IndexError):
            return None


_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_QUARTER = r"(?:iv|i{1,3}|[1-4])"


@cache
def _moment() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![\w/.,-])(?:
        # "ngày 05 tháng 3 năm 2019", "20/3/2019", "26-27/12/2011", "trước 15/11"; not "tuần thứ 2 tháng 5"
        (?<!thứ[ ])(?P<a_day>ngày[ ](?:m[ùồ]ng[ ])?)?(?:(?P<day_from>[0-9]{{1,2}})[ ]?(?:-|và|đến)[ ]?)?
            (?P<day>[0-9]{{1,2}})
            (?:[ ]?/[ ]?(?P<day_month>{_MONTH})(?![0-9])(?:[ ]?/[ ]?(?P<day_year>{_YEAR}))?
              |[ ]?(?P<sign>[.-])[ ]?(?P<day_month_>{_MONTH})[ ]?(?P=sign)[ ]?(?P<day_year_>{_YEAR})
              |,?[ ]tháng[ ](?P<day_month__>{_MONTH})(?![0-9])(?:(?:,?[ ]năm[ ]|[ ]?/[ ]?)
                  (?P<day_year__>{_YEAR}))?)(?![0-9/]|[.,][0-9])
        # "ngày 25" of each month, "ngày 26, 27/12/2011"
        |ngày[ ](?P<day_alone>[0-9]{{1,2}})(?![0-9/]|[.,][0-9])
        # "tháng 9/2019", "tháng 9 năm 2019", "tháng 11 - 12/2025", "tháng 3 đến tháng 10 năm 2026",
        # "các tháng 4, 8 và 12 năm 2026"
        |tháng[ ](?P<month>{_MONTH})(?![0-9])
            (?:[ ]?(?:-|đến|đến[ ]hết)[ ]?(?:tháng[ ])?(?P<month_to>{_MONTH})(?!\w|/[0-9]{{1,2}}/|[%.][0-9])
              |(?P<months_more>(?:(?:,?[ ]và|,|[ ]?-)[ ]?{_MONTH}(?![0-9]))+)(?=[ ]?/[ ]?20|[ ]năm[ ]20))?
            (?:(?:[ ]?[/-][ ]?|,?[ ]năm[ ])(?P<month_year>{_YEAR})|/[0-9]{{0,3}}(?![0-9/]))?(?![0-9/])
        # "quý III/2019", "quý IV-2025", "quý I, II năm 2026"
        |qu[ýí][ ](?P<quarter>{_QUARTER})(?!\w)
            (?:(?:[ ]?-[ ]?|[ ]đến[ ](?:hết[ ])?)(?:qu[ýí][ ])?(?P<quarter_to>{_QUARTER})(?!\w)
              |(?P<quarters_more>(?:(?:[ ]?[,&+][ ]?|,?[ ]và[ ])(?:qu[ýí][ ])?{_QUARTER}(?!\w))+))?
            (?:(?:[ ]?[/-][ ]?|,?[ ]năm[ ]|[ ])(?P<quarter_year>{_YEAR}))?(?![0-9])
        # "6 tháng đầu năm 2026", "9 tháng đầu năm"
        |(?P<months>0?[36-9]|sáu|chín)[ ]tháng[ ](?P<side>đầu|cuối)(?:[ ]của)?[ ]năm(?:[ ]
            (?P<half_year>{_YEAR}))?
        # "giai đoạn 2021-2025", "năm 2025 - 2026", "các năm 2026, 2027"
        |(?P<a_years>(?:các[ ])?(?:giai[ ]đoạn|thời[ ]kỳ|năm)[ ])?(?:từ[ ])?(?:năm[ ])?
            (?P<years_from>{_YEAR})[ ]?
            (?:-|đến(?:[ ]hết)?(?:[ ]năm)?)[ ]?(?P<years_to>{_YEAR})(?![\w/]|-[0-9])
        # "năm 2025"
        |năm[ ](?P<year>{_YEAR})(?![\w/])
        # "12/2025", "10-11/2025"
        |(?:(?P<bare_month_from>{_MONTH})[ ]?-[ ]?)?(?P<bare_month>{_MONTH})/
            (?P<bare_month_year>{_YEAR})(?![\w/]|-[0-9a-zđ])
        # "2026"
        |(?P<bare_year>20[0-9]{{2}})(?![\w/]|[.,-][0-9a-zđ]|[ ]?-[ ]?[0-9])
        )""",
        re.VERBOSE,
    )


def find_moments(source: Source, start: int, end: int) -> Iterator[Moment]:
    """Yield the moments of ``[start, end)`` in order."""
    plain, pattern = source.plain, _moment()
    for first, last in windows(source.cues.moments, start, end, _BEFORE, _AFTER):
        for match in pattern.finditer(plain, first, last):
            moment = _READERS[_kind(match)](match)
            if moment:
                yield from _one_by_one(moment, match)


# How far a moment may begin before its cue and end after it: "các giai đoạn 2021 - ", "tháng 11 năm 2025"
_BEFORE, _AFTER = 16, 40


def _kind(match: re.Match[str]) -> str:
    for group in _READERS:
        if match[group] is not None:
            return group
    raise AssertionError(match[0])


def _day(match: re.Match[str]) -> Moment | None:
    year = match["day_year"] or match["day_year_"] or match["day_year__"]
    month = int(match["day_month"] or match["day_month_"] or match["day_month__"])
    day, first = int(match["day"]), int(match["day_from"] or match["day"])
    if not 1 <= first <= 31 or not 1 <= day <= 31:
        return None
    return Moment(
        unit=Unit.DAY,
        year=int(year) if year else None,
        month=month,
        day=first,
        last_day=day,
        bare=match["a_day"] is None and year is None and match["day_month"] is not None,
        start=match.start(),
        end=match.end(),
    )


def _day_alone(match: re.Match[str]) -> Moment | None:
    day = int(match["day_alone"])
    if not 1 <= day <= 31:
        return None
    return Moment(unit=Unit.DAY_OF_MONTH, year=None, day=day, start=match.start(), end=match.end())


def _month(match: re.Match[str]) -> Moment:
    year, more = match["month_year"], match["months_more"]
    last = match["month_to"] or (more and _NUMBER.findall(more)[-1])
    return Moment(
        unit=Unit.MONTH,
        year=int(year) if year else None,
        month=int(match["month"]),
        last_month=int(last) if last else None,
        start=match.start(),
        end=match.end(),
    )


_NUMBER = re.compile(r"[0-9]+")
_QUARTER_NUMBER = re.compile(rf"\b{_QUARTER}\b")


def _one_by_one(moment: Moment, match: re.Match[str]) -> Iterator[Moment]:
    """A stretch as one, or one for each quarter of a list and each month of a list that leaves some out."""
    firsts: list[int] = []
    length = 1
    if (more := match["months_more"]) and "-" not in more:
        firsts = [int(match["month"]), *map(int, _NUMBER.findall(more))]
        if firsts[-1] - firsts[0] == len(firsts) - 1:
            firsts = []
    elif more := match["quarters_more"]:
        listed = [match["quarter"], *_QUARTER_NUMBER.findall(more)]
        firsts = [3 * _QUARTERS[quarter] - 2 for quarter in listed]
        length = 3
    if not firsts:
        yield moment
    for month in firsts:
        yield replace(moment, month=month, last_month=month + length - 1)


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _quarter(match: re.Match[str]) -> Moment:
    first = _QUARTERS[match["quarter"]]
    last = _QUARTERS[match["quarter_to"]] if match["quarter_to"] else first
    year = match["quarter_year"]
    return Moment(
        unit=Unit.QUARTER,
        year=int(year) if year else None,
        month=3 * first - 2,
        last_month=3 * last,
        start=match.start(),
        end=match.end(),
    )


def _half(match: re.Match[str]) -> Moment:
    months = {"sáu": 6, "chín": 9}.get(match["months"]) or int(match["months"])
    year = match["half_year"]
    return Moment(
        unit=Unit.HALF,
        year=int(year) if year else None,
        month=1 if match["side"] == "đầu" else 13 - months,
        last_month=months if match["side"] == "đầu" else 12,
        start=match.start(),
        end=match.end(),
    )


def _years(match: re.Match[str]) -> Moment | None:
    first, last = int(match["years_from"]), int(match["years_to"])
    if first > last:
        return None
    return Moment(
        unit=Unit.YEARS,
        year=first,
        last_year=last,
        bare=match["a_years"] is None,
        start=match.start(),
        end=match.end(),
    )


def _year(match: re.Match[str]) -> Moment:
    return Moment(unit=Unit.YEAR, year=int(match["year"]), start=match.start(), end=match.end())


def _bare_month(match: re.Match[str]) -> Moment:
    return Moment(
        unit=Unit.MONTH,
        year=int(match["bare_month_year"]),
        month=int(match["bare_month_from"] or match["bare_month"]),
        last_month=int(match["bare_month"]) if match["bare_month_from"] else None,
        bare=True,
        start=match.start(),
        end=match.end(),
    )


def _bare_year(match: re.Match[str]) -> Moment:
    return Moment(
        unit=Unit.YEAR, year=int(match["bare_year"]), bare=True, start=match.start(), end=match.end()
    )


_READERS = {
    "day": _day,
    "day_alone": _day_alone,
    "month": _month,
    "quarter": _quarter,
    "months": _half,
    "years_from": _years,
    "year": _year,
    "bare_month": _bare_month,
    "bare_year": _bare_year,
}


def borrow(moment: Moment, lender: Moment) -> Moment:
    """``moment`` with what it leaves out taken from the one that it is listed or ranged with.

    "ngày 26, 27/12/2011", "tháng 4 và tháng 8 năm 2026", "từ tháng 10 đến tháng 3/2026" (October of 2025).
    """
    month = moment.month or (lender.month if moment.unit == Unit.DAY_OF_MONTH else None)
    unit = Unit.DAY if moment.unit == Unit.DAY_OF_MONTH and month else moment.unit
    year = moment.year
    if year is None and lender.year is not None:
        year = lender.year
        later = (month or 0, moment.day or 0) > (lender.month or 12, lender.last_day or lender.day or 31)
        if later and moment.start < lender.start:
            year -= 1
    return replace(moment, unit=unit, month=month, year=year)


def year_for(moment: Moment, setting: Setting) -> int | None:
    """The year that a plan means where it prints none; None where nothing tells.

    The year that the plan is for. Else the first in which the moment does not lie behind the plan's
    date: a plan of November that says "trước ngày 20/3" means next March.
    """
    issued, period = setting.date, setting.period
    one_year = period.start.year if period and period.start and _is_one_year(period) else None
    if issued is None or (one_year and one_year != issued.year):
        return one_year
    days = moment.days(issued.year)
    return issued.year + (days is not None and days[1] < issued - _LATE)


# A plan may set a day that has just gone by when it is signed; one long gone is next year's.
_LATE = timedelta(days=31)


def _is_one_year(period: Period) -> bool:
    return period.start is not None and period.end is not None and period.start.year == period.end.year
