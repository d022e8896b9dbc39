"""When each item is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.model import Deadline
    from answerable.reader.source import Source, Span
    from answerable.reader.stages.drafts import Entry, Setting


def find_deadlines(
    source: Source, entries: tuple[Entry, ...], setting: Setting
) -> list[tuple[Deadline, ...]]:
    """Return the deadlines of each entry, its own and those inherited, in the order of ``entries``."""
    return [()] * len(entries)


def read_deadlines(source: Source, span: Span, setting: Setting) -> tuple[Deadline, ...]:
    """Return the deadlines written inside ``span``, in order."""
    return ()
