"""Laws by name: where a name begins and ends, and which mentions name the same law.

Vietnamese law names hold commas and "và" ("Luật Tín ngưỡng, tôn giáo", "Luật Phí và lệ phí"), so a
list of names tells where a known one ends; an unknown one ends where its words can no longer be a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare, fold
from answerable.reader.source import Span
from answerable.reader.stages.citations.law_names import (
    LONGEST,
    STOP,
    STOP_PAIRS,
    TOKEN,
    KnownName,
    known_name,
    law_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answerable.reader.source import Source

_PRINTED_KIND = {"bộ luật": "Bộ luật", "luật": "Luật", "pháp lệnh": "Pháp lệnh", "hiến pháp": "Hiến pháp"}

# "dự án Luật …", "dự thảo Luật …", "Luật Đất đai (sửa đổi)": a draft is no document yet
_DRAFT_BEFORE = re.compile(r"(?:dự án|dự thảo|đề nghị xây dựng|hồ sơ xây dựng)(?: các)? $")
# not "(sửa đổi, bổ sung năm 2017)"; scanners lose marks
_DRAFT_AFTER = re.compile(r" ?\((?:sua doi|thay the)(?:,? (?:bo sung|thay the))*(?: toan dien[^)\n]*)?\)")
# Between two laws of one list
_SAME_LIST = re.compile(r"(?: ?\([^)\n]*\))?(?:,? và|[,;]) ")
# "13 dự án luật sau đây:", then a list
_DRAFTS_FOLLOW = re.compile(
    r"[^\n]{0,200}(?:dự án|dự thảo)(?: các)? (?:luật|bộ luật|pháp lệnh)[^\n]{0,90}:\n"
)
_LABEL = re.compile(r"(?:[\da-zđ]{1,2} ?[.)]|[-+•]) ?")
# Nothing but the law on its line: a list or a table of laws
_ALONE = re.compile(r"[ .;,]*(?:\([^)\n]*\))?[ .;,]*(?:\n|$)")
# A faculty of law, a society of lawyers, law at large, discipline
_NOT_LAW_BEFORE = re.compile(r"(?:đại học|khoa|hội|đoàn|ngành|trường|công ty) $")
_NOT_SMALL_BEFORE = re.compile(r"(?:pháp|kỷ|dự|quy|[^\W\d_]+ học|các|nội) $")
# A name in small letters is a law's only where its words can end there: "Luật đất đai và", "luật giá;"
_NAME_ENDS = re.compile(rf"[^\w -]|$| (?:[^\w\s]|\d|{'|'.join(sorted({*STOP, 'và'}))})(?!\w)")

# "sửa đổi, bổ sung một số điều của", "sửa đổi một số điều của", without marks
_AMENDING = re.compile(
    r"(?:sua doi(?:,? va|,)? ?bo sung|sua doi|bo sung)(?: mot so)?(?: dieu"
    r"| noi dung)?(?: cua)?(?: cac)? (?=\S)"
)
# "37 luật có liên quan đến quy hoạch", "15 luật trong lĩnh vực nông nghiệp và môi trường"
_SOME_LAWS = re.compile(
    r"\d{1,2} (?:luật|bộ luật|pháp lệnh)(?: [^\W\d_]+){0,8}?(?:(?:,| và)(?: [^\W\d_]+){1,4}?)?"
    r"(?= (?:ngày|năm|số|được|đã|thì|có hiệu|để|và các|và nghị) |[.;:)]| \(|\n|$)"
)
_NEXT_LAW = re.compile(r"(?:, ?|,? và )(?=(?:bộ luật|luật|pháp lệnh) )")
_LAW_WORD = re.compile(r"(bộ luật|luật|pháp lệnh) ")
_LAW_WORD_PRINTED = re.compile(r"(Bộ luật|Luật|Pháp lệnh) (?=[^\W\d_])")
# " số 02/2016/QH14", ", số 85/2015/QH13", " (số 36/2018/QH14"; ordinances: "02/2020/UBTVQH14"
_NUMBER = re.compile(
    r",? ?\(?(?:luật )?(?:số ?:? ?)?\d{1,3}(?:/(?P<year>\d{4}))?[/-] ?(?:qh|ubtvqh|pl-|lct|l/ctn)[\w/-]*\)?"
)
# The rest of a name up to its number: "Luật Bầu cử đại biểu Quốc hội [và dại biểu Hội đồng] số 85/2015/QH13"
_TO_NUMBER = re.compile(r"((?:,? [^\W\d_]+){1,12}) \(?(?:luật )?số ?:? ?\d{1,3}/\d{4}/(?:qh|ubtvqh)")
_NOT_IN_NAME = re.compile(
    r"(?<!\w)(?:luật|nghị|của|theo|tại|được|bởi|năm|ngày|đã|các|về|sửa|thông|quyết|pháp lệnh|hiến pháp)(?!\w)"
)
_YEAR = re.compile(r" năm (?P<year>(?:19|20)\d\d)(?!\d)| (?P<bare>(?:19|20)\d\d)(?![\d/]| ?-)")

_CAPITAL_STOP = frozenset(
    (
        "nghị",
        "luật",
        "bộ",
        "chỉ",
        "kế",
        "chương",
        "quyết",
        "thông",
        "pháp",
        "hiến",
        "điều",
        "khoản",
        "ủy",
        "căn",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One mention of a law by its name."""

    kind: str  # "Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"
    name: str  # as printed, on one line, with its year where one is printed
    key: str  # what two prints of one name have in common, without the year
    year: int | None
    numbered: bool  # its number stands beside it
    draft: bool
    alone: bool = False  # nothing else stands on its line
    cut: bool  # no known name: perhaps a known one cut short
    span: Span


