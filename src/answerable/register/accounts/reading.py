"""A page that is only read asks once what its reader may do, however many parts of it want to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.middleware import get_user
from django.utils.functional import SimpleLazyObject

from answerable.register.accounts.models import Account

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse


def remembered_while_reading(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """An act asks again each time, inside its own transaction: a role may have ended a moment ago."""

    def with_memory(request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            request.user = cast("Account", SimpleLazyObject(lambda: _remembering(request)))
        return answer(request)

    return with_memory


def _remembering(request: HttpRequest) -> Account | AnonymousUser:
    user = get_user(request)
    if isinstance(user, Account):
        user.remembered = {}
    return user
