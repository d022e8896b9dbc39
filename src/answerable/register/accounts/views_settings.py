"""What an office decides for its register, and what somebody decides for their own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.forms_look import LookForm
from answerable.register.accounts.forms_settings import LanguageForm, SettingsForm
from answerable.register.accounts.look import look, style_of
from answerable.register.accounts.models import Logo
from answerable.register.accounts.permissions import Action, allowed
from answerable.register.accounts.settings_kept import DEFAULTS, LOOK, decide, setting

if TYPE_CHECKING:
    from django.http import HttpRequest

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
@allowed(Action.KEEP_SETTINGS)
def look_page(request: SignedInRequest) -> HttpResponse:
    """The name, the colour and the logo of the register; each that is changed is an event of the trace."""
    now = {key: setting(key) for key in LOOK}
    form = LookForm(request.POST or None, request.FILES or None, initial={**now, "logo": None})
    if request.method == "POST" and form.is_valid():
        for key, value in form.decided(now).items():
            if value != now[key]:
                decide(key, value, by=request.user)
        messages.success(request, _("Decided, with its trace."))
        return redirect("look")
    context = {"form": form, "logo": now["logo"]}
    return render(request, "accounts/look.html", context, status=400 if form.errors else 200)


@require_safe
@cache_control(public=True, max_age=86_400)
def look_style(request: HttpRequest) -> HttpResponse:
    accent = look().accent
    return HttpResponse(style_of(accent) if accent else "", content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86_400)
def look_logo(request: HttpRequest, sha256: str) -> HttpResponse:
    logo = get_object_or_404(Logo, sha256=sha256)
    return HttpResponse(bytes(logo.png), content_type="image/png")


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
