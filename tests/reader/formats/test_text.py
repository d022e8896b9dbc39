from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.formats import load_bytes
from answerable.reader.formats.markdown import clean_markdown
from answerable.reader.formats.turned_pages import find_page_marks
from answerable.reader.source import Cell

WRAPPED = """\
Thực hiện Chương trình công tác đảm bảo các quyền con người, Ủy ban
nhân dân tỉnh ban hành Kế hoạch công tác năm 2025 với những nội dung
chủ yếu sau đây:
1. Tiếp tục đẩy mạnh công tác tuyên truyền, phổ biến trong các cấp, các
ngành; giao Giám đốc Sở Tư pháp chủ trì, phối hợp với Giám đốc các Sở
Nội vụ, Tài chính thực hiện.
2. Sở Tài chính bố trí kinh phí.
- Thời gian: năm 2025.
- Sản phẩm: Kế hoạch của Ủy ban nhân dân tỉnh được ban hành trong tháng
12 năm 2025.
"""


def lines(text: str | bytes) -> list[str]:
    return load_bytes(text.encode() if isinstance(text, str) else text).text.split("\n")


def test_wrapped_lines_make_paragraphs():
    rows = WRAPPED.splitlines()
    whole = [rows[:3], rows[3:6], rows[6:7], rows[7:8], rows[8:]]
    assert lines(WRAPPED) == [" ".join(part) for part in whole]


def test_a_paragraph_a_line_stays_so():
    text = "\n".join(f"{at}. " + "Sở Y tế chủ trì thực hiện nhiệm vụ được giao " * 6 for at in range(1, 12))
    assert lines(text) == [" ".join(line.split()) for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## **I. MỤC ĐÍCH**", "I. MỤC ĐÍCH"),
        ("**Sở *Nội vụ*** chủ trì", "Sở Nội vụ chủ trì"),
        (r"1\. Một \- hai", "1. Một - hai"),
        ("> Trích dẫn", "Trích dẫn"),
        ("theo [Luật](https://example.org/luat) này", "theo Luật này"),
        ("* Một mục", "* Một mục"),
        ("5 * 3 = 15", "5 * 3 = 15"),
        ("ten_tep_dai", "ten_tep_dai"),
        ("_in nghiêng_", "in nghiêng"),
        ("A &amp; B", "A & B"),
    ],
)
def test_markdown_marks_are_taken_off(text, expected):
    assert clean_markdown(text) == expected


def test_settings_above_the_text_are_left_out():
    assert lines('---\ntitle: "Kế hoạch"\ndate: 2025\n---\n\nNội dung') == ["Nội dung"]


def test_a_pipe_table_becomes_cells():
    source = load_bytes("Danh mục:\n\n| TT | Nhiệm vụ |\n|:--|---|\n| 1 | **Rà soát** |\n\nHết.".encode())
    assert [(source.quote(one.span), one.cell) for one in source.paragraphs] == [
        ("Danh mục:", None),
        ("TT", Cell(table=0, row=0, column=0)),
        ("Nhiệm vụ", Cell(table=0, row=0, column=1)),
        ("1", Cell(table=0, row=1, column=0)),
        ("Rà soát", Cell(table=0, row=1, column=1)),
        ("Hết.", None),
    ]


def test_a_drawn_grid_and_columns_of_tabs_become_cells():
    rule = "+---+-----------+\n"
    grid = f"{rule}| 1 | Rà soát   |\n|   | danh mục  |\n{rule}| 2 | Báo cáo   |\n{rule}"
    source = load_bytes(grid.encode())
    assert [source.quote(one.span) for one in source.paragraphs] == ["1", "Rà soát danh mục", "2", "Báo cáo"]
    tabs = load_bytes("TT\tViệc\tCơ quan\n1\tRà soát\tSở Y tế\n2\tBáo cáo\tSở Nội vụ\n".encode())
    assert [one.cell.column for one in tabs.paragraphs if one.cell] == [0, 1, 2] * 3


def test_a_bar_in_a_sentence_is_no_table():
    source = load_bytes("Tỷ lệ A|B là 5\nvà C|D là 6.".encode())
    assert all(one.cell is None for one in source.paragraphs)


def test_form_feeds_number_pages_and_sentences_go_on_over_them():
    source = load_bytes("Tiếp tục tuyên truyền\n\n1\n\f\n2\nđến từng hộ dân.\nHết.\n".encode())
    assert source.text == "Tiếp tục tuyên truyền đến từng hộ dân.\nHết."
    assert source.pages == 2
    assert [one.page for one in source.paragraphs] == [1, 2]


def test_page_numbers_count_pages_and_row_numbers_do_not():
    page = ["x" * 100] * 8
    pages = [*page, "1", *page, "- 2 -", *page, "Trang 3/9", *page]
    assert find_page_marks(pages)[0] == {8, 17, 26}
    assert find_page_marks(["1", "Rà soát", "2", "Báo cáo", "3", "Kiểm tra"])[0] == set()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_in_any_form(encoding):
    assert lines("Kế hoạch của Ủy ban nhân dân tỉnh".encode(encoding)) == [
        "Kế hoạch của Ủy ban nhân dân tỉnh"
    ]


def test_letters_in_pieces_are_put_together_and_the_invisible_left_out():
    apart = unicodedata.normalize("NFD", "Kế hoạch")
    assert lines(f"\ufeff{apart}\u200b năm\u00a02025\u00ad") == ["Kế hoạch năm 2025"]


def test_a_bad_byte_in_a_long_text_spoils_only_itself():
    data = ("Kế hoạch công tác của tỉnh. " * 20).encode()
    assert lines(data[:30] + b"\xff" + data[30:])[0].count("tỉnh") == 20


def test_private_bullets_are_dashes_and_rules_are_no_text():
    assert lines("\uf0b7 Một;\n-------\n\uf02b Hai.\n_____") == ["- Một;", "+ Hai."]


@given(st.binary(max_size=300))
def test_any_bytes_decode(data):
    from answerable.reader.formats.encodings import decode

    assert isinstance(decode(data), str)


def test_the_bar_before_a_cell_on_its_own_line_is_taken_off():
    assert lines("| CHÍNH PHỦ\n|\n| Số: 249/2025/NĐ-CP\nNGHỊ ĐỊNH") == [
        "CHÍNH PHỦ",
        "Số: 249/2025/NĐ-CP",
        "NGHỊ ĐỊNH",
    ]
