"""The lines of a page that has a text layer, by pypdfium2.

The quick way takes the engine's own lines and asks for a few places in each. The slow way asks for
the place of every letter; only pages whose letters are not in reading order need it.
"""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as engine

from answerable.reader.formats.pdf_page import WIDE_GAP, PrintedLine, Word, crosses, split_at_gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pypdfium2

    from answerable.reader.formats.pdf_page import Ruling

    Place = Callable[[float, float, float, float], tuple[float, float, float, float]]

# An accented letter alone between spaces: "T NH S N LA Ỉ Ơ". Words of one letter are few: "ở", "ý", "ô".
LONE_ACCENT = re.compile(r"(?<!\S)[À-ÖØ-öø-ɏḀ-ỿ](?!\S)")
DIGITS = frozenset("0123456789")
ENDING_HYPHEN = "\ufffe"  # what the engine gives for a dash at the end of a line, and for the line's end
ENGINE_LINE = re.compile(f"[^\n{ENDING_HYPHEN}]*[\n{ENDING_HYPHEN}]|[^\n{ENDING_HYPHEN}]+$")
ONE_LETTER_WORDS = frozenset("ởỞýÝôÔàÀạẠỉủ")


def read_lines(
    text_page: pypdfium2.PdfTextPage, text: str, place: Place, uprights: Sequence[Ruling] = ()
) -> list[PrintedLine]:
    """Return the lines of a page whose text layer says ``text``, with each letter in its place.

    A line never crosses one of the ``uprights``, the vertical rulings of the page.
    """
    lines = None if _has_stray_letters(text) else _engine_lines(text_page, text, place, uprights)
    return _lines_by_place(text_page, text, place, uprights) if lines is None else lines


def placing(page: pypdfium2.PdfPage) -> Place:
    """Turn the engine's (left, bottom, right, top) into (left, top, right, bottom) of the page as seen."""
    x0, y0, x1, y1 = page.get_bbox()
    turn = page.get_rotation()
    if turn == 90:
        return lambda left, bottom, right, top: (bottom - y0, left - x0, top - y0, right - x0)
    if turn == 180:
        return lambda left, bottom, right, top: (x1 - right, bottom - y0, x1 - left, top - y0)
    if turn == 270:
        return lambda left, bottom, right, top: (y1 - top, x1 - right, y1 - bottom, x1 - left)
    return lambda left, bottom, right, top: (left - x0, y1 - top, right - x0, y1 - bottom)


def _has_stray_letters(text: str) -> bool:
    """Whether accented letters stand apart from their words, as when a second font draws them."""
    lone = [letter for letter in LONE_ACCENT.findall(text) if letter not in ONE_LETTER_WORDS]
    return len(lone) > 2 and len(lone) * 100 > text.count(" ")


def _engine_lines(
    text_page: pypdfium2.PdfTextPage, text: str, place: Place, uprights: Sequence[Ruling]
) -> list[PrintedLine] | None:
    """The engine's own lines; None where letters overlap, so that only their places tell the order."""
    raw = text_page.raw
    if text_page.count_chars() != len(text):
        return None
    box = engine.FS_RECTF()
    box_ref = ctypes.byref(box)
    sides = [ctypes.c_double() for _ in range(4)]
    left, top, right, bottom = sides
    refs = [ctypes.byref(side) for side in sides]
    loose = engine.FPDFText_GetLooseCharBox
    lines: list[PrintedLine] = []
    at = 0
    for printed in ENGINE_LINE.findall(text):
        start, at = at, at + len(printed)
        words = printed.strip().replace(ENDING_HYPHEN, "-")
        if not words:
            continue
        first = start + len(printed) - len(printed.lstrip())
        count = len(words)
        loose(raw, first, box_ref)
        begin, base, height = box.left, box.bottom, box.top - box.bottom
        loose(raw, first + count - 1, box_ref)
        if not 0.7 * height < box.top - box.bottom < 1.4 * height:
            return None  # a footnote mark at one end
        reach = begin
        wide = False
        for index in range(engine.FPDFText_CountRects(raw, first, count)):
            engine.FPDFText_GetRect(raw, index, *refs)
            if left.value < reach - 0.4 * height and right.value < reach:
                return None  # goes back: letters of another font, drawn after the rest
            if left.value - reach > WIDE_GAP * height:
                wide = True
            raised = bottom.value - base
            if raised > 0.35 * height and 0.33 < (top.value - bottom.value) / height < 0.55:
                return None  # a small sign above the line: the mark of a footnote
            reach = max(reach, right.value)
        line = PrintedLine(words, *place(begin, base, reach, base + height))
        if wide or any(crosses(line, upright) for upright in uprights):
            lines += split_at_gaps(_words(text_page, text, first, first + count, place), uprights)
        else:
            lines.append(line)
    return lines


