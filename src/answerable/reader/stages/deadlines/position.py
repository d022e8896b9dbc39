"""Whether words of time tell when a clause is to be done, or only describe a noun in it.

"Hoàn thành trước ngày 20/3" sets a time; "Kế hoạch năm 2025", "giai đoạn 2021-2025" after the name of a
programme, "dự toán hằng năm", "chi thường xuyên" do not. What decides is where the words stand in their
clause and which noun or verb stands before them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from answerable.reader.languages.vi import time_positions as words
from answerable.reader.languages.vi.sections import VERBS
from answerable.reader.stages.deadlines.cues import windows
from answerable.reader.stages.deadlines.moments import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.source import Source, Span

_CLAUSE = 400  # characters that are looked back over for the beginning of a clause


def sets_time(
    plain: str,
    span: Span,
    start: int,
    end: int,
    *,
    way: str,
    unit: Unit,
    bare: bool,
    ranged: bool,
    title: bool,
) -> bool:
    """Whether the time at ``[start, end)`` tells when the clause around it is to be done.

    ``way`` is the kind of its preposition, "" without one; ``title``: the words are a heading's.
    """
    before = plain[max(span.start, start - _CLAUSE) : start]
    if bare and unit == Unit.DAY and words.FRACTION.search(before):
        return False
    clause = _after(before, ".;:(\n")
    if unit >= Unit.YEAR and (words.TOWARDS.search(clause) or words.LOOKS_TO.search(before)):
        return False
    if way in ("before", "latest"):
        return not _told(clause)
    opens = words.OPENING.fullmatch(clause) is not None or clause.strip() in ("tầm nhìn", "định hướng")
    if opens and words.HAPPENED.match(plain, end, min(span.end, end + 160)):
        return False
    fills = _in_parenthesis(plain, span, start, end, unit)
    if fills or before.rstrip(" -").endswith("("):
        return fills and not (title and unit == Unit.YEARS)
    if title:
        aim = words.AIM.match(clause)
        named = words.NAMED.search(clause, aim.end() if aim else 0)
        closes = _closes(plain, end, span.end) or words.WITH_AIMS.fullmatch(plain, end, span.end) is not None
        if closes and words.LISTED.match(clause) and not words.DOCUMENT.search(clause):
            return opens or way in ("within", "until") or unit == Unit.YEARS
        return opens or (way in ("within", "until") and not named and closes)
    if way == "within" and not opens and plain.startswith(" của ", end):
        return False  # "mục tiêu tăng trưởng trong năm 2025 của tỉnh"
    if way == "after":
        return opens
    if unit == Unit.DAY and way == "until":
        return not _told(clause) and not clause.lstrip().startswith("tính")
    if way == "" and not ranged:
        if dates_a_document(plain, span.start, start):
            return False
        if bare and unit in (Unit.DAY, Unit.MONTH, Unit.YEAR):
            return unit != Unit.YEAR and words.DONE.search(clause) is not None
        return (
            opens
            or (unit in (Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.HALF) and bool(words.DONE.search(clause)))
            or (plain[end : end + 2].startswith((":", " :")) and not _told(clause))
            or (unit == Unit.DAY and _closes(plain, end, span.end) and not _told(clause))
            or (unit == Unit.YEAR and words.ENDS.match(plain, end, span.end) is not None and _does(clause))
            or (unit == Unit.YEAR and words.COMPLETING.search(clause) is not None)
        )
    if opens:
        return True
    if way == "until":
        completes = words.COMPLETES.match(clause) and _closes(plain, end, span.end)
        return bool(completes or words.GOAL.search(clause)) or not words.NAMED.search(clause)
    if bare and not ranged and way == "within":
        return False
    if clause.lstrip().startswith("đối với") or _told(clause):
        return False
    if way == "since" or ranged:
        return not re.search(r"(?:giai đoạn|thời kỳ|nhiệm kỳ|chuẩn nghèo|áp dụng)[^,]{0,20}$", clause)
    return True


def _told(clause: str) -> bool:
    """Whether the end of a clause tells what has happened or what something is."""
    sets = words.SUBMITTED.search(clause) or words.COMPLETING.search(clause)
    return words.TOLD.search(clause) is not None and not sets


def _does(clause: str) -> bool:
    """Whether a clause opens with a verb and names no document, so that a year at its end is its own."""
    opening = re.findall(r"\w+", clause[:40])[:3]
    return (
        any(" ".join(opening[:n]) in _verbs() for n in (1, 2, 3))
        and not words.NAMED.search(clause)
        and not _told(clause)
    )


def _closes(plain: str, at: int, end: int) -> bool:
    """Whether nothing but punctuation stands between ``at`` and ``end``."""
    return end - at < 8 and not plain[at:end].strip(" .:;,-/")


def is_told(plain: str, first: int, at: int) -> bool:
    """Whether what stands before ``at`` tells rather than sets: "thời điểm 31/12 hằng năm"."""
    return words.TOLD.search(_after(plain[max(first, at - 80) : at], ".;:(\n")) is not None


def dates_a_document(plain: str, first: int, at: int) -> bool:
    """Whether a date at ``at`` is that of a document named before it."""
    return words.OF_A_DOCUMENT.search(plain[max(first, at - 80) : at]) is not None


def _in_parenthesis(plain: str, span: Span, start: int, end: int, unit: Unit) -> bool:
    """Whether the time fills a parenthesis: "(tháng 4/2026)", "(xuyên suốt 2025 - 2035)"."""
    first = max(span.start, start - 40)
    opening = words.OPENED.search(plain[first:start])
    if not opening or not re.match(r" ?(?:trở đi ?)?\)", plain[end : min(span.end, end + 12)]):
        return False
    at = first + opening.start()
    before = _after(plain[max(span.start, at - 60) : at], ".;:,(\n")
    if before.rstrip().endswith('"'):
        return False
    if unit < Unit.YEAR:
        return not words.A_DAY.search(before)
    return words.REVIEW.search(before) is not None or not words.COMPLETED.search(before)


def recurs(plain: str, first: int, start: int, end: int, *, periodic: bool) -> bool:
    """Whether "hằng năm" at ``[start, end)`` says that the clause is done every year.

    It does at the head of a clause and behind what a verb makes ("xây dựng kế hoạch … hằng năm"), not
    behind a noun under a preposition ("theo kế hoạch hằng năm", "trong dự toán hằng năm"). "Định kỳ" and a
    frequency are times wherever they stand, but for what a rule is to say.
    """
    clause = _after(plain[max(first, start - _CLAUSE) : start], ".;:(\n")
    piece = _after(clause, ",")
    if periodic:
        return not words.RULED.search(clause)
    if clause.endswith(("trung hạn và ", "dài hạn và ", "trung hạn, ")):
        return False
    if not piece.strip(' -+*"'):
        return True
    return not (
        words.ANNUAL.search(clause[-160:].rstrip())
        or words.HABITUAL.search(clause)
        or words.PAIRED.match(plain, end)
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(VERBS)


def find_continuous(source: Source, start: int, end: int, *, alone: bool) -> Iterator[tuple[int, int]]:
    """Yield where the clause is said to be done all the time: "Thường xuyên rà soát", "cập nhật liên tục"."""
    plain = source.plain
    near = windows(source.cues.continuous, start, end, 1, 40)
    for match in (found for window in near for found in words.CONTINUOUS.finditer(plain, *window)):
        if alone or match[0].startswith("24/24"):
            yield match.span()
            continue
        clause = _after(plain[max(start, match.start() - _CLAUSE) : match.start()], ".;:(\n")
        if words.BESIDE_A_TIME.search(clause):
            yield match.span()
            continue
        following = plain[match.end() : min(end, match.end() + 30)]
        if (
            words.BEFALLS.match(following)
            or words.ADJECTIVE.search(clause)
            or following.startswith(" của")
            or words.WHO.search(clause)
            or (words.A_DUTY.search(clause) and words.FUNCTION.match(following))
        ):
            continue
        before_verb = not words.FUNCTION.match(following) and "liên tục" not in match[0]
        if before_verb or _verb_in(clause):
            yield match.span()


def _verb_in(clause: str) -> bool:
    """Whether a verb opens the clause, or ends it."""
    opening = re.findall(r"\w+", clause[:40])[:3]
    last = re.findall(r"\w+", clause[-30:])[-3:]
    return any(" ".join(opening[:n]) in _verbs() or " ".join(last[-n:]) in _verbs() for n in (1, 2, 3))


def _after(words: str, marks: str) -> str:
    """What follows the last of ``marks``; a full stop within a number or an abbreviation counts for none."""
    depth = 0
    for match in reversed(list(_any_of(marks + "()").finditer(words))):
        mark, at = match[0], match.start()
        if mark == ")" and "(" in words[:at]:  # a parenthesis that is closed is no boundary
            depth += 1
        elif mark == "(" and depth:
            depth -= 1
        elif depth:
            continue
        elif mark in marks and not (mark == "." and words[at + 1 : at + 2].strip()):
            return words[at + 1 :]
    return words


@cache
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")
