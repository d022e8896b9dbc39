"""Lines put together again from the places of letters, where the order of drawing is no order of reading.

A writer whose font lacks Vietnamese letters draws these from a second font, after the rest of the line.
"""

from __future__ import annotations

import re
from itertools import compress, count, pairwise, repeat
from operator import add, gt, sub
from typing import TYPE_CHECKING

from answerable.reader.formats.pdf_page import PrintedLine, Word, split_at_gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.formats.pdf_letters import Letters
    from answerable.reader.formats.pdf_page import Ruling

MARK = "\0"  # a small digit above the line, the mark of a footnote: "số 42/2024/QH15¹"
DIGIT = re.compile("[0-9]")
DASHES = "\x02", "\ufffe"  # what the engine gives for a dash at the end of a line


def rebuilt_lines(letters: Letters, uprights: Sequence[Ruling]) -> list[PrintedLine]:
    """The lines of a page, in no order that matters, none of them across one of the ``uprights``."""
    rows = rebuilt_rows(letters)
    return [line for row in rows for line in split_at_gaps(row, uprights)]


def rebuilt_rows(letters: Letters) -> list[list[Word]]:
    """The words of each row of a page from left to right, footnote marks left out; none of them is empty."""
    for dash in DASHES:
        letters = letters._replace(text=letters.text.replace(dash, "-"))
    return [words for row in _rows(letters) if (words := _words_of_row(row, letters))]


class _Row:
    """Letters on one baseline, in the order of drawing, by their numbers among those of the page."""

    __slots__ = ("bottom", "letters", "middle", "top")

    def __init__(self, top: float, bottom: float) -> None:
        self.top, self.bottom, self.middle = top, bottom, (top + bottom) / 2
        self.letters: list[int] = []


def _rows(letters: Letters) -> list[_Row]:
    """The rows of a page. Spaces belong to them too: some are all that parts two words."""
    _, lefts, tops, rights, bottoms = letters
    rows: list[_Row] = []
    shelves: dict[int, list[_Row]] = {}  # rows by height on the page
    into: list[int] = []
    high, low = 1.0, 0.0  # between these stands the middle, twice, of a letter of the row of the one before
    for at, letter, twice in zip(count(), letters.text, map(add, tops, bottoms), strict=False):
        if letter < "!" and (letter != " " or rights[at] - lefts[at] < 0.01):
            continue  # the end of a line, or a space that the engine made up
        if not high <= twice <= low:
            row = _row_at(tops[at], bottoms[at], rows, shelves)
            reach = 0.35 * (row.bottom - row.top)
            high, low = 2 * (row.middle - reach), 2 * (row.middle + reach)
            into = row.letters
        into.append(at)
    return rows


def _row_at(top: float, bottom: float, rows: list[_Row], shelves: dict[int, list[_Row]]) -> _Row:
    """The row that a letter belongs to, a new one where none is near."""
    middle = (top + bottom) / 2
    shelf = int(middle // 20)
    near = [row for at in (shelf - 1, shelf, shelf + 1) for row in shelves.get(at, ())]
    row = min(near, key=lambda row: abs(row.middle - middle), default=None)
    if row is None or abs(middle - row.middle) > 0.35 * max(row.bottom - row.top, bottom - top):
        row = _Row(top, bottom)
        rows.append(row)
        shelves.setdefault(shelf, []).append(row)
    return row


def _words_of_row(row: _Row, letters: Letters) -> list[Word]:
    """The words that stand on one baseline."""
    order = sorted(row.letters, key=letters.lefts.__getitem__)
    shown = "".join([letters.text[at] for at in order])
    lefts, tops, rights, bottoms = ([side[at] for at in order] for side in letters[1:])
    sizes = sorted(map(sub, bottoms, tops))
    size = sizes[len(sizes) // 2]
    gaps = list(map(sub, lefts[1:], rights))
    # Letters that are set apart all along ("K Ế  H O Ạ C H") move what counts as a gap between words.
    least = 0.075 * size + max(0.0, sorted(gaps)[len(gaps) // 2] if gaps else 0.0)
    if sizes[0] < 0.75 * size:
        for digit in DIGIT.finditer(shown):
            at = digit.start()
            if bottoms[at] - tops[at] < 0.75 * size and bottoms[at] < row.bottom - 0.15 * size:
                shown = f"{shown[:at]}{MARK}{shown[at + 1 :]}"
    words: list[Word] = []
    for start, stop in pairwise([0, *compress(count(1), map(gt, gaps, repeat(least))), len(shown)]):
        end = start - 1
        for word in shown[start:stop].split(" "):
            first, end = end + 1, end + 1 + len(word)
            last = end
            if MARK in word:
                first += len(word) - len(word.lstrip(MARK))
                last -= len(word) - len(word.rstrip(MARK))
                word = word.replace(MARK, "")
            if word:
                top, bottom = min(tops[first:last]), max(bottoms[first:last])
                words.append(Word(word, lefts[first], top, rights[last - 1], bottom))
    return words
