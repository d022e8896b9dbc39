"""Mentions of documents by number: the words that name one, from its type to the day beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.documents import TYPES
from answerable.reader.languages.vi.folding import fold
from answerable.reader.source import Span
from answerable.reader.stages.dates import DAY, PrintedDay, printed_day
from answerable.reader.stages.numbers import Number, find_numbers, find_standards, is_assembly

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from answerable.reader.model import Header
    from answerable.reader.source import Source
    from answerable.reader.stages.citations.laws import Law

# A day right after a number: " ngày 26/4/2018", " (ngày 8/10/2012)", " ký ngày …", " 02.11.2010"
_DAY_AFTER = re.compile(rf"[.,]? ?[(;]?,? ?(?:(?:được )?(?:ký|ban hành)(?: kết)? )?(?:vào )?(?:ngày ?)?{DAY}")
# The issuer between: " của Thủ tướng Chính phủ ngày 6/7/2011", " do Bộ trưởng Bộ Tài chính ban hành ngày …"
_DAY_AFTER_ISSUER = re.compile(
    rf"(?:,| ) ?(?:của|do|giữa) (?P<issuer>(?:[^\d;:.()\n]|(?<=thứ )\d{{1,2}}|\(?khóa [ivx]+\)?){{2,90}}?)"
    rf",? ?(?:ký |ban hành )?ngày ?{DAY}"
)
_NO_ISSUER = re.compile(
    r" (?:về|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|từ|trước|đến|sau|vào|kể|thực hiện"
    r"|triển khai)(?: |$)"
)
# A day before: "Ngày 29/6/2026, Bộ trưởng Bộ Xây dựng ban hành Quyết định số 1074/QĐ-BXD"
_DAY_BEFORE = re.compile(
    rf"(?:^|[.;\n] ?)ngày ?{DAY},? (?P<who>[^\d;:.()\n]{{2,110}}?)(?:đã )?(?:ban hành|có|ký|ký ban hành"
    rf"|gửi) (?:[^\d;:.()\n]{{0,40}})$"
)
# Between numbers that share a day: "18-NQ/TW, 19-NQ/TW ngày 25/10/2017", "47/2024/TT-X và số 48/2024/TT-X"
_SHARED = re.compile(r"(?: ?[,;]| và|,? và) ?(?P<type>[^\W\d_]+(?: [^\W\d_]+){0,3} )?(?:số ?:? ?)?")

# The type before a number: "Kết luận số", "Kế hoạch hành động số", "Nghị quyết liên tịch số:", "Chỉ thị "
_WORDS_BETWEEN = 4  # "Kế hoạch [phối hợp công tác] số"
_LONGEST_TYPE = 4  # words: "nghị quyết liên tịch"
_CODES = {fold(name): code for code, name in reversed(TYPES.items())} | {
    "công văn": "CV",
    "luật": "Luật",
    "bộ luật": "Bộ luật",
}
_CODES |= {"kế hoạch": "KH", "bản thỏa thuận": "BTT", "pháp lệnh": "PL"}
_TYPE_WORDS = frozenset(_CODES) | {"văn bản"}
_NUMBER_WORD = re.compile(r"\(?số ?:? ?$")
_WORD = re.compile(r"[^\W\d_]+")
_ATTACHED = re.compile(r"[*_ ]*\((?:ban hành )?kèm (?:theo )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of a document by its number."""

    number: Number
    type: str | None  # code of its type; "Luật" for laws
    name: str | None  # of a law, as printed beside its number
    date: datetime.date | None
    day: PrintedDay | None  # as printed, no day of the calendar too
    span: Span


def find_mentions(
    source: Source, header: Header, laws: Sequence[Law], titles: Sequence[Span] = (), start: int = 0
) -> list[Mention]:
    """Every mention by number in document order, without the document's own number.

    ``titles`` are the title lines of what is attached; they give the own number once more.
    """
    numbers = list(find_numbers(source.text, start))
    if standards := [n for n in find_standards(source.text) if n.span.start >= start]:
        taken = [n.span for n in standards]
        numbers = [n for n in numbers if not any(s.start <= n.span.start < s.end for s in taken)]
        numbers = sorted([*numbers, *standards], key=lambda n: n.span)
    own = "".join((header.number or "").upper().split()).lstrip("0")
    numbered_laws = [law for law in laws if law.numbered]
    law_ends = [law.span.end for law in numbered_laws]
    days = _days(source, numbers)
    mentions: list[Mention] = []
    for number, day in zip(numbers, days, strict=True):
        date = day.day if day else None
        if own and number.key == own and (date is None or header.date is None or date == header.date):
            continue
        if _is_own(source, header, number, titles):
            continue
        begin, kind = _opening(source, number)
        name = None
        at = bisect_right(law_ends, number.span.start) - 1
        if (
            at >= 0
            and number.span.start - law_ends[at] < 14
            and "\n" not in source.text[law_ends[at] : number.span.start]
        ):
            law = numbered_laws[at]
            begin, kind, name = law.span.start, law.kind, law.name
        end = number.span.end
        if day and day.span.start >= end and day.span.start - end < 110:
            end = day.span.end
        mentions.append(
            Mention(number=number, type=kind, name=name, date=date, day=day, span=Span(begin, end))
        )
    return mentions


