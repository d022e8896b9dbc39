"""Who reports to whom, hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.catalogue import Catalogue
    from answerable.reader.model import Assignment, Deadline, Report
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Entry, Setting


def find_reports(
    source: Source,
    entries: tuple[Entry, ...],
    assignments: Sequence[tuple[Assignment, ...]],
    deadlines: Sequence[tuple[Deadline, ...]],
    setting: Setting,
    catalogue: Catalogue,
) -> tuple[Report, ...]:
    """Return the reporting duties, one object a hop, in document order."""
    return ()
