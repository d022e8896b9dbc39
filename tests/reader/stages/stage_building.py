"""Make the small documents that tests of the stages read."""

from __future__ import annotations

from answerable.reader.model import Header
from answerable.reader.source import Paragraph, Source, Span
from answerable.reader.stages.drafts import Parts, Piece, PieceKind


def source_of(text: str, *, ocr: bool = False) -> Source:
    """A source with a paragraph a line."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(span=Span(at, at + len(line))))
        at += len(line) + 1
    return Source(text=text, paragraphs=tuple(paragraphs), ocr=ocr)


def one_body(source: Source) -> Parts:
    """Parts of a text that is body from end to end."""
    count = len(source.paragraphs)
    nothing = range(count, count)
    main = Piece(kind=PieceKind.MAIN, title=range(0), body=range(count))
    return Parts(
        letterhead=range(0), preamble=range(0), pieces=(main,), signature=nothing, recipients=nothing
    )


def no_header(**fields: object) -> Header:
    """A header that says nothing but the fields given."""
    return Header(**{"spans": {}, **fields})
