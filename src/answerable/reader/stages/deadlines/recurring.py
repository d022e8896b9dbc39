"""Times that come again, times counted from an event, and times without end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from answerable.reader.model import Every
from answerable.reader.source import Span
from answerable.reader.stages.deadlines.cues import windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """An interval named in the text; ``every`` is None for "định kỳ" alone."""

    every: Every | None
    periodic: bool = False  # said with "định kỳ" or as a frequency, so it can only be a time
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A time counted from an event: "trong 05 ngày làm việc kể từ ngày nhận được Kế hoạch"."""

    duration: str
    event: Span | None  # the words that name it
    start: int
    end: int


_UNIT = r"(?:(?:0?6|sáu)[ ]tháng|(?:0?3|ba)[ ]tháng|nửa[ ]năm|(?:0?1[ ])?năm|(?:0?1[ ])?quý|tháng|tuần|ngày)"
# In a list also what no interval of its own says: "hằng quý, 6 tháng, 9 tháng và cả năm".
_LISTED = rf"(?:{_UNIT}|(?:0?9|chín)[ ]tháng|(?:cả|cuối)[ ]năm)"
# A unit that begins a moment or a longer word is none: "hằng năm, năm 2025", "mỗi năm học"
_ENDS = r"(?![ ]?[0-9]|[ ](?:học|đầu|cuối|qua|nay|tới|iv|i{1,3}\b)|(?!và)\w)"
_JOINT = r"(?:[ ]?[,/;-][ ]?|,?[ ](?:và|hoặc)[ ])(?:định[ ]kỳ[ ])?(?:h[ằà]ng[ ]|theo[ ]|mỗi[ ])?"


