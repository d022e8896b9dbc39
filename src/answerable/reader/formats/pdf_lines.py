"""The lines of a page that has a text layer, by pypdfium2.

The quick way takes the engine's own lines and asks for a few places in each. The slow way asks for
the place of every letter; only pages whose letters are not in reading order need it.
"""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

import pypdfium2.raw as engine

from answerable.reader.formats.pdf_letters import read_letters
from answerable.reader.formats.pdf_page import WIDE_GAP, PrintedLine, Word, crosses, split_at_gaps
from answerable.reader.formats.pdf_rebuilt import rebuilt_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2

    from answerable.reader.formats.pdf_letters import Place
    from answerable.reader.formats.pdf_page import Ruling

# An accented letter alone between spaces: "T NH S N LA Ỉ Ơ". Words of one letter are few: "ở", "ý", "ô".
LONE_ACCENTED = re.compile(r"(?<!\S)[À-ÖØ-öø-ɏḀ-ỿ](?!\S)")
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
    return rebuilt_lines(read_letters(text_page, text, place), uprights) if lines is None else lines


def _has_stray_letters(text: str) -> bool:
    """Whether accented letters stand apart from their words, as when a second font draws them."""
    lone = [word for word in LONE_ACCENTED.findall(text) if word not in ONE_LETTER_WORDS]
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