def find_laws(source: Source, start: int = 0) -> list[Law]:
    """Every mention of a law by name, drafts too, in document order. Parts of a longer name are none."""
    laws: list[Law] = []
    draft_lines: set[int] = set()  # where lines begin that name a draft
    done = start
    for at, kind in _anchors(source.plain, start):
        if at < done:
            continue
        law = _read(source, at, kind, laws[-1] if laws else None)
        if law is not None:
            if heads_line := _line_head(source.plain, at):
                line, before = heads_line
                listed = (
                    law.draft
                    or before in draft_lines
                    or _DRAFTS_FOLLOW.match(source.plain, before) is not None
                )
                alone = _ALONE.match(source.plain, law.span.end) is not None
                if listed:
                    draft_lines.add(line)
                law = replace(law, draft=listed, alone=alone)
            laws.append(law)
            done = law.span.end
    drafts = {law.key for law in laws if law.draft}
    return [replace(law, draft=True) if law.alone and law.key in drafts else law for law in laws]


def cited_by_name(laws: Sequence[Law]) -> Iterator[tuple[Law, str]]:
    """The mentions that only a name identifies, each with the longest name of that law."""
    numbered: dict[str, set[int | None]] = {}
    for law in laws:
        if law.numbered:
            numbered.setdefault(law.key, set()).add(law.year)
    groups: dict[str, list[Law]] = {}
    for law in laws:
        if not law.numbered and not law.draft:
            groups.setdefault(law.key, []).append(law)
    for key in sorted(groups, key=len, reverse=True):
        # "Luật Bầu cử" is the law on the election of deputies cited in full elsewhere
        if groups[key][0].cut and (
            whole := next((k for k in (*numbered, *groups) if k != key and k.startswith(f"{key} ")), None)
        ):
            groups.setdefault(whole, []).extend(groups.pop(key))
    for key, group in groups.items():
        if years := numbered.get(key):
            # The law of 2024 is another than the numbered one of 2013.
            group = [law for law in group if law.year and years.isdisjoint((law.year, None))]
        latest = max((law.year for law in group if law.year), default=None)
        longest: dict[int | None, str] = {}
        for year in {law.year or latest for law in group}:
            longest[year] = max((law.name for law in group if law.year in (year, None)), key=len)
        for law in group:
            yield law, longest[law.year or latest]


