"""PDFs that wait for the worker: asked for when a version goes out, printed part by part.

A printing that stopped on its way, or that failed, is begun again by the next ``tick``, ``ATTEMPTS`` times.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils import timezone

from answerable.register.consolidating.freezing import thawed
from answerable.register.consolidating.models import Printing, ReportFile, Version
from answerable.register.consolidating.printing import SECONDS, Unprintable
from answerable.register.consolidating.rendering import kept
from answerable.register.trace.timed import ask_worker

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

Form = ReportFile.Form
ATTEMPTS = 3
LEFT = timedelta(seconds=3 * SECONDS)  # no part takes so long: whoever printed it is gone


def ask_for_paper(version: Version, *, at: datetime) -> None:
    from answerable.register.consolidating.tasks import print_reports

    Printing.objects.get_or_create(version=version, defaults={"asked_at": at})
    ask_worker(print_reports)


def without_paper() -> list[Version]:
    """Versions that went out, whose PDF nobody was asked for, or whose printing is to be begun again."""
    out = Version.objects.filter(files__form=Form.DOCX).exclude(files__form=Form.PDF)
    return list(out.filter(Q(printing=None) | Q(printing__in=_to_begin())).order_by("pk"))


def print_waiting() -> None:
    """Print what waits, one after the other; what fails waits for the next time."""
    for pk in list(_to_begin().values_list("pk", flat=True)):
        begun = {"moved_at": timezone.now(), "done": 0, "attempts": F("attempts") + 1}
        if _to_begin().filter(pk=pk).update(**begun):  # another worker may have been quicker
            _print(Printing.objects.select_related("version__report__template").get(pk=pk))


def is_left(printing: Printing) -> bool:
    """Nobody is at it any more."""
    return printing.moved_at is None or printing.moved_at < timezone.now() - LEFT


def _to_begin() -> QuerySet[Printing]:
    left = Q(moved_at=None) | Q(moved_at__lt=timezone.now() - LEFT)
    return Printing.objects.filter(left, attempts__lt=ATTEMPTS).order_by("pk")


def _print(printing: Printing) -> None:
    version = printing.version
    moving = Printing.objects.filter(pk=printing.pk)

    def told(done: int, of: int) -> None:
        moving.update(moved_at=timezone.now(), done=done, of=of)

    try:
        file = kept(Form.PDF, version.report, thawed(version.figures or {}), version.said, told=told)
    except Unprintable:
        moving.update(moved_at=None)
        return
    ReportFile.objects.get_or_create(
        version=version, form=Form.PDF, defaults={"sha256": file.sha256, "size": file.size}
    )
    moving.delete()
