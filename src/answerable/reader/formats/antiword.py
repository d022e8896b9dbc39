"""What antiword prints of an old Word document, put together again.

It prints a document in two ways, and neither is whole. The text keeps tabs, broken lines and the numbers that
Word computes, but draws tables in columns of signs; the book (DocBook) keeps rows and cells, but loses the
rest. So paragraphs come from the text, and tables from the book.

Of some rows (often the first: the letterhead) antiword cannot read where they end. Then it prints their cells
in the midst of the text, " |" after each cell and once more after the row.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from lxml import etree

from answerable.reader.formats.draft import Passage
from answerable.reader.source import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_Rows = list[list[tuple[int, int, list[str]]]]  # of a table: column, columns, paragraphs of each cell


def put_together(text: str, book: bytes) -> list[Passage]:
    """Return the paragraphs and cells of a document, in its order.

    ``text`` is the output of ``antiword -w 0``, ``book`` that of ``antiword -x db``.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(book, parser) if book.strip() else None
    notes = 0 if root is None else sum(1 for _ in root.iter("footnote"))
    framed = deque(() if root is None else map(_read_table, root.iter("informaltable")))
    passages: list[Passage] = []
    table, row = -1, 0  # the number of the table, and the rows that it has so far; 0 where text came after it
    for drawn, lines in _stretches(_without_notes(text, notes)):
        found = _printed_in(lines, framed) if drawn else _unframed(lines, at_head=not passages)
        for part in found:
            if not isinstance(part, str):
                table += not row
                passages += _cells(part, table, row)
                row += len(part)
            elif part:
                passages += [Passage(line.strip(" ")) for line in part.split("\n")]
                row = 0
    return passages


def _without_notes(text: str, notes: int) -> str:
    """Leave out footnotes and endnotes, which stand below the text, and their numbers in the text."""
    below = _NOTES.search(text) if notes else None
    if below is None:
        return text
    kept: list[str] = []
    text = text[: below.start()]
    for number in range(1, notes + 1):
        before, mark, after = text.partition(f"[{number}]")
        if mark:
            kept.append(before)
            text = after
    return "".join([*kept, text])


def _stretches(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The lines of drawn tables (True) and those between them, by turns."""
    lines: list[str] = []
    drawn = False
    for line in text.split("\n"):
        line = line.replace("\f", "").rstrip()
        if (line[:1] == "|" and line[-1:] == "|" and len(line) > 1) != drawn:
            if lines:
                yield drawn, lines
            drawn, lines = not drawn, []
        lines.append(line)
    if lines:
        yield drawn, lines


def _printed_in(lines: Sequence[str], framed: deque[_Rows]) -> Iterator[_Rows | str]:
    """Take from the tables of the book those that a drawing shows, which holds as many letters as they do."""
    letters = _count_letters(lines)
    if letters and not framed:  # the book broke off: each line of the drawing is a row then
        yield [[(at, 1, [words.strip()]) for at, words in enumerate(line[1:-1].split("|"))] for line in lines]
    while letters > 0 and framed:
        table = framed.popleft()
        letters -= sum(_count_letters(words) for row in table for _, _, words in row)
        yield table


def _count_letters(lines: Sequence[str]) -> int:
    return sum(map(str.isalnum, "".join(lines)))


def _read_table(element: _Element) -> _Rows:
    """A table of the book. Each group of its rows has columns of its own; their edges make one grid."""
    groups = [
        (_edges(group), [[_lines(entry) for entry in row.iter("entry")] for row in group.iter("row")])
        for group in element.iter("tgroup")
    ]
    grid: list[float] = []
    for edge in sorted(edge for edges, _ in groups for edge in edges):
        if not grid or edge - grid[-1] > _SAME_EDGE:
            grid.append(edge)
    table: _Rows = []
    for edges, rows in groups:
        places = [sum(line < edge - _SAME_EDGE for line in grid) for edge in edges]
        for row in rows:
            cells = []
            for at, words in enumerate(row):
                start = places[at] if at < len(places) else at
                end = places[at + 1] if at + 1 < len(places) else start + 1
                cells.append((start, max(end - start, 1), words))
            table.append(cells)
    return table


def _edges(group: _Element) -> list[float]:
    """The vertical lines of a group of rows, in points from the left edge of the table."""
    edges = [0.0]
    for column in group.iter("colspec"):
        width = _POINTS.match(column.get("colwidth", ""))
        edges.append(edges[-1] + (float(width[0]) if width else 0))
    return edges


def _lines(entry: _Element) -> list[str]:
    return [line for line in map(str.strip, "".join(map(str, entry.itertext())).split("\n")) if line]


def _unframed(lines: Sequence[str], *, at_head: bool) -> Iterator[_Rows | str]:
    """Set apart the rows that antiword printed in the midst of the text.

    Where the first of them begins nothing tells: below a blank line, else on its first mark's own line.
    ``at_head``: these lines begin the document, and a row there is the letterhead, from its first line.
    """
    *marked, rest = "\n".join(lines).split(_MARK)
    cells: list[str] = []
    for at, words in enumerate(marked):
        if not cells:
            letterhead = at_head and not at and len(words) < _LETTERHEAD
            begin = 0 if letterhead else (words.rfind("\n\n") + 1 or words.rfind("\n") + 1)
            yield words[:begin]
            words = words[begin:]
        cells.append(words)
        after = marked[at + 1] if at + 1 < len(marked) else None
        if not words.strip() and len(cells) > 1 and (after is None or "\n\n" in after):
            yield _as_table(cells)
            cells = []
    yield _MARK.join([*cells, rest])


def _as_table(cells: Sequence[str]) -> _Rows:
    paragraphs = [[line for line in map(str.strip, cell.split("\n")) if line] for cell in cells]
    return [[(column, 1, words) for column, words in enumerate(row)] for row in _into_rows(paragraphs)]


def _into_rows(cells: list[list[str]]) -> list[list[list[str]]]:
    """Cut cells into rows: after each row stands an empty one, so at equal distances in most tables."""
    for width in range(2, len(cells) + 1):
        if len(cells) % width == 0 and not any(cells[width - 1 :: width]):
            return [cells[at : at + width - 1] for at in range(0, len(cells), width)]
    return [cells]


def _cells(rows: _Rows, table: int, first: int) -> Iterator[Passage]:
    for row, cells in enumerate(rows, first):
        for column, columns, paragraphs in cells:
            cell = Cell(table=table, row=row, column=column, columns=columns)
            for words in paragraphs:
                yield Passage(words, None, cell)


_MARK = " |"
_LETTERHEAD = 400  # characters that its left cell may have
_SAME_EDGE = 3.0  # points
_POINTS = re.compile(r"\d+(?:\.\d+)?")
_NOTES = re.compile(r"\n-{20,}\s+(?=\[1\])")