def _anchors(plain: str, start: int) -> Iterator[tuple[int, str]]:
    """Where a word for a kind of law stands before another word."""
    found: list[tuple[int, str]] = []
    for kind in ("luật", "pháp lệnh", "hiến pháp"):
        at = plain.find(kind, start)
        while at >= 0:
            end = at + len(kind)
            if not plain[end : end + 1].isalnum() and not plain[at - 1 : at].isalnum():
                if kind == "luật" and plain.startswith("bộ ", max(start, at - 3)) and at - 3 >= start:
                    found.append((at - 3, "bộ luật"))
                else:
                    found.append((at, kind))
            at = plain.find(kind, end)
    return iter(sorted(found))


def _read(source: Source, at: int, kind: str, last: Law | None) -> Law | None:
    text, plain = source.text, source.plain
    begin = at + len(kind)
    small, capitals = text[at] == kind[0], text[at:begin].isupper()
    before = plain[max(0, at - 24) : at]
    if kind == "luật" and (_NOT_SMALL_BEFORE.search(before) if small else before.endswith("pháp ")):
        return None
    cut = numbered = False
    known: KnownName | None = None
    if kind == "hiến pháp":
        if small or plain.startswith((", pháp luật", " và pháp luật", ", luật", " và luật"), begin):
            return None  # "phù hợp với Hiến pháp, pháp luật": the law at large
        known = known_name(plain, begin + 1, kind)
        end: int | None = known.end if known else None if capitals else begin
    elif text[begin : begin + 1] != " ":
        return None
    elif (
        kind == "luật"
        and plain[begin + 1] in "sb"
        and (match := _AMENDING.match(bare(plain[begin + 1 : begin + 60])))
    ):
        if small:
            return None
        end, numbered = _amending_end(text, plain, begin + 1 + match.end())
    else:
        known = _known_in_title(plain, begin + 1, kind) if capitals else known_name(plain, begin + 1, kind)
        large = text[begin + 1 : begin + 2].isupper()
        if known and (large or _may_be_small(plain, known, small=small)):
            end, cut = known.end, known.cut
        elif small or capitals or not large or _NOT_LAW_BEFORE.search(before):
            return None
        else:
            known, end, cut = None, _unknown_end(text, plain, begin + 1), True
        if end is not None and (more := _TO_NUMBER.match(plain, end)) and not _NOT_IN_NAME.search(more[1]):
            end, known = more.end(1), None  # a name that the list does not know, up to its number
        numbered = end is not None and _NUMBER.match(plain, end) is not None
    if end is None:
        return None
    base = end
    year = None
    if (match := _YEAR.match(plain, end)) and not numbered:
        year, end = int(match["year"] or match["bare"]), match.end()
    if number := _NUMBER.match(plain, end):
        numbered, year = True, int(number["year"]) if number["year"] else None
    draft = (
        _DRAFT_BEFORE.search(before) is not None
        or (
            plain.startswith(("(", " ("), end)
            and _DRAFT_AFTER.match(bare(plain[end : end + 120])) is not None
        )
        or (last is not None and last.draft and _goes_on(plain, last.span.end, at))
    )
    return Law(
        kind=_PRINTED_KIND[kind],
        name=_printed(source, Span(at, end), known, capitals=capitals),
        key=law_key(f"{kind} {known.name}" if known else plain[at:base]),
        year=year,
        numbered=numbered,
        draft=draft,
        cut=cut,
        span=Span(at, end),
    )


def _known_in_title(plain: str, at: int, kind: str) -> KnownName | None:
    """A known name in a title in capitals, which may be broken over lines."""
    known = known_name(plain[at : at + LONGEST].replace("\n", " "), 0, kind)
    return known._replace(end=at + known.end) if known else None


def _may_be_small(plain: str, known: KnownName, *, small: bool) -> bool:
    """Whether a known name in small letters is one here: "Luật đất đai;", not "Luật giá trị gia tăng".

    Where the word for the kind is small too, one word more makes no name: "theo luật giá".
    """
    start = known.end - len(known.name)
    if known.cut or not plain.startswith(known.name, start) or not _NAME_ENDS.match(plain, known.end):
        return False
    return not small or " " in known.name


