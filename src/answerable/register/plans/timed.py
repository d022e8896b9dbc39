"""What the day brings in this room: files that an import left behind are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from answerable.register.plans.files import sweep_if_ours
from answerable.register.trace.timed import Timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def sweep_files(on: date, dry: bool) -> Iterator[str]:
    if swept := sweep_if_ours(dry=dry):
        yield _("Files that an import left behind are removed: %(n)s.") % {"n": swept}


TIMED = (Timed(name="files_of_documents", run=sweep_files),)
