"""What the day brings in this room: requests of yesterday are forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from answerable.register.integrations import once
from answerable.register.trace.timed import Timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def forget_requests(_on: date, dry: bool) -> Iterator[str]:
    """Silently: nobody asks for them any more."""
    if not dry:
        once.forget(before=timezone.now() - once.KEPT)
    yield from ()


TIMED = (Timed(name="requests", run=forget_requests),)
