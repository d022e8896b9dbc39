"""When work that comes again is due next: computed from its words and a day, and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.commitments.models import Appearance, Due
from answerable.register.workdays import Occurrence, occurrences

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.commitments.models import Commitment


def recurrences(commitments: QuerySet[Commitment]) -> dict[int, list[Due]]:
    """What their latest editions say of how often they come, by the commitment."""
    stating = Appearance.objects.filter(commitment__in=commitments).order_by("edition__ordinal")
    latest = dict(stating.values_list("commitment", "pk"))
    commitment_of = {appearance: commitment for commitment, appearance in latest.items()}
    found: dict[int, list[Due]] = {}
    dues = Due.objects.standing().filter(appearance__commitment__in=commitments, kind="every")
    for due in dues.order_by("pk"):
        if due.appearance_id in commitment_of:
            found.setdefault(commitment_of[due.appearance_id], []).append(due)
    return found


def next_time(due: Due, *, since: date) -> Occurrence | None:
    """The first time whose last day is that day or later; None where the interval is not said."""
    return next(occurrences(due.every, due.by, inclusive=due.inclusive is not False, since=since), None)
