"""The workbook of a report: its figures, and behind each of them the commitments."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from django.utils import translation
from openpyxl import load_workbook
from tests.register.consolidating.rows import figures, of_every_kind, row

from answerable.register.commitments.state import Timeliness
from answerable.register.consolidating.columns import COLUMNS, heads
from answerable.register.consolidating.figures import HELD, OF_WHICH, PARTS, By, Word
from answerable.register.consolidating.wording import NAMES
from answerable.register.consolidating.workbook import workbook


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def opened(counted):
    return load_workbook(io.BytesIO(workbook(counted, title="Báo cáo")))


def pairs(sheet):
    return {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2) if row[0].value}


def test_the_appendix_has_25_columns_and_no_row_that_is_on_hold():
    counted = of_every_kind()
    sheet = opened(counted)["Appendix"]
    assert [cell.value for cell in sheet[1]] == heads()
    assert sheet.max_column == len(COLUMNS) + 1 == 25
    assert [sheet.cell(at, 2).value for at in range(2, sheet.max_row + 1)] == [one.id for one in counted.work]
    assert "held" not in str([[cell.value for cell in line] for line in sheet.iter_rows()])


def test_the_figures_are_the_counted_ones_and_their_ids_stand_behind_them():
    counted = of_every_kind()
    book = opened(counted)
    said = pairs(book["Figures"])
    for code in (*PARTS, "all", "done", "open", "with_a_day", *OF_WHICH):
        assert said[str(NAMES[code])] == counted.count(code), code
    assert said["Sở Tư pháp"] == 1
    behind = book["Behind the figures"]
    for at, code in enumerate((*PARTS, *OF_WHICH), 1):
        column = [behind.cell(line, at).value for line in range(1, behind.max_row + 1)]
        assert column[:2] == [str(NAMES[code]), counted.count(code)]
        assert tuple(one for one in column[2:] if one) == counted.ids(code)


@pytest.mark.parametrize(
    ("by", "name"), [(By.SECTION, "By section"), (By.BODY, "By body"), (By.RIGHT, "By right")]
)
def test_groups_close_with_the_whole_and_say_that_they_overlap(by, name):
    counted = of_every_kind()
    lines = [[cell.value for cell in line] for line in opened(counted)[name].iter_rows(min_row=2)]
    whole = next(line for line in lines if line[0] == "All commitments")
    assert whole[1] == counted.count("all") == sum(number or 0 for number in whole[2:])
    overlap = [line[0] for line in lines if line[0] and "more than one group" in line[0]]
    assert bool(overlap) == (counted.overlap(by) > 0)


def test_what_is_on_hold_stands_with_why_and_nothing_of_how_it_goes():
    sheet = opened(of_every_kind())["On hold and why"]
    [line] = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    assert line == [1, "held", "12/KH-UBND", "II/1", "Ngăn chặn việc tụ tập đông người.", "Công an tỉnh",
                    "Peaceful assembly", "Hạn chế quyền hội họp."]  # fmt: skip


@pytest.mark.parametrize("said", ["=1+1", "+84", "-1", "@a", '=HYPERLINK("http://example.vn")'])
def test_words_that_look_like_formulas_are_words(said):
    sheet = opened(figures(row(done=(Word("", said),))))["Appendix"]
    cell = sheet.cell(2, heads().index("What was done") + 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (said, "s", True)


def test_cells_have_the_types_of_what_they_say_and_no_letter_that_breaks_the_file():
    counted = figures(row(Timeliness.LATE, last_day=date(2026, 6, 30), extensions=2, note="a\x00b\x1fc"))
    sheet = opened(counted)["Appendix"]
    cells = {head: sheet.cell(2, at) for at, head in enumerate(heads(), 1)}
    assert cells["Last day in force"].value == datetime(2026, 6, 30)
    assert cells["Times put off"].value == 2
    assert cells["Note"].value == "a b c"
    assert counted.count(HELD) == 0
