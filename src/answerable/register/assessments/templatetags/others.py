"""What others say of a commitment, to be put into any page that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from answerable.register.assessments.others import contributions_to, latest
from answerable.register.commitments.state import is_held

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Commitment

register = template.Library()


@register.inclusion_tag("assessments/latest.html")
def others_say(commitment: Commitment, on: date) -> dict[str, Any]:
    """What each institution said last."""
    return {"assessments": latest([commitment.pk], on=on).get(commitment.pk, [])}


@register.inclusion_tag("assessments/contributed.html")
def contributed(commitment: Commitment, on: date) -> dict[str, Any]:
    """What anybody sent and what bodies replied, and where more is sent."""
    return {
        "commitment": commitment,
        "contributions": contributions_to(commitment, on=on),
        "on_hold": is_held(commitment, on=on),
    }


@register.filter
def lines(sources: str) -> list[tuple[str, bool]]:
    """Each line of what shows something, and whether it is an address."""
    said = [line for line in sources.splitlines() if line]
    return [(line, line.lower().startswith(("http://", "https://"))) for line in said]
