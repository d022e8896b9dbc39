"""The whole reader on anything at all: a plan that holds together, or one sentence."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.reader import ReaderError, read_source
from answerable.reader.formats import load_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.model import Plan
    from answerable.reader.source import Span

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SUFFIXES = ["docx", "pdf", "html", "txt"]
# Of this process alone; far above what any of these texts takes, and below what grows with its square.
SECONDS = 5.0
quick = settings(
    deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)

# Words that plans are made of, to be strung together without sense.
WORDS = st.sampled_from(
    [
        *(
            "KẾ HOẠCH",
            "PHỤ LỤC",
            "I. MỤC TIÊU",
            "II. NHIỆM VỤ",
            "1. ",
            "1.1. ",
            "a) ",
            "- ",
            "+ ",
            "Điều 1. ",
        ),
        *("Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh", "các sở, ban, ngành", "UBND các xã"),
        *("chủ trì", "phối hợp với", "(", ")", ", ", "; ", ". ", "./.", "\n", "\n\n", "Đề nghị ", "Giao "),
        *(
            "Cơ quan chủ trì: ",
            "Thời gian hoàn thành: ",
            "báo cáo",
            "gửi",
            "trước ngày",
            "20/3/2026",
            "31/02",
        ),
        *("quý III/2026", "hằng năm", "thường xuyên", "giai đoạn 2026-2030", "trong 05 ngày làm việc kể từ"),
        *("Căn cứ ", "Luật Trẻ em", "Quyết định số", "63/KH-UBND", "12-NQ/TU", "30/2020/NĐ-CP", "Số:  /KH-"),
        *("Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "| ", "STT | Nhiệm vụ |", "MẬT"),
    ]
)


def assert_read_or_refused(data: bytes) -> Plan | None:
    """Read twice, and check all that a plan promises. None where the reader said why it cannot read."""
    begun = time.process_time()
    try:
        plan = read_source(load_bytes(data, "any"))
    except ReaderError as error:
        sentence = str(error)
        assert sentence.startswith("any")
        assert sentence.endswith(".")
        assert "\n" not in sentence
        return None
    assert time.process_time() - begun < SECONDS
    assert read_source(load_bytes(data, "any")) == plan
    check(plan)
    return plan


def check(plan: Plan) -> None:
    text = plan.source.text
    for span in spans_of(plan):
        assert 0 <= span.start < span.end <= len(text)
    seen: set[str] = set()
    for item in plan.items:
        assert item.id not in seen
        assert item.parent is None or item.parent in seen
        seen.add(item.id)
        assert item.text == plan.source.quote(item.span)
        for deadline in item.deadlines:
            assert deadline.text == plan.source.quote(deadline.span)
    for citation in plan.citations:
        assert citation.item is None or citation.item in seen
        assert citation.text == plan.source.quote(citation.span)
    assert all(report.item in seen for report in plan.reports)


def spans_of(plan: Plan) -> Iterator[Span]:
    yield from plan.header.spans.values()
    yield from (signer.span for signer in plan.header.signers if signer.span)
    for item in plan.items:
        yield item.span
        yield from (one.span for one in item.assignments)
        yield from (one.span for one in item.deadlines)
    yield from (citation.span for citation in plan.citations)
    yield from (report.span for report in plan.reports)
    yield from (warning.span for warning in plan.warnings if warning.span)


@quick
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(data):
    assert_read_or_refused(data)


@quick
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    assert_read_or_refused(text.encode("utf-8", "surrogatepass"))


@quick
@given(st.lists(WORDS, max_size=80))
def test_words_of_plans_are_read_in_any_order(words):
    assert_read_or_refused(" ".join(words).encode())


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(quick, max_examples=20)
@given(data=st.data())
def test_documents_are_read_or_refused_cut_spoilt_and_spliced(suffix, data):
    content = bytearray((EXAMPLES / f"ke-hoach.{suffix}").read_bytes())
    place = st.integers(0, len(content) - 1)
    match data.draw(st.sampled_from(["cut", "spoil", "splice"])):
        case "cut":
            del content[data.draw(place) :]
        case "spoil":
            for at in data.draw(st.lists(place, min_size=1, max_size=8)):
                content[at] ^= data.draw(st.integers(1, 255))
        case "splice":
            start, end = sorted([data.draw(place), data.draw(place)])
            content[start:end] = b""
    assert_read_or_refused(bytes(content))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_examples_hold_together(suffix):
    plan = assert_read_or_refused((EXAMPLES / f"ke-hoach.{suffix}").read_bytes())
    assert plan is not None
    assert plan.items


LONG = {
    "a line without a break": "Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện trước ngày 20/3/2026; ",
    "a number without an end": "1.",
    "brackets that open": "(",
    "brackets that open and close": "()",
    "quotation marks": "“",
    "a list of bodies": "Sở Y tế, ",
    "bodies and no list": "Sở Y tế Công an tỉnh ",
    "capitals": "KẾ HOẠCH ",
    "dashes": "- ",
    "dates": "ngày 20/3/2026 ",
    "years": "2026-2030 ",
    "numbers of documents": "số 63/KH-UBND ngày ",
    "laws": "Luật Trẻ em, ",
    "Latin letters": "x",
    "spaces": "Sở  ",
    "many short lines": "1. Giao Sở Y tế\n",
    "many bullets": "- Hằng năm báo cáo Sở Y tế\n",
    "deeper and deeper": "Điều 1. a) - + 1.1. ",
    "many cells": "| Sở Y tế ",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG.keys())
def test_time_grows_with_length_and_not_with_its_square(unit):
    """Four times the text takes about four times as long; sixteen times would be its square."""
    small, large = (best_of_two(unit * (size // len(unit))) for size in (15_000, 60_000))
    assert large < 9 * small + 0.05


def best_of_two(text: str) -> float:
    times = []
    for _ in range(2):
        begun = time.process_time()
        with suppress(ReaderError):
            read_source(load_bytes(text.encode(), "any"))
        times.append(time.process_time() - begun)
    return min(times)
