"""A person decides that a commitment carries out one of a plan above it, or that it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.accounts.permissions import Action, Of, needed
from answerable.register.commitments.acting import deed
from answerable.register.commitments.locking import lock
from answerable.register.personal import no_personal_numbers
from answerable.register.refusals import Refused
from answerable.register.subplans.models import CarriesOut
from answerable.register.trace.comparing import states_of

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account
    from answerable.register.commitments.models import Commitment


class CannotLink(Refused):
    """For one of ``forms.WHY_NOT``."""


def decide(child: Commitment, parent: Commitment, *, holds: bool, reason: str, by: Account) -> CarriesOut:
    """Keep whether ``child`` carries ``parent`` out; what was decided of them before gives way.

    It is for whoever may check the plan that states the child. Raises CannotLink, PermissionDenied.
    """
    with deed(by, needed(by, Action.CHECK, child.document.issuer_body or Of.ANYTHING)) as done:
        if lock([child, parent]).skipped:
            raise CannotLink("held")
        no_personal_numbers(reason, refusal=CannotLink)
        if holds and child.pk in _above(parent):
            raise CannotLink("circle")
        before = CarriesOut.objects.decided().filter(child=child, parent=parent).first()
        if before is not None:
            if before.holds == holds:
                return before
            before.superseded_at = done.at
            before.save(update_fields=["superseded_at"])
        link = CarriesOut.objects.create(
            child=child, parent=parent, holds=holds, reason=reason, decided_at=done.at
        )
        changed = states_of([link] if before is None else [link, before])
        verb = "subplans.linked" if holds else "subplans.not_linked"
        done.note(verb, child, after={"parent": parent.public_id}, reason=reason, states=changed)
        if holds or before is not None:
            verb = "subplans.taken_up" if holds else "subplans.not_taken_up"
            done.note(verb, parent, after={"child": child.public_id}, reason=reason)
    return link


def _above(commitment: Commitment) -> set[int]:
    """A commitment with all that it carries out, step by step."""
    found: set[int] = set()
    ahead = {commitment.pk}
    while ahead:
        found |= ahead
        links = CarriesOut.objects.decided().filter(holds=True, child__in=ahead)
        ahead = set(links.values_list("parent", flat=True)) - found
    return found
