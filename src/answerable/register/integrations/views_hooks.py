"""The page of the addresses that are told what moved, and what became of each telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.integrations import hooks
from answerable.register.integrations.forms import WHY_NOT_REGISTERED, HookForm
from answerable.register.integrations.models import Hook, Telling
from answerable.register.refusals import as_said

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_INTEGRATIONS)
@never_cache
def keep_hooks(request: SignedInRequest) -> HttpResponse:
    """All addresses, the form for another, and the log. A secret is shown in this one answer alone."""
    form = HookForm(request.POST or None)
    shown = ""
    if request.method == "POST" and form.is_valid():
        try:
            _hook, shown = hooks.register(form.cleaned_data["url"], by=request.user)
        except hooks.NotRegistered as problem:
            form.add_error("url", as_said(WHY_NOT_REGISTERED, problem))
        else:
            form = HookForm()
    context = {
        "form": form,
        "shown": shown,
        "hooks": Hook.objects.order_by("ended_at", "-pk")[:SHOWN],
        "log": Telling.objects.select_related("hook").order_by("-pk")[:SHOWN],
    }
    return render(request, "integrations/hooks.html", context, status=400 if form.errors else 200)


@require_POST
@allowed(Action.KEEP_INTEGRATIONS)
def take_off_hook(request: SignedInRequest, pk: int) -> HttpResponse:
    hooks.take_off(get_object_or_404(hooks.in_force(), pk=pk), by=request.user)
    return redirect("hooks")
