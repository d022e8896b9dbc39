"""What people do with one commitment: put it on hold, withdraw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.permissions import Action, acting
from answerable.register.commitments.acting import deed
from answerable.register.commitments.models import Commitment

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account


class NotInForce(Exception):
    """The commitment was withdrawn, or ended by a later edition."""


def put_on_hold(commitment: Commitment, *, reason: str, by: Account) -> None:
    """Always allowed, to whoever may: it stops all work until a review. A review that had lifted is over."""
    with deed(by, role=_role(by, Action.HOLD)) as done:
        _in_force(commitment)
        commitment.put_on_hold, commitment.hold_reason = True, reason
        commitment.lifted_by = commitment.lifted_until = None
        commitment.save(update_fields=["put_on_hold", "hold_reason", "lifted_by", "lifted_until"])
        done.note("commitments.put_on_hold", commitment, reason=reason)


def withdraw(commitment: Commitment, *, reason: str, by: Account) -> None:
    """Take back what should not have been published as a commitment; its page stays, with the reason."""
    with deed(by, role=_role(by, Action.WITHDRAW)) as done:
        _in_force(commitment)
        commitment.withdrawn_at, commitment.withdrawn_reason = done.at, reason
        commitment.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        done.note("commitments.withdrawn", commitment, reason=reason)


def _role(account: Account, action: Action) -> str:
    """The role in which an account does it today. Raises PermissionDenied."""
    held = acting(account, action, on=timezone.localdate())
    if held is None:
        raise PermissionDenied
    return held.role


def _in_force(commitment: Commitment) -> None:
    """Lock the row, so that a hold and work on it cannot cross, and see that it is still in force."""
    now = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if now.withdrawn_at is not None or now.ended_by_id is not None:
        raise NotInForce(commitment.public_id)
    commitment.refresh_from_db()
