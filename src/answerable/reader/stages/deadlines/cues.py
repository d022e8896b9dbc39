"""Where a span may speak of time: the stretches of it that the grammar reads closely."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def windows(cues: Sequence[int], start: int, end: int, before: int, after: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``[start, end)`` near a cue, from ``before`` it to ``after`` it."""
    at = bisect_left(cues, start)
    first = last = -1
    while at < len(cues) and cues[at] < end:
        if cues[at] - before > last:
            if last >= 0:
                yield first, last
            first = max(start, cues[at] - before)
        last = min(end, cues[at] + after)
        at += 1
    if last >= 0:
        yield first, last
