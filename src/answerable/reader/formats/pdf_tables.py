"""Tables over pages: pieces of one table put together, rows that a page parted made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.reader.formats.joining import Line, begins_item
from answerable.reader.formats.pdf_order import reading_order
from answerable.reader.languages.vi.folding import bare, fold
from answerable.reader.source import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answerable.reader.formats.pdf_grids import Grid, Place
    from answerable.reader.formats.pdf_page import PrintedLine

CELL_MARGINS = 14.0  # points, left and right together
NEAR = 5.0  # points by which the borders of two pieces of a table may differ

# A table without borders to be seen, or with them, is often used to set the letterhead and the signature.
LAYOUT = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập\s*-\s*tự do|nơi nhận\s*:|đảng cộng sản việt nam")


@dataclass(slots=True)
class _CellText:
    """The lines of one cell, on one page or several."""

    lines: list[tuple[PrintedLine, int]]  # with their page
    left: float
    right: float
    rows: int = 1

    @property
    def text(self) -> str:
        return " ".join(line.text for line, _ in self.lines)


@dataclass(slots=True)
class _Row:
    cells: dict[tuple[float, float], _CellText] = field(default_factory=dict)  # by left and right border


@dataclass(slots=True)
class Table:
    """One table, its rows from all of its pages."""

    xs: list[float]
    rows: list[_Row] = field(default_factory=list)

    def lines(self, number: int) -> Iterator[Line]:
        """The text of the cells, row by row, as lines to be joined."""
        borders = self.xs
        for index, row in enumerate(self.rows):
            for (left, right), text in sorted(row.cells.items()):
                if not text.lines:
                    continue
                column = _nearest(borders, left)
                cell = Cell(
                    table=number,
                    row=index,
                    column=column,
                    rows=text.rows,
                    columns=max(1, _nearest(borders, right) - column),
                )
                yield from _cell_lines(text, cell)


def is_layout(grid: Grid) -> bool:
    """Whether a grid only sets letterhead or signature side by side, or frames a piece of text."""
    if len(grid.xs) < 3 or len(grid.cells) < 2:
        return True
    return len(grid.ys) <= 5 and any(
        LAYOUT.search(fold(line.text)) for lines in grid.cells.values() for line in lines
    )


def begin(grid: Grid, page: int) -> Table:
    return Table(list(grid.xs), _rows_of(grid, page))


def goes_on(table: Table, grid: Grid) -> bool:
    """Whether a grid at the head of a page is the next piece of the table at the foot of the page before."""
    if abs(table.xs[0] - grid.xs[0]) > NEAR:
        return False
    fewer, more = sorted([table.xs, grid.xs], key=len)
    shared = sum(1 for x in fewer if any(abs(x - other) <= NEAR for other in more))
    return shared >= 0.6 * len(fewer) and shared >= 2


def add(table: Table, grid: Grid, page: int) -> None:
    """Add a piece on the next page: without its repeated header, its first row joined to a broken one."""
    rows = _rows_of(grid, page)
    while rows and len(table.rows) > 0 and _same_words(rows[0], table.rows[0]):
        heads = 1
        while heads < min(len(rows), len(table.rows)) and _same_words(rows[heads], table.rows[heads]):
            heads += 1
        rows = rows[heads:]
        break
    for x in grid.xs:
        if all(abs(x - other) > NEAR for other in table.xs):
            table.xs.append(x)
    table.xs.sort()
    if rows and table.rows and _is_broken(table.rows[-1], rows[0]):
        _join(table.rows[-1], rows.pop(0))
    table.rows += rows


def _rows_of(grid: Grid, page: int) -> list[_Row]:
    rows = [_Row() for _ in range(len(grid.ys) - 1)]
    seen: set[Place] = set()
    for row in grid.places:
        for place in row:
            if place in seen:
                continue
            seen.add(place)
            left, right = grid.xs[place.column], grid.xs[place.column + place.columns]
            lines = [line for run in reading_order(grid.cells.get(place, [])) for line in run]
            rows[place.row].cells[left, right] = _CellText(
                [(line, page) for line in lines], left, right, place.rows
            )
    return rows


def _same_words(row: _Row, other: _Row) -> bool:
    words, others = (
        [bare(fold(text.text)) for _, text in sorted(r.cells.items()) if text.lines] for r in (row, other)
    )
    return bool(words) and words == others


def _is_broken(last: _Row, first: _Row) -> bool:
    """Whether the first row of a page goes on with the last row of the page before.

    The number of the row is not printed again, and one of its cells begins in the middle of a sentence
    or only some of its cells have words left.
    """
    pairs = [(_cell_above(last, borders), text) for borders, text in sorted(first.cells.items())]
    if not pairs or any(above is None for above, text in pairs if text.lines):
        return False
    number, below = pairs[0]
    if below.lines or number is None:
        return False
    filled = [(above, text) for above, text in pairs if text.lines and above is not None]
    if not filled or any(not above.lines for above, _ in filled):
        return False
    if any(text.text[0].islower() for _, text in filled):
        return True
    return len(filled) < sum(1 for above, _ in pairs if above is not None and above.lines) - 1


def _cell_above(row: _Row, borders: tuple[float, float]) -> _CellText | None:
    for (left, right), text in row.cells.items():
        if abs(left - borders[0]) <= NEAR and abs(right - borders[1]) <= NEAR:
            return text
    return None


def _join(last: _Row, first: _Row) -> None:
    for borders, text in first.cells.items():
        above = _cell_above(last, borders)
        if above is None:
            last.cells[borders] = text
        else:
            above.lines += text.lines


def _nearest(borders: Sequence[float], x: float) -> int:
    return min(range(len(borders)), key=lambda index: abs(borders[index] - x))


def _cell_lines(text: _CellText, cell: Cell) -> Iterator[Line]:
    """The paragraphs of a cell. A line goes on below when the next word had no room left on it."""
    widest = max((line.right - line.left for line, _ in text.lines), default=0.0)
    width = max(widest, text.right - text.left - CELL_MARGINS)
    steps = [
        below.middle - above.middle
        for (above, page), (below, other) in pairwise(text.lines)
        if page == other and below.middle > above.middle
    ]
    pitch = min(steps, default=0.0)  # from line to line of one paragraph
    words, first_page = "", 0
    full = False
    for index, (line, page) in enumerate(text.lines):
        before = text.lines[index - 1][0] if index else line
        if (
            words
            and not (steps and line.middle - before.middle > 1.3 * pitch)
            and not begins_item(line.text, words, full=True)
            and (full or _is_centred_below(line, before))
        ):
            words = f"{words} {line.text}"
        else:
            if words:
                yield Line(words, page=first_page, cell=cell, full=full, indented=False)
            words, first_page = line.text, page
        below = text.lines[index + 1][0] if index + 1 < len(text.lines) else None
        full = below is not None and width - (line.right - line.left) < first_word_width(below)
    if words:
        yield Line(words, page=first_page, cell=cell, full=False, indented=False)


# What a body's name opens with: below another line it opens a name of its own.
BODY = re.compile(
    r"(?:các|sở|bộ|ban|ủy|ubnd|hđnd|hội|liên|văn phòng|công an|trung tâm|viện|cục|chi cục|phòng|trường|tổng"
    r"|mặt trận|đài|báo|thanh tra|kho bạc|tòa|tỉnh|thành|đoàn|quỹ|công ty|đơn vị)\b"
)


def _is_centred_below(line: PrintedLine, before: PrintedLine) -> bool:
    """Whether a line goes on with a name broken by hand: "Ngân hàng / Nhà nước Việt Nam", centred."""
    apart = (line.left + line.right - before.left - before.right) / 2
    return (
        abs(apart) < 0.6 * line.size
        and abs(line.left - before.left) > 3
        and before.text[-1] not in ".;:"
        and line.middle - before.middle < 2 * line.size
        and not BODY.match(fold(line.text))
    )


def first_word_width(line: PrintedLine) -> float:
    """About how much room the first word of a line takes, with the space before it."""
    if line.opening:
        return line.opening[0].right - line.opening[0].left + 0.25 * line.size
    word = line.text.split(" ", 1)[0]
    return (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)
