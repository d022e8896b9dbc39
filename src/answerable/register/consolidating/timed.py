"""What the day brings in this room: PDFs that nobody printed yet, and files that no row names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.register.consolidating.keeping import sweep
from answerable.register.consolidating.waiting import ask_for_paper, without_paper
from answerable.register.trace.timed import Timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def ask_for_papers(on: date, dry: bool) -> Iterator[str]:
    waiting = without_paper()
    if waiting:
        yield _("The worker is asked to print reports: %(n)s.") % {"n": len(waiting)}
    for version in waiting if not dry else ():
        ask_for_paper(version, at=timezone.now())


def sweep_files(on: date, dry: bool) -> Iterator[str]:
    if swept := sweep(dry=dry):
        yield _("Files of reports that nothing names are removed: %(n)s.") % {"n": swept}


TIMED = (Timed(name="papers", run=ask_for_papers), Timed(name="files_of_reports", run=sweep_files))
