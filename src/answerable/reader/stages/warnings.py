"""What a person should look at before trusting the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.model import Citation, Header, Item, Warning
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Parts


def find_warnings(
    source: Source, parts: Parts, header: Header, items: tuple[Item, ...], citations: tuple[Citation, ...]
) -> tuple[Warning, ...]:
    """Return the warnings, in document order; those without a span come first."""
    return ()
