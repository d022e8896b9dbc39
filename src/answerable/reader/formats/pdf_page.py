"""A page as printed: lines and rulings with their places. Text PDFs and scans both end here.

Lengths are points (1/72 inch); x grows to the right, y grows downwards, from the page's top left corner.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.languages.vi.folding import bare

if TYPE_CHECKING:
    from collections.abc import Sequence


# Justified lines stretch their spaces up to about one and a half times the size of the font.
WIDE_GAP = 1.7

OPENING = 4  # words that tell what a line opens; to keep all of them would take most of the memory


class Word(NamedTuple):
    """One printed word."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class PrintedLine:
    """Words that stand side by side with no wide gap between them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    opening: list[Word] = field(default_factory=list)  # its first few words, or none where it is all one line

    @property
    def size(self) -> float:
        """Height of the line, close to the size of its font."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Ruling(NamedTuple):
    """A straight line drawn across or down the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        return self.right - self.left >= self.bottom - self.top


@dataclass(slots=True, kw_only=True)
class PrintedPage:
    """One page, its lines in no order that matters."""

    number: int  # counts from 1
    width: float
    height: float
    lines: list[PrintedLine]
    rulings: list[Ruling] = field(default_factory=list)
    ocr: bool = False


def line_of(words: list[Word]) -> PrintedLine:
    """The line that words make, given from left to right."""
    return PrintedLine(
        " ".join([word.text for word in words]),
        words[0].left,
        min(word.top for word in words),
        words[-1].right,
        max(word.bottom for word in words),
        words[:OPENING],
    )


def split_at_gaps(
    words: list[Word], uprights: Sequence[Ruling] = (), *, gap: float = WIDE_GAP
) -> list[PrintedLine]:
    """The lines that words of one row make, parted where a column begins or a vertical ruling stands."""
    if uprights:
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        uprights = sorted(upright for upright in uprights if upright.top < bottom and top < upright.bottom)
    posts = [upright.left for upright in uprights]
    lines: list[PrintedLine] = []
    start = 0
    for at, (before, word) in enumerate(pairwise(words), 1):
        _, _, before_top, reach, before_bottom = before
        text, left, top, _, bottom = word
        if (
            left - reach > gap * max(bottom - top, before_bottom - before_top)
            or (posts and _parted(posts, uprights, reach, left, (top + bottom) / 2))
            or (text in NATIONAL_TITLE and begins_national_title(words[at : at + OPENING]))
        ):
            lines.append(line_of(words[start:at]))
            start = at
    lines.append(line_of(words[start:]))
    return lines


# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": Decree 30/2020/NĐ-CP sets it to the right of the issuer's name.
NATIONAL_TITLE = frozenset({"CỘNG", "CÔNG", "CONG", "CỌNG"})


def begins_national_title(words: Sequence[Word]) -> bool:
    """Whether the national title begins here, however its accents were read."""
    return bare("".join([word.text for word in words])) == "CONGHOAXAHOI"


def crosses(line: PrintedLine, upright: Ruling) -> bool:
    """Whether a vertical ruling stands amid a line."""
    return line.left + 2 < upright.left < line.right - 2 and upright.top < line.middle < upright.bottom


def _parted(
    posts: Sequence[float], uprights: Sequence[Ruling], reach: float, left: float, middle: float
) -> bool:
    """Whether a vertical ruling stands between one word's right and the next one's left side."""
    near = range(bisect_left(posts, reach - 2), bisect_right(posts, left + 2))
    return any(uprights[at].top < middle < uprights[at].bottom for at in near)
