"""Plans as an Excel workbook: sheets of tasks, citations, reports and warnings, and what they mean."""

from __future__ import annotations

import datetime
from typing import IO, TYPE_CHECKING, Any

from answerable.reader.export.table import CITATIONS, REPORTS, TASKS, WARNINGS, guarded
from answerable.reader.export.words import Language, words_of
from answerable.reader.export.xml_text import writable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.reader.export.table import Tables, Value

# Widths in characters; columns not named here get NARROW.
WIDTHS = {
    "document": 24,
    "headings": 36,
    "text": 70,
    "lead": 30,
    "lead_ids": 20,
    "coordinate": 36,
    "coordinate_ids": 20,
    "issuer": 28,
    "deadline": 28,
    "deadline_resolved": 24,
    "cited": 60,
    "cited_name": 36,
    "by": 36,
    "to": 36,
    "message": 60,
    "words": 60,
}
NARROW = 14
LONGEST = 32_767  # characters that a cell of Excel holds
MOST_ROWS = 1_048_576  # rows that a sheet of Excel holds


def write_xlsx(plans: Iterable[Tables], file: IO[bytes], *, language: Language | str = Language.VI) -> None:
    """Write the tables of some plans as one workbook, row by row: memory does not grow with them."""
    workbook = Workbook(language)
    for tables in plans:
        workbook.add(tables)
    workbook.save(file)


class Workbook:
    """A workbook that is written as rows come."""

    def __init__(self, language: Language | str) -> None:
        import openpyxl

        words = words_of(language)
        self._book = openpyxl.Workbook(write_only=True)
        self._book.properties.creator = "Answerable"
        titles = (words.sheet_tasks, words.sheet_citations, words.sheet_reports, words.sheet_warnings)
        columns = (TASKS, CITATIONS, REPORTS, WARNINGS)
        self._sheets = [
            self._sheet(title, [(words.columns[name], WIDTHS.get(name, NARROW)) for name in names])
            for title, names in zip(titles, columns, strict=True)
        ]
        self._rows = [1] * len(self._sheets)
        self._about(words.sheet_about, words.about)

    def add(self, tables: Tables) -> None:
        for place, (sheet, rows) in enumerate(zip(self._sheets, tables, strict=True)):
            for row in rows[: MOST_ROWS - self._rows[place]]:
                sheet.append([self._cell(sheet, value) for value in row])
            self._rows[place] = min(self._rows[place] + len(rows), MOST_ROWS)

    def save(self, file: IO[bytes]) -> None:
        from openpyxl.utils import get_column_letter

        columns = (TASKS, CITATIONS, REPORTS, WARNINGS)
        for sheet, names, rows in zip(self._sheets, columns, self._rows, strict=True):
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{rows}"
        self._book.save(file)

    def _sheet(self, title: str, columns: list[tuple[str, int]]) -> Any:
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for place, (_, across) in enumerate(columns, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = across
        sheet.append([self._cell(sheet, name, font=Font(bold=True)) for name, _ in columns])
        return sheet

    def _about(self, title: str, lines: tuple[str, ...]) -> None:
        sheet = self._book.create_sheet(title)
        sheet.column_dimensions["A"].width = 110
        for line in lines:
            sheet.append([self._cell(sheet, line)])

    @staticmethod
    def _cell(sheet: Any, value: Value, font: Any = None) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment

        if isinstance(value, str):
            value = guarded(writable(value))
            value = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
        cell: Any = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # it takes dates too
        if isinstance(value, str):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        elif isinstance(value, datetime.date):
            cell.number_format = "yyyy-mm-dd"
        if font is not None:
            cell.font = font
        return cell
