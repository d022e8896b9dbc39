"""A report as a workbook: its figures, the commitments behind each of them, groups, and the appendix."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from answerable.register.cells import FORMULAS
from answerable.register.consolidating.columns import COLUMNS, OF_HELD, heads, lines
from answerable.register.consolidating.figures import OF_WHICH, PARTS, SUMS, By
from answerable.register.consolidating.wording import (
    NAMES,
    name_of,
    overlap_in_words,
    own_answers,
    rate_in_words,
)
from answerable.register.days import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answerable.register.consolidating.columns import Column
    from answerable.register.consolidating.figures import Figures, Row

BOLD = Font(name="Times New Roman", size=12, bold=True)
PLAIN = Font(name="Times New Roman", size=12)
WRAPPED = Alignment(wrap_text=True, vertical="top")
DAY = "DD/MM/YYYY"
LONGEST = 32_000  # letters that a cell of a workbook can hold


def workbook(figures: Figures, *, title: str) -> bytes:
    book = Workbook(write_only=True)
    _of_figures(book, figures, title)
    _behind(book, figures)
    for by, name in ((By.SECTION, _("By section")), (By.BODY, _("By body")), (By.RIGHT, _("By right"))):
        _groups(book, figures, by, name)
    _rows(book, _("Appendix"), figures.work, COLUMNS)
    _own(book, figures)
    _rows(book, _("On hold and why"), figures.held, OF_HELD)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _rows(book: Workbook, name: str, rows: Iterable[Row], columns: Sequence[Column]) -> None:
    sheet = Sheet(book, name, [6, *(column.width * 4 for column in columns)], freeze="A2")
    sheet.add(*heads(columns), bold=True)
    for line in lines(rows, columns):
        sheet.add(*line)


def _of_figures(book: Workbook, figures: Figures, title: str) -> None:
    sheet = Sheet(book, _("Figures"), [60, 14])
    sheet.add(title, bold=True)
    sheet.add(_("Reporting period"), f"{day(figures.begins)} – {day(figures.ends)}")
    sheet.add(_("How they stand on"), figures.until)
    sheet.add(_("Made on"), figures.made_on)
    sheet.add()
    sheet.add(_("Figure"), _("Commitments"), bold=True)
    for code in PARTS:
        sheet.add(str(NAMES[code]), figures.count(code))
    sheet.add(str(NAMES["all"]), figures.count("all"), bold=True)
    sheet.add()
    sheet.add(_("Sums"), bold=True)
    for code in SUMS:
        sheet.add(str(NAMES[code]), figures.count(code))
    sheet.add(rate_in_words(figures.rate))
    sheet.add()
    sheet.add(_("Of which (in the figures above)"), bold=True)
    for code in OF_WHICH:
        sheet.add(str(NAMES[code]), figures.count(code))
    sheet.add()
    sheet.add(_("Bodies that did not report"), bold=True)
    for body, ids in figures.silent().items():
        sheet.add(body, len(ids))


def _behind(book: Workbook, figures: Figures) -> None:
    """A column a figure, and under it the ids of its commitments."""
    codes = [*PARTS, *OF_WHICH]
    lists = [figures.ids(code) for code in codes]
    sheet = Sheet(book, _("Behind the figures"), [24] * len(codes), freeze="A3")
    sheet.add(*(str(NAMES[code]) for code in codes), bold=True)
    sheet.add(*(len(ids) for ids in lists), bold=True)
    for at in range(max(map(len, lists), default=0)):
        sheet.add(*(ids[at] if at < len(ids) else None for ids in lists))


def _groups(book: Workbook, figures: Figures, by: By, name: str) -> None:
    sheet = Sheet(book, name, [50, 12, *([14] * len(PARTS))], freeze="B2")
    sheet.add(name, str(NAMES["all"]), *(str(NAMES[part]) for part in PARTS), bold=True)
    for group in figures.grouped(by):
        counts = [group.figures.count(code) for code in ("all", *PARTS)]
        sheet.add(name_of(group, by), *counts)
    sheet.add(str(NAMES["all"]), *(figures.count(code) for code in ("all", *PARTS)), bold=True)
    sheet.add(overlap_in_words(figures.overlap(by)))


def _own(book: Workbook, figures: Figures) -> None:
    """A row an answer to a question of the office; no sheet where nothing was asked."""
    if not (asked := own_answers(figures.work)):
        return
    sheet = Sheet(book, _("Questions of the office"), [50, 16, 40, 60], freeze="A2")
    sheet.add(_("Question"), _("Id"), _("Body"), _("Answer"), bold=True)
    for question, said in asked.items():
        for id, one in said:
            sheet.add(question, id, one.body, one.said)


class Sheet:
    """A sheet that is written row by row. One cell is filled again and again: to style each takes longer."""

    def __init__(
        self, book: Workbook, name: str, widths: Iterable[float], *, freeze: str | None = None
    ) -> None:
        self._sheet: Any = book.create_sheet(name)
        for at, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(at)].width = width
        self._sheet.freeze_panes = freeze
        self._cells = {bold: self._styled(BOLD if bold else PLAIN) for bold in (True, False)}
        self._days = self._styled(PLAIN)
        self._days.number_format = DAY
        self._guarded = self._styled(PLAIN)
        self._guarded.quotePrefix = True

    def add(self, *values: Any, bold: bool = False) -> None:
        self._sheet.append(self._cell(value, bold=bold) for value in values)

    def _styled(self, font: Font) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        cell.font, cell.alignment = font, WRAPPED
        return cell

    def _cell(self, value: Any, *, bold: bool) -> Any:
        """A cell of the type of its value. Words are words: what begins with "=" is no formula."""
        if value is None or value == "":
            return None
        cell = self._days if isinstance(value, date) else self._cells[bold]
        if not isinstance(value, str):
            cell.value = value
            return cell
        cell = self._guarded if value.startswith(FORMULAS) else cell
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)[:LONGEST]
        cell.data_type = "s"
        return cell