def _line_head(plain: str, at: int) -> tuple[int, int] | None:
    """Where the line and the one before it begin, if only a label stands before ``at``."""
    line = plain.rfind("\n", max(0, at - 8), at) + 1
    if line == 0 or (line < at and not _LABEL.fullmatch(plain, line, at)):
        return None
    return line, plain.rfind("\n", 0, line - 1) + 1


def _goes_on(plain: str, end: int, at: int) -> bool:
    return at - end < 60 and _SAME_LIST.fullmatch(plain, end, at) is not None


def _printed(source: Source, span: Span, known: KnownName | None, *, capitals: bool) -> str:
    """A name as the page has it; from a title in capitals, as one writes it elsewhere."""
    words = source.quote(span)
    if capitals and known and known.printed:
        return _put(words.capitalize(), known.printed)
    return _mended(words, known) if source.ocr else words


def _mended(words: str, known: KnownName | None) -> str:
    """A name from a scan, with the marks that it lost where all its letters are those of a known name."""
    if known and known.printed:
        return _put(words, known.printed)
    if match := _AMENDING.search(bare(fold(words))):
        words = words[: match.start()] + "sửa đổi, bổ sung một số điều của " + words[match.end() :]
        for law in list(_LAW_WORD_PRINTED.finditer(words)):
            inner = known_name(fold(words), law.end(), fold(law[1]))
            if inner and inner.printed and len(inner.printed) == len(inner.name):
                words = words[: law.end()] + inner.printed + words[inner.end :]
    return " ".join(words.split())


def _put(words: str, printed: str) -> str:
    at = bare(fold(words)).find(bare(fold(printed)))
    mended = words if at < 0 else words[:at] + printed + words[at + len(printed) :]
    return " ".join(mended.split())


def _unknown_end(text: str, plain: str, at: int) -> int | None:
    """Where an unknown name ends: before a comma, a number, or a word that no name goes on with."""
    if not text[at : at + 1].isupper():
        return None
    end = None
    position = at
    for count in range(16):
        token = TOKEN.match(plain, position)
        if not token:
            break
        word = token[0]
        capital = text[position].isupper()
        if (word in STOP or plain.startswith(STOP_PAIRS, position)) and not (count == 0 and capital):
            break
        if count and capital and word in _CAPITAL_STOP:
            break
        if word == "và":
            following = TOKEN.match(plain, token.end() + 1)
            if not following or following[0] in STOP or text[following.start()].isupper():
                break
            if plain.startswith(STOP_PAIRS, following.start()):
                break
        end = token.end()
        position = end + 1
        if plain[end : end + 2] == ", " and count < 2:
            # "Luật Phòng, chống …", "Luật Quản lý, sử dụng …": two verbs share what follows
            following = TOKEN.match(plain, end + 2)
            if not following or following[0] in STOP or text[following.start()].isupper():
                break
            position = end + 2
        elif plain[end : end + 1] != " ":
            break
    if end is not None and plain[at:end] in ("sư", "gia", "số"):
        return None
    return end


def _amending_end(text: str, plain: str, at: int) -> tuple[int | None, bool]:
    """Where the name of an amending law ends, and whether the number after it is its own.

    "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C số 90/2025/QH15": one number at
    the end is the amending law's; numbers inside belong to the laws that it amends.
    """
    if match := _SOME_LAWS.match(plain, at):
        return match.end(), _NUMBER.match(plain, match.end()) is not None
    end: int | None = None
    inside = 0
    while match := _LAW_WORD.match(plain, at):
        name_at = match.end()
        known = known_name(plain, name_at, match[1])
        name_end = known.end if known else _unknown_end(text, plain, name_at)
        if name_end is None:
            break
        end = name_end
        following = name_end
        number = _NUMBER.match(plain, name_end)
        if number:
            following = number.end()
        separator = _NEXT_LAW.match(plain, following)
        if separator is None:
            if number and inside:
                return number.end(), False
            return end, number is not None
        inside += number is not None
        if inside:
            end = following
        at = separator.end()
    return end, False
