"""What the day brings in this room: addresses that the worker looks at again, files that no row names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from answerable.register.evidence.files import sweep
from answerable.register.evidence.links import to_check
from answerable.register.evidence.tasks import EVERY, check_links
from answerable.register.trace.timed import Timed, ask_worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def look_at_links(on: date, dry: bool) -> Iterator[str]:
    if next(to_check(on=on, after=EVERY), None) is None:
        return
    yield _("The worker is asked to look whether evidence still answers at its addresses.")
    if not dry:
        ask_worker(check_links)


def sweep_files(on: date, dry: bool) -> Iterator[str]:
    if swept := sweep(dry=dry):
        yield _("Files of evidence that nothing names are removed: %(n)s.") % {"n": swept}


TIMED = (Timed(name="links", run=look_at_links), Timed(name="files_of_evidence", run=sweep_files))
