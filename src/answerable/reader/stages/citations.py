"""The documents that this one cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.model import Citation, Header
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Entry, Parts


def find_citations(
    source: Source, parts: Parts, header: Header, entries: tuple[Entry, ...]
) -> tuple[Citation, ...]:
    """Return every mention of another document, in document order."""
    return ()
