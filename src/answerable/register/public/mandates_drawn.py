"""The tree of mandates of a plan as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.html import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.register.plans.models import Document
    from answerable.register.public.mandates import Lower, Superior, Tree

BOXES = 8  # documents in a column; the lists have all
WIDTH, HEIGHT, GAP, BETWEEN = 250, 46, 14, 60
LETTERS = 30  # that a line of a box holds


class Box(NamedTuple):
    name: str
    demands: int  # commitments that it demands; 0: not said
    joined: int  # its place in the column that is nearer to the plan


def drawn(document: Document, of: Tree) -> str:
    """As SVG: what is above it on the left, the plan in the middle, the plans below on the right, a
    column for each level."""
    above, below = _columns_above(of.superiors), _columns_below(of.below)
    middle = [Box(_named(document), 0, 0)]
    columns = [*reversed(above), middle, *below]
    at = len(above)  # the column of the plan
    tall = max(map(len, columns)) * (HEIGHT + GAP) + GAP
    wide = len(columns) * (WIDTH + BETWEEN) - BETWEEN + 20
    parts = []
    for place, boxes in enumerate(columns):
        for row, box in enumerate(boxes):
            if place != at:
                towards = place + (1 if place < at else -1)
                parts.append(_line(place, row, len(boxes), towards, box.joined, len(columns[towards]), tall))
    for place, boxes in enumerate(columns):
        for row, box in enumerate(boxes):
            paper = "#f6f2ea" if place == at else "#fff"
            parts.append(_box(_left(place), _top(row, len(boxes), tall), box, paper))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall:.0f}" '
        'font-family="DejaVu Sans, sans-serif" font-size="13" fill="none">' + "".join(parts) + "</svg>\n"
    )


def _columns_above(superiors: Sequence[Superior]) -> list[list[Box]]:
    columns: list[list[Box]] = []
    level = [(0, one) for one in superiors[:BOXES]]
    while level:
        columns.append([Box(one.name, len(one.branches), joined) for joined, one in level])
        level = [(row, upper) for row, (_, one) in enumerate(level) for upper in one.above][:BOXES]
    return columns


def _columns_below(lower: Sequence[Lower]) -> list[list[Box]]:
    columns: list[list[Box]] = []
    level = [(0, one) for one in lower[:BOXES]]
    while level:
        columns.append([Box(_named(one.document), 0, joined) for joined, one in level])
        level = [(row, under) for row, (_, one) in enumerate(level) for under in one.below][:BOXES]
    return columns


def _named(document: Document) -> str:
    return f"{document.type} {document.number}".strip()


def _left(place: int) -> int:
    return 10 + place * (WIDTH + BETWEEN)


def _top(row: int, boxes: int, tall: float) -> float:
    return (tall - boxes * (HEIGHT + GAP) + GAP) / 2 + row * (HEIGHT + GAP)


def _line(place: int, row: int, boxes: int, towards: int, joined: int, others: int, tall: float) -> str:
    ours, theirs = (WIDTH, 0) if towards > place else (0, WIDTH)
    begin = f"M{_left(place) + ours} {_top(row, boxes, tall) + HEIGHT / 2:.0f}"
    end = f"L{_left(towards) + theirs} {_top(joined, others, tall) + HEIGHT / 2:.0f}"
    return f'<path d="{begin}{end}" stroke="#565656"/>'


def _box(left: int, top: float, box: Box, paper: str) -> str:
    said = box.name if len(box.name) <= LETTERS else f"{box.name[: LETTERS - 1]}…"
    right = left + WIDTH - 10
    count = f'<text x="{right}" y="{top + 28:.0f}" text-anchor="end" fill="#565656">{box.demands}</text>'
    return (
        f'<rect x="{left}" y="{top:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="3" fill="{paper}" '
        f'stroke="#1a1a1a"/><text x="{left + 10}" y="{top + 28:.0f}" fill="#1a1a1a">{escape(said)}</text>'
        + (count if box.demands else "")
    )
