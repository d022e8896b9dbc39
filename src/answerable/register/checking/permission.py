"""Who may bring, check and publish which documents, and in what role that is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from answerable.register.accounts.models import Account, Membership, Role

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from answerable.register.plans.models import Edition

CHECKERS = (Role.SECRETARIAT, Role.FOCAL_POINT)


def may_check(account: Account | AnonymousUser, edition: Edition | None, *, on: date | None = None) -> bool:
    """The secretariat checks every document; a focal point those that its own body issued.

    Without an edition: whether the account may bring documents at all.
    """
    if not isinstance(account, Account):
        return False
    return _membership(account, edition, on or timezone.localdate()) is not None


def acting_as(account: Account, edition: Edition) -> tuple[str, str]:
    """The role and the key of the body in which an account checks, for the trace; "" where it has none."""
    membership = _membership(account, edition, timezone.localdate())
    if membership is None:
        return "", ""
    return membership.role, membership.body.key if membership.body else ""


def _membership(account: Account, edition: Edition | None, on: date) -> Membership | None:
    found = Membership.objects.in_force(on=on).filter(account=account, role__in=CHECKERS)
    for one in found.select_related("body").order_by("-role"):  # the secretariat first
        if one.role == Role.SECRETARIAT or edition is None:
            return one
        if one.body_id is not None and one.body_id == edition.document.issuer_body_id:
            return one
    return None
