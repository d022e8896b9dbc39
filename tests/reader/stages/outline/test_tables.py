"""Rows of a task table are tasks; its columns are their fields."""

from __future__ import annotations

import pytest
from tests.reader.stages.outline.conftest import outline_of, source_of

from answerable.reader.source import Cell, Source


def table(*rows: list[str | tuple[str, int, int] | None]) -> Source:
    """A heading and a table; a cell may say how many rows and columns it covers, None is covered."""
    lines, cells = ["PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ"], [None, None]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is None:
                continue
            words, height, width = value if isinstance(value, tuple) else (value, 1, 1)
            lines.append(words)
            cells.append(Cell(table=1, row=r, column=c, rows=height, columns=width))
    return source_of(*lines, cells=cells)


def rows_of(source: Source) -> list[tuple[str, str, str, list[str]]]:
    return [
        (
            e.id,
            e.kind.value,
            source.quote(e.span),
            [f"{f.role.value}={source.quote(f.value)}" for f in e.fields],
        )
        for e in outline_of(source)
    ]


HEAD: list[str | tuple[str, int, int] | None] = ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"]


def test_rows_are_tasks_and_rows_with_only_a_title_headings():
    found = rows_of(
        table(
            HEAD,
            ["I", "Tuyên truyền", "", ""],
            ["1", "Mở lớp", "Sở Y tế", "Quý I"],
            ["2", "Thi", "Sở Tư pháp", ""],
        )
    )
    assert found[1:] == [
        ("PHỤ LỤC/I", "heading", "Tuyên truyền", []),
        ("PHỤ LỤC/I/1", "task", "Mở lớp", ["lead=Sở Y tế", "time=Quý I"]),
        ("PHỤ LỤC/I/2", "task", "Thi", ["lead=Sở Tư pháp"]),
    ]


def test_merged_cells_carry_down():
    found = rows_of(table(HEAD, ["1", "Mở lớp", ("Sở Y tế", 2, 1), "Quý I"], ["2", "Thi", None, "Quý II"]))
    assert found[2][3] == ["lead=Sở Y tế", "time=Quý II"]


def test_a_head_that_a_new_page_repeats_is_no_task():
    found = rows_of(table(HEAD, ["1", "Mở lớp", "Sở Y tế", "Quý I"], HEAD, ["2", "Thi", "Sở Y tế", "Quý II"]))
    assert [row[2] for row in found[1:]] == ["Mở lớp", "Thi"]


def test_a_title_beside_several_tasks_is_their_heading():
    found = rows_of(
        table(
            ["TT", "Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Cơ quan chủ trì"],
            [("1", 2, 1), ("Thể chế", 2, 1), "Sửa luật", "Bộ Tư pháp"],
            [None, None, "Sửa nghị định", "Bộ Nội vụ"],
        )
    )
    assert [(row[0], row[1], row[2]) for row in found[1:]] == [
        ("PHỤ LỤC/1", "heading", "Thể chế"),
        ("PHỤ LỤC/1/r1", "task", "Sửa luật"),
        ("PHỤ LỤC/1/r2", "task", "Sửa nghị định"),
    ]


def test_a_table_of_figures_holds_no_tasks():
    found = rows_of(
        table(["TT", "Nội dung", "Đơn vị tính", "Thành tiền"], ["1", "Thuê xe", "chuyến", "5.000.000"])
    )
    assert [row[1] for row in found] == ["heading"]


def test_rows_of_figures_to_reach_are_targets_and_rows_of_titles_headings() -> None:
    source = table(
        ["TT", "Chỉ tiêu", "ĐVT", "Giai đoạn 2026 - 2030", "Giai đoạn 2026 - 2030"],
        ["", "", "", "Năm 2026", "Năm 2030"],
        ["I", "Cây công nghiệp", "", "", ""],
        ["1", ("Cà phê", 1, 4), None, None, None],
        ["", "Diện tích", "Ha", "27.000", "30.000"],
        ["2", ("Chè", 1, 4), None, None, None],
        ["", "", "", "6.000", "7.000"],
    )
    assert [row[1:3] for row in rows_of(source)[1:]] == [
        ("heading", "Cây công nghiệp"),
        ("heading", "Cà phê"),
        ("target", "Diện tích"),
        ("target", "Chè"),
    ]