def _is_own(source: Source, header: Header, number: Number, titles: Sequence[Span]) -> bool:
    """Whether "(Kèm theo Quyết định số …)" under an attachment's title gives the document's own number."""
    line = source.plain.rfind("\n", 0, number.span.start) + 1
    if _ATTACHED.match(source.plain, line):
        return ")" not in source.plain[line : number.span.start]
    symbol = number.text.rpartition(number.serial)[2]
    return any(title.start <= number.span.start < title.end for title in titles) and (
        header.number is not None and header.number.endswith(symbol)
    )


def _opening(source: Source, number: Number) -> tuple[int, str | None]:
    """Where the words that name a document begin, and the code of its type."""
    plain, start = source.plain, number.span.start
    floor = max(plain.rfind("\n", 0, start) + 1, start - 60)
    before = plain[floor:start]
    said = _NUMBER_WORD.search(before)
    words = list(_WORD.finditer(before, 0, said.start() if said else len(before)))
    for last in range(len(words), max(0, len(words) - _WORDS_BETWEEN - 1), -1):
        for first in range(max(0, last - _LONGEST_TYPE), last):
            kind = before[words[first].start() : words[last - 1].end()]
            if kind in _TYPE_WORDS:
                code = number.type or _CODES.get(kind)
                return floor + words[first].start(), None if code == "Luật" and not is_assembly(
                    number
                ) else code
        if (
            last
            and before[words[last - 1].end() : words[last].start() if last < len(words) else None].strip()
        ):
            break  # a mark between: "Quyết định này; số 12/…"
    return floor + said.start() if said else start, number.type


def _days(source: Source, numbers: list[Number]) -> list[PrintedDay | None]:
    """The day printed beside each number. Numbers of one list share the day after the last."""
    plain = source.plain
    days: list[PrintedDay | None] = [_day_beside(plain, number) for number in numbers]
    for index in range(len(numbers) - 2, -1, -1):
        shared = days[index + 1]
        if days[index] is None and shared is not None:
            if shared.day and numbers[index].year not in (None, shared.day.year):
                continue
            between = _SHARED.fullmatch(plain, numbers[index].span.end, numbers[index + 1].span.start)
            if between and _repeats_type(plain, numbers[index], between["type"]):
                days[index] = shared
    return days


def _repeats_type(plain: str, number: Number, words: str | None) -> bool:
    """Whether words between two numbers are the type of both: "Nghị quyết số 18-… và Nghị quyết số 19-…"."""
    kind = words.removesuffix("số ").strip() if words else ""
    before = plain[max(0, number.span.start - 50) : number.span.start]
    return not kind or (kind in _TYPE_WORDS and kind in before)


def _day_beside(plain: str, number: Number) -> PrintedDay | None:
    end = number.span.end
    if match := _DAY_AFTER.match(plain, end):
        return _only_day(match)
    if plain[end : end + 6].startswith((" của ", ", của ", " do ", " giữa ")):
        match = _DAY_AFTER_ISSUER.match(plain, end)
        if match and not _NO_ISSUER.search(f" {match['issuer']} "):
            return _only_day(match)
    floor = max(0, number.span.start - 190)
    line = plain.rfind("\n", floor, number.span.start) + 1
    if plain.find("ngày", max(floor, line), number.span.start) >= 0:
        match = _DAY_BEFORE.search(plain[max(floor, line) : number.span.start])
        if match:
            found = _only_day(match)
            shift = max(floor, line)
            return PrintedDay(found.day, Span(found.span.start + shift, found.span.end + shift))
    return None


def _only_day(match: re.Match[str]) -> PrintedDay:
    found = printed_day(match)
    return PrintedDay(found.day, Span(match.start("day"), match.end()))
