"""Divide a document into its parts: letterhead, preamble, body, signature, recipients, attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.stages.drafts import Parts, Piece, PieceKind
from answerable.reader.stages.parts.attachments import find_attachments
from answerable.reader.stages.parts.lines import Lines
from answerable.reader.stages.parts.opening import body_start, letterhead_end
from answerable.reader.stages.parts.signing import find_signature

if TYPE_CHECKING:
    from answerable.reader.source import Source

__all__ = ["divide"]


def divide(source: Source) -> Parts:
    """Return where each part of the document stands (layout: Decree 30/2020/NĐ-CP, annex I)."""
    lines = Lines(source)
    head = letterhead_end(lines)
    signature, recipients = find_signature(lines, head)
    stops = [r.start for r in (signature, recipients) if r]
    main_end = min(stops) if stops else lines.count
    appended = max([r.stop for r in (signature, recipients) if r], default=lines.count)
    attachments = find_attachments(lines, head, main_end, appended)
    if attachments and attachments[0].title.start < main_end:
        main_end = attachments[0].title.start
    body = body_start(lines, head, main_end)
    main = Piece(kind=PieceKind.MAIN, title=range(0), body=range(body, main_end))
    return Parts(
        letterhead=range(head),
        preamble=range(head, body),
        pieces=(main, *attachments),
        signature=signature,
        recipients=recipients,
    )
