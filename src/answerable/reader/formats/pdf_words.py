"""The words of one page of a PDF and where each stands, so that its picture can show what was read.

The same letters as in ``pdf``, row by row: the order of reading is no matter of a picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.formats.limits import DEFAULT, Limits
from answerable.reader.formats.pdf import open_pdf
from answerable.reader.formats.pdf_letters import Place, read_letters
from answerable.reader.formats.pdf_rebuilt import rebuilt_rows
from answerable.reader.formats.plausible import is_readable

if TYPE_CHECKING:
    from pathlib import Path

    import pypdfium2

    from answerable.reader.formats.pdf_page import Word


class PlacedWords(NamedTuple):
    """Words with their places in points from the top left corner of a page of that size, row by row."""

    width: float
    height: float
    words: list[Word]


def read_words(file: Path, number: int, limits: Limits = DEFAULT) -> PlacedWords:
    """The words of the page with this number, which counts from 1.

    Raises UnreadableDocument, and for a page that is a picture MissingTool or LimitExceeded.
    """
    document = open_pdf(file)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        rows = _printed_rows(page)
        if rows is None:
            from answerable.reader.formats.scan import recognise_words

            rows = recognise_words(document, number, limits)
    finally:
        document.close()
    rows.sort(key=lambda row: row[0].top)
    return PlacedWords(width, height, [word for row in rows for word in row])


def _printed_rows(page: pypdfium2.PdfPage) -> list[list[Word]] | None:
    """The rows of the page's text layer; None where there is no good one."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range() if text_page.count_chars() else ""
        return rebuilt_rows(read_letters(text_page, text, Place(page))) if is_readable(text) else None
    finally:
        text_page.close()
