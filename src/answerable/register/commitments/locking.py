"""Commitments locked for work: first all of them by their ids, then what hangs on them, the trace last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from answerable.register.commitments.models import Commitment
from answerable.register.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable


class NotActionable(Refused):
    """It is on hold, withdrawn, or no longer in force, so nothing is made of it: ``held``."""


class Locked(NamedTuple):
    """Those that may be worked on, by their ids, and those that may not, which are left alone."""

    working: dict[int, Commitment]
    skipped: list[Commitment]


def lock(commitments: Iterable[Commitment]) -> Locked:
    """Locks what stays as it is found here until the act is over, so that a hold and work cannot cross."""
    pks = sorted({one.pk for one in commitments})
    found = list(Commitment.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    actionable = Commitment.objects.filter(pk__in=pks).actionable(on=timezone.localdate())
    free = set(actionable.values_list("pk", flat=True))
    return Locked(
        {one.pk: one for one in found if one.pk in free}, [one for one in found if one.pk not in free]
    )


def lock_one(commitment: Commitment) -> Commitment:
    """Raises NotActionable."""
    working = lock([commitment]).working
    if commitment.pk not in working:
        raise NotActionable("held")
    return working[commitment.pk]
