"""Who may bring, check and publish which documents, and in what role that is done."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from answerable.register.accounts.models import Account, Membership, Role
from answerable.register.plans.models import Edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

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


def checkers_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Hands the edition of the address to the view, for those who may check it; others sign in, or go."""

    @wraps(view)
    def with_edition(request: HttpRequest, edition: int | None = None, **more: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if edition is None:
            if not may_check(request.user, None):
                raise PermissionDenied
            return view(request, **more)
        found = get_object_or_404(Edition.objects.select_related("document__issuer_body", "file"), pk=edition)
        if not may_check(request.user, found):
            raise PermissionDenied
        return view(request, found, **more)

    return with_edition
