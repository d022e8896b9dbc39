"""What is done with tokens: made, revoked, and looked up by what somebody sends."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.models import Membership, Role
from answerable.register.accounts.permissions import MAY, Action, acting
from answerable.register.accounts.services import hash_of
from answerable.register.integrations.models import Scope, Token
from answerable.register.refusals import Refused
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from answerable.register.accounts.models import Account

NEEDS = {
    Scope.ANSWERS: Action.ANSWER,
    Scope.EVIDENCE: Action.KEEP_EVIDENCE,
    Scope.IMPORT: Action.CHECK,
}
LONGEST = timedelta(days=366)
MOST = 20  # tokens in force of one membership
MARK = "ans"  # before every token, so that one that was left lying about is found by it


class NotMade(Refused):
    """``why``: ``scopes`` (none, or such as the role has not), ``expires`` (past, or too far), ``many``."""


def scopes_of(membership: Membership) -> list[Scope]:
    """What a token of that membership may be used for."""
    return [scope for scope, action in NEEDS.items() if Role(membership.role) in MAY[action]]


def make(
    membership: Membership, *, name: str, scopes: Collection[str], expires_on: date, by: Account
) -> tuple[Token, str]:
    """A token of one's own membership, and what is shown once and kept nowhere. Raises NotMade."""
    on = timezone.localdate()
    if not Membership.objects.in_force(on=on).filter(pk=membership.pk, account=by).exists():
        raise PermissionDenied
    if not scopes or not set(scopes) <= set(scopes_of(membership)):
        raise NotMade("scopes")
    if not on <= expires_on <= on + LONGEST:
        raise NotMade("expires")
    if Token.objects.in_force(on=on).filter(membership=membership).count() >= MOST:
        raise NotMade("many")
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    shown = f"{MARK}_{prefix}_{secret}"
    with act(actor=by, role=membership.role, body=_key(membership)) as doing:
        token = Token.objects.create(
            membership=membership,
            name=name,
            prefix=prefix,
            token_hash=hash_of(shown),
            scopes=sorted(scopes),
            made_at=doing.at,
            expires_on=expires_on,
        )
        after = {"prefix": prefix, "scopes": token.scopes, "expires_on": expires_on}
        doing.note("integrations.token_made", token, after=after, private={"name": name})
    return token, shown


def revoke(token: Token, *, by: Account) -> None:
    """End a token at once: one's own, or any, by those who keep what other systems act by."""
    held = acting(by, Action.KEEP_INTEGRATIONS, on=timezone.localdate())
    if held is None and token.membership.account_id != by.pk:
        raise PermissionDenied
    role, body = (held.role, "") if held else (token.membership.role, _key(token.membership))
    with act(actor=by, role=role, body=body) as doing:
        if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=doing.at):
            doing.note("integrations.token_revoked", token, after={"prefix": token.prefix})


def known(shown: str) -> Token | None:
    """The token in force that somebody sent; None where there is none. The day of its use is noted."""
    if not shown.startswith(f"{MARK}_") or len(shown) > 100:
        return None
    on = timezone.localdate()
    tokens = Token.objects.in_force(on=on).select_related("membership__account", "membership__body")
    token = tokens.filter(token_hash=hash_of(shown)).first()
    if token is not None and token.last_used_on != on:
        Token.objects.filter(pk=token.pk).update(last_used_on=on)
    return token


def account_of(token: Token) -> Account:
    """The account of a token, as far as the token reaches: it acts by that one membership and no other."""
    account = token.membership.account
    account.acts_by = token.membership
    return account


def _key(membership: Membership) -> str:
    return membership.body.key if membership.body else ""
