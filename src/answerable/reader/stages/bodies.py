"""Read the bodies that a phrase names: where a list of them ends, and which is one and which a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.catalogue import Catalogue
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Mention, Setting


def read_bodies(
    source: Source, start: int, end: int, setting: Setting, catalogue: Catalogue
) -> tuple[tuple[Mention, ...], int]:
    """Return the bodies named by the list that begins at ``start``, and the offset where it ends.

    Nothing at ``start`` names a body: ``((), start)``. The list never runs past ``end``.
    """
    return (), start
