"""The page on which somebody makes tokens, and that on which all of them are seen by those who keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts.permissions import Action, allowed, may
from answerable.register.integrations.forms import WHY_NOT_MADE, TokenForm
from answerable.register.integrations.models import Token
from answerable.register.integrations.tokens import NotMade, make, revoke
from answerable.register.refusals import as_said

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def own_tokens(request: SignedInRequest) -> HttpResponse:
    """One's own tokens, and the form for another. One just made is shown in this answer and never again."""
    on = timezone.localdate()
    form = TokenForm(request.POST or None, account=request.user, on=on)
    shown = ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, shown = make(by=request.user, **form.cleaned_data)
        except NotMade as problem:
            form.add_error(None, as_said(WHY_NOT_MADE, problem))
        else:
            form = TokenForm(account=request.user, on=on)
    tokens = Token.objects.filter(membership__account=request.user).select_related("membership__body")
    context = {"form": form, "shown": shown, "tokens": tokens[:SHOWN], "on": on}
    return render(request, "integrations/own_tokens.html", context, status=400 if form.errors else 200)


@require_safe
@allowed(Action.KEEP_INTEGRATIONS)
def tokens(request: SignedInRequest) -> HttpResponse:
    """All tokens, those in force first."""
    on = timezone.localdate()
    rows = Token.objects.select_related("membership__body", "membership__account")
    in_force = rows.in_force(on=on)
    context = {
        "tokens": in_force[:SHOWN],
        "over": rows.exclude(pk__in=in_force.values("pk"))[:SHOWN],
        "on": on,
    }
    return render(request, "integrations/tokens.html", context)


@require_POST
@login_required
def revoke_token(request: SignedInRequest, pk: int) -> HttpResponse:
    """Of others only for those who keep them; to all others it is not even there."""
    rows = Token.objects.select_related("membership__body")
    keeps = may(request.user, Action.KEEP_INTEGRATIONS, on=timezone.localdate())
    token = get_object_or_404(rows if keeps else rows.filter(membership__account=request.user), pk=pk)
    revoke(token, by=request.user)
    return redirect("own_tokens" if token.membership.account_id == request.user.pk else "tokens")
