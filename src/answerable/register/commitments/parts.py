"""Whether a body has a part in a commitment today, and which commitments are a body's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from answerable.register.bodies.models import Body
from answerable.register.bodies.successors import today_of
from answerable.register.commitments.answering_for import holding
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.commitments.work import Assignment

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


def has_a_part(commitment: Commitment, body: Body, *, on: date) -> bool:
    """It leads it, was asked for it, or took over from one that leads it, of several by a decision."""
    if parts_of(body, on=on).filter(pk=commitment.pk).exists():
        return True
    named = Involvement.objects.standing().filter(
        appearance__commitment=commitment, role=Involvement.Role.LEAD, body__valid_to__lt=on
    )
    gone = {one.body_id: one.body for one in named.select_related("body") if one.body}
    heirs = today_of(gone.values(), on=on)
    stays = body.merged_into_id or body.pk
    return stays in {found[0].body.pk for found in heirs.values() if len(found) == 1}


def parts_of(body: Body, *, on: date) -> QuerySet[Commitment]:
    """What a body leads by its own name, was asked for and not let off, or was decided to answer for."""
    records = Body.objects.records_of(body)
    leads = Involvement.objects.standing().filter(role=Involvement.Role.LEAD, body__in=records)
    asked = Assignment.objects.filter(body__in=records, dropped_on=None)
    return (
        Commitment.objects.actionable(on=on)
        .filter(
            Q(pk__in=leads.values("appearance__commitment"))
            | Q(pk__in=asked.values("commitment"))
            | Q(pk__in=holding().filter(body__in=records).values("commitment"))
        )
        .distinct()
    )
