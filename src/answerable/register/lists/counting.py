"""How many there are of what: every figure with what it is of, and none that makes a page wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, Q
from django.utils.formats import number_format

from answerable.register.commitments.models import Commitment, on_hold
from answerable.register.commitments.state import NOT_DONE, Stage, Timeliness, Timing, having
from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.lists.among import among
from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

MOST = 1000  # nothing is counted further for a list: "1,000+"


class Figures(NamedTuple):
    """How commitments stand on a day. Withdrawn and ended ones are counted nowhere."""

    commitments: int
    held: int
    with_a_day: int  # of those not on hold, as all that follow
    past: int
    done: int
    overdue: int
    past_no_information: int


class Totals(NamedTuple):
    plans: int
    of: Figures


def totals(*, on: date) -> Totals:
    """What the register holds."""
    return kept_while_nothing_is_done(
        f"totals-{on}", lambda: Totals(Document.objects.published().count(), figures(on=on))
    )


def figures(document: Document | None = None, *, on: date) -> Figures:
    """Of one plan, or of all; in one walk through the index of what is in force."""
    rows = Commitment.objects.in_force()
    if document is not None:
        rows = rows.filter(document=document)
    seen = rows.annotate(held=on_hold(on), past=Q(last_day__lt=on))
    kinds = seen.order_by().values_list("held", "past", "timing", "stage").annotate(n=Count("*"))
    met = [(bool(held), bool(past), timing, stage, n) for held, past, timing, stage, n in kinds]
    dated = [(past, stage, n) for held, past, timing, stage, n in met if not held and timing == Timing.FIXED]
    return Figures(
        commitments=sum(n for *_, n in met),
        held=sum(n for held, *_, n in met if held),
        with_a_day=sum(n for _past, _stage, n in dated),
        past=sum(n for past, _stage, n in dated if past),
        done=sum(n for _past, stage, n in dated if stage == Stage.DONE),
        overdue=sum(n for past, stage, n in dated if past and stage in NOT_DONE),
        past_no_information=sum(n for past, stage, n in dated if past and stage == Stage.UNKNOWN),
    )


class Few(NamedTuple):
    """How many of some commitments, up to a thousand of them: "1,000+" where there are more."""

    commitments: str
    held: int
    overdue: int


def few_of(rows: QuerySet[Commitment], most: int = MOST) -> list[int]:
    """The ids of so many of them, and of one more where there are more."""
    return list(rows.values_list("pk", flat=True)[: most + 1])


def how_many(few: list[int], *, on: date) -> Few:
    """Of what ``few_of`` tells; no more than that is looked at."""
    few = few[: MOST + 1]
    these = Q(pk__in=among(few))
    overdue = Commitment.objects.actionable(on=on).filter(having(Timeliness.OVERDUE, on=on))
    return Few(
        commitments=said(len(few)),
        held=Commitment.objects.on_hold(on=on).filter(these).count(),
        overdue=overdue.filter(these).count(),
    )


def said(number: int, *, whole: bool = True) -> str:
    """A count, as lists say it: none beyond a thousand, and what is not ``whole`` is at least so much."""
    if number > MOST:
        return f"{number_format(MOST, force_grouping=True)}+"
    return str(number) if whole else f"{number}+"


def up_to_most(rows: QuerySet[Any]) -> str:
    """How many rows there are, or "1,000+"."""
    return said(rows.order_by()[: MOST + 1].count())
