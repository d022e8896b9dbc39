"""The views of this room are for those who may check; the table of ``accounts.permissions`` says who."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from answerable.register.accounts.permissions import Action, Of, may
from answerable.register.plans.acting import acting_for
from answerable.register.plans.models import Edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from answerable.register.accounts.models import Account


def may_check(account: Account | AnonymousUser, edition: Edition | None) -> bool:
    """Whether an account may check an edition; without one, whether it may bring documents at all."""
    subject = Of.ANYTHING if edition is None else edition.document.issuer_body
    return may(account, Action.CHECK, subject, on=timezone.localdate())


def acting_as(account: Account, edition: Edition) -> tuple[str, str]:
    """The role and the key of the body in which an account checks, for the trace; "" where it has none."""
    return acting_for(account, edition.document)


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
