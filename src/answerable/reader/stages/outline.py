"""Read the outline: labels make a tree, and each node is told its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.catalogue import Catalogue
    from answerable.reader.model import Header
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Entry, Parts


def read_outline(source: Source, parts: Parts, header: Header, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return the items in document order, each with its parent's index, its kind and its fields."""
    return ()
