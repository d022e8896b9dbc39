"""What is done with one commitment by those who may: put on hold, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.commitments.forms import ReasonForm
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.reviewing import REFUSED
from answerable.register.commitments.services import NotInForce, put_on_hold, withdraw

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.HOLD)
def hold_it(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Put a commitment on hold, with a reason that everybody reads."""
    return _act(request, public_id, put_on_hold, verb="put_on_hold")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.WITHDRAW)
def withdraw_it(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Withdraw a commitment, with a reason that everybody reads."""
    return _act(request, public_id, withdraw, verb="withdraw")


def _act(request: SignedInRequest, public_id: str, do: Callable[..., None], *, verb: str) -> HttpResponse:
    commitment = get_object_or_404(Commitment.objects.select_related("document"), public_id=public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            do(commitment, reason=form.cleaned_data["reason"], by=request.user)
        except NotInForce:
            form.add_error(None, REFUSED["over"])
        else:
            return redirect("commitment", public_id)
    context = {"commitment": commitment, "form": form, "verb": verb}
    return render(request, "commitments/act.html", context, status=400 if form.errors else 200)
