"""The time at the end of a title holds for what the title lists, not for a document that it names."""

from __future__ import annotations

import datetime

import pytest

from answerable.reader.formats import load_bytes
from answerable.reader.source import Span
from answerable.reader.stages.deadlines.phrases import read_phrases
from answerable.reader.stages.drafts import Setting

SETTING = Setting(date=datetime.date(2025, 11, 1), province=None, issuer=None, period=None)


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("MỤC TIÊU XUẤT KHẨU GIAI ĐOẠN 2026 - 2030", [2030]),
        ("Danh mục hàng hóa tham gia xuất khẩu giai đoạn 2026 – 2030", [2030]),
        ("Phân công thực hiện các chỉ tiêu phát triển kinh tế số đến năm 2030", [2030]),
        ("Phát triển xã hội số đến năm 2030 với các mục tiêu", [2030]),
        ("BỘ TIÊU CHÍ QUỐC GIA VỀ NÔNG THÔN MỚI GIAI ĐOẠN 2026 - 2030", [2030]),
        # of a document, a vision, an account
        ("Giải pháp thực hiện Kế hoạch xuất khẩu giai đoạn 2026 - 2030", []),
        ("Mục tiêu phát triển và tầm nhìn đến năm 2045", []),
        ("Danh mục dự án thuộc Chương trình phát triển nhà ở giai đoạn 2021-2025", []),
        ("Kết quả thực hiện các chỉ tiêu giai đoạn 2021-2025", []),
    ],
)
def test_the_time_at_the_end_of_a_title(title: str, ends: list[int]) -> None:
    source = load_bytes(title.encode(), "title.txt")
    found = read_phrases(source, Span(0, len(source.text)), SETTING, title=True)
    assert [deadline.end.year for deadline in found if deadline.end] == ends
