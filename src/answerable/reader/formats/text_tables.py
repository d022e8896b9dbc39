"""Tables in plain text: Markdown pipes, grids drawn with signs, columns set by tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.source import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence


class Table(NamedTuple):
    """A table in the lines ``[first, last)``: the words of its cells, in reading order."""

    first: int
    last: int
    cells: list[tuple[Cell, list[str]]]


# "|---|:---:|", "+-----+----+", "|====|"
_RULE = re.compile(r"\s*[|+:]?(?:\s*[-=:]{2,}\s*[|+]?)+\s*")
_PIPE = re.compile(r"(?<!\\)\|")


def find_tables(rows: Sequence[str]) -> list[Table]:
    """Return the tables in the lines of a text, first to last."""
    tables: list[Table] = []
    at = 0
    while at < len(rows):
        if "\t" not in rows[at] and not rows[at].lstrip().startswith(("|", "+")):
            at += 1
            continue
        last = _piped_run(rows, at)
        if last - at >= 2 and _is_pipe_table(rows[at:last]):
            tables.append(_pipe_table(rows, at, last, len(tables)))
        elif (last := _tabbed_run(rows, at)) - at >= 3:
            split = [[cell.strip() for cell in row.split("\t")] for row in rows[at:last]]
            tables.append(_table(at, last, split, len(tables)))
        else:
            at += 1
            continue
        at = last
    return tables


def _piped_run(rows: Sequence[str], first: int) -> int:
    at = first
    while at < len(rows) and _is_piped(rows[at]):
        at += 1
    return at


def _is_piped(row: str) -> bool:
    row = row.strip()
    return row[:1] in "|+" and len(row) > 1 and (row[0] == "|" or _RULE.fullmatch(row) is not None)


def _is_pipe_table(rows: Sequence[str]) -> bool:
    """Two columns at least, and either a rule or the same number of bars in nearly all rows."""
    bars = [len(_PIPE.findall(row)) for row in rows if not _RULE.fullmatch(row)]
    if not bars or max(bars) < 2:
        return False
    return len(bars) < len(rows) or bars.count(bars[0]) * 10 >= len(bars) * 8


def _pipe_table(rows: Sequence[str], first: int, last: int, number: int) -> Table:
    split: list[list[str]] = []
    # In a grid the rows of the table stand between rules, each over several lines.
    grid = sum(row.lstrip().startswith("+") for row in rows[first:last]) >= 3
    fresh = True
    for row in rows[first:last]:
        if _RULE.fullmatch(row):
            fresh = True
            continue
        cells = [cell.strip() for cell in _PIPE.split(row.strip().strip("|"))]
        if grid and not fresh and split and len(split[-1]) == len(cells):
            split[-1] = [f"{above}\n{cell}".strip() for above, cell in zip(split[-1], cells, strict=True)]
        else:
            split.append(cells)
        fresh = False
    return _table(first, last, split, number)


def _table(first: int, last: int, split: list[list[str]], number: int) -> Table:
    cells = []
    for row, words in enumerate(split):
        for column, word in enumerate(words):
            if word:
                cell = Cell(table=number, row=row, column=column)
                cells.append((cell, word.replace("\\|", "|").split("\n")))
    return Table(first, last, cells)


def _tabbed_run(rows: Sequence[str], first: int) -> int:
    """The end of the lines from ``first`` on that hold the same number of tabs, two at least."""
    tabs = rows[first].strip("\n").count("\t")
    at = first
    if tabs >= 2:
        while at < len(rows) and rows[at].count("\t") == tabs and rows[at].strip():
            at += 1
    return at