@cache
def _recurrence() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<!\w)(?:
        # "định kỳ hằng quý", "định kỳ 6 tháng, năm", "định kỳ (quý, năm)", "định kỳ"
        (?P<periodic>định[ ]kỳ)(?:(?:[ ]báo[ ]cáo)?(?:,?[ ]\(?|[ ]?[(:][ ]?)(?:vào[ ])?(?:h[ằà]ng[ ]|theo[ ]
            |mỗi[ ]|từng[ ])?(?P<periods>{_UNIT}{_ENDS}(?:{_JOINT}{_LISTED}{_ENDS})*))?
        # "hằng năm", "hàng tháng, quý, năm"; not "ngân hàng năm", "bán hàng tháng"
        |(?<!ngân[ ])(?<!khách[ ])(?<!mặt[ ])(?<!bán[ ])(?<!cửa[ ])(?<!đơn[ ])(?:h[ằà]ng|mỗi)[ ]
            (?P<each>{_UNIT}{_ENDS}(?:{_JOINT}{_LISTED}{_ENDS})*)
        # "02 lần/ngày", "1 lần/năm", "01 lần mỗi quý", "6 tháng/lần", "03 tháng một lần"; not "2 năm/lần"
        |(?P<times>[0-9]{{1,2}}[ ]?(?:lần|đợt|kỳ)(?:[ ]?/[ ]?|[ ](?:trong[ ]|mỗi[ ]|một[ ]|h[ằà]ng[ ])
            (?:0?1[ ])?)(?P<per>{_UNIT}))(?!\w)
        |(?<![0-9][ ])(?<!(?:hai|bốn|năm)[ ])(?<!ba[ ])
            (?P<once>{_UNIT})(?:[ ]?/[ ]?|[ ])(?:0?[1-9][ ]|một[ ]|hai[ ])?lần(?!\w)
        # "6 tháng, hằng năm", "6 tháng và năm", "quý, 6 tháng, năm"
        |(?P<series>(?:quý|(?:0?6|sáu)[ ]tháng)(?:{_JOINT}(?:(?:0?6|sáu)[ ]tháng|(?:0?1[ ]
            |cả[ ]|cuối[ ])?năm)){{1,2}}){_ENDS}
        # "cung cấp số liệu theo quý."
        |(?P<paced>theo[ ](?:tuần|tháng|quý))(?=[ ]?[.;]|$)
        )""",
        re.VERBOSE,
    )


_EVERY = {
    "ngày": Every.DAY,
    "tuần": Every.WEEK,
    "tháng": Every.MONTH,
    "quý": Every.QUARTER,
    "năm": Every.YEAR,
}
_ONE_UNIT = re.compile(_LISTED.replace("[ ]", " "))


def find_recurrences(source: Source, start: int, end: int) -> Iterator[Recurrence]:
    """Yield the intervals named in ``[start, end)``, a list of them ("định kỳ 6 tháng, năm") one by one."""
    plain = source.plain
    near = windows(source.cues.recurrences, start, end, 60, 60)
    for match in (found for window in near for found in _recurrence().finditer(plain, *window)):
        group = next(
            (name for name in ("periods", "each", "per", "once", "series", "paced") if match[name]), None
        )
        if group is None:
            yield Recurrence(every=None, periodic=True, start=match.start(), end=match.end())
            continue
        for unit in _ONE_UNIT.finditer(plain, match.start(group), match.end(group)):
            if unit[0].startswith(("9", "09", "chín")):
                continue
            begin = match.start() if unit.start() == match.start(group) else _each_before(plain, unit.start())
            last = match.end() if unit.end() == match.end(group) else unit.end()
            yield Recurrence(every=_every(unit[0]), periodic=group != "each", start=begin, end=last)


def _each_before(plain: str, at: int) -> int:
    """Where the "hằng" before a unit at ``at`` begins; ``at`` if there is none."""
    return at - 5 if plain.startswith(("hằng ", "hàng "), at - 5) else at


def _every(unit: str) -> Every:
    if unit.startswith(("06", "6", "sáu", "nửa")):
        return Every.HALF_YEAR
    if unit.startswith(("03", "3", "ba")):
        return Every.QUARTER
    return _EVERY[unit.rpartition(" ")[2]]


_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip
_UNITS = {"giờ": "PT{}H", "phút": "PT{}M", "ngày": "P{}D", "tuần": "P{}W", "tháng": "P{}M", "năm": "P{}Y"}


@cache
def _wait() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<!\w)
        # "trong thời hạn 05 ngày làm việc", "chậm nhất sau 10 ngày", "không quá 24 giờ", "sau 15 ngày"
        (?:trong(?:[ ]vòng|[ ]thời[ ]hạn|[ ]thời[ ]gian|[ ]khoảng)?|(?:chậm|muộn)[ ]nhất
            |không[ ](?:(?:để[ ])?kéo[ ]dài[ ])?quá|tối[ ]đa|thời[ ]hạn|sau)
        (?:[ ](?:là|không[ ]quá|tối[ ]đa|chậm[ ]nhất|sau|trong(?:[ ]vòng|[ ]thời[ ]hạn)?|vòng))*[ ]
        (?:[0-9]{{1,3}}[ ]?(?:-|đến)[ ]?)?
            (?P<count>[0-9]{{1,3}}|{"|".join(sorted(_NUMBERS, key=len, reverse=True))})
        (?:[ ]\([^()]{{1,15}}\))?[ ](?P<unit>giờ|phút|ngày|tuần|tháng|năm)(?P<working>[ ]làm[ ]việc)?
            (?!\w|[ ]?[0-9]|[ ]phút|[ ]ngày)
        (?:[ ]đầu(?!\w)(?:[ ]tiên)?)?
        (?P<event>,?[ ]?\(?[ ]?(?:(?:tính[ ]|được[ ]tính[ ])?(?:kể[ ])?từ|sau)[ ][^.;:()\n]{{3,160}})?
        """,
        re.VERBOSE,
    )


# "ngay sau khi tổ chức hội nghị 01 ngày", "sau khi nhận hồ sơ là 05 ngày làm việc": the event first
_EVENT_FIRST = re.compile(
    r"(?<!\w)sau khi (?P<event>[^,.;:()\n0-9]{3,80}?)(?: là)?(?: sau)? (?P<count>[0-9]{1,3})"
    r"(?: \([^()]{1,15}\))? (?P<unit>giờ|ngày)(?P<working> làm việc)?(?!\w|[ ]?[0-9]| [0-9])"
)
# "(0-48 giờ)", "giai đoạn 48-72 giờ": a phase of an emergency, up to its last hour
_PHASE = re.compile(
    r"giai đoạn [^.;:\n]{0,30}?(?<![0-9])[0-9]{1,3} ?- ?(?P<count>[0-9]{1,3}) (?P<unit>giờ|ngày)(?=\)|:| ?:)"
)


def find_waits(source: Source, start: int, end: int) -> Iterator[Wait]:
    """Yield the times counted from an event in ``[start, end)``, phases of an emergency last.

    Months and years count only from a named event ("trong 3 năm" is a length); days and hours may leave it
    to be understood. What counts back to an event ("10 ngày trước ngày bầu cử") is no wait.
    """
    plain = source.plain
    near = list(windows(source.cues.waits, start, end, 60, 200))
    for match in (found for window in near for found in _wait().finditer(plain, *window)):
        count = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"]]
        event, unit = match["event"], match["unit"]
        if not event and (unit not in ("ngày", "giờ") or match[0].startswith(("sau", "tối đa", "không quá"))):
            continue
        if not event and re.match(r" (?:trước|đầu|cuối|\()", plain[match.end() : match.end() + 8]):
            continue
        last, named = match.end(), None
        if event:  # it ends with its clause, or with the parenthesis that it stands in
            words = event.lstrip(" ,(").partition(",")[0].rstrip()
            begin = match.end() - len(event.lstrip(" ,("))
            last = begin + len(words)
            named = Span(begin, last)
        duration = f"P{count}BD" if match["working"] else _UNITS[unit].format(count)
        yield Wait(duration=duration, event=named, start=match.start(), end=last)
    for match in (found for window in near for found in _EVENT_FIRST.finditer(plain, *window)):
        count = int(match["count"])
        duration = f"P{count}BD" if match["working"] else _UNITS[match["unit"]].format(count)
        yield Wait(duration=duration, event=Span(*match.span("event")), start=match.start(), end=match.end())
    for match in (found for window in near for found in _PHASE.finditer(plain, *window)):
        duration = _UNITS[match["unit"]].format(int(match["count"]))
        yield Wait(duration=duration, event=None, start=match.start(), end=match.end())
