"""The second factor: whoever needs one and has none yet reaches only the page that sets it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone

from answerable.register.accounts.models import Account
from answerable.register.accounts.permissions import NEEDS_SECOND_FACTOR, held_by
from answerable.register.accounts.urls import DESK

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.http import HttpRequest, HttpResponse

WITHOUT_IT = ("mfa_activate_totp", "account_reauthenticate", "account_logout")


def lacks_second_factor(account: Account, *, on: date) -> bool:
    """Whether one of its roles needs a second factor that is not set up; a local account needs none."""
    if account.local:
        return False
    needing = any(one.role in NEEDS_SECOND_FACTOR for one in held_by(account, on=on))
    totp = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP)
    return needing and not totp.exists()


def second_factor_required(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The public pages stay open; the working side waits."""

    def with_second_factor(request: HttpRequest) -> HttpResponse:
        if not _of_the_working_side(request.path_info) or not isinstance(request.user, Account):
            return answer(request)
        if lacks_second_factor(request.user, on=timezone.localdate()) and (
            resolve(request.path_info).url_name not in WITHOUT_IT
        ):
            return redirect("mfa_activate_totp")
        return answer(request)

    return with_second_factor


def _of_the_working_side(path: str) -> bool:
    return f"/{DESK}/" in path
