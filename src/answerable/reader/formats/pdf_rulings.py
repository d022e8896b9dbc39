"""The straight lines drawn on a page of a PDF: borders of tables, and what looks like them."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as engine

from answerable.reader.formats.pdf_page import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from answerable.reader.formats.pdf_letters import Place

THIN = 3.0  # points: thicker is a box, not a line
SHORT = 6.0  # points: shorter is the stroke of a letter or a sign
MOST_OBJECTS = 20_000  # a page with more is a drawing
MOST_SEGMENTS = 4_000

Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_rulings(page: pypdfium2.PdfPage, place: Place) -> list[Ruling]:
    """Return the horizontal and vertical lines of a page, long enough to border a cell."""
    count = engine.FPDFPage_CountObjects(page.raw)
    if count > MOST_OBJECTS:
        return []
    objects = (engine.FPDFPage_GetObject(page.raw, index) for index in range(count))
    return [Ruling(*place(*line)) for line in _straight_lines(objects, UNMOVED, depth=3)]


def _straight_lines(objects: Iterator[object], frame: Matrix, depth: int) -> Iterator[tuple[float, ...]]:
    """Lines as (left, bottom, right, top) in the page's own units, with those of nested forms."""
    sides = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = sides
    refs = [ctypes.byref(side) for side in sides]
    for drawn in objects:
        kind = engine.FPDFPageObj_GetType(drawn)
        if kind == engine.FPDF_PAGEOBJ_FORM and depth:
            inner = (
                engine.FPDFFormObj_GetObject(drawn, index)
                for index in range(min(engine.FPDFFormObj_CountObjects(drawn), MOST_OBJECTS))
            )
            yield from _straight_lines(inner, _joined(_matrix(drawn), frame), depth - 1)
        if kind != engine.FPDF_PAGEOBJ_PATH:
            continue
        engine.FPDFPageObj_GetBounds(drawn, *refs)
        width, height = right.value - left.value, top.value - bottom.value
        if max(width, height) < SHORT:
            continue
        if min(width, height) <= THIN and frame is UNMOVED:
            yield left.value, bottom.value, right.value, top.value
        else:
            yield from _segments(drawn, frame)


def _segments(path: object, frame: Matrix) -> Iterator[tuple[float, ...]]:
    """The straight segments of a path that is stroked: a box, a grid, or lines of a nested form."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    engine.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    a, b, c, d, e, f = _joined(_matrix(path), frame)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    lines: list[tuple[float, ...]] = []
    for index in range(min(engine.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = engine.FPDFPath_GetPathSegment(path, index)
        engine.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = engine.FPDFPathSegment_GetType(segment)
        if kind == engine.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == engine.FPDF_SEGMENT_LINETO:
            lines.append(_box(last, point))
        last = point
        if engine.FPDFPathSegment_GetClose(segment):
            lines.append(_box(last, start))
    if not stroke.value:  # a filled box borders a cell only when it is itself as thin as a line
        if not lines:
            return
        around = _box(
            (min(line[0] for line in lines), min(line[1] for line in lines)),
            (max(line[2] for line in lines), max(line[3] for line in lines)),
        )
        lines = [around]
    for left, bottom, right, top in lines:
        if min(right - left, top - bottom) <= THIN and max(right - left, top - bottom) >= SHORT:
            yield left, bottom, right, top


def _box(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, ...]:
    (x1, y1), (x2, y2) = one, other
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _matrix(drawn: object) -> Matrix:
    matrix = engine.FS_MATRIX()
    engine.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _joined(first: Matrix, then: Matrix) -> Matrix:
    """One matrix after another."""
    a1, b1, c1, d1, e1, f1 = first
    a2, b2, c2, d2, e2, f2 = then
    return (
        a1 * a2 + b1 * c2,
        a1 * b2 + b1 * d2,
        c1 * a2 + d1 * c2,
        c1 * b2 + d1 * d2,
        e1 * a2 + f1 * c2 + e2,
        e1 * b2 + f1 * d2 + f2,
    )
