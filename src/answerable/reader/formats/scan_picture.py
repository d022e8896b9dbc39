"""Grey pictures of pages: cutting, covering and stacking, with nothing but bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.formats.pdf_page import PrintedLine

WHITE = b"\xff"
DARK = 140  # of 255: ink
TO_INK = bytes(0 if level < DARK else 1 for level in range(256))


class Picture(NamedTuple):
    """Grey pixels, row by row; dark is low."""

    width: int
    height: int
    pixels: bytes
    scale: float  # pixels a point

    def row(self, y: int, left: int, right: int) -> bytes:
        return self.pixels[y * self.width + left : y * self.width + right]


class Region(NamedTuple):
    """A part of a page, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, line: PrintedLine) -> bool:
        middle = (line.left + line.right) / 2
        return self.left <= middle <= self.right and self.top <= line.middle <= self.bottom

    def overlaps(self, line: PrintedLine) -> bool:
        return (
            line.right > self.left
            and line.left < self.right
            and line.bottom > self.top
            and line.top < self.bottom
        )


def cut(picture: Picture, region: Region, inset: int = 0) -> Picture:
    """A part of a picture; ``inset`` pixels are left out on each side."""
    left, top, right, bottom = _pixels(picture, region)
    left, top, right, bottom = left + inset, top + inset, right - inset, bottom - inset
    if right <= left or bottom <= top:
        return Picture(0, 0, b"", picture.scale)
    rows = [picture.row(y, left, right) for y in range(top, bottom)]
    return Picture(right - left, bottom - top, b"".join(rows), picture.scale)


def without(picture: Picture, region: Region) -> Picture:
    """The picture with a part painted white."""
    left, top, right, bottom = _pixels(picture, region)
    pixels = bytearray(picture.pixels)
    for y in range(top, bottom):
        pixels[y * picture.width + left : y * picture.width + right] = WHITE * (right - left)
    return picture._replace(pixels=bytes(pixels))


def stacked(pictures: Sequence[Picture], gap: int) -> Picture:
    """Pictures one below the other, with white around each."""
    width = max(picture.width for picture in pictures) + 2 * gap
    blank = WHITE * (width * gap)
    margin = WHITE * gap
    parts = [blank]
    for picture in pictures:
        fill = WHITE * (width - gap - picture.width)
        for y in range(picture.height):
            parts += (margin, picture.row(y, 0, picture.width), fill)
        parts.append(blank)
    pixels = b"".join(parts)
    return Picture(width, len(pixels) // width, pixels, pictures[0].scale)


def has_ink(picture: Picture) -> bool:
    """Whether more than specks is drawn on a picture."""
    return picture.pixels.translate(TO_INK).count(0) > 2 * (picture.scale) ** 2


def bare_edges(picture: Picture, reach: int) -> Picture:
    """The picture with what is left of a border at its sides painted white."""
    width, height = picture.width, picture.height
    if not width or not height:
        return picture
    pixels = bytearray(picture.pixels)
    for x in [*range(min(reach, width)), *range(max(0, width - reach), width)]:
        if pixels[x::width].translate(TO_INK).count(0) > 0.5 * height:
            pixels[x::width] = WHITE * height
    for y in [*range(min(reach, height)), *range(max(0, height - reach), height)]:
        if pixels[y * width : (y + 1) * width].translate(TO_INK).count(0) > 0.5 * width:
            pixels[y * width : (y + 1) * width] = WHITE * width
    return picture._replace(pixels=bytes(pixels))


def _pixels(picture: Picture, region: Region) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side * picture.scale) for side in region)
    return max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)
