"""Where the letters of a page stand, asked of the engine for all of them at once."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import deque
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as engine

if TYPE_CHECKING:
    import pypdfium2

    _Side = tuple[int, float, float]

# The engine's function by its address: a page has thousands of letters, and to check the types of the
# arguments takes longer than to answer.
_ask = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(engine.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_BOX = ctypes.sizeof(engine.FS_RECTF)
_COMBINING = re.compile("[\u0300-\u036f]")


class Place:
    """Turns the engine's sides of a box into those of the page as seen (see ``pdf_page``)."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        x0, y0, x1, y1 = page.get_bbox()
        across, back = (1.0, -x0), (-1.0, x1)
        up, down = (1.0, -y0), (-1.0, y1)
        # Of each side as seen: which of the engine's (left, top, right, bottom) it is, its sign, its shift.
        self._sides: tuple[_Side, _Side, _Side, _Side] = {
            90: ((3, *up), (0, *across), (1, *up), (2, *across)),
            180: ((2, *back), (3, *up), (0, *back), (1, *up)),
            270: ((1, *down), (2, *back), (3, *down), (0, *back)),
        }.get(page.get_rotation(), ((0, *across), (1, *down), (2, *across), (3, *down)))

    def __call__(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) of one box."""
        sides = left, top, right, bottom
        (a, a_sign, a_shift), (b, b_sign, b_shift), (c, c_sign, c_shift), (d, d_sign, d_shift) = self._sides
        return (
            a_sign * sides[a] + a_shift,
            b_sign * sides[b] + b_shift,
            c_sign * sides[c] + c_shift,
            d_sign * sides[d] + d_shift,
        )

    def each(self, boxes: list[float]) -> list[list[float]]:
        """Lefts, tops, rights and bottoms of many boxes, each given as left, top, right, bottom."""
        return [
            boxes[at::4] if (sign, shift) == (1, 0) else [sign * side + shift for side in boxes[at::4]]
            for at, sign, shift in self._sides
        ]


class Letters(NamedTuple):
    """All letters of a page in the order of drawing, and their sides on the page as seen."""

    text: str
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]


def read_letters(text_page: pypdfium2.PdfTextPage, text: str, place: Place) -> Letters:
    """Return every letter of a page whose text layer says ``text``; a combining mark stands on its letter."""
    raw, count = text_page.raw, text_page.count_chars()
    if len(text) != count:  # letters beyond the first plane, or ones that the engine leaves out of the text
        text = "".join([chr(engine.FPDFText_GetUnicode(raw, index)) for index in range(count)])
    boxes = (engine.FS_RECTF * count)()
    start = ctypes.addressof(boxes)
    address = ctypes.cast(raw, ctypes.c_void_p).value
    deque(map(_ask, repeat(address), range(count), range(start, start + count * _BOX, _BOX)), maxlen=0)
    sides = place.each(array("f", bytes(boxes)).tolist())
    for mark in _COMBINING.finditer(text, 1):
        for side in sides:
            side[mark.start()] = side[mark.start() - 1]
    return Letters(text, *sides)
