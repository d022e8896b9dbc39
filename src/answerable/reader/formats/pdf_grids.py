"""Rulings into grids: where the cells of a table stand, merged ones whole."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from answerable.reader.formats.pdf_page import PrintedLine, Ruling

SAME = 2.5  # points between two strokes of one line
TOUCH = 4.0  # points by which lines that meet may miss one another
MOST_LINES = 600  # in one direction; a page with more is a drawing
NARROWEST = 4.0  # points: closer lines are one border, doubled


class Place(NamedTuple):
    """A cell of a grid: its first row and column, and how many it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Grid:
    """The borders of one table on one page, and the lines of text in each cell."""

    xs: list[float]  # borders between columns, outer ones too
    ys: list[float]
    places: list[list[Place]]  # of each base cell, by row and column
    cells: dict[Place, list[PrintedLine]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def place_at(self, x: float, y: float) -> Place | None:
        """The cell at a point, or None outside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return self.places[row][column]
        return None


def find_grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """Return the tables that rulings draw, from the top; a frame of one cell is one too."""
    across = _merged([r for r in rulings if r.across], lambda r: (r.top + r.bottom, r.left, r.right))
    down = _merged([r for r in rulings if not r.across], lambda r: (r.left + r.right, r.top, r.bottom))
    if len(across) < 2 or not down or max(len(across), len(down)) > MOST_LINES:
        return []
    grids = [_grid(*lines) for lines in _connected(across, down)]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.top)


class _Stroke(NamedTuple):
    """A line across or down: its place, and from where to where it runs."""

    at: float
    start: float
    end: float


def _merged(
    rulings: Iterable[Ruling], measure: Callable[[Ruling], tuple[float, float, float]]
) -> list[_Stroke]:
    """Strokes of one line put together."""
    strokes = sorted(_Stroke(twice / 2, start, end) for twice, start, end in map(measure, rulings))
    merged: list[_Stroke] = []
    shelf: list[_Stroke] = []
    for stroke in [*strokes, _Stroke(float("inf"), 0, 0)]:
        if shelf and stroke.at - shelf[0].at > SAME:
            at = sum(s.at for s in shelf) / len(shelf)
            start, end = None, 0.0
            for piece in sorted(shelf, key=lambda s: s.start):
                if start is not None and piece.start <= end + TOUCH:
                    end = max(end, piece.end)
                    continue
                if start is not None:
                    merged.append(_Stroke(at, start, end))
                start, end = piece.start, piece.end
            if start is not None:
                merged.append(_Stroke(at, start, end))
            shelf = []
        shelf.append(stroke)
    return merged


def _connected(
    across: Sequence[_Stroke], down: Sequence[_Stroke]
) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Lines that cross or touch, together: each group may be a table."""
    group = list(range(len(across) + len(down)))

    def head(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, line in enumerate(across):
        for j, post in enumerate(down, len(across)):
            if (
                line.start - TOUCH <= post.at <= line.end + TOUCH
                and post.start - TOUCH <= line.at <= post.end + TOUCH
            ):
                group[head(j)] = head(i)
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(head(i), ([], []))[0].append(line)
    for j, post in enumerate(down, len(across)):
        groups.setdefault(head(j), ([], []))[1].append(post)
    return [(lines, posts) for lines, posts in groups.values() if len(lines) >= 2 and posts]


def _grid(across: Sequence[_Stroke], down: Sequence[_Stroke]) -> Grid | None:
    ys = _borders([line.at for line in across])
    # A table may be open at its sides: its lines then tell how far it reaches.
    sides = [min(line.start for line in across), max(line.end for line in across)]
    xs = _borders([*(post.at for post in down), *sides])
    if len(xs) < 2 or len(ys) < 2:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    group = list(range(rows * columns))

    def head(index: int) -> int:
        while group[index] != index:
            index = group[index]
        return index

    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            centre = (xs[column] + xs[column + 1]) / 2
            here = row * columns + column
            if column + 1 < columns and not _wall(down, xs[column + 1], middle):
                group[head(here + 1)] = head(here)
            if row + 1 < rows and not _wall(across, ys[row + 1], centre):
                group[head(here + columns)] = head(here)
    spans: dict[int, list[tuple[int, int]]] = {}
    for index in range(rows * columns):
        spans.setdefault(head(index), []).append(divmod(index, columns))
    places: list[list[Place]] = [[Place(0, 0, 1, 1)] * columns for _ in range(rows)]
    for members in spans.values():
        first_row, last_row = min(r for r, _ in members), max(r for r, _ in members)
        first, last = min(c for _, c in members), max(c for _, c in members)
        place = Place(first_row, first, last_row - first_row + 1, last - first + 1)
        for row, column in members:
            places[row][column] = place
    return Grid(xs, ys, places)


def _borders(places: Iterable[float]) -> list[float]:
    """Places of borders in order, those of doubled lines as one."""
    borders: list[float] = []
    for place in sorted(places):
        if not borders or place - borders[-1] > NARROWEST:
            borders.append(place)
    return borders


def _wall(strokes: Iterable[_Stroke], at: float, beside: float) -> bool:
    """Whether a line stands at a border, beside a point."""
    return any(abs(s.at - at) <= NARROWEST and s.start - 1 <= beside <= s.end + 1 for s in strokes)


def fill_grids(grids: Sequence[Grid], lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Put lines into the cells that they stand in; return those outside all tables."""
    outside = []
    for line in lines:
        x, y = (line.left + line.right) / 2, line.middle
        for grid in grids:
            place = grid.place_at(x, y)
            if place is not None:
                grid.cells.setdefault(place, []).append(line)
                break
        else:
            outside.append(line)
    return outside


def uprights_of(rulings: Iterable[Ruling]) -> list[Ruling]:
    """The vertical rulings, which part words of one row."""
    return [ruling for ruling in rulings if not ruling.across]
