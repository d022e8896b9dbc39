"""The rulings of a scanned page: long dark runs across and down its picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.formats.pdf_page import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answerable.reader.formats.scan_picture import Picture

DARK = 190  # of 255; thin lines are grey where the picture is reduced
COARSE = 100.0  # pixels an inch, enough for lines and a ninth of the work
LEAST_ACROSS = 0.5  # inches; no letter is as wide
LEAST_DOWN = 0.25  # inches; no letter is as high
THICK = 4.5  # points, with what a crooked scan adds; thicker is a picture or the shadow of an edge
CROOKED = 0.012  # how far a line may climb, as a share of its length

TO_INK = bytes(0 if level < DARK else 1 for level in range(256))


def find_rulings(picture: Picture) -> list[Ruling]:
    """Return the lines across and down a picture, in points."""
    width, height, pixels, scale = picture
    step = max(1, int(scale * 72 / COARSE))
    rows = [_thinned(pixels, y, width, height, step) for y in range(0, height - step + 1, step)]
    columns_wide = len(rows[0]) if rows else 0
    if not columns_wide:
        return []
    ink = b"".join(rows)
    inch = scale * 72 / step
    across = _strokes(rows, round(LEAST_ACROSS * inch))
    down = _strokes([ink[x::columns_wide] for x in range(columns_wide)], round(LEAST_DOWN * inch))
    points = step / scale
    return [
        Ruling(start * points, first * points, end * points, last * points)
        for first, last, start, end in _thin(across, points)
    ] + [
        Ruling(first * points, start * points, last * points, end * points)
        for first, last, start, end in _thin(down, points)
    ]


def _thinned(pixels: bytes, y: int, width: int, height: int, step: int) -> bytes:
    """One row of the reduced picture: 0 where any pixel of the square has ink, else 1."""
    rows = [
        pixels[row * width : (row + 1) * width].translate(TO_INK) for row in range(y, min(y + step, height))
    ]
    whole = int.from_bytes(rows[0])
    for row in rows[1:]:
        whole &= int.from_bytes(row)
    dark = whole.to_bytes(width)
    reduced = int.from_bytes(dark[::step])
    size = len(dark[::step])
    for shift in range(1, step):
        part = dark[shift::step]
        reduced &= int.from_bytes(part.ljust(size, b"\1"))
    return reduced.to_bytes(size)


def _strokes(rows: Sequence[bytes], least: int) -> list[list[int]]:
    """Dark runs of some length, those of neighbouring rows together: [first row, last row, start, end]."""
    run = re.compile(b"\0{%d,}" % max(least, 2))
    done: list[list[int]] = []
    open_strokes: list[list[int]] = []
    for y, row in enumerate(rows):
        if b"\0" not in row:
            continue
        still_open = [stroke for stroke in open_strokes if stroke[1] >= y - 2]
        done += [stroke for stroke in open_strokes if stroke[1] < y - 2]
        open_strokes = still_open
        for match in run.finditer(row):
            start, end = match.span()
            for stroke in open_strokes:
                if start <= stroke[3] + 2 and end >= stroke[2] - 2:
                    stroke[1] = y
                    stroke[2], stroke[3] = min(stroke[2], start), max(stroke[3], end)
                    break
            else:
                open_strokes.append([y, y, start, end])
    return done + open_strokes


def _thin(strokes: Iterable[list[int]], points: float) -> Iterable[list[int]]:
    return (
        stroke
        for stroke in strokes
        if (stroke[1] - stroke[0] + 1) * points <= THICK + CROOKED * (stroke[3] - stroke[2]) * points
    )
