"""Join printed lines into paragraphs, for every format that knows only lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.formats.draft import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.reader.source import Cell


class Line(NamedTuple):
    """One printed line, and what the page shows of where paragraphs begin and end."""

    text: str
    page: int | None = None
    cell: Cell | None = None
    full: bool | None = None  # ends near the right margin, so it may go on below; None where nothing tells
    gap: bool = False  # more space above it than between two lines of a paragraph; a blank line
    indented: bool | None = None  # begins further right than the line margin of its block; None: not known
    centred: bool = False  # stands in the middle of the page: a title, a number, a heading


def join_lines(lines: Iterable[Line]) -> list[Passage]:
    """Return the paragraphs that the lines make, each with the page and cell of its first line."""
    return [Passage(line.text, line.page, line.cell) for line in lines]
