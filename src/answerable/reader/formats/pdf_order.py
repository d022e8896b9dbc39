"""The order in which a person reads the lines of a page: rows from the top, side-by-side blocks one by one.

Decree 30/2020/NĐ-CP, annex I, sets two such blocks: issuer and number to the left of the national title
and date, and "Nơi nhận" to the left of the signature.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.reader.formats.pdf_page import WIDE_GAP, PrintedLine, begins_national_title

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROW = 2.0  # points that must stay free between two columns
ALIGNED = 8.0  # points by which lines of one column may miss one another

Row = list[PrintedLine]  # from left to right


def reading_order(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Return runs of lines as read. Within a run lines stand one below the other in one column."""
    rows = _rows(lines)
    if all(len(row) == 1 for row in rows):
        return [[row[0] for row in rows]] if rows else []
    runs: list[list[PrintedLine]] = []
    at = 0
    while at < len(rows):
        block = _side_by_side(rows, at)
        if block is None:
            if len(rows[at]) > 1 or not runs or at == 0:
                runs.append([])
            runs[-1].extend(rows[at])
            at += 1
            continue
        left, right, at = block
        runs += [left, right, []]
    return [run for run in runs if run]


def _rows(lines: Sequence[PrintedLine]) -> list[Row]:
    """Lines on one height together, from the top; what a narrow gap parts is put together again."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: line.middle):
        row = rows[-1] if rows else None
        if row and line.middle - row[0].middle < 0.4 * min(line.size, row[0].size):
            row.append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    for at, row in enumerate(rows):
        if len(row) > 1:
            rows[at] = _mended(row, rows[max(at - 1, 0) : at] + rows[at + 1 : at + 2])
    return rows


def _mended(row: Row, neighbours: Sequence[Row]) -> Row:
    """The row with its narrow gaps closed, save where a row above or below has a gap at that place too."""
    mended = row[:1]
    for line in row[1:]:
        before = mended[-1]
        gap = line.left - before.right
        if (
            gap < WIDE_GAP * max(line.size, before.size)
            and not any(_has_gap(other, before.right, line.left) for other in neighbours)
            and not (line.opening and begins_national_title(line.opening))
        ):
            mended[-1] = PrintedLine(
                f"{before.text} {line.text}",
                before.left,
                min(before.top, line.top),
                max(before.right, line.right),
                max(before.bottom, line.bottom),
                before.opening if line.opening else [],
            )
        else:
            mended.append(line)
    return mended


def _has_gap(row: Row, left: float, right: float) -> bool:
    """Whether two lines of the row are parted at the place between left and right."""
    return any(max(before.right, left) <= min(after.left, right) + NARROW for before, after in pairwise(row))


def _side_by_side(rows: list[Row], at: int) -> tuple[list[PrintedLine], list[PrintedLine], int] | None:
    """Two blocks that begin at a row, and the row after them; None where the page has one column."""
    if len(rows[at]) > 2:
        return None
    first = at
    while first < len(rows) and len(rows[first]) == 1 and first - at < 40:
        first += 1  # the blocks may begin with lines of one of them only
    if first == len(rows) or len(rows[first]) != 2:
        return None
    gutter = (rows[first][0].right, rows[first][1].left)
    columns: tuple[Row, Row] = ([rows[first][0]], [rows[first][1]])
    for row in reversed(rows[at:first]):
        grown = _grown(columns, gutter, row)
        if grown is None:
            return None
        gutter = grown
    last = first + 1
    while last < len(rows):
        grown = _grown(columns, gutter, rows[last])
        if grown is None:
            break
        gutter = grown
        last += 1
    for column in columns:
        column.sort(key=lambda line: line.middle)
    return columns[0], columns[1], last


def _grown(columns: tuple[Row, Row], gutter: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """Add a row to two columns; the gutter that is left, or None where the row is not of them."""
    if len(row) > 2:
        return None
    left, right = gutter
    sides = []
    for line in row:
        if line.right <= right - NARROW and (line.left + line.right) / 2 < (left + right) / 2:
            left = max(left, line.right)
            sides.append(0)
        elif line.left >= left + NARROW:
            right = min(right, line.left)
            sides.append(1)
        else:
            return None
    if right - left < NARROW or (len(row) == 2 and sides != [0, 1]):
        return None
    if len(row) == 1 and not _belongs(columns[sides[0]], row[0]):
        return None
    for side, line in zip(sides, row, strict=True):
        columns[side].append(line)
    return left, right


def _belongs(column: Row, line: PrintedLine) -> bool:
    """Whether a line stands near the lines of a column and in line with one of them."""
    middle, reach = line.middle, 2.6 * line.size
    # The nearest line is most often the one that was put there last.
    near = any(abs(middle - other.middle) < reach for other in reversed(column))
    return near and any(
        abs(line.left - other.left) < ALIGNED
        or abs(line.left + line.right - other.left - other.right) < 2 * ALIGNED
        for other in reversed(column)
    )
