"""Paragraphs and tables of the text as Akoma Ntoso's blocks."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from answerable.reader.export.akn.prose import Prose, add

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from answerable.reader.source import Cell, Paragraph, Source

MOST_COLUMNS = 200  # a wider table is given without the empty cells that fill it up


def paragraph_at(source: Source, place: int) -> Paragraph | None:
    """The paragraph that holds a place of the text."""
    index = bisect_right(source.paragraphs, place, key=lambda paragraph: paragraph.span.start) - 1
    return source.paragraphs[index] if index >= 0 else None


def cell_at(source: Source, place: int) -> Cell | None:
    paragraph = paragraph_at(source, place)
    return paragraph.cell if paragraph else None


class Blocks:
    """Writes stretches of the text as paragraphs and tables."""

    def __init__(self, source: Source, prose: Prose) -> None:
        self._source = source
        self.prose = prose

    def paragraphs(self, start: int, end: int) -> list[Paragraph]:
        """The paragraphs with words between the two places."""
        all_of_them = self._source.paragraphs
        first = max(bisect_right(all_of_them, start, key=lambda paragraph: paragraph.span.start) - 1, 0)
        found = []
        for index in range(first, len(all_of_them)):
            paragraph = all_of_them[index]
            if paragraph.span.start >= end:
                break
            low, high = max(paragraph.span.start, start), min(paragraph.span.end, end)
            if self._source.text[low:high].strip():
                found.append(paragraph)
        return found

    def write(self, parent: Element, paragraphs: Iterable[Paragraph], start: int, end: int) -> None:
        """Add them to ``parent``, cut off at ``start`` and ``end``; neighbours in one table make a table."""
        for table, rows in groupby(paragraphs, key=lambda paragraph: paragraph.cell and paragraph.cell.table):
            if table is None:
                for paragraph in rows:
                    self._p(parent, paragraph, start, end)
            else:
                self._table(add(parent, "table"), list(rows), start, end)

    def _p(self, parent: Element, paragraph: Paragraph, start: int, end: int) -> None:
        self.prose.write(add(parent, "p"), max(paragraph.span.start, start), min(paragraph.span.end, end))

    def _table(self, table: Element, paragraphs: list[Paragraph], start: int, end: int) -> None:
        """Rows from top to bottom; a place that no cell covers gets an empty one."""
        cells: dict[tuple[int, int], list[Paragraph]] = {}
        for paragraph in paragraphs:
            if paragraph.cell:
                cells.setdefault((paragraph.cell.row, paragraph.cell.column), []).append(paragraph)
        across = max(column + _cell(held).columns for (_, column), held in cells.items())
        covered: set[tuple[int, int]] = set()
        for row, held_cells in groupby(sorted(cells), key=lambda place: place[0]):
            tr = add(table, "tr")
            columns = {column for _, column in held_cells}
            for column in range(across) if across <= MOST_COLUMNS else sorted(columns):
                if column in columns:
                    cell = _cell(cells[row, column])
                    td = add(tr, "td")
                    if cell.rows > 1:
                        td.set("rowspan", str(cell.rows))
                    if cell.columns > 1:
                        td.set("colspan", str(cell.columns))
                    if across <= MOST_COLUMNS:
                        covered |= {
                            (row + down, column + right)
                            for down in range(min(cell.rows, len(cells)))
                            for right in range(cell.columns)
                        }
                    for paragraph in cells[row, column]:
                        self._p(td, paragraph, start, end)
                elif (row, column) not in covered:
                    add(tr, "td")


def _cell(paragraphs: list[Paragraph]) -> Cell:
    cell = paragraphs[0].cell
    assert cell is not None
    return cell
