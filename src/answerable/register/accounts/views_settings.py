"""What an office decides for its register, and what somebody decides for their own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.register.accounts.forms_settings import LanguageForm, SettingsForm
from answerable.register.accounts.permissions import Action, allowed
from answerable.register.accounts.settings_kept import DEFAULTS, decide, setting

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_SETTINGS)
def settings_page(request: SignedInRequest) -> HttpResponse:
    """Every setting of the office; each that is changed is an event of the trace."""
    now = {key: setting(key) for key in DEFAULTS}
    form = SettingsForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        for key, value in form.decided().items():
            if value != now[key]:
                decide(key, value, by=request.user)
        messages.success(request, _("Decided, with its trace."))
        return redirect("settings")
    return render(request, "accounts/settings.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own_account(request: SignedInRequest) -> HttpResponse:
    """The language of the letters that somebody gets; no trace, for it is theirs alone."""
    account = request.user
    form = LanguageForm(request.POST or None, initial={"language": account.language})
    if request.method == "POST" and form.is_valid():
        account.language = form.cleaned_data["language"]
        account.save(update_fields=["language"])
        messages.success(request, _("Letters come in this language from now on."))
        return redirect("own_account")
    context = {"form": form, "memberships": account.memberships.select_related("body")}
    return render(request, "accounts/own.html", context, status=400 if form.errors else 200)
