"""Who is written to: those who hold a role today, main and alternate alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.accounts.models import Account, Membership, Role
from answerable.register.bodies.models import Body

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.reminders.models import Digest


def recipients(digest: Digest, *, on: date) -> list[Account]:
    """The accounts, each once. One that signs in at its own machine alone has no mailbox."""
    held = Membership.objects.in_force(on=on).filter(role=digest.role, account__local=False)
    if digest.role != Role.SECRETARIAT and digest.body is not None:
        held = held.filter(body__in=Body.objects.records_of(digest.body))
    return list(Account.objects.filter(pk__in=held.values("account")).order_by("pk"))
