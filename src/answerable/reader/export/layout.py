"""How a summary is set on a page of a terminal: titles, pairs, and a table that folds where it is narrow."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from answerable.reader.export.columns import pad, printable, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE_FROM = 96  # cells; a narrower page sets each item as a block
GAP = "  "
SHORTENED = 4  # lines of an item's words, where nothing beside it needs more


@dataclass(frozen=True, slots=True)
class Line:
    """Some words of a cell. Faint words say that the document is silent."""

    text: str
    faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item with its facts; or a heading, where ``heading`` is set, ``depth`` below the outermost."""

    heading: str | None = None
    depth: int = 0
    clause: str = ""
    text: str = ""
    lead: list[Line] = field(default_factory=list)
    coordinate: list[Line] = field(default_factory=list)
    when: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Style:
    """Bold and faint on a terminal that shows colours, plain elsewhere."""

    colour: bool

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.colour and text else text

    def faint(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.colour and text else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page of so many cells across."""

    width: int
    style: Style
    full: bool = False  # every word of every item

    def bold(self, text: str) -> list[str]:
        return [self.style.bold(line) for line in wrap(text, self.width)]

    def blank(self, text: str) -> list[str]:
        return [self.style.faint(line) for line in wrap(text, self.width)]

    def rule(self) -> str:
        return self.style.faint("─" * self.width)

    def title(self, text: str) -> list[str]:
        return [*self.bold(text.upper()), self.rule()]

    def pairs(self, rows: Sequence[tuple[str | Line, Line]]) -> list[str]:
        """A label and its words a row, the words in one column."""
        labelled = [(Line(label) if isinstance(label, str) else label, value) for label, value in rows]
        across = min(max((width(label.text) for label, _ in labelled), default=0), self.width // 3)
        return [
            line
            for label, value in labelled
            for line in self._row([[label], [value]], [across, self.width - across - len(GAP)])
        ]

    def entries(self, entries: list[Entry], names: tuple[str, str, str, str, str]) -> list[str]:
        """Items under their headings: a table on a wide page, blocks on a narrow one."""
        table = self.width >= TABLE_FROM
        columns = self._columns(entries)
        lines: list[str] = []
        if table:
            lines += self._row([[Line(name, faint=True)] for name in names], columns)
        for entry in entries:
            if lines:
                lines.append("")
            if entry.heading is not None:
                lines += self._heading(entry)
            elif table:
                lines += self._table_row(entry, columns)
            else:
                lines += self._block(entry, names)
        return lines

    def _columns(self, entries: list[Entry]) -> list[int]:
        """How many cells each column of the table takes."""
        clause = min(max((width(entry.clause) for entry in entries), default=0), 14)
        clause = max(clause, 4)
        rest = self.width - clause - 4 * len(GAP)
        lead, coordinate, when = rest * 20 // 100, rest * 20 // 100, rest * 17 // 100
        return [clause, rest - lead - coordinate - when, lead, coordinate, when]

    def _heading(self, entry: Entry) -> list[str]:
        indent = GAP * min(entry.depth, 4)
        most = None if self.full else 3
        lines = wrap(printable(entry.heading or ""), self.width - len(indent), most=most)
        return [indent + self.style.bold(line) for line in lines]

    def _table_row(self, entry: Entry, columns: list[int]) -> list[str]:
        clause, text, *facts = columns
        beside = [
            self._cell(cell, across)
            for cell, across in zip((entry.lead, entry.coordinate, entry.when), facts, strict=True)
        ]
        room = None if self.full else max(SHORTENED, *map(len, beside))
        cells = [
            self._cell([Line(entry.clause)], clause),
            self._cell([Line(entry.text)], text, most=room),
            *beside,
        ]
        return self._side_by_side(cells, columns)

    def _block(self, entry: Entry, names: tuple[str, str, str, str, str]) -> list[str]:
        _, _, lead, coordinate, when = names
        room = None if self.full else SHORTENED
        lines = [self.style.bold(entry.clause)]
        lines += [GAP + line for line in wrap(entry.text, self.width - len(GAP), most=room)]
        facts = ((lead, entry.lead), (coordinate, entry.coordinate), (when, entry.when))
        across = max(map(width, (lead, coordinate, when)))
        left = self.width - across - 2 * len(GAP)
        for name, cell in facts:
            if cell:
                row = self._row([[Line(name, faint=True)], cell], [across, left])
                lines += [GAP + line for line in row]
        return lines

    def _row(self, cells: list[list[Line]], columns: list[int]) -> list[str]:
        filled = [self._cell(cell, across) for cell, across in zip(cells, columns, strict=True)]
        return self._side_by_side(filled, columns)

    def _cell(self, lines: list[Line], across: int, *, most: int | None = None) -> list[str]:
        """The lines of a cell as they show, each filled up to the width of its column."""
        return [
            (self.style.faint(text) if line.faint else text) + pad("", across - width(text))
            for line in lines
            for text in wrap(printable(line.text), across, most=most)
        ]

    def _side_by_side(self, cells: list[list[str]], columns: list[int]) -> list[str]:
        empty = [" " * across for across in columns]
        return [
            GAP.join(part or blank for part, blank in zip(row, empty, strict=True)).rstrip()
            for row in zip_longest(*cells)
        ]
