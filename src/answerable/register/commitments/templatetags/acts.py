"""What whoever looks at a commitment may do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.permissions import Action, actions_of
from answerable.register.commitments.state import is_held

if TYPE_CHECKING:
    from django.template import RequestContext

    from answerable.register.commitments.models import Commitment

register = template.Library()
ACTS = {  # the page of each, by its name
    Action.REVIEW: ("review", _("Review it")),
    Action.CORRECT: ("correct", _("Correct what was read of it")),
    Action.HOLD: ("put_on_hold", _("Put it on hold")),
    Action.WITHDRAW: ("withdraw", _("Withdraw it")),
}


@register.inclusion_tag("commitments/acts.html", takes_context=True)
def acts(context: RequestContext, commitment: Commitment) -> dict[str, Any]:
    """Links to the acts that are theirs to do; nothing for everybody else, and of what is over."""
    request = context.get("request")
    if request is None or commitment.withdrawn_at or commitment.ended_by_id:
        return {}
    on = timezone.localdate()
    may = actions_of(request.user, on=on)
    if not is_held(commitment, on=on):
        may -= {Action.REVIEW}
    return {"commitment": commitment, "acts": [page for action, page in ACTS.items() if action in may]}
