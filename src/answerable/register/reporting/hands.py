"""What an account may do with the answers of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from answerable.register.accounts.permissions import Action, may
from answerable.register.bodies.models import Body
from answerable.register.reporting.answering import may_sign
from answerable.register.reporting.models import Round

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from answerable.register.accounts.models import Account


class Hands(NamedTuple):
    """To write them, to sign them, to decide on them."""

    answer: bool
    sign: bool
    decide: bool

    @property
    def any(self) -> bool:
        return self.answer or self.sign or self.decide


def hands_of(account: Account | AnonymousUser, body: Body) -> Hands:
    on = timezone.localdate()
    return Hands(
        answer=may(account, Action.ANSWER, body, on=on),
        sign=account.is_authenticated and may_sign(account, body, on=on),
        decide=may(account, Action.CONFIRM, body, on=on),
    )


def asked_body(request: HttpRequest, pk: int, key: str) -> tuple[Round, Body, Hands]:
    """The round, the body and what the account may do with its answers; others are told to go."""
    one = get_object_or_404(Round.objects.standing().select_related("document"), pk=pk)
    body = get_object_or_404(Body, key=key, merged_into=None)
    hands = hands_of(request.user, body)
    if not hands.any:
        raise PermissionDenied
    return one, body, hands
