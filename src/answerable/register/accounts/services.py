"""What is done with accounts: inviting and accepting, ending a membership, closing and opening again.

All raise PermissionDenied where it is not theirs to do. Reasons are for those who keep the accounts, so they
stand in the private part of the trace.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from answerable.register.accounts.models import Account, Invitation, Membership, Role
from answerable.register.accounts.permissions import Action, needed, roles_to_invite
from answerable.register.trace.recording import Act, act

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.register.bodies.models import Body

LASTS = timedelta(days=7)  # an invitation


class NotOpen(Exception):
    """The invitation was used, withdrawn, or is too old."""


class RolesClash(Exception):
    """The role does not go with one held: the secretariat neither administers nor reviews."""


class OwnAccount(Exception):
    """Nobody shuts out themselves: then perhaps nobody could let anybody in again."""


class EndsBeforeItBegan(Exception):
    """The last day lies before the first."""


def invite(
    email: str, role: Role, *, body: Body | None = None, alternate: bool = False, by: Account | None
) -> tuple[Invitation, str]:
    """An invitation, in place of any earlier one to the same, and the token that opens it, kept nowhere."""
    token = secrets.token_urlsafe(32)
    email = email.strip().lower()
    if by is not None and role not in roles_to_invite(by, on=timezone.localdate()):
        raise PermissionDenied
    with acting_by(by, Action.INVITE) as doing:
        earlier = Invitation.objects.open(at=doing.at).filter(email=email, role=role, body=body)
        earlier.update(expires=doing.at)
        invitation = Invitation.objects.create(
            token_hash=hash_of(token),
            email=email,
            role=role,
            body=body,
            alternate=alternate,
            expires=doing.at + LASTS,
        )
        after = {"role": role, "body": body.key if body else "", "alternate": alternate}
        doing.note("account.invited", invitation, after=after, private={"email": email})
    return invitation, token


def withdraw_invitation(invitation: Invitation, *, by: Account) -> None:
    """Raises NotOpen when it cannot be accepted any more anyway."""
    if invitation.role not in roles_to_invite(by, on=timezone.localdate()):
        raise PermissionDenied
    with acting_by(by, Action.INVITE) as doing:
        if not Invitation.objects.open(at=doing.at).filter(pk=invitation.pk).update(expires=doing.at):
            raise NotOpen
        doing.note("account.invitation_withdrawn", invitation)


def open_invitation(token: str) -> Invitation:
    """The invitation that a token opens. Raises NotOpen."""
    invitation = Invitation.objects.open(at=timezone.now()).select_related("body")
    found = invitation.filter(token_hash=hash_of(token)).first()
    if found is None:
        raise NotOpen
    return found


def accept(invitation: Invitation, *, name: str = "", password: str | None = None) -> Membership:
    """Give the membership to the account of the address, which is made with name and password if need be.

    Raises NotOpen, RolesClash.
    """
    account = Account.objects.filter(email=invitation.email).first()
    try:
        with act(actor=account) as doing:
            # One conditional UPDATE, so that one invitation is accepted once.
            if not Invitation.objects.open(at=doing.at).filter(pk=invitation.pk).update(used_at=doing.at):
                raise NotOpen
            if account is None:
                account = Account.objects.create_user(invitation.email, password, name=name)
            membership = Membership.objects.create(
                account=account,
                role=invitation.role,
                body=invitation.body,
                alternate=invitation.alternate,
                valid_from=timezone.localdate(doing.at),
            )
            after = {"role": membership.role, "body": membership.body.key if membership.body else ""}
            doing.note("account.accepted", membership, after=after, private={"account": account.pk})
    except IntegrityError as refused:
        raise RolesClash from refused
    return membership


def end_membership(membership: Membership, *, last_day: date, reason: str = "", by: Account) -> None:
    """Raises OwnAccount for one's own, EndsBeforeItBegan."""
    if membership.valid_from and last_day < membership.valid_from:
        raise EndsBeforeItBegan
    with _act_on(membership.account, by) as doing:
        before = {"valid_to": membership.valid_to}
        membership.valid_to = last_day
        membership.save(update_fields=["valid_to"])
        after = {"valid_to": last_day}
        doing.note(
            "account.membership_ended", membership, before=before, after=after, private={"reason": reason}
        )


def close(account: Account, *, reason: str, by: Account) -> None:
    """Shut an account out at once, its sessions too. Raises OwnAccount."""
    _set_open(account, False, verb="account.closed", reason=reason, by=by)


def reopen(account: Account, *, reason: str, by: Account) -> None:
    _set_open(account, True, verb="account.reopened", reason=reason, by=by)


def take_second_factor(account: Account, *, reason: str, by: Account) -> None:
    """For somebody who lost it: the next sign-in asks to set one up anew. Raises OwnAccount."""
    with _act_on(account, by) as doing:
        Authenticator.objects.filter(user=account).delete()
        doing.note("account.second_factor_taken", account, private={"reason": reason})


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _set_open(account: Account, is_open: bool, *, verb: str, reason: str, by: Account) -> None:
    with _act_on(account, by) as doing:
        account.is_active = is_open
        account.save(update_fields=["is_active"])
        doing.note(verb, account, private={"reason": reason})


@contextmanager
def _act_on(account: Account, by: Account) -> Iterator[Act]:
    """An act on somebody's account. Raises OwnAccount."""
    if account.pk == by.pk:
        raise OwnAccount
    with acting_by(by, Action.MANAGE_ACCOUNTS) as doing:
        yield doing


@contextmanager
def acting_by(by: Account | None, action: Action) -> Iterator[Act]:
    """An act of one who may; None is whoever sits at the machine's own command line."""
    if by is None:
        with act(actor=None) as doing:
            yield doing
        return
    membership = needed(by, action)
    body = membership.body.key if membership.body else ""
    with act(actor=by, role=membership.role, body=body) as doing:
        yield doing
