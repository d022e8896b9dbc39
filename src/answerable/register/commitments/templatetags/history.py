"""The public history of a commitment, to be put into any page that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from answerable.register.commitments.history import history as history_of

if TYPE_CHECKING:
    from answerable.register.commitments.models import Commitment

register = template.Library()


@register.inclusion_tag("commitments/history.html")
def history(commitment: Commitment) -> dict[str, Any]:
    return {"history": history_of(commitment, on=timezone.localdate())}
