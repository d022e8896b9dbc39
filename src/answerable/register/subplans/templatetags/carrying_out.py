"""What a commitment carries out and what carries it out, and the calls of a plan, to be put into any page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from answerable.register.commitments.state import is_held
from answerable.register.subplans.matching import plans_above
from answerable.register.subplans.models import Call
from answerable.register.subplans.tracing import links_of

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Commitment
    from answerable.register.plans.models import Document

register = template.Library()


@register.inclusion_tag("subplans/of_a_commitment.html")
def carrying_out(commitment: Commitment, on: date) -> dict[str, Any]:
    """Nothing of a commitment that is on hold."""
    if is_held(commitment, on=on):
        return {}
    up, down = links_of(commitment, on=on)
    return {"up": up, "down": down}


@register.inclusion_tag("subplans/link_of_a_plan.html")
def subplans_of(document: Document, on: date) -> dict[str, Any]:
    """The way to the page of its sub-plans, where there is anything to be told there."""
    calls = Call.objects.working(on=on).filter(document=document)
    taken = document.commitments.filter(carried_out_by__superseded_at=None, carried_out_by__holds=True)
    return {"document": document, "told": calls.exists() or taken.exists() or bool(plans_above(document))}
