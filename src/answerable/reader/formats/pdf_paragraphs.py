"""Printed pages into paragraphs: the order of reading, the tables, and where a paragraph goes on."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.formats.joining import Line, join_lines
from answerable.reader.formats.pdf_grids import fill_grids, find_grids
from answerable.reader.formats.pdf_order import reading_order
from answerable.reader.formats.pdf_tables import Table, add, begin, first_word_width, goes_on, is_layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answerable.reader.formats.draft import Passage
    from answerable.reader.formats.pdf_page import PrintedLine, PrintedPage

INDENT = 8.0  # points beyond the margin from which a line counts as indented


def paragraphs_of(pages: Sequence[PrintedPage]) -> list[Passage]:
    """Return the paragraphs of a document, in the order of reading."""
    lines: list[Line] = []
    notes: list[Line] = []
    tables = 0
    table: Table | None = None  # the one that ended the page before
    for page in pages:
        grids = find_grids(page.rulings) if page.rulings else []
        outside = fill_grids(grids, page.lines)
        frame = _frame(outside)
        below_text = _footnotes(outside)
        notes += _with_hints([below_text], frame, page.number)
        outside = [line for line in outside if line not in below_text]
        grids = [grid for grid in grids if grid.cells]
        top = 0.0
        for grid in grids:
            above = [line for line in outside if top <= line.middle < grid.top]
            if table is not None and (above or not goes_on(table, grid)):
                lines += table.lines(tables)
                tables += 1
                table = None
            lines += _with_hints(reading_order(above), frame, page.number)
            top = grid.top
            if is_layout(grid):
                cells = [reading_order(grid.cells[place]) for place in sorted(grid.cells)]
                lines += _with_hints([run for runs in cells for run in runs], frame, page.number)
            elif table is None:
                table = begin(grid, page.number)
            else:
                add(table, grid, page.number)
        below = [line for line in outside if line.middle >= top]
        if below and table is not None:
            lines += table.lines(tables)
            tables += 1
            table = None
        lines += _with_hints(reading_order(below), frame, page.number)
    if table is not None:
        lines += table.lines(tables)
    return join_lines(lines) + join_lines(notes)


# "1 Luật Quản lý …", "[1] Xã Phú Mỡ, …"
FOOTNOTE = re.compile(r"(?:\d{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|\*{1,3})\s*[^\W\d]")
SMALL = 0.87  # of the size of the text: the print of footnotes


def _footnotes(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The footnotes of a page, from the top: small print below all of the text.

    They go to the end of the document, for a paragraph of the text often goes on over them.
    """
    if len(lines) < 4:
        return []
    ordered = sorted(lines, key=lambda line: line.middle)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    first = len(ordered)
    while first > 0 and ordered[first - 1].size < SMALL * size:
        first -= 1
    while first < len(ordered) and not FOOTNOTE.match(ordered[first].text):
        first += 1
    return ordered[first:] if first > 2 else []


def _with_hints(runs: Sequence[Sequence[PrintedLine]], frame: _Frame, page: int) -> Iterator[Line]:
    for run in runs:
        before: PrintedLine | None = None
        for index, line in enumerate(run):
            room = frame.right - line.right
            below = run[index + 1] if index + 1 < len(run) else None
            full = room < (0.12 * (frame.right - frame.left) if below is None else first_word_width(below))
            yield Line(
                line.text,
                page=page,
                full=full,
                gap=before is not None and line.bottom - before.bottom > 1.22 * frame.pitch,
                indented=line.left > frame.left + INDENT if frame.indents else None,
                centred=_is_centred(line, frame),
            )
            before = line


class _Frame(NamedTuple):
    """The block of text of a page."""

    left: float
    right: float
    pitch: float  # from one line of a paragraph to the next
    indents: bool  # whether first lines of paragraphs are set in


def _frame(lines: Sequence[PrintedLine]) -> _Frame:
    if not lines:
        return _Frame(0, 0, 0, False)
    left = _commonest([line.left for line in lines])
    rights = sorted(line.right for line in lines)
    right = rights[int(0.95 * (len(rights) - 1))]
    steps = sorted(
        below.bottom - above.bottom
        for above, below in pairwise(lines)
        if 0.8 * above.size < below.bottom - above.bottom < 2.5 * above.size
    )
    pitch = steps[len(steps) // 3] if steps else max(line.size for line in lines) * 1.2
    indents = sum(1 for line in lines if left + INDENT < line.left < left + 60) >= 2
    return _Frame(left, right, pitch, indents)


def _commonest(places: Sequence[float]) -> float:
    return Counter(round(place) for place in places).most_common(1)[0][0]


def _is_centred(line: PrintedLine, frame: _Frame) -> bool:
    return abs((line.left + line.right) - (frame.left + frame.right)) < 16 and line.left > frame.left + 30
