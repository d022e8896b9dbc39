"""The top of a document: who issued it, its number, where and when, its type and its title.

Layout: Decree 30/2020/NĐ-CP, annex I. Copies lose some of it, and pages printed in two columns
may give both columns on one line, so each part is known by its own words, not by its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.documents import TYPES
from answerable.reader.languages.vi.folding import bare, fold
from answerable.reader.source import Span
from answerable.reader.stages.dates import DAY, printed_day
from answerable.reader.stages.header.document_types import type_of
from answerable.reader.stages.header.letterhead_lines import (
    AROUND,
    MOTTO,
    NUMBER_LINE,
    PLACE_DATE,
    WINDOW,
    is_capitals,
    letterhead_lines,
    trim,
)
from answerable.reader.stages.numbers import Number, find_numbers, one_dash

if TYPE_CHECKING:
    import datetime

    from answerable.reader.source import Source

_NO_TYPE_WINDOW = 16  # paragraphs to read where no type and no addressee tell where the letterhead ends

_LONE_NUMBER = re.compile(r"(?:luật |nghị quyết )?số ?[:;.]? ?$")
# What is left of a number that was never filled in: "   /KH-UBND", "…/2025/QĐ-UBND", "    -KH/TU"
_BLANK = re.compile(r"[ .…_]*[/-] ?(?:[0-9]{4} ?/ ?)?(?P<symbol>[A-ZĐ][\w&]*(?: ?[-/–] ?[A-ZĐ][\w&]*){0,4})")
_DAY = re.compile(DAY)
# "Nghị quyết này được Ủy ban Thường vụ Quốc hội khóa XV thông qua ngày 26 tháng 9 năm 2025"
_ADOPTED = re.compile(rf"này (?:đã )?được [^.\n]{{5,160}}? thông qua (?:[^.\n]{{0,60}}? )?ngày {DAY}")
_SUBJECT = re.compile(r"(?:v ?/ ?v|về việc|vv) ?[:.]? ?")
_SALUTATION = re.compile(r"kính gửi|đồng kính gửi")
_RULE = re.compile(r"[\W_]*$")

# What ends the title: legal bases, an opening sentence, an outline label, "(Kèm theo …)", an authority.
_AFTER_TITLE = re.compile(
    r"thời gian qua|hiện nay,|những năm qua"
    r"|căn cứ|kính gửi|thực hiện |theo đề nghị|xét đề nghị|xét tờ trình|để |nhằm |trên cơ sở|ngày \d|\("
    r"|điều 1\b|chương i\b|phần "
    r"|[ivx]+ ?[./)-]|\d+ ?[.)]|[a-d] ?[.)]|triển khai thực hiện |thi hành |hưởng ứng |trong |vừa qua"
    r"|sau khi |do |qua |ngày "
    r"|từ ngày|nơi nhận"
)
_AUTHORITY = re.compile(
    r"(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc|tổng giám đốc|ủy ban|hội đồng nhân dân|chính phủ$|quốc hội$"
    r"|thống đốc"
    r"|ban thường vụ|ban chấp hành|cục trưởng|tổng cục trưởng|chánh án|viện trưởng|tổng thanh tra"
    r"|trưởng ban|hiệu trưởng"
    r"|chánh văn phòng|tổng kiểm toán|chủ nhiệm|ban thường trực|hội đồng bầu cử|bí thư|đoàn chủ tịch|sở |bộ )"
)


_BASES = ("căn cứ ", "xét ", "theo đề nghị ", "thực hiện ")


@dataclass(slots=True, kw_only=True)
class Letterhead:
    """What stands above the text, as read so far."""

    number: Number | None = None
    symbol: str | None = None  # of the number, or of one left blank: "KH-UBND", "KH/TU"
    date: datetime.date | None = None
    place: str | None = None
    type: str | None = None
    title: str | None = None
    lines: list[Span] = field(default_factory=list)  # who issued it, the parent body first
    spans: dict[str, Span] = field(default_factory=dict)
    inferred: set[str] = field(default_factory=set)


def read_letterhead(source: Source) -> Letterhead:
    """Read what stands above the text. What the page does not say stays None."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.head = Letterhead()
        self.lines = letterhead_lines(source, _NO_TYPE_WINDOW)

    def read(self) -> Letterhead:
        kind = self._type_line()
        salutation = self._salutation()
        end = min(x for x in (kind, salutation, _NO_TYPE_WINDOW) if x is not None)
        number_at = self._number(end)
        self._place_and_date(end)
        self._issuer_lines(end, number_at)
        if kind is not None and (salutation is None or kind < salutation):
            if self._opens_articles(kind):  # "V/v …" stands above, under the number
                self._subject(number_at, kind, decision=True)
            if self.head.title is None:
                self._title_after(kind)
        else:
            self._subject(number_at, salutation)
        self._type_from_symbol()
        if self.head.date is None and not self.head.place:
            self._adopted()
        return self.head

    # -- one line

    def _plain(self, line: Span) -> str:
        return self.source.plain[line.start : line.end]

    def _text(self, line: Span) -> str:
        return self.source.text[line.start : line.end]

    def _salutation(self) -> int | None:
        if not self.lines or self.source.plain.find("kính gửi", 0, self.lines[-1].end) < 0:
            return None
        return next((i for i, line in enumerate(self.lines) if _SALUTATION.match(self._plain(line))), None)

    # -- type and title

    def _type_line(self) -> int | None:
        """The first line in capitals that is a type of document and nothing else, or else begins with one."""
        begun: tuple[int, str, str] | None = None
        for index, line in enumerate(self.lines[:WINDOW]):
            if line.end - line.start < 3 or not self.source.text[line.start + 1].isupper():
                continue
            if not is_capitals(self.source, line) or not (found := type_of(self._plain(line))):
                continue
            name, rest = found
            if not rest:
                self.head.type = name
                self.head.spans["type"] = line
                return index
            if begun is None and index:
                begun = (index, name, rest)
        if begun is None:
            return None
        # "KẾ HOẠCH PHÁT ĐỘNG PHONG TRÀO …": the title goes on in the line of the type
        index, name, rest = begun
        line = self.lines[index]
        start = line.end - len(rest)
        self.head.type = name
        self.head.spans["type"] = Span(line.start, trim(self.source, Span(line.start, start)).end)
        self.lines[index] = Span(line.start, start)
        self.lines.insert(index + 1, Span(start, line.end))
        return index

    def _opens_articles(self, kind: int) -> bool:
        """Whether the type stands right before the first article: "QUYẾT ĐỊNH:", "Điều 1. …"."""
        following = self.lines[kind + 1 : kind + 2]
        return bool(following) and self._plain(following[0]).startswith(("điều 1.", "điều 1:"))

    def _title_after(self, kind: int) -> None:
        taken: list[Span] = []
        for line in self.lines[kind + 1 : kind + 14]:
            words = self._plain(line)
            if _RULE.match(words):
                if taken:
                    break
                continue
            capitals = is_capitals(self.source, line)
            if taken:
                if capitals and _AUTHORITY.match(words) and not self._open(taken[-1]):
                    break
                if not capitals and is_capitals(self.source, taken[0]):
                    break
                if self._text(line)[0].isupper() and len(words) > 160:
                    break
            if words.startswith(("(", "căn cứ", "kính gửi")) or (taken and _AFTER_TITLE.match(words)):
                break
            if len(words) > 600 or words[-1] == ":" or "./." in words:
                break
            if words[-1] == ";" and not self._goes_on(line):
                break
            if (
                not taken
                and capitals
                and _AUTHORITY.match(words)
                and self.head.type in ("Quyết định", "Nghị quyết")
            ):
                break
            taken.append(line)
            if words[-1] == ".":
                break
        if not taken:
            return
        span = Span(taken[0].start, taken[-1].end)
        title = " ".join(" ".join(self._text(line).split()) for line in taken)
        self._set_title(title, span)

    def _goes_on(self, line: Span) -> bool:
        """Whether the next line begins with a small letter."""
        return self.source.text[line.end : line.end + 12].lstrip(AROUND + "\n")[:1].islower()

    def _open(self, line: Span) -> bool:
        """Whether a line of a title waits for more: it ends with a comma or a joining word."""
        return self._plain(line).endswith((",", " và", " của", " về", " theo", " do", " tại", " với", "-"))

    def _set_title(self, title: str, span: Span) -> None:
        plain = fold(title)
        if match := re.match(r"v ?/ ?v ?[:.]? ?", plain):
            title = title[match.end() :]
            span = Span(span.start + match.end(), span.end)
        self.head.title = title.strip(AROUND + " .:;")
        self.head.spans["title"] = span

    def _subject(self, number_at: int | None, salutation: int | None, *, decision: bool = False) -> None:
        """A dispatch has no type line; its subject follows "V/v" under the number. That of a decision ends
        before what it is based on."""
        end = salutation if salutation is not None else min(len(self.lines), (number_at or 0) + 12)
        for index in range(end):
            line = self.lines[index]
            if len(line) and (
                match := re.search(r"(?:^|(?<=\s))v ?/ ?v\b ?[:.]? ?|^về việc ", self._plain(line))
            ):
                start = line.start + (match.end() if "/" in match[0] else match.start())
                taken = [Span(start, line.end)]
                for following in self.lines[index + 1 : end]:
                    words = self._plain(following)
                    if decision and words.startswith(_BASES):
                        break
                    if (
                        _RULE.match(words)
                        or PLACE_DATE.match(words)
                        or MOTTO.search(bare(words))
                        or is_capitals(self.source, following)
                    ):
                        continue
                    taken.append(following)
                title = " ".join(" ".join(self._text(part).split()) for part in taken)
                self.head.title = title.strip(AROUND + " .:;")
                self.head.spans["title"] = Span(taken[0].start, taken[-1].end)
                self.head.type = self.head.type or "Công văn"
                return

    def _type_from_symbol(self) -> None:
        head = self.head
        if head.type is not None or head.symbol is None:
            return
        parts = re.split("[-/]", head.symbol)
        known = next((TYPES[code] for code in parts[:1] if code in TYPES and len(parts) > 1), None)
        head.type = known or "Công văn"
        if known:
            head.inferred.add("type")

    # -- number, place and date

    def _number(self, end: int) -> int | None:
        for index, line in enumerate(self.lines[:end]):
            words = self._plain(line)
            if _LONE_NUMBER.match(words) and index + 1 < len(self.lines):
                # "Số:" and what was stamped after it stand apart
                following = self.lines[index + 1]
                if blank := _BLANK.match(one_dash(self._text(following))):
                    self.head.symbol = "".join(blank["symbol"].split())
                    return index + 1
            if len(words) > 260 or not (match := NUMBER_LINE.search(words)):
                continue
            start = line.start + match.end()
            before = Span(line.start, line.start + match.start())
            if before.end > before.start and not (
                self._names_issuer(before) or MOTTO.search(bare(self._plain(before)))
            ):
                continue
            number = next(find_numbers(self.source.text, start, line.end), None)
            if number and not self.source.text[start : number.span.start].strip(" .…_"):
                self.head.number = number
                self.head.spans["number"] = number.span
                self.head.symbol = re.split("/", number.text, maxsplit=2 if number.year else 1)[-1]
                if number.party:
                    self.head.symbol = f"{number.type}/{number.issuer}"
                return index
            if unfilled := _BLANK.match(one_dash(self.source.text[start : line.end])):
                self.head.symbol = "".join(unfilled["symbol"].split())
                return index
        return None

    def _place_and_date(self, end: int) -> None:
        for line in self.lines[: end + 1]:
            words = self._plain(line)
            if len(words) > 260 or ("tháng" not in words and "thang" not in words):
                continue
            at = line.start
            if self.head.number and line.start <= self.head.number.span.start < line.end:
                at = self.head.number.span.end
            if not (match := PLACE_DATE.search(self.source.plain, at, line.end)):
                continue
            place = Span(match.start("place"), match.end("place"))
            place = self._after_motto(place)
            self.head.place = self.source.quote(place).strip(AROUND + " .,-")
            self.head.spans["place"] = place
            self.head.spans["date"] = Span(match.start("day"), match.end())
            if day := _DAY.search(self.source.plain, place.end, min(line.end, match.end() + 4)):
                self.head.date = printed_day(day).day
            return

    def _adopted(self) -> None:
        """Acts of an assembly bear the day of their adoption, in their last words, and no place."""
        plain = self.source.plain
        for match in _ADOPTED.finditer(plain):
            found = printed_day(match)
            if found.day:
                self.head.date = found.day
                self.head.spans["date"] = Span(match.start("day"), match.end())
                return

    def _after_motto(self, place: Span) -> Span:
        words = bare(self._plain(place))
        for match in MOTTO.finditer(words):
            place = Span(place.start + match.end(), place.end)
        return trim(self.source, place)

    # -- who issued it

    def _issuer_lines(self, end: int, number_at: int | None) -> None:
        """Lines in capitals about the motto, above the number, are the names of the issuer."""
        mottos = [i for i, line in enumerate(self.lines[:end]) if MOTTO.search(bare(self._plain(line)))]
        anchors = [*mottos, *([number_at] if number_at is not None else [])]
        if not anchors:
            return
        first = min(anchors)
        while first > 0 and self._names_issuer(self.lines[first - 1]):
            first -= 1
        last = max(anchors)
        for line in self.lines[first : last + 1]:
            self.head.lines += [
                part
                for part in self._without_motto(line)
                if self._names_issuer(part) and not _RULE.match(self._plain(part))
            ]

    def _names_issuer(self, line: Span) -> bool:
        words = self._plain(line)
        if _RULE.match(words):
            return len(words) < 40
        if (
            len(words) > 120
            or _BLANK.fullmatch(self._text(line))
            or NUMBER_LINE.match(words)
            or _SUBJECT.match(words)
            or "ngày" in words
        ):
            return False
        letters = [c for c in self._text(line) if c.isalpha()]
        return sum(map(str.isupper, letters)) > 0.8 * len(letters)

    def _without_motto(self, line: Span) -> list[Span]:
        words = bare(self._plain(line))
        pieces, start = [], line.start
        for match in MOTTO.finditer(words):
            pieces.append(Span(start, line.start + match.start()))
            start = line.start + match.end()
        number = NUMBER_LINE.search(self.source.plain, start, line.end)
        pieces.append(Span(start, number.start() if number else line.end))
        return [piece for piece in (trim(self.source, piece) for piece in pieces) if piece.end > piece.start]
