"""How many there are of what: every figure with what it is of, and none that makes a page wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, Q

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import Timeliness, Timing, having
from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

MOST = 1000  # nothing is counted further for a list: "1,000+"


class Totals(NamedTuple):
    """What the register holds on a day. Withdrawn and ended commitments are counted nowhere."""

    plans: int
    commitments: int
    held: int
    with_a_day: int  # of those not on hold, as all that follow
    past: int
    done: int
    overdue: int
    past_no_information: int


def totals(*, on: date) -> Totals:
    return kept_while_nothing_is_done(f"totals-{on}", lambda: count(on=on))


def count(*, on: date) -> Totals:
    fixed = Q(timing=Timing.FIXED)
    done = having(Timeliness.ON_TIME, on=on) | having(Timeliness.LATE, on=on)
    of_work = Commitment.objects.actionable(on=on).aggregate(
        with_a_day=Count("pk", filter=fixed),
        past=Count("pk", filter=fixed & Q(last_day__lt=on)),
        done=Count("pk", filter=done | having(Timeliness.DONE_UNDATED, on=on)),
        overdue=Count("pk", filter=having(Timeliness.OVERDUE, on=on)),
        past_no_information=Count("pk", filter=having(Timeliness.PAST_NO_INFORMATION, on=on)),
    )
    return Totals(
        plans=Document.objects.exclude(published_at=None).count(),
        commitments=Commitment.objects.in_force().count(),
        held=Commitment.objects.on_hold(on=on).count(),
        **of_work,
    )


class Few(NamedTuple):
    """How many of some commitments, up to a thousand of them: "1,000+" where there are more."""

    commitments: str
    held: int
    overdue: int


def how_many(rows: QuerySet[Commitment], *, on: date) -> Few:
    few = rows.order_by().values("pk")[: MOST + 1]
    overdue = Commitment.objects.actionable(on=on).filter(having(Timeliness.OVERDUE, on=on))
    return Few(
        commitments=up_to_most(rows),
        held=Commitment.objects.on_hold(on=on).filter(pk__in=few).count(),
        overdue=overdue.filter(pk__in=few).count(),
    )


def _said(number: int) -> str:
    return f"{MOST:,}+" if number > MOST else str(number)


def up_to_most(rows: QuerySet[Any]) -> str:
    """How many rows there are, or "1,000+"."""
    return _said(rows.order_by()[: MOST + 1].count())
