"""Who is written to: those who hold a role today, main and alternate alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.register.accounts.models import Account, Membership, Role
from answerable.register.bodies.models import Body
from answerable.register.reminders.models import Notice

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.reminders.models import Digest


class Group(NamedTuple):
    """Who gets one digest a day."""

    body: int | None  # None: the secretariat
    role: str


def recipients(digest: Digest, *, on: date) -> list[Account]:
    """The accounts, each once. One that signs in at its own machine alone has no mailbox."""
    held = Membership.objects.in_force(on=on).filter(role=digest.role, account__local=False)
    if digest.role != Role.SECRETARIAT and digest.body is not None:
        held = held.filter(body__in=Body.objects.records_of(digest.body))
    return list(Account.objects.filter(pk__in=held.values("account")).order_by("pk"))


def waiting_groups(*, on: date) -> tuple[list[Group], list[Group]]:
    """Those for whom notices wait: those of whom somebody is there to be told, and those of whom nobody is.

    What waits for nobody goes on waiting, until somebody is there.
    """
    rows = Notice.objects.waiting().order_by("body", "role").values_list("body", "role").distinct()
    waiting = dict.fromkeys(Group(None if role == Role.SECRETARIAT else body, role) for body, role in rows)
    memberships = Membership.objects.in_force(on=on).filter(account__local=False)
    there = {
        Group(None if role == Role.SECRETARIAT else stays or body, role)
        for body, stays, role in memberships.values_list("body", "body__merged_into", "role")
    }
    return [one for one in waiting if one in there], [one for one in waiting if one not in there]