def _words(text_page: pypdfium2.PdfTextPage, text: str, start: int, end: int, place: Place) -> list[Word]:
    """The words of a stretch of text, each with its place."""
    box = engine.FS_RECTF()
    ref = ctypes.byref(box)
    words = []
    for match in re.compile(r"\S+").finditer(text, start, end):
        engine.FPDFText_GetLooseCharBox(text_page.raw, match.start(), ref)
        left, bottom, top = box.left, box.bottom, box.top
        engine.FPDFText_GetLooseCharBox(text_page.raw, match.end() - 1, ref)
        words.append(Word(match[0], *place(left, bottom, box.right, top)))
    return words


class _Row:
    """Letters on one baseline, in the order of drawing."""

    __slots__ = ("bottom", "letters", "middle", "top")

    def __init__(self, top: float, bottom: float) -> None:
        self.top, self.bottom, self.middle = top, bottom, (top + bottom) / 2
        self.letters: list[_Letter] = []


def _lines_by_place(
    text_page: pypdfium2.PdfTextPage, text: str, place: Place, uprights: Sequence[Ruling]
) -> list[PrintedLine]:
    """Lines put together again from the place of every letter."""
    rows: list[_Row] = []
    shelves: dict[int, list[_Row]] = {}  # rows by height on the page
    row: _Row | None = None
    for letter in _letters(text_page, text, place):
        middle = (letter.top + letter.bottom) / 2
        if row is None or abs(middle - row.middle) > 0.35 * (row.bottom - row.top):
            shelf = int(middle // 20)
            near = [r for s in (shelf - 1, shelf, shelf + 1) for r in shelves.get(s, ())]
            row = min(near, key=lambda r: abs(r.middle - middle), default=None)
            if row is None or abs(middle - row.middle) > 0.35 * max(
                row.bottom - row.top, letter.bottom - letter.top
            ):
                row = _Row(letter.top, letter.bottom)
                rows.append(row)
                shelves.setdefault(shelf, []).append(row)
        row.letters.append(letter)
    return [line for row in rows for line in _lines_of_row(row, uprights)]


class _Letter(NamedTuple):
    left: float
    text: str  # a letter and the marks drawn on it
    top: float
    right: float
    bottom: float


def _letters(text_page: pypdfium2.PdfTextPage, text: str, place: Place) -> Iterator[_Letter]:
    """Every printed letter and its place, in the order of drawing.

    Spaces come too: some are all that parts two words.
    """
    raw = text_page.raw
    box = engine.FS_RECTF()
    ref = ctypes.byref(box)
    loose = engine.FPDFText_GetLooseCharBox
    count = text_page.count_chars()
    if len(text) != count:  # letters beyond the first plane, or ones that the engine leaves out of the text
        text = "".join([chr(engine.FPDFText_GetUnicode(raw, index)) for index in range(count)])
    held: _Letter | None = None
    for index, letter in enumerate(text):
        if letter == ENDING_HYPHEN or letter == "\x02":
            letter = "-"
        elif letter < " ":
            continue
        loose(raw, index, ref)
        left, right = box.left, box.right
        if letter == " " and right - left < 0.01:
            continue  # one that the engine made up
        if held is not None:
            if "\u0300" <= letter <= "\u036f":
                held = held._replace(text=held.text + letter)
                continue
            yield held
        left, top, right, bottom = place(left, box.bottom, right, box.top)
        held = _Letter(left, letter, top, right, bottom)
    if held is not None:
        yield held


def _lines_of_row(row: _Row, uprights: Sequence[Ruling]) -> list[PrintedLine]:
    """The lines that stand on one baseline, footnote marks left out."""
    letters = sorted(row.letters)
    sizes = sorted([letter.bottom - letter.top for letter in letters])
    size = sizes[len(sizes) // 2]
    gaps = sorted([after.left - before.right for before, after in pairwise(letters)])
    # Letters that are set apart all along ("K Ế  H O Ạ C H") move what counts as a gap between words.
    least = 0.075 * size + max(0.0, gaps[len(gaps) // 2] if gaps else 0.0)
    words: list[Word] = []
    word: list[_Letter] = []
    reach = 0.0  # how far the word goes, a footnote mark at its end too
    for letter in letters:
        left, text, _, right, _ = letter
        if word and (text == " " or left - reach > least):
            words.append(_word(word))
            word = []
        if text != " " and not (text in DIGITS and _is_note_mark(letter, size, row)):
            word.append(letter)
        reach = right
    if word:
        words.append(_word(word))
    return split_at_gaps(words, uprights) if words else []


def _is_note_mark(letter: _Letter, size: float, row: _Row) -> bool:
    """Whether a digit is a small one above the line: "số 42/2024/QH15¹"."""
    return letter.bottom - letter.top < 0.75 * size and letter.bottom < row.bottom - 0.15 * size


def _word(letters: list[_Letter]) -> Word:
    lefts, texts, tops, rights, bottoms = zip(*letters, strict=True)
    return Word("".join(texts), lefts[0], min(tops), rights[-1], max(bottoms))
