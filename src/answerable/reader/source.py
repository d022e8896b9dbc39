"""Text with addresses: what a file says, and where.

Every format ends in a ``Source``: one string, one paragraph a line. All later facts are
spans of that string, so a person can check each of them against the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from answerable.reader.languages.vi.cues import Cues, find_cues
from answerable.reader.languages.vi.folding import fold


class Span(NamedTuple):
    """``[start, end)`` in code points of ``Source.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where a paragraph stands in a table. Rows and columns count from 0.

    A merged cell is given once, at its first row and column, with how far it reaches.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Paragraph(NamedTuple):
    """One line of ``Source.text``: a paragraph, whole, however many lines or pages it was broken over."""

    span: Span
    page: int | None = None  # counts from 1; None where the format has no pages
    cell: Cell | None = None  # None outside tables


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document as read: NFC, ``\\n`` after each paragraph but the last, no furniture.

    Page numbers, running headers, footers and signature stamps are not in ``text``; numbers
    that Word computes ("1.", "a)") are.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    name: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    pages: int | None = None
    ocr: bool = False
    notes: tuple[Note, ...] = field(default=())

    @cached_property
    def plain(self) -> str:
        """``text`` folded for matching (see ``fold``), of the same length, so offsets agree."""
        return fold(self.text)

    @cached_property
    def cues(self) -> Cues:
        """Where in ``plain`` the words stand that tell the stages to read closely."""
        return find_cues(self.plain)

    def quote(self, span: Span) -> str:
        """The words of a span, on one line."""
        return single_spaced(self.text[span.start : span.end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that a format noticed while reading, to become a warning of the plan."""

    code: str
    message: str
    span: Span | None = None


def single_spaced(words: str) -> str:
    """``words`` on one line, with one space between them and none around."""
    if (
        words.isprintable() and "  " not in words
    ):  # of all white space only " " is printable; most words are so
        return words.strip()
    return " ".join(words.split())
