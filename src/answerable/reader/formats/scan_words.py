"""What Tesseract says of a picture: words with places and confidence, told apart from specks and seals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.formats.pdf_page import PrintedLine, Ruling, Word, split_at_gaps
from answerable.reader.formats.scan_picture import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

# Confidence is of 100. Real words are seldom below 60; seals, scribbles and specks seldom above 50.
SURE_LINE = 55.0  # mean of a line, below which the line is no print
SURE_SIGN = 75.0  # a sign alone
DOUBTFUL = 30.0  # a word at either end of a line
COLUMN_GAP = 0.9  # of the line's height; printed letters are lower than their font

# What stands alone in print: bullets, dashes, signs. The rule under a title is none of them.
SIGNS = frozenset({*'-–—+*•&%;:,.()/“”"', "./.", "…"})

# A block that Tesseract took for a picture, in points.
PICTURE_WIDTH, PICTURE_HEIGHT = 60.0, 30.0


class ScannedWord(NamedTuple):
    word: Word
    confidence: float


class ScannedPrint(NamedTuple):
    """The words of each line, and the regions that Tesseract took for pictures."""

    lines: list[list[ScannedWord]]
    pictures: list[Region]


def parse(table: str, scale: float) -> ScannedPrint:
    """Read Tesseract's tab-separated values; ``scale`` is pixels a point."""
    lines: list[list[ScannedWord]] = []
    pictures: list[Region] = []
    last: list[str] = []
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != "5":
            continue
        left, top, width, height = (int(value) / scale for value in fields[6:10])
        text = fields[11].strip()
        if not text:
            if width > PICTURE_WIDTH and height > PICTURE_HEIGHT:
                pictures.append(Region(left, top, left + width, top + height))
            continue
        if fields[1:5] != last:
            lines.append([])
            last = fields[1:5]
        word = Word(text, left, top, left + width, top + height)
        lines[-1].append(ScannedWord(word, float(fields[10])))
    return ScannedPrint(lines, pictures)


def lines_of(
    scanned: ScannedPrint,
    uprights: Sequence[Ruling] = (),
    *,
    sure: float = SURE_LINE,
    least: int = 2,
) -> list[PrintedLine]:
    """The lines that are print, each word as high as its line.

    ``least`` is how many letters and digits a line must have; a cell may hold a digit alone.
    """
    lines: list[PrintedLine] = []
    for words in scanned.lines:
        believed = _believed(words, sure)
        if believed:
            lines += split_at_gaps(believed, uprights, gap=COLUMN_GAP)
    return [line for line in lines if sum(map(str.isalnum, line.text)) >= least]


def _believed(line: Sequence[ScannedWord], sure: float) -> list[Word]:
    """The words of a line without specks and scribbles, or none where the line is no print."""
    words = [scanned for scanned in line if _is_sign_or_word(scanned)]
    while words and words[-1].confidence < DOUBTFUL:  # a stroke of the signature, a seal's edge
        words.pop()
    while words and words[0].confidence < DOUBTFUL:
        words.pop(0)
    letters = sum(len(scanned.word.text) for scanned in words)
    if not letters or sum(scanned.confidence * len(scanned.word.text) for scanned in words) < sure * letters:
        return []
    tops = sorted(scanned.word.top for scanned in words)
    bottoms = sorted(scanned.word.bottom for scanned in words)
    top, bottom = tops[len(tops) // 4], bottoms[3 * len(bottoms) // 4]
    return [scanned.word._replace(top=top, bottom=bottom) for scanned in words]


def _is_sign_or_word(scanned: ScannedWord) -> bool:
    text = scanned.word.text
    if any(map(str.isalnum, text)):
        return len(text) > 1 or text.isdigit() or scanned.confidence >= 2 * DOUBTFUL
    return scanned.confidence >= SURE_SIGN and text in SIGNS


def moved(line: PrintedLine, right: float, down: float) -> PrintedLine:
    """The line elsewhere on the page."""
    opening = [
        Word(word.text, word.left + right, word.top + down, word.right + right, word.bottom + down)
        for word in line.opening
    ]
    return PrintedLine(
        line.text, line.left + right, line.top + down, line.right + right, line.bottom + down, opening
    )
