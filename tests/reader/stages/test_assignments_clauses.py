"""Who acts where a sentence has several clauses."""

from __future__ import annotations

import pytest
from tests.reader.stages.test_assignments import Outline, both


@pytest.mark.parametrize(
    ("sentence", "leads", "coordinators"),
    [
        # Behind "thì" stands who acts in the case; before it, who only asks.
        (
            "Trường hợp người nộp thuế, cơ quan Thuế cấp dưới đề nghị hướng dẫn thì Cục Thuế trả lời.",
            ["Cục Thuế"],
            [],
        ),
        ("Trường hợp chưa đủ hồ sơ, Sở Y tế yêu cầu bổ sung thì thực hiện lại.", ["Sở Y tế"], []),
        # A clause that names who helps, and one that names who does more.
        (
            "Công an tỉnh chủ trì tham mưu; Bộ Chỉ huy Quân sự tỉnh, Sở Y tế phối hợp thực hiện.",
            ["Công an tỉnh"],
            ["Bộ Chỉ huy Quân sự tỉnh", "Sở Y tế"],
        ),
        (
            "Công an tỉnh chủ trì tham mưu; Sở Y tế phối hợp với Sở Nội vụ rà soát.",
            ["Công an tỉnh", "Sở Y tế"],
            ["Sở Nội vụ"],
        ),
        # Commas in what a body is in charge of.
        ("Kiểm tra; định kỳ báo cáo trong phạm vi lĩnh vực, địa phương quản lý trước ngày 15/11.", [], []),
    ],
)
def test_each_clause_has_its_own(sentence: str, leads: list[str], coordinators: list[str]) -> None:
    (found,) = Outline().entry(sentence).read()
    assert both(found) == (leads, coordinators)
