"""What the pages tell of calls and links: who sent, what is taken up, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Prefetch, Q

from answerable.register.commitments.models import Commitment
from answerable.register.subplans.matching import plans_above
from answerable.register.subplans.models import WITH_PLAN, Call, CarriesOut, Owed, Sent, Standing

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.plans.models import Document


class Row(NamedTuple):
    """A body that owes a plan, how that stands, and what was sent."""

    owed: Owed
    standing: Standing
    sent: list[Sent]


class CallAsItStands(NamedTuple):
    call: Call
    rows: list[Row]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many stand in each way; together they are all who owe a plan."""
        standing = [row.standing for row in self.rows]
        return [(str(one.label), standing.count(one)) for one in Standing]


def calls_as_they_stand(calls: QuerySet[Call], *, on: date) -> list[CallAsItStands]:
    """With as many questions for many calls as for one."""
    sent = Sent.objects.select_related(*WITH_PLAN)
    owed = Owed.objects.select_related("body", "call").prefetch_related(Prefetch("sent", sent))
    found = calls.select_related("document", "commitment").prefetch_related(Prefetch("owed", owed))
    return [
        CallAsItStands(call, [Row(one, one.standing(on=on), list(one.sent.all())) for one in call.owed.all()])
        for call in found
    ]


class TakenUp(NamedTuple):
    """The commitments of a plan by whether another takes them up. Those on hold are told apart."""

    taken: int
    not_taken: QuerySet[Commitment]
    on_hold: QuerySet[Commitment]


def taken_up(document: Document, *, on: date) -> TakenUp:
    links = CarriesOut.objects.working(on=on).filter(parent__document=document).values("parent")
    free = Commitment.objects.actionable(on=on).filter(document=document)
    return TakenUp(
        taken=free.filter(pk__in=links).count(),
        not_taken=free.exclude(pk__in=links),
        on_hold=Commitment.objects.on_hold(on=on).filter(document=document),
    )


def without_parent(document: Document, *, on: date) -> QuerySet[Commitment]:
    """Commitments of a plan that carry out none of a plan above it; none where there is no such plan."""
    if not plans_above(document):
        return Commitment.objects.none()
    links = CarriesOut.objects.working(on=on).filter(child__document=document).values("child")
    return Commitment.objects.actionable(on=on).filter(document=document).exclude(pk__in=links)


def links_of(commitment: Commitment, *, on: date) -> tuple[list[CarriesOut], list[CarriesOut]]:
    """What it carries out, and what carries it out."""
    either = CarriesOut.objects.working(on=on).filter(Q(child=commitment) | Q(parent=commitment))
    found = list(either.select_related("parent__document", "child__document"))
    return (
        [one for one in found if one.child_id == commitment.pk],
        [one for one in found if one.parent_id == commitment.pk],
    )
