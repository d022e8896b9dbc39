"""That the day's work was done at all is kept, so that its absence is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.trace.timed import Timed
from answerable.register.upkeep.marks import TICK, mark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def keep_mark(on: date, dry: bool) -> Iterator[str]:
    if not dry:
        mark(TICK)
    yield from ()


TIMED = (Timed(name="mark", run=keep_mark),)
