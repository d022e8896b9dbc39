from __future__ import annotations

import pytest

from answerable.reader.formats.draft import Passage
from answerable.reader.formats.letterhead import set_columns_apart
from answerable.reader.source import Cell


def apart(*lines: str) -> list[str]:
    return [one.text.strip() for one in set_columns_apart([Passage(line) for line in lines])]


def test_a_letterhead_set_with_tabs():
    assert apart(
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH BÌNH DƯƠNG\t\tĐộc lập - Tự do - Hạnh phúc",
        "",
        "Số: 09/2009/CT-UBND     Thủ Dầu Một, ngày 15  tháng 4  năm 2009",
        "CHỈ THỊ",
    ) == [
        *("ỦY BAN NHÂN DÂN", "TỈNH BÌNH DƯƠNG", "Số: 09/2009/CT-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        *("Độc lập - Tự do - Hạnh phúc", "Thủ Dầu Một, ngày 15  tháng 4  năm 2009", "CHỈ THỊ"),
    ]


def test_a_letterhead_run_together():
    assert apart(
        "BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 32/QĐ-BTC Hà Nội, ngày 22 tháng 4 năm 2022",
        "QUYẾT ĐỊNH",
    ) == [
        *(
            "BỘ TÀI CHÍNH",
            "Số: 32/QĐ-BTC",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ),
        *("Hà Nội, ngày 22 tháng 4 năm 2022", "QUYẾT ĐỊNH"),
    ]


def test_spaces_left_for_the_pen_are_no_columns():
    lines = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số:      /TB-VP", "Lào Cai, ngày      tháng 6 năm 2026"]
    assert sorted(apart(*lines)) == sorted(lines)


def test_the_motto_in_the_cell_of_the_state_has_its_own_line():
    cell = Cell(table=0, row=0, column=1)
    told = set_columns_apart(
        [Passage("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc", None, cell)]
    )
    assert [(one.text.strip(), one.cell) for one in told] == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", cell),
        ("Độc lập - Tự do - Hạnh phúc", cell),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013;",
        "Thực hiện Công văn số 12/UBND-NC, Sở Nội vụ báo cáo, ngày 5 tháng 3 năm 2025 như sau",
        "Giao Sở Y tế   chủ trì",
    ],
)
def test_a_sentence_is_no_letterhead(line):
    assert apart(line, "Hai") == [line, "Hai"]


def test_the_foot_set_with_tabs():
    assert apart(
        "Hết./.",
        "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN",
        "- Bộ Y tế;\tKT. CHỦ TỊCH",
        "- Các sở;",
        "- Lưu: VT.      PHÓ CHỦ TỊCH",
        "\t\tNguyễn Văn A",
        "PHỤ LỤC I",
    ) == [
        *("Hết./.", "Nơi nhận:", "- Bộ Y tế;", "- Các sở;", "- Lưu: VT."),
        *("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A", "PHỤ LỤC I"),
    ]
