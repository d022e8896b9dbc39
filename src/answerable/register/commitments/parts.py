"""Whether a body has a part in a commitment today, and which commitments are a body's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, Q

from answerable.register.accounts.permissions import held_by, may
from answerable.register.bodies.models import Body
from answerable.register.bodies.successors import today_of
from answerable.register.commitments.answering_for import decided, holding
from answerable.register.commitments.facts import facts_of
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.commitments.state import is_held
from answerable.register.commitments.work import Assignment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.accounts.models import Account
    from answerable.register.accounts.permissions import Action
    from answerable.register.commitments.facts import Facts


def has_a_part(commitment: Commitment, body: Body, facts: Facts | None = None, *, on: date) -> bool:
    """It leads it, was asked for it, or took over from one that leads it, of several by a decision.

    None has a part in what is on hold or over. ``facts`` where they are known already.
    """
    if commitment.withdrawn_at or commitment.ended_by_id or is_held(commitment, on=on):
        return False
    facts = facts or facts_of([commitment])[commitment.pk]
    stays = body.merged_into_id or body.pk
    asked = [one.body_id for one in facts.asked if one.dropped_on is None]
    if stays in {facts.body(pk) for pk in [*facts.leads, *asked]}:
        return True
    heirs = today_of([facts.bodies[pk] for pk in facts.leads], on=on)
    if stays in {found[0].body.pk for found in heirs.values() if len(found) == 1}:
        return True
    several = any(len(found) > 1 for found in heirs.values())
    return several and stays in {one.pk for one in decided([commitment]).values()}


def may_show(commitment: Commitment, body: Body, facts: Facts | None = None, *, on: date) -> bool:
    """Whether it may show by evidence what it did: whoever has a part in it, or is named in it, also on hold
    and to coordinate."""
    if has_a_part(commitment, body, facts, on=on):
        return True
    records = Body.objects.records_of(body)
    named = Involvement.objects.standing().filter(appearance__commitment=commitment, body__in=records)
    asked = Assignment.objects.filter(commitment=commitment, body__in=records, dropped_on=None)
    return Commitment.objects.filter(Exists(named) | Exists(asked), pk=commitment.pk).exists()


def own_body(
    account: Account,
    action: Action,
    commitment: Commitment,
    *,
    on: date,
    part: Callable[..., bool] = has_a_part,
) -> Body | None:
    """The first body for which an account may do something and that has a part in a commitment."""
    for one in held_by(account, on=on):
        if one.body and may(account, action, one.body, on=on) and part(commitment, one.body, on=on):
            return one.body
    return None


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
