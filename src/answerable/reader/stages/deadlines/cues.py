"""Where a text may speak of time: one quick look at the whole of it, before the grammar reads closely."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Each pattern begins with a literal, which the search jumps to.
_MOMENTS = tuple(
    map(
        re.compile,
        (
            "ngày (?=[0-9m])",
            "tháng (?=[0-9]|đầu|cuối)",
            "quý (?=[iv1-4])",
            "quí (?=[iv1-4])",
            "20(?=[0-9]{2}(?!/?[a-zđ0-9]|/[0-9]))",
            "năm (?=19[0-9]{2})",
            "/(?=[0-9]{1,2}(?![0-9/]))",
        ),
    )
)
_RECURRENCES = tuple(
    map(
        re.compile,
        (
            "định kỳ",
            "hằng ",
            "hàng (?=năm|quý|tháng|tuần|ngày|6|06|sáu|0?3|ba)",
            "mỗi ",
            "lần(?!\\w)",
            "6 tháng",
            "sáu tháng",
            "đợt",
        ),
    )
)
_WAITS = tuple(
    map(re.compile, ("kể từ", "làm việc", "giờ", "thời hạn", "trong vòng", "sau khi", "tối đa", "không quá"))
)
_CONTINUOUS = tuple(map(re.compile, ("thường xuyên", "liên tục", "24/24")))


class Cues(NamedTuple):
    """Offsets in a folded text, ascending."""

    moments: Sequence[int]
    recurrences: Sequence[int]
    waits: Sequence[int]
    continuous: Sequence[int]
    all: Sequence[int]


@lru_cache(maxsize=2)
def find_cues(plain: str) -> Cues:
    """Look over a whole text once; what follows asks for the cues of one span after another."""
    moments, recurrences, waits, continuous = (
        _offsets(plain, kind) for kind in (_MOMENTS, _RECURRENCES, _WAITS, _CONTINUOUS)
    )
    return Cues(
        moments, recurrences, waits, continuous, all=sorted(moments + recurrences + waits + continuous)
    )


def any_cue(plain: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` may speak of time at all. Most items do not."""
    cues = find_cues(plain).all
    at = bisect_left(cues, start)
    return at < len(cues) and cues[at] < end


def _offsets(plain: str, patterns: tuple[re.Pattern[str], ...]) -> list[int]:
    found: list[int] = []
    for pattern in patterns:
        words = pattern.pattern
        if words.replace(" ", "").replace("/", "").isalnum():  # nothing but letters: found faster as they are
            at = plain.find(words)
            while at >= 0:
                found.append(at)
                at = plain.find(words, at + len(words))
        else:
            found += [match.start() for match in pattern.finditer(plain)]
    found.sort()
    return found


def windows(cues: Sequence[int], start: int, end: int, before: int, after: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``[start, end)`` near a cue, from ``before`` it to ``after`` it."""
    at = bisect_left(cues, start)
    first = last = -1
    while at < len(cues) and cues[at] < end:
        if cues[at] - before > last:
            if last >= 0:
                yield first, last
            first = max(start, cues[at] - before)
        last = min(end, cues[at] + after)
        at += 1
    if last >= 0:
        yield first, last
