"""Commitments on which nothing was done or said for longer than the office allows, due or never due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from answerable.register.accounts.settings_kept import setting
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import OVER, is_held

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


def without_movement(*, on: date) -> QuerySet[Commitment]:
    """Those that were still for as long as that, the longest first: neither done, nor over, nor on hold."""
    last = on - timedelta(days=int(setting("stale_days")))
    still = Q(moved_on__lte=last) | Q(moved_on=None, first_published__date__lte=last)
    since = Coalesce(F("moved_on"), TruncDate("first_published"))
    return Commitment.objects.actionable(on=on).exclude(stage__in=OVER).filter(still).order_by(since, "pk")


def still_since(commitment: Commitment, *, on: date) -> date | None:
    """Since when nothing moved, where that is too long; None for all others."""
    over = commitment.withdrawn_at is not None or commitment.ended_by_id is not None
    if over or is_held(commitment, on=on) or commitment.stage in OVER:
        return None
    since = moved_on(commitment)
    return since if since <= on - timedelta(days=int(setting("stale_days"))) else None


def moved_on(commitment: Commitment) -> date:
    """The day of the last movement: until there is one, that on which it was published here."""
    return commitment.moved_on or timezone.localdate(commitment.first_published)
