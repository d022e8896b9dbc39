"""What antiword prints, put together; and the choice of the program that reads a .doc."""

from __future__ import annotations

import subprocess

import pytest

from answerable.reader.errors import MissingTool
from answerable.reader.formats import doc, load_bytes
from answerable.reader.formats.antiword import put_together

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")


def book(*tables: str) -> bytes:
    inside = "".join(f"<para><informaltable>{table}</informaltable></para>" for table in tables)
    return f"<?xml version='1.0' encoding='utf-8'?><book><chapter>{inside}</chapter></book>".encode()


def group(widths: list[float], *rows: list[str]) -> str:
    columns = "".join(f"<colspec colwidth='{width:.2f}pt'/>" for width in widths)
    entries = ("<row>" + "".join(f"<entry>\n{words}\n</entry>" for words in row) + "</row>\n" for row in rows)
    return f"<tgroup cols='{len(widths)}'>{columns}<tbody>{''.join(entries)}</tbody></tgroup>"


def read(text: str, pages: bytes = b"") -> list[tuple[str, tuple[int, int, int, int] | None]]:
    return [
        (passage.text, cell and (cell.table, cell.row, cell.column, cell.columns))
        for passage in put_together(text, pages)
        if passage.text
        for cell in [passage.cell]
    ]


def test_paragraphs_keep_their_tabs_and_computed_numbers():
    assert read("\n    1. Rà soát\n\n\t\tCHỦ TỊCH\nThời gian: \tquý I\n") == [
        ("1. Rà soát", None),
        ("\t\tCHỦ TỊCH", None),
        ("Thời gian: \tquý I", None),
    ]


def test_tables_come_from_the_book_and_stand_where_they_are_drawn():
    text = "Trên\n|TT  |Nhiệm vụ   |\n|1   |Rà soát    |\n|    |văn bản    |\n\n\nDưới\n"
    assert read(text, book(group([40, 100], ["TT", "Nhiệm vụ"], ["1", "Rà soát\nvăn bản"]))) == [
        ("Trên", None),
        ("TT", (0, 0, 0, 1)),
        ("Nhiệm vụ", (0, 0, 1, 1)),
        ("1", (0, 1, 0, 1)),
        ("Rà soát", (0, 1, 1, 1)),
        ("văn bản", (0, 1, 1, 1)),
        ("Dưới", None),
    ]


def test_merged_cells_reach_over_the_columns_of_other_rows():
    table = group([40, 100, 60], ["TT", "Nhiệm vụ", "Cơ quan"]) + group([40, 160.04], ["I", "Về thể chế"])
    text = "|TT |Nhiệm vụ |Cơ quan |\n|I |Về thể chế |\n"
    assert read(text, book(table))[3:] == [("I", (0, 1, 0, 1)), ("Về thể chế", (0, 1, 1, 2))]


def test_two_tables_take_the_drawings_in_order():
    pages = book(group([9], ["A b"]), group([9], ["C"]))
    assert read("|A |\n|b |\n\n\ngiữa\n|C |\n", pages) == [
        ("A b", (0, 0, 0, 1)),
        ("giữa", None),
        ("C", (1, 0, 0, 1)),
    ]


def test_a_letterhead_in_the_midst_of_the_text_is_a_table_again():
    text = "\nSỞ Y TẾ\n\nSố:   /KH-SYT\n |CỘNG HÒA XÃ HỘI\nĐộc lập - Tự do\n\n\nngày   tháng 5 | |\n\n\nKẾ HOẠCH\n"
    assert read(text, book()) == [
        ("SỞ Y TẾ", (0, 0, 0, 1)),
        ("Số:   /KH-SYT", (0, 0, 0, 1)),
        ("CỘNG HÒA XÃ HỘI", (0, 0, 1, 1)),
        ("Độc lập - Tự do", (0, 0, 1, 1)),
        ("ngày   tháng 5", (0, 0, 1, 1)),
        ("KẾ HOẠCH", None),
    ]


def test_the_rows_below_it_belong_to_the_same_table():
    text = "SỞ Y TẾ |CỘNG HÒA XÃ HỘI | |\n|Số: 5 |ngày 1 |\n\n\nI. MỤC ĐÍCH\n"
    found = read(text, book(group([9, 9], ["Số: 5", "ngày 1"])))
    assert [cell for _, cell in found] == [(0, 0, 0, 1), (0, 0, 1, 1), (0, 1, 0, 1), (0, 1, 1, 1), None]


def test_rows_without_edges_further_below():
    above = "Một đoạn dài hơn ô trái của phần đầu văn bản. " * 10
    text = f"{above}\n\nPhụ lục\n\nTT |Việc |Ai | |1 |Rà soát | | |2 |Lập |Sở Y tế | |\n\nHết\n"
    assert read(text) == [
        (above.strip(), None),
        ("Phụ lục", None),
        ("TT", (0, 0, 0, 1)),
        ("Việc", (0, 0, 1, 1)),
        ("Ai", (0, 0, 2, 1)),
        ("1", (0, 1, 0, 1)),
        ("Rà soát", (0, 1, 1, 1)),
        ("2", (0, 2, 0, 1)),
        ("Lập", (0, 2, 1, 1)),
        ("Sở Y tế", (0, 2, 2, 1)),
        ("Hết", None),
    ]


def test_a_bar_in_a_sentence_is_no_cell():
    assert read("Giá trị |x| và\ny |z\n") == [("Giá trị |x| và", None), ("y |z", None)]


def test_notes_are_left_out():
    pages = b"<book><para>x<footnote><para>n</para></footnote></para></book>"
    text = "Theo Luật[1] này [2]\n-----------------------\n\n\n[1]Luật số 5\n"
    assert read(text, pages) == [("Theo Luật này [2]", None)]
    assert len(read(text, book())) == 3  # signs of the text itself


def test_a_book_that_broke_off_loses_no_words():
    assert read("|A |B |\n|C | |\n", b"<book><chapter>")[:2] == [("A", (0, 0, 0, 1)), ("B", (0, 0, 1, 1))]


@pytest.fixture
def programs(monkeypatch):
    """Programs by name, each with what it prints; those that are not there are not installed."""
    installed: dict[str, bytes] = {}

    def run(command, **_):
        name = command[0].rpartition("/")[2]
        asked.append(name)
        return subprocess.CompletedProcess(command, 0 if installed[name] else 1, installed[name], b"")

    asked: list[str] = []
    monkeypatch.setattr(doc.shutil, "which", lambda name: f"/bin/{name}" if name in installed else None)
    monkeypatch.setattr(doc.subprocess, "run", run)
    return installed, asked


def test_antiword_goes_first(programs):
    installed, asked = programs
    installed |= {"antiword": "Kế hoạch\n".encode(), "soffice": b"x"}
    assert load_bytes(DOC).text == "Kế hoạch"
    assert asked == ["antiword", "antiword"]


def test_libreoffice_is_asked_where_antiword_fails(programs):
    installed, asked = programs
    installed |= {"antiword": b"", "soffice": b"x"}
    with pytest.raises(Exception, match="LibreOffice"):
        load_bytes(DOC)
    assert asked == ["antiword", "soffice"]


def test_without_either_the_sentence_says_what_to_install(programs):
    with pytest.raises(MissingTool):
        load_bytes(DOC)
