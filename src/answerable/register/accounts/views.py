"""The desk, invitations, and the accounts as administrators see them."""

from __future__ import annotations

import logging
from itertools import islice
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts import services
from answerable.register.accounts.desk import SHOWN, Part, work_of
from answerable.register.accounts.forms import AcceptForm, AccountForm, EndForm, InviteForm
from answerable.register.accounts.local import sign_in_locally
from answerable.register.accounts.models import Account, Invitation, Membership, Role
from answerable.register.accounts.permissions import Action, allowed, held_by, roles_to_invite
from answerable.register.links import within

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from answerable.register.accounts.permissions import SignedInRequest

HERE = {"127.0.0.1", "::1"}
DONE = {"close": services.close, "reopen": services.reopen, "take_second_factor": services.take_second_factor}


@require_safe
@login_required
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for whoever is signed in, by what they may do."""
    account, today = request.user, timezone.localdate()
    waiting, idle = [], []
    for work in sorted(work_of(account, on=today), key=lambda one: list(Part).index(one.part)):
        if matters := list(islice(work.waiting(account, today), SHOWN + 1)):
            waiting.append({"work": work, "matters": matters[:SHOWN], "more": len(matters) > SHOWN})
        else:
            idle.append(work)
    given = {"waiting": waiting, "idle": idle, "memberships": held_by(account, on=today)}
    return render(request, "accounts/desk.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.INVITE)
def invitations(request: SignedInRequest) -> HttpResponse:
    """Those that wait to be accepted, and the form of a new one."""
    account = request.user
    roles = roles_to_invite(account, on=timezone.localdate())
    form = InviteForm(_posted(request), roles=roles)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            if _invite(request, form, account):
                messages.success(request, _("The invitation was sent."))
                return redirect("invitations")
            status = 503
            form.add_error(None, _("The mail could not be sent, so nobody was invited. Try again later."))
    waiting = Invitation.objects.open(at=timezone.now()).filter(role__in=roles).select_related("body")
    context = {"form": form, "waiting": waiting.order_by("expires")}
    return render(request, "accounts/invitations.html", context, status=status)


def _invite(request: HttpRequest, form: InviteForm, by: Account) -> bool:
    """Invite and send the letter; where it cannot be sent, the invitation is withdrawn."""
    said = form.cleaned_data
    invitation, token = services.invite(
        said["email"], Role(said["role"]), body=said["body"], alternate=said["alternate"], by=by
    )
    address = request.build_absolute_uri(reverse("accept_invitation", args=[token]))
    letter = render_to_string("accounts/invitation.txt", {"invitation": invitation, "address": address})
    try:
        send_mail(_("You are invited to Answerable"), letter, None, [invitation.email])
    except (OSError, SMTPException):
        logging.getLogger(__name__).exception("an invitation could not be mailed")
        services.withdraw_invitation(invitation, by=by)
        return False
    return True


@require_POST
@allowed(Action.INVITE)
def withdraw_invitation(request: SignedInRequest, pk: int) -> HttpResponse:
    account = request.user
    roles = roles_to_invite(account, on=timezone.localdate())
    invitation = get_object_or_404(Invitation, pk=pk, role__in=roles)
    try:
        services.withdraw_invitation(invitation, by=account)
    except services.NotOpen:
        messages.error(request, _("This invitation was used, withdrawn, or is too old."))
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("invitations")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever holds the link: a new account, or one more role for the account of that address."""
    try:
        invitation = services.open_invitation(token)
    except services.NotOpen:
        return render(request, "accounts/not_open.html", status=404)
    known = Account.objects.filter(email=invitation.email).first()
    context: dict[str, Any] = {"invitation": invitation, "known": known, "mine": known == request.user}
    if known is not None:
        if request.method == "POST" and context["mine"]:
            return _accepted(request, invitation, context)
        return render(
            request, "accounts/accept.html", context, status=403 if request.method == "POST" else 200
        )
    form = AcceptForm(_posted(request), email=invitation.email)
    context["form"] = form
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        return _accepted(request, invitation, context, name=said["name"], password=said["password"])
    return render(request, "accounts/accept.html", context, status=400 if form.errors else 200)


def _accepted(
    request: HttpRequest, invitation: Invitation, context: dict[str, Any], **who: str
) -> HttpResponse:
    try:
        services.accept(invitation, **who)
    except services.NotOpen:
        return render(request, "accounts/not_open.html", status=404)
    except services.RolesClash:
        context["clash"] = True
        return render(request, "accounts/accept.html", context, status=409)
    messages.success(request, _("Welcome. You can work here from now on."))
    return redirect("desk")


@require_safe
@allowed(Action.MANAGE_ACCOUNTS)
def accounts(request: HttpRequest) -> HttpResponse:
    """Every account with its roles, those that are open first."""
    rows = Account.objects.order_by("-is_active", "email").prefetch_related("memberships__body")
    totp = Authenticator.objects.filter(type=Authenticator.Type.TOTP).values_list("user", flat=True)
    context = {"accounts": rows, "with_second_factor": set(totp), "today": timezone.localdate()}
    return render(request, "accounts/accounts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.MANAGE_ACCOUNTS)
def account(request: SignedInRequest, pk: int) -> HttpResponse:
    """One account: closing, opening, taking its lost second factor, ending a role."""
    found = get_object_or_404(Account, pk=pk)
    today = timezone.localdate()
    form: AccountForm = AccountForm()
    status = 200
    if request.method == "POST":
        ending = found.memberships.filter(pk=_number(request.POST.get("membership", ""))).first()
        form = EndForm(request.POST) if ending else AccountForm(request.POST)
        status = 400
        if form.is_valid() and _done(request, found, ending, form):
            return redirect("account", pk)
    context = {
        "account": found,
        "form": form,
        "memberships": found.memberships.select_related("body"),
        "today": today,
        "own": found == request.user,
        "second_factor": Authenticator.objects.filter(user=found, type=Authenticator.Type.TOTP).exists(),
    }
    return render(request, "accounts/account.html", context, status=status)


def _done(request: SignedInRequest, found: Account, ending: Membership | None, form: AccountForm) -> bool:
    """Do what was asked for; where that is refused, the form says why."""
    said, by = form.cleaned_data, request.user
    try:
        if ending is not None:
            services.end_membership(ending, last_day=said["last_day"], reason=said["reason"], by=by)
        elif (act := DONE.get(request.POST.get("act", ""))) is not None:
            act(found, reason=said["reason"], by=by)
        else:
            form.add_error(None, _("Choose what is to be done."))
            return False
    except services.OwnAccount:
        form.add_error(None, _("Nobody does this to their own account: ask another administrator."))
        return False
    except services.EndsBeforeItBegan:
        form.add_error("last_day", _("This role began after that day."))
        return False
    messages.success(request, _("Done."))
    return True


@require_safe
@never_cache
def local_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """For the one person at the machine itself, by the link that the command printed, and on from there."""
    here = request.META.get("REMOTE_ADDR") in HERE and "X-Forwarded-For" not in request.headers
    if not settings.LOCAL or not here:
        raise Http404
    account = sign_in_locally(token)
    if account is None:
        return render(request, "accounts/not_open.html", {"local": True}, status=404)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(within(request.GET.get("next", "")) or "desk")


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _number(text: str) -> int:
    """The number of a record as a form sends it; -1, which no record has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1
