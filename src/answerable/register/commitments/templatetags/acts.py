"""What whoever looks at a commitment may do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Role
from answerable.register.accounts.permissions import Action, actions_of, held_by
from answerable.register.commitments.answering_for import undecided_in
from answerable.register.commitments.facts import facts_of
from answerable.register.commitments.happenings import events_in
from answerable.register.commitments.parts import has_a_part, may_show
from answerable.register.commitments.state import is_held

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.template import RequestContext

    from answerable.register.accounts.models import Account
    from answerable.register.commitments.facts import Facts
    from answerable.register.commitments.models import Commitment

register = template.Library()
ACTS = {  # the page of each, by its name
    Action.ASK_EXTENSION: ("ask_extension", _("Ask for a later day")),
    Action.KEEP_EVIDENCE: ("commitment_evidence", _("Give evidence")),
    Action.EXTEND: ("record_event", _("Record that the event took place")),
    Action.KEEP_ROUNDS: ("who_answers", _("Say which body answers")),
    Action.ASSESS: ("assess", _("Say what your institution thinks of it")),
    Action.REVIEW: ("review", _("Review it")),
    Action.CORRECT: ("correct", _("Correct what was read of it")),
    Action.HOLD: ("put_on_hold", _("Put it on hold")),
    Action.WITHDRAW: ("withdraw", _("Withdraw it")),
}
WORK = {
    Action.ASK_EXTENSION,
    Action.KEEP_EVIDENCE,
    Action.EXTEND,
    Action.KEEP_ROUNDS,
}  # nothing while on hold


def _own(
    account: Account, commitment: Commitment, facts: Facts, *, by: Callable[..., bool] = has_a_part
) -> bool:
    """Whether it is that of a body of the account, by this rule; of the secretariat it always is."""
    on = timezone.localdate()
    held = [one for one in held_by(account, on=on) if one.role in (Role.FOCAL_POINT, Role.SECRETARIAT)]
    return any(one.body is None or by(commitment, one.body, facts, on=on) for one in held)


# Of those that are not for every commitment: where there is anything to do.
ONLY_WHERE: dict[Action, Callable[[Account, Commitment, Facts], bool]] = {
    Action.ASK_EXTENSION: lambda account, one, facts: one.last_day is not None and _own(account, one, facts),
    Action.KEEP_EVIDENCE: partial(_own, by=may_show),
    Action.EXTEND: lambda _account, _one, facts: bool(events_in(facts)),
    Action.KEEP_ROUNDS: lambda _account, _one, facts: bool(undecided_in(facts, on=timezone.localdate())),
}


@register.inclusion_tag("commitments/acts.html", takes_context=True)
def acts(context: RequestContext, commitment: Commitment) -> dict[str, Any]:
    """Links to the acts that are theirs to do; nothing for everybody else, and of what is over.

    What is known of it stands in the page as ``facts``, and is asked for where it does not.
    """
    request = context.get("request")
    if request is None or commitment.withdrawn_at or commitment.ended_by_id:
        return {}
    on = timezone.localdate()
    may = actions_of(request.user, on=on)
    may -= WORK if is_held(commitment, on=on) else {Action.REVIEW}
    if somewhere := may & ONLY_WHERE.keys():
        facts = context.get("facts") or facts_of([commitment])[commitment.pk]
        may -= {action for action in somewhere if not ONLY_WHERE[action](request.user, commitment, facts)}
    return {"commitment": commitment, "acts": [page for action, page in ACTS.items() if action in may]}
