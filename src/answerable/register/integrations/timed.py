"""What the day brings in this room: what moved is told to other systems, and old requests are forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.register.integrations import hooks, once
from answerable.register.integrations.tasks import wake
from answerable.register.trace.moves import last_move
from answerable.register.trace.timed import Timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def tell_systems(_on: date, dry: bool) -> Iterator[str]:
    moved = hooks.in_force().filter(after__lt=last_move()).exists()
    if moved or hooks.waiting().filter(next_at__lte=timezone.now()).exists():
        yield _("The worker is asked to tell other systems what moved.")
        if not dry:
            wake()


def forget(_on: date, dry: bool) -> Iterator[str]:
    """Silently: nobody asks for them any more."""
    if not dry:
        once.forget(before=timezone.now() - once.KEPT)
        hooks.forget(before=timezone.now() - hooks.KEPT)
    yield from ()


TIMED = (Timed(name="systems", run=tell_systems), Timed(name="requests", run=forget))
