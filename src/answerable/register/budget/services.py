"""Entering what is proposed, allocated and spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.models import Role
from answerable.register.accounts.permissions import Action, acting
from answerable.register.accounts.settings_kept import setting
from answerable.register.budget.models import Kind, Line
from answerable.register.commitments.acting import deed
from answerable.register.commitments.locking import lock_one
from answerable.register.personal import no_personal_numbers
from answerable.register.refusals import Refused
from answerable.register.trace.comparing import states_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from answerable.register.accounts.models import Account, Membership
    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Commitment


class NotEntered(Refused):
    """For one of ``forms.WHY_NOT``."""


def enter(
    kind: str,
    amount: Decimal,
    *,
    body: Body,
    year: int,
    document: str,
    as_of: date,
    by: Account,
    commitment: Commitment | None = None,
) -> Line:
    """Enter a figure; the one that stood for the same gives way to it, and stays to be seen.

    Raises NotEntered, NotActionable, PermissionDenied.
    """
    held = may_enter(by, kind, body, on=timezone.localdate())
    if held is None:
        raise PermissionDenied
    with deed(by, held) as done:
        if as_of > timezone.localdate(done.at):
            raise NotEntered("ahead")
        no_personal_numbers(document, refusal=NotEntered)
        if commitment is not None:
            commitment = lock_one(commitment)
        stood = Line.objects.standing().select_for_update(of=("self",))
        before = stood.filter(commitment=commitment, body=body, year=year, kind=kind).first()
        if before is not None:
            before.superseded_at = done.at
            before.save(update_fields=["superseded_at"])
        line = Line.objects.create(
            commitment=commitment,
            body=body,
            year=year,
            kind=kind,
            amount=amount,
            document=document,
            as_of=as_of,
            entered_at=done.at,
        )
        changed = states_of([line] if before is None else [line, before])
        own = changed["budget.line"][line.pk]
        after = {
            "body": body.name, "year": year, "kind": kind, "amount": str(amount), "document": document,
            "commitment": commitment.public_id if commitment else "",
        }  # fmt: skip
        was = None if before is None else {"amount": str(before.amount), "document": before.document}
        done.note_other("budget.entered", line, before=was, after=after, state_digest=own, states=changed)
    return line


def may_enter(account: Account, kind: str, body: Body, *, on: date) -> Membership | None:
    """The membership by which an account enters a figure of a body.

    What is allocated is said by the finance body, which a setting names, or by the secretariat; what is
    proposed or spent by the body itself too.
    """
    for held in _allocating(account, on=on):
        return held
    return acting(account, Action.ANSWER, body, on=on) if kind != Kind.ALLOCATED else None


def _allocating(account: Account, *, on: date) -> list[Membership]:
    """By the farthest reach of ``Action.ALLOCATE``; of focal points only those of the finance body."""
    secretariat = acting(account, Action.ALLOCATE, None, on=on)
    if secretariat is not None:
        return [secretariat]
    finance = setting("finance_body")
    own = account.memberships.in_force(on=on).filter(role=Role.FOCAL_POINT, body__isnull=False)
    return [one for one in own.select_related("body__merged_into") if finance and _key(one) == finance]


def _key(membership: Membership) -> str:
    body = membership.body
    return (body.merged_into or body).key if body else ""
