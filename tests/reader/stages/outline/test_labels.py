"""Labels as plans print them, and what only looks like one."""

from __future__ import annotations

import pytest

from answerable.reader.languages.vi.folding import fold
from answerable.reader.stages.outline.labels import Rank, read_labels, roman


def labels(line: str) -> list[tuple[Rank, tuple[int, ...], str]]:
    found = read_labels(line, fold(line), 0, len(line))
    return [(label.rank, label.path, line[label.rest :]) for label in found]


@pytest.mark.parametrize(
    ("line", "rank", "path", "rest"),
    [
        ("Phần thứ nhất", Rank.PART, (1,), ""),
        ("PHẦN II. NHIỆM VỤ", Rank.PART, (2,), "NHIỆM VỤ"),
        ("Chương I", Rank.CHAPTER, (1,), ""),
        ("Mục 2. TỔ CHỨC", Rank.SECTION, (2,), "TỔ CHỨC"),
        ("Điều 1.Ban hành", Rank.ARTICLE, (1,), "Ban hành"),
        ("Điều 12. Hiệu lực", Rank.ARTICLE, (12,), "Hiệu lực"),
        ("I. MỤC ĐÍCH", Rank.ROMAN, (1,), "MỤC ĐÍCH"),
        ("II- NHIỆM VỤ", Rank.ROMAN, (2,), "NHIỆM VỤ"),
        ("IV/ KINH PHÍ", Rank.ROMAN, (4,), "KINH PHÍ"),
        ("A. ĐỐI VỚI", Rank.CAPITAL, (1,), "ĐỐI VỚI"),
        ("1. Mục đích", Rank.NUMBER, (1,), "Mục đích"),
        ("10.Tiếp tục", Rank.NUMBER, (10,), "Tiếp tục"),
        ("2) Yêu cầu", Rank.NUMBER, (2,), "Yêu cầu"),
        ("(3) Ít nhất 80%", Rank.NUMBER, (3,), "Ít nhất 80%"),
        ("1.100% đội ngũ cán bộ", Rank.NUMBER, (1,), "100% đội ngũ cán bộ"),
        ("2.1. Nội dung", Rank.DECIMAL, (2, 1), "Nội dung"),
        ("2. 2. Giao Sở Y tế", Rank.DECIMAL, (2, 2), "Giao Sở Y tế"),
        ("2. 15 xã đạt chuẩn", Rank.NUMBER, (2,), "15 xã đạt chuẩn"),
        ("2.1.b. Thành lập", Rank.LETTER, (2,), "Thành lập"),
        ("2.1. b thành lập", Rank.DECIMAL, (2, 1), "b thành lập"),
        ("1.1.2 Vùng nuôi", Rank.DECIMAL, (1, 1, 2), "Vùng nuôi"),
        ("a) Tổ chức", Rank.LETTER, (1,), "Tổ chức"),
        ("đ) Phối hợp", Rank.LETTER, (5,), "Phối hợp"),
        ("(ii) Sớm chỉ đạo", Rank.SMALL_ROMAN, (2,), "Sớm chỉ đạo"),
        ("- Chủ trì", Rank.BULLET, (), "Chủ trì"),
        ("–Chủ trì", Rank.BULLET, (), "Chủ trì"),
        ("+ Theo dõi", Rank.BULLET, (), "Theo dõi"),
        ("* Lưu ý:", Rank.BULLET, (), "Lưu ý:"),
    ],
)
def test_a_label_is_read_with_what_it_counts(line, rank, path, rest):
    assert (rank, path, rest) in labels(line)


@pytest.mark.parametrize(
    "line",
    [
        "1/7/2025 là ngày có hiệu lực",
        "30.000 đồng cho mỗi người",
        "2025. Đến năm 2030",
        "Điều 4 của Luật này quy định",
        "Mục 3 phần II nêu rõ",
        "V/v triển khai kế hoạch",
        "T/M. BAN THƯỜNG VỤ",
        "------------",
        "e-mail liên hệ",
        "© Bản quyền của Sở Nội vụ",
        "Sở Nội vụ",
        "",
    ],
)
def test_what_only_looks_like_a_label_is_none(line):
    assert labels(line) == []


def test_a_letter_that_is_also_a_roman_numeral_is_read_as_either():
    assert {rank for rank, _, _ in labels("i) Bảo đảm")} == {Rank.SMALL_ROMAN, Rank.LETTER}


def test_a_number_that_a_scanner_set_behind_a_mark_only_goes_on_a_list():
    line = "— 3. Việc triển khai"
    number, bullet = read_labels(line, fold(line), 0, len(line))
    assert (number.path, number.behind_mark, bullet.rank) == ((3,), True, Rank.BULLET)


@pytest.mark.parametrize(("line", "place"), [("©) Nộp thuế", 3), ("B) Khai thuế", 2)])
def test_a_letter_that_a_scanner_took_for_another_only_goes_on_a_list(line, place):
    letter = read_labels(line, fold(line), 0, len(line))[-1]
    assert (letter.rank, letter.ordinal, letter.behind_mark) == (Rank.LETTER, place, True)


def test_a_capital_before_a_heading_is_no_letter_of_a_list():
    line = "B) NHÓM BA"
    assert {one.rank for one in read_labels(line, fold(line), 0, len(line))} == {Rank.CAPITAL}


def test_a_number_of_many_parts_is_read_in_linear_time():
    line = "1." * 100_000
    assert len(read_labels(line, line, 0, len(line))) <= 2


@pytest.mark.parametrize(("letters", "value"), [("i", 1), ("iv", 4), ("xix", 19), ("iix", 0), ("vx", 0)])
def test_roman_numerals(letters, value):
    assert roman(letters) == value
