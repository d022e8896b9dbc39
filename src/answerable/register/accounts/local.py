"""The account of the one person at the machine itself, and the links by which it signs in.

``answerable open`` makes them. A link works once, for a quarter of an hour, and only while the register runs
locally (``ANSWERABLE_LOCAL``), which ``answerable serve`` never does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac

from answerable.register.accounts.models import Account, Membership, Role
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Collection

LASTS = 15 * 60  # seconds
ADDRESS = "local@localhost"
SIGNER = signing.TimestampSigner(salt="answerable.local")


def local_account(*, roles: Collection[Role] = (Role.SECRETARIAT,)) -> Account:
    """The local account, made when there is none yet."""
    account = Account.objects.filter(email=ADDRESS, local=True).first()
    if account is None:
        with act(actor=None) as doing:
            account = Account.objects.create_user(ADDRESS, local=True)
            Membership.objects.bulk_create(Membership(account=account, role=role) for role in roles)
            doing.note("account.made_locally", account, after={"roles": sorted(roles)})
    return account


def local_token(account: Account) -> str:
    """What opens the account once: it holds good until somebody signs in with it."""
    return SIGNER.sign(f"{account.pk}-{_seen(account)}")


def sign_in_locally(token: str) -> Account | None:
    """The account of a token, which is used up by this; None where it is wrong, old or used."""
    try:
        pk, seen = SIGNER.unsign(token, max_age=LASTS).split("-")
    except (signing.BadSignature, ValueError):
        return None
    account = Account.objects.filter(pk=int(pk), local=True, is_active=True).first()
    if account is None or seen != _seen(account):
        return None
    # One conditional UPDATE, so that of two requests with one token only one wins.
    used = Account.objects.filter(pk=account.pk, last_login=account.last_login)
    return account if used.update(last_login=timezone.now()) else None


def _seen(account: Account) -> str:
    """When it last signed in, told by nothing that can be read from it."""
    last = account.last_login.isoformat() if account.last_login else ""
    return salted_hmac("answerable.local", last).hexdigest()[:16]
