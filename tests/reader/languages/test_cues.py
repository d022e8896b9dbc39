"""Where the stages read closely: words that may speak of a kind of fact, and ones that only look like them."""

from __future__ import annotations

import pytest

from answerable.reader.languages.vi.cues import find_cues, holds_any


@pytest.mark.parametrize(
    ("plain", "kind", "words"),
    [
        ("trước ngày 20/3/2019", "moments", ["ngày 20", "2019"]),
        ("ngày môi trường, ngày lễ, 24/7", "moments", ["ngày mô", "/7"]),
        ("nghị quyết 12/2018/qđ-ttg", "moments", []),  # a year with a symbol behind it is a number's
        ("quý trọng quý iii", "moments", ["quý iii"]),
        ("hàng hóa hàng quý, 02 lần/năm, lần lượt", "recurrences", ["hàng quý", "lần/năm", "lần lượt"]),
        ("báo cáo, gửi, chương trình", "sendings", ["báo cáo", "gửi", "trình"]),
        ("giao sở y tế; giao thông", "orders", ["giao sở", "giao thô"]),
        ("phối hợp với, hợp tác, cùng với", "partners", ["phối hợp", "cùng với"]),
    ],
)
def test_a_cue_stands_where_its_words_begin(plain: str, kind: str, words: list[str]) -> None:
    found: list[int] = getattr(find_cues(plain), kind)
    assert len(found) == len(words)
    assert all(plain.startswith(begun, at) for begun, at in zip(words, found, strict=True))


def test_times_are_the_cues_of_four_kinds_in_order() -> None:
    cues = find_cues("thường xuyên; định kỳ trước ngày 5; kể từ quý i")
    assert cues.times == sorted([*cues.moments, *cues.recurrences, *cues.waits, *cues.continuous])


@pytest.mark.parametrize(
    ("start", "end", "holds"), [(0, 4, False), (0, 5, True), (4, 9, True), (5, 9, False)]
)
def test_an_end_is_out_and_a_start_is_in(start: int, end: int, holds: bool) -> None:
    assert holds_any([4, 9], start, end) is holds