def test_what_a_criterion_asks_is_a_target_under_it() -> None:
    source = table(
        ["TT", "Tên tiêu chí", "Nội dung tiêu chí", "Chỉ tiêu"],
        [("1", 3, 1), ("Giao thông", 3, 1), "1.1. Tỷ lệ đường xã được nhựa hóa", "100%"],
        [None, None, "1.1.1. Tỷ lệ đường thôn được cứng hóa", "80%"],
        [None, None, "1.2. Tổ chức duy tu hằng năm", "Đạt"],
        ["2", "Điện", "Có hệ thống điện đạt chuẩn", "Đạt"],
    )
    assert [row[:3] for row in rows_of(source)[1:]] == [
        ("PHỤ LỤC/1", "heading", "Giao thông"),
        ("PHỤ LỤC/1/1.1", "target", "Tỷ lệ đường xã được nhựa hóa"),
        ("PHỤ LỤC/1/1.1/1.1.1", "target", "Tỷ lệ đường thôn được cứng hóa"),
        ("PHỤ LỤC/1/1.2", "target", "Tổ chức duy tu hằng năm"),
        ("PHỤ LỤC/2", "heading", "Điện"),
        ("PHỤ LỤC/2/r1", "target", "Có hệ thống điện đạt chuẩn"),
    ]


def test_criteria_without_what_they_ask_are_no_targets() -> None:
    source = table(["TT", "Tiêu chí", "Điểm"], ["1", "Giao thông", "10"])
    assert [row[1] for row in rows_of(source)] == ["heading"]


@pytest.mark.parametrize(
    ("first", "fields"),
    [("Thời gian", ["time=8h00 - 8h30", "lead=Sở Y tế"]), ("Địa điểm", [])],
)
def test_the_programme_of_a_meeting_says_who_does_what(first: str, fields: list[str]) -> None:
    source = table([first, "Nội dung", "Thực hiện"], ["8h00 - 8h30", "Khai mạc hội nghị", "Sở Y tế"])
    assert [row[3] for row in rows_of(source)[1:]] == ([fields] if fields else [])


def test_figures_of_what_was_reached_are_no_targets() -> None:
    source = table(["TT", "Chỉ tiêu", "Thực hiện 2024"], ["1", "Diện tích chè", "6.132"])
    assert [row[1] for row in rows_of(source)] == ["heading"]


BOTH: list[str | tuple[str, int, int] | None] = ["TT", "Nội dung", "Đơn vị chủ trì/phối hợp", "Thời gian"]


@pytest.mark.parametrize(
    ("cell", "fields"),
    [
        ("Chủ trì: Sở Y tế.\nPhối hợp: Sở Tư pháp", ["lead=Sở Y tế", "coordinate=Sở Tư pháp"]),
        ("- Chủ trì: Sở Y tế\n- Phối hợp: Sở Tư pháp", ["lead=Sở Y tế", "coordinate=Sở Tư pháp"]),
        ("Chủ trì: Sở Y tế; phối hợp: Sở Tư pháp", ["lead=Sở Y tế", "coordinate=Sở Tư pháp"]),
        ("Sở Y tế\nPhối hợp: Sở Tư pháp,\nSở Nội vụ", ["lead=Sở Y tế", "coordinate=Sở Tư pháp, Sở Nội vụ"]),
        ("Sở Y tế\nSở Tư pháp", ["lead=Sở Y tế Sở Tư pháp"]),
        ("Sở Y tế\nKinh phí: tự bảo đảm", ["lead=Sở Y tế Kinh phí: tự bảo đảm"]),  # no label of a role
    ],
)
def test_lines_of_a_cell_may_label_themselves(cell, fields):
    assert rows_of(table(BOTH, ["1", "Mở lớp", cell, ""]))[1][3] == fields


def test_a_head_of_two_rows_has_its_parts_below():
    found = rows_of(
        table(
            [("TT", 2, 1), ("Nội dung", 2, 1), ("Phân công", 1, 2), None, ("Thời gian", 1, 2), None],
            [None, None, "Chủ trì", "Phối hợp", "Bắt đầu", "Xong"],
            ["1", "Mở lớp", "Sở Y tế", "Sở Nội vụ", "Tháng 3", "Tháng 6"],
        )
    )
    assert [row[2:] for row in found[1:]] == [
        ("Mở lớp", ["lead=Sở Y tế", "coordinate=Sở Nội vụ", "time=Tháng 3", "time=Tháng 6"])
    ]


def test_a_short_row_below_the_head_is_no_second_row_of_it():
    found = rows_of(table(HEAD, ["1", "Thi", "Sở Y tế", "Quý I"], ["2", "Họp", "Sở Nội vụ", "Quý II"]))
    assert [row[2] for row in found[1:]] == ["Thi", "Họp"]
