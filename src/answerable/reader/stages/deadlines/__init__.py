"""When each item is to be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from answerable.reader.model import Deadline, DeadlineKind, Every, Kind
from answerable.reader.stages.deadlines.phrases import read_phrases
from answerable.reader.stages.drafts import FieldRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.reader.source import Source, Span
    from answerable.reader.stages.drafts import Entry, Setting

__all__ = ["find_deadlines", "read_deadlines"]

# What is done or reached, and the headings above it. Background and aims are due on no day.
_TIMED = (Kind.HEADING, Kind.TASK, Kind.TARGET)


def find_deadlines(
    source: Source, entries: tuple[Entry, ...], setting: Setting
) -> list[tuple[Deadline, ...]]:
    """Return the deadlines of each entry, its own and those inherited, in the order of ``entries``.

    The time of a heading holds for what stands under it and names none itself.
    """
    found: list[tuple[Deadline, ...]] = []
    for entry in entries:
        own = _deadlines_of(source, entry, setting)
        under = entry.parent is not None and entries[entry.parent].kind is Kind.HEADING
        if under and entry.kind in _TIMED and not _scheduled(own):
            assert entry.parent is not None
            own += tuple(replace(deadline, inherited=True) for deadline in found[entry.parent])
        found.append(own)
    return found


def read_deadlines(
    source: Source, span: Span, setting: Setting, *, alone: bool = False
) -> tuple[Deadline, ...]:
    """Return the deadlines written inside ``span``, in order.

    ``alone``: the span is a field or a column that holds a time and nothing else, so that every time in
    it counts. Elsewhere only those count that tell when the clause is to be done.
    """
    return _once(read_phrases(source, span, setting, alone=alone))


def _deadlines_of(source: Source, entry: Entry, setting: Setting) -> tuple[Deadline, ...]:
    """What the entry's fields, its own words and its closing parenthesis say."""
    if entry.kind not in _TIMED:
        return ()
    found: list[Deadline] = []
    if entry.kind is Kind.HEADING:
        found += read_phrases(source, entry.span, setting, title=True)
    else:
        found += read_phrases(source, entry.span, setting)
    if entry.closing:
        found += read_phrases(source, entry.closing, setting)
    for field in entry.fields:
        if field.role is FieldRole.TIME:
            found += read_phrases(source, field.value, setting, alone=True)
    return _once(found)


def _once(deadlines: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """``deadlines`` without those that say the same again, or less: "hằng năm" beside a day of each year."""
    deadlines = tuple(deadlines)
    if len(deadlines) < 2:
        return deadlines
    dated = {deadline.every for deadline in deadlines if deadline.by}
    if sum(deadline.every is Every.YEAR and deadline.by is not None for deadline in deadlines) > 1:
        dated.add(Every.HALF_YEAR)  # "6 tháng, 1 năm (6 tháng trước ngày 15/6; 1 năm trước ngày 15/12)"
    said: dict[object, Deadline] = {}
    for deadline in deadlines:
        if deadline.every and not deadline.by and deadline.every in dated:
            continue
        meaning = (
            deadline.kind,
            deadline.date,
            deadline.start,
            deadline.end,
            deadline.every,
            deadline.by,
            deadline.duration,
        )
        said.setdefault(meaning, deadline)
    return tuple(said.values())


def _scheduled(deadlines: Iterable[Deadline]) -> bool:
    return any(deadline.kind is not DeadlineKind.UNSPECIFIED for deadline in deadlines)
