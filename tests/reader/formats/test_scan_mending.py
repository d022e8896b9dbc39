"""What text recognition confuses is put right only where one reading is possible."""

from __future__ import annotations

import pytest

from answerable.reader.formats.scan_mending import mend


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("văn bản quy định chỉ tiết thi hành", "văn bản quy định chi tiết thi hành"),
        ("tô chức thực hiện", "tổ chức thực hiện"),
        ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
        ("Kêt luận của Thủ tướng", "Kết luận của Thủ tướng"),
        ("Cơ quan phôi hợp", "Cơ quan phối hợp"),
        ("Quyết định số 06/QĐ\u00d0-TTg", "Quyết định số 06/QĐ-TTg"),
        ("ngày 22 tháng l1 năm 2019", "ngày 22 tháng 11 năm 2019"),
        ("Trước ngày 15\u20444/2024", "Trước ngày 15/4/2024"),
        ("(¡) hoàn thiện; (¡i) kiện toàn; (¡v) kiểm tra", "(i) hoàn thiện; (ii) kiện toàn; (iv) kiểm tra"),
        ("Điêu 5. Hiệu lực", "Điều 5. Hiệu lực"),
        ("l. Bộ Tư pháp chủ trì", "1. Bộ Tư pháp chủ trì"),
    ],
)
def test_a_misreading_with_one_meaning_is_mended(read, meant):
    assert mend(read) == meant


@pytest.mark.parametrize(
    "text",
    [
        "chỉ đạo, hướng dẫn và chi trả kinh phí",
        "đánh giá cao công tác chuẩn bị",
        "Nguyên Sỹ Hiệp",  # a name is spelt as its bearer wishes
        "số 439/QĐ-TTg ngày 1o tháng 4",  # a number is never guessed
        "nâng cao chất lượng đất trồng lúa",
        "l) Các nhiệm vụ khác",
        "",
        "1. - § (",
    ],
)
def test_what_may_be_meant_stays(text):
    assert mend(text) == text
