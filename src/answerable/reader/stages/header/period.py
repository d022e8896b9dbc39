"""The time that a plan covers, from its title."""

from __future__ import annotations

import re
from datetime import date

from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Period

# "giai đoạn 2021-2025", "thời kỳ 2021 - 2030", "nhiệm kỳ 2026 – 2031", "2025-2030"
_YEARS = re.compile(r"(?P<start>(?:19|20)\d\d) ?(?:-|đến(?: năm)?) ?(?P<end>(?:19|20)\d\d)(?!\d)")
# "đến năm 2030", "đến hết năm 2025"; "tầm nhìn đến năm 2045" looks further than the plan
_UNTIL = re.compile(r"(?<!tầm nhìn )(?<!định hướng )đến (?:hết )?năm (?P<end>(?:19|20)\d\d)")
# "quý III năm 2025", "quý IV/2025"
_QUARTER = re.compile(r"quý (?P<quarter>iv|i{1,3}|[1-4]) ?(?:/|năm|-) ?(?P<year>20\d\d)")
# "6 tháng đầu năm 2025", "06 tháng cuối năm 2025"
_HALF = re.compile(r"0?6 tháng (?P<half>đầu|cuối) năm (?P<year>20\d\d)")
# "tháng 9 năm 2019", "tháng 9/2019"; not within a day ("ngày 01 tháng 01 năm 2026")
_MONTH = re.compile(r"(?<!\d )tháng (?P<month>\d{1,2}) ?(?:năm|/) ?(?P<year>20\d\d)")
# "năm 2019"; the year of a law or of a day is not the plan's
_YEAR = re.compile(r"(?:^| )năm (?P<year>20\d\d)(?! ?-)")
_DAYS = re.compile(r"ngày \d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2}/\d{1,2}/\d{4}")
_LAW = re.compile(r"luật [^,;]{3,80}? năm \d{4}")


def read_period(title: str) -> Period | None:
    """The days from the first to the last that a title names, or None.

    >>> read_period("Phòng, chống ma túy năm 2019").end
    datetime.date(2019, 12, 31)
    """
    words = _DAYS.sub(" ", _LAW.sub(" ", fold(title)))
    if (match := _YEARS.search(words)) and "nhiệm kỳ" not in words[max(0, match.start() - 9) : match.start()]:
        return _years(int(match["start"]), int(match["end"]))
    if match := _QUARTER.search(words):
        quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["quarter"]) or int(match["quarter"])
        return _months(int(match["year"]), 3 * quarter - 2, 3 * quarter)
    if match := _HALF.search(words):
        return _months(int(match["year"]), *((1, 6) if match["half"] == "đầu" else (7, 12)))
    if (match := _MONTH.search(words)) and 1 <= int(match["month"]) <= 12:
        return _months(int(match["year"]), int(match["month"]), int(match["month"]))
    if match := _UNTIL.search(words):
        return Period(start=None, end=date(int(match["end"]), 12, 31))
    if match := _YEAR.search(words):
        return _years(int(match["year"]), int(match["year"]))
    if match := _YEARS.search(words):
        return _years(int(match["start"]), int(match["end"]))
    return None


def _years(start: int, end: int) -> Period | None:
    return Period(start=date(start, 1, 1), end=date(end, 12, 31)) if start <= end else None


def _months(year: int, first: int, last: int) -> Period:
    after = date(year + last // 12, last % 12 + 1, 1)
    return Period(start=date(year, first, 1), end=date.fromordinal(after.toordinal() - 1))
