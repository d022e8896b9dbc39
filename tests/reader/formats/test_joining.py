from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.formats.draft import Passage
from answerable.reader.formats.joining import Line, begins_item, join_lines, mend


def test_a_symbol_broken_over_two_lines_is_whole_again_and_a_dash_between_words_is_not():
    assert joined("Kế hoạch số 31-KH/", "TU ngày 12/01/2026") == ["Kế hoạch số 31-KH/TU ngày 12/01/2026"]
    assert joined("số 20/2021/NĐ-", "CP của Chính phủ") == ["số 20/2021/NĐ-CP của Chính phủ"]
    assert joined("phát triển kinh tế -", "xã hội") == ["phát triển kinh tế - xã hội"]
    assert joined("tuyến Hà Nội -", "Lào Cai") == ["tuyến Hà Nội - Lào Cai"]


def test_an_appendix_without_a_number_does_not_go_on_after_the_name_that_signed():
    lines = [Line("Nguyễn Thị Ví Dụ", page=4, full=True), Line("PHỤ LỤC", page=5, centred=True)]
    assert [passage.text for passage in join_lines(lines)] == ["Nguyễn Thị Ví Dụ", "PHỤ LỤC"]


def joined(*lines: Line | str) -> list[str]:
    return [
        passage.text for passage in join_lines(Line(one) if isinstance(one, str) else one for one in lines)
    ]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "I. MỤC ĐÍCH",
            "II- YÊU CẦU",
            "III/ Tổ chức",
            "1. Sở Y tế",
            "1.1. Mục tiêu",
            "1.1 Mục tiêu",
            "2) Nội dung",
        ),
        *(
            "(1) Xem xét",
            "a) Chủ trì",
            "đ) Phối hợp",
            "b. Rà soát",
            "- Sở Y tế",
            "– Các sở",
            "+ Rà soát",
            "• Một",
        ),
        *("Điều 3. Tổ chức", "ĐIỀU 3: TỔ CHỨC", "Phần I", "Chương II", "PHỤ LỤC I", "Phụ lục II", "Mục 2."),
        *("Phần thứ nhất", "1/Nội dung", "12. “Ngày hội”"),
    ],
)
def test_an_outline_label_begins_an_item(line):
    assert begins_item(line)


@pytest.mark.parametrize(
    "line",
    [
        *("2025 và các năm tiếp theo", "1 Điều 5 của Luật", "12/2018/QĐ-TTg", "1.5 triệu đồng", "30/6/2026"),
        *(
            "Điều lệ Đảng",
            "Điều 5 Luật Đất đai",
            "Phụ lục kèm theo",
            "Mục tiêu chung",
            "Phần mềm",
            "ủy ban",
            "100%",
        ),
        *("-2030", "(nếu có)", "IX của Đảng", "Các sở"),
    ],
)
def test_a_number_or_a_word_alone_is_no_label(line):
    assert not begins_item(line)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("theo quy định tại khoản", "1. Điều 5 của Luật"),
        ("giai đoạn 2026", "- 2030, tầm nhìn 2045"),
        ("phát triển kinh tế", "- xã hội của tỉnh"),
        ("tại điểm", "a) khoản này"),
    ],
)
def test_a_sentence_goes_on_over_what_looks_like_a_label(before, line):
    assert not begins_item(line, before, full=True)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["tăng cường công tác", "quản lý nhà nước"], ["tăng cường công tác quản lý nhà nước"]),
        (["Sở Y tế chủ trì.", "Sở Nội vụ phối hợp."], ["Sở Y tế chủ trì.", "Sở Nội vụ phối hợp."]),
        (["Căn cứ Luật A;", "căn cứ Luật B;"], ["Căn cứ Luật A;", "căn cứ Luật B;"]),
        (["I. MỤC ĐÍCH,", "YÊU CẦU"], ["I. MỤC ĐÍCH, YÊU CẦU"]),
        (["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"], ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"]),
        (["KẾ HOẠCH", "về công tác phòng cháy"], ["KẾ HOẠCH", "về công tác phòng cháy"]),
        (
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Nguyễn Văn A"],
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Nguyễn Văn A"],
        ),
        (["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]),
        (
            ["Trên cơ sở Tờ trình của Chính phủ,", "QUYẾT NGHỊ:"],
            ["Trên cơ sở Tờ trình của Chính phủ,", "QUYẾT NGHỊ:"],
        ),
    ],
)
def test_lines_of_unknown_width(lines, expected):
    assert joined(*lines) == expected


def test_a_full_line_goes_on_and_a_short_one_ends():
    full, short = (
        Line("Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và", full=True),
        Line("Kho bạc Nhà nước", full=False),
    )
    assert joined(full, short, Line("Các sở khác phối hợp", full=False)) == [
        "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và Kho bạc Nhà nước",
        "Các sở khác phối hợp",
    ]


def test_the_first_word_of_a_full_line_may_be_a_name():
    assert joined(Line("theo đề nghị của Giám đốc", full=True), Line("Sở Y tế.", full=False)) == [
        "theo đề nghị của Giám đốc Sở Y tế."
    ]


def test_an_indented_line_begins_a_paragraph():
    assert joined(Line("Một câu hết dòng", full=True), Line("Câu sau", indented=True)) == [
        "Một câu hết dòng",
        "Câu sau",
    ]


def test_a_sentence_goes_on_over_a_blank_line_or_a_page():
    assert joined("tiếp tục tuyên truyền", Line("đến từng hộ dân.", gap=True)) == [
        "tiếp tục tuyên truyền đến từng hộ dân."
    ]
    long = "Giao các sở, ngành, địa phương liên quan khẩn trương rà soát, báo cáo Thủ tướng"
    assert joined(Line(long, page=1), Line("Chính phủ trong tháng 3.", page=2)) == [
        f"{long} Chính phủ trong tháng 3."
    ]
    assert joined("Tiêu đề", Line("Đoạn sau", gap=True)) == ["Tiêu đề", "Đoạn sau"]


def test_whole_paragraphs_are_mended_only_in_mid_sentence():
    words = ["Luật Phòng cháy và cứu nạn,", "cứu hộ", "a) Một", "Hai", "Ba;", "bốn"]
    mended = [one.text for one in mend([Passage(word) for word in words])]
    assert mended == ["Luật Phòng cháy và cứu nạn, cứu hộ", "a) Một", "Hai", "Ba;", "bốn"]


@given(st.lists(st.text(alphabet="aB1.-;:, ()ĐđÁ", max_size=12), max_size=12))
def test_joining_keeps_every_letter_in_order(rows):
    words = [passage.text for passage in join_lines(Line(row) for row in rows)]
    assert "".join("".join(words).split()) == "".join("".join(rows).split())
