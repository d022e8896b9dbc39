"""What the day brings in this room: the register as data, for everybody to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from answerable.register.opendata.dumps import kept, outdated
from answerable.register.opendata.tasks import make_dump
from answerable.register.trace.timed import Timed, ask_worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def dump_register(on: date, dry: bool) -> Iterator[str]:
    if on not in kept() or outdated():
        yield _("The worker is asked to make the data of the day.")
        if not dry:
            ask_worker(make_dump)


TIMED = (Timed(name="dump", run=dump_register),)
