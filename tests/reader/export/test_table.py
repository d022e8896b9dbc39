"""Rows for offices: CSV and XLSX hold the same, and nothing in them runs."""

from __future__ import annotations

import csv
import datetime
import io
from dataclasses import replace

import openpyxl
import pytest

from answerable.reader.export import csv_of, tables_of, write_csv, write_xlsx
from answerable.reader.export.table import CITATIONS, REPORTS, TASKS, WARNINGS, guarded
from answerable.reader.export.words import words_of


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(plan, language="vi"):
    file = io.BytesIO()
    write_xlsx([tables_of(plan, language)], file, language=language)
    return openpyxl.load_workbook(file)


def test_csv_begins_with_a_byte_order_mark_and_stable_columns(plan):
    data = csv_of(tables_of(plan))
    assert data.startswith(b"\xef\xbb\xbfdocument,number,date,issuer,clause,kind,headings,text,lead,")
    assert csv_of(tables_of(plan), header=False).startswith(b"ke-hoach.docx,")


def test_csv_gives_back_what_the_plan_says(plan):
    rows = {row["clause"]: row for row in read_csv(csv_of(tables_of(plan)))}
    assert len(rows) == 9
    bullet = rows["II/1/-1"]
    assert bullet["document"] == "ke-hoach.docx"
    assert bullet["date"] == "2019-03-05"
    assert bullet["headings"] == "NHIỆM VỤ > =HYPERLINK(1) mở lớp tập huấn cho cán bộ cơ sở."
    assert (bullet["lead"], bullet["lead_ids"]) == ("Sở Tư pháp", "so-tu-phap")
    assert bullet["coordinate"] == "Sở Nội vụ; các ngành liên quan"
    assert bullet["coordinate_ids"] == "so-noi-vu; ?"
    assert bullet["inherited"] == "lead; coordinate"
    assert (bullet["deadline"], bullet["deadline_resolved"]) == ("quý III", "2019-07-01/2019-09-30")
    assert (bullet["last_day"], bullet["deadline_inferred"]) == ("2019-09-30", "yes")
    assert plan.source.text[int(bullet["span_start"]) : int(bullet["span_end"])] == bullet["text"]
    assert rows["II/2"]["lead_requested"] == "yes"
    assert rows["II/3"]["lead"] == rows["II/3"]["last_day"] == ""
    assert rows["I/-1"]["kind"] == "target"


@pytest.mark.parametrize("start", ["=1+1", "+84", "- a", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"])
def test_no_cell_starts_as_a_formula_does(plan, start):
    assert guarded(start) == f"'{start}"
    evil = replace(
        plan,
        source=replace(plan.source, name=start),
        header=replace(plan.header, number=start, issuer=start),
        items=tuple(replace(item, text=start, id=f"{start}{item.id}") for item in plan.items),
    )
    for row in read_csv(csv_of(tables_of(evil))):
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())
    for sheet in read_xlsx(evil):
        for cells in sheet.iter_rows():
            assert not any(cell.data_type == "f" for cell in cells)
            assert not any(str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)


def test_xlsx_has_a_sheet_for_each_kind_of_fact_with_headings_in_the_readers_language(plan):
    book = read_xlsx(plan)
    assert book.sheetnames == ["Nhiệm vụ", "Văn bản viện dẫn", "Báo cáo", "Cần xem lại", "Giới thiệu"]
    english = read_xlsx(plan, "en")
    assert english.sheetnames == ["Tasks", "Citations", "Reports", "Warnings", "About"]
    for sheet, columns in zip(book, (TASKS, CITATIONS, REPORTS, WARNINGS), strict=False):
        headings = [cell.value for cell in sheet[1]]
        assert headings == [words_of("vi").columns[name] for name in columns]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_xlsx_gives_back_what_csv_does(plan):
    sheet = read_xlsx(plan)["Nhiệm vụ"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows[0][TASKS.index("date")] == datetime.datetime(2019, 3, 5)
    written = [
        ["" if value is None else str(value).removesuffix(" 00:00:00") for value in row] for row in rows
    ]
    assert written == [list(row.values()) for row in read_csv(csv_of(tables_of(plan)))]
    assert sheet["H2"].alignment.wrap_text
    assert sheet.column_dimensions["H"].width == 70


def test_a_report_and_a_citation_are_rows_of_their_own(plan):
    book = read_xlsx(plan)
    report = dict(zip(REPORTS, next(book["Báo cáo"].iter_rows(min_row=2, values_only=True)), strict=True))
    assert (report["clause"], report["by"], report["to"]) == ("II/4", "các sở", "Sở Tư pháp")
    assert (report["via"], report["deadline_resolved"]) == ("Phòng Phổ biến", "<2019-03-20")
    assert report["last_day"] == datetime.datetime(2019, 3, 19)
    cited = list(book["Văn bản viện dẫn"].iter_rows(min_row=2, values_only=True))
    assert [row[CITATIONS.index("cited_number")] for row in cited] == ["519-KL/TU", None]


def test_characters_that_a_workbook_cannot_hold_and_texts_too_long_for_a_cell(plan):
    odd = replace(plan, items=tuple(replace(item, text="a\x00" + "b" * 40_000) for item in plan.items))
    text = read_xlsx(odd)["Nhiệm vụ"]["H2"].value
    assert text.startswith("a\ufffdb")
    assert len(text) == 32_767


def test_a_file_name_that_is_no_unicode_can_be_written(plan):
    odd = replace(plan, source=replace(plan.source, name="k\udc80.docx"))
    assert b"k\\udc80.docx" in csv_of(tables_of(odd))
    assert read_xlsx(odd)["Nhiệm vụ"]["A2"].value == "k\ufffd.docx"


def test_write_csv_writes_to_any_text_file(plan, tmp_path):
    with (tmp_path / "plan.csv").open("w", encoding="utf-8-sig", newline="") as file:
        write_csv(tables_of(plan), file)
    assert (tmp_path / "plan.csv").read_bytes() == csv_of(tables_of(plan))
