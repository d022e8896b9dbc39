"""A closing parenthesis that assigns is kept apart from the item's words."""

from __future__ import annotations

import pytest
from tests.reader.stages.outline.conftest import outline_of, source_of

from answerable.reader.languages.vi.folding import fold
from answerable.reader.stages.outline.closing import closing_parenthesis


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        ("Nắm tình hình. (Sở Nội vụ chủ trì thực hiện).", "Sở Nội vụ chủ trì thực hiện"),
        ("(*Ban Dân tộc chủ trì, triển khai, thực hiện*).", "Ban Dân tộc chủ trì, triển khai, thực hiện"),
        ("(Công an tỉnh (Cơ quan thường trực) chủ trì)", "Công an tỉnh (Cơ quan thường trực) chủ trì"),
        ("Rà soát (giao Sở Tư pháp);", "giao Sở Tư pháp"),
        ("Nhận hồ sơ (Tổ giúp việc Ủy ban bầu cử xã tiếp nhận).", "Tổ giúp việc Ủy ban bầu cử xã tiếp nhận"),
        ("Phát huy vai trò (Đề nghị UBMTTQ tỉnh chủ trì).", "Đề nghị UBMTTQ tỉnh chủ trì"),
        ("Nhận hồ sơ (Tổ giúp việc tiếp nhận từ ngày 5).", None),
        ("Sở Tài chính (cơ quan chủ trì)", None),
        ("Trung tâm Thông tin (sau đây gọi là Trung tâm phối hợp)", None),
        ("Các Sở (nếu có).", None),
        ("Tổ chức hội nghị.", None),
        ("Ban hành văn bản)", None),
    ],
)
def test_what_the_last_parenthesis_assigns(line, inside):
    found = closing_parenthesis(line, fold(line), 0, len(line))
    assert (found and line[found[0].start : found[0].end]) == inside


def test_a_parenthesis_of_its_own_closes_the_numbered_item_above():
    source = source_of(
        "I. GIẢI PHÁP", "1. Nắm tình hình.", "- Theo dõi.", "- Quản lý.", "(Công an tỉnh chủ trì)."
    )
    closed = {source.quote(e.span): e.closing and source.quote(e.closing) for e in outline_of(source)}
    assert closed["Nắm tình hình."] == "Công an tỉnh chủ trì"
    assert closed["Quản lý."] is None
