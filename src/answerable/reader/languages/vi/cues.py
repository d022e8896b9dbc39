"""The words by which stages know where to read closely, all found in one pass over a text.

Most sentences hold no cue of a kind, and the grammar of that kind need not look at them at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Sequence

# Kind -> word -> what must follow it, as a pattern; "" where anything may.
_WORDS = {
    "moments": {
        "ngày ": "[0-9m]",
        "tháng ": "[0-9]|đầu|cuối",
        "quý ": "[iv1-4]",
        "quí ": "[iv1-4]",
        "20": "[0-9]{2}(?!/?[a-zđ0-9]|/[0-9])",
        "năm 19": "[0-9]{2}",
        "/": "[0-9]{1,2}(?![0-9/])",
    },
    "recurrences": {
        "định kỳ": "",
        "hằng ": "",
        "hàng ": "năm|quý|tháng|tuần|ngày|6|06|sáu|0?3|ba",
        "mỗi ": "",
        "lần": r"(?!\w)",
        "6 tháng": "",
        "theo tháng": "",
        "theo quý": "",
        "theo tuần": "",
        "sáu tháng": "",
        "đợt": "",
    },
    "waits": dict.fromkeys(
        ("kể từ", "làm việc", "giờ", "thời hạn", "trong vòng", "sau khi", "tối đa", "không quá"), ""
    ),
    "continuous": dict.fromkeys(("thường xuyên", "liên tục", "24/24"), ""),
    "sendings": dict.fromkeys(
        ("báo cáo", "gửi", "trả lời", "trình", "phản ánh", "phản hồi", "cung cấp", "chuyển", "thông tin"), ""
    ),
    "orders": dict.fromkeys(("giao ", "đề nghị ", "yêu cầu ", "phân công "), ""),
    "partners": dict.fromkeys(("phối hợp", "kết hợp", "cùng với", "chủ trì cùng", "thống nhất với"), ""),
}
_TIMES = ("moments", "recurrences", "waits", "continuous")


class Cues(NamedTuple):
    """Offsets in a folded text, ascending, by what the words there may speak of."""

    moments: Sequence[int]  # a day, a month, a quarter, a year
    recurrences: Sequence[int]  # an interval
    waits: Sequence[int]  # a time counted from an event
    continuous: Sequence[int]  # work without end
    times: Sequence[int]  # any of the four
    sendings: Sequence[int]  # sending, reporting, submitting
    orders: Sequence[int]  # telling a body to act
    partners: Sequence[int]  # working with others


def find_cues(plain: str) -> Cues:
    """Look over a whole folded text."""
    automaton, meanings = _automaton()
    found: dict[str, list[int]] = {kind: [] for kind in _WORDS}
    for word, start, end in automaton.find_matches_as_indexes(plain, overlapping=True):
        kind, follows = meanings[word]
        if follows is None or follows.match(plain, end):
            found[kind].append(start)
    for offsets in found.values():
        offsets.sort()
    times = sorted(at for kind in _TIMES for at in found[kind])
    return Cues(times=times, **found)


def holds_any(cues: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the ascending offsets lies in ``[start, end)``."""
    at = bisect_left(cues, start)
    return at < len(cues) and cues[at] < end


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, re.Pattern[str] | None]]]:
    words = [
        (word, kind, re.compile(follows) if follows else None)
        for kind, listed in _WORDS.items()
        for word, follows in listed.items()
    ]
    automaton = ahocorasick_rs.AhoCorasick(
        [word for word, _, _ in words],
        implementation=ahocorasick_rs.Implementation.DFA,
        store_patterns=False,
    )
    return automaton, [(kind, follows) for _, kind, follows in words]
