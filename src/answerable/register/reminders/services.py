"""What people do with letters that went wrong: send one again, say that one came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.accounts.permissions import Action, needed
from answerable.register.reminders.models import Delivery
from answerable.register.reminders.tasks import wake
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account


class NotToSendAgain(Exception):
    """It arrived as far as is known, or waits already."""


def send_again(delivery: Delivery, *, by: Account) -> None:
    """Queue a letter that was refused, came back, or of which nobody knows. Raises NotToSendAgain."""
    membership = needed(by, Action.REMIND)
    with act(actor=by, role=membership.role) as doing:
        again = Delivery.objects.failed().filter(pk=delivery.pk)
        fresh = {"attempts": 0, "tried_at": None, "bounced_at": None, "problem": ""}
        if not again.update(standing=Delivery.Standing.QUEUED, **fresh):
            raise NotToSendAgain(delivery.pk)
        doing.note("reminders.sent_again", delivery)
        wake()


def record_bounce(address: str) -> Delivery | None:
    """The last letter that went to an address came back; None where none went there."""
    with act(actor=None) as doing:
        sent = Delivery.objects.filter(standing=Delivery.Standing.SENT, bounced_at=None)
        last = sent.filter(account__email=address.strip().lower()).order_by("-tried_at").first()
        if last is not None:
            Delivery.objects.filter(pk=last.pk).update(bounced_at=doing.at)
            doing.note("reminders.bounced", last, private={"account": last.account_id})
    return last
