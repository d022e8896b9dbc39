"""Rounds: opened and closed by the secretariat, and read by everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.commitments.forms import ReasonForm
from answerable.register.refusals import as_said
from answerable.register.reporting.asking import whom_to_ask
from answerable.register.reporting.forms import WHY_NOT, PutOffForm, RoundForm
from answerable.register.reporting.listing import STANDINGS, by_body, rows_in
from answerable.register.reporting.models import Round
from answerable.register.reporting.services import (
    RoundRefused,
    close_round,
    counts,
    open_round,
    put_off,
    withdraw_round,
)
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SHOWN = 50


@require_safe
def public_rounds(request: HttpRequest) -> HttpResponse:
    """Every round, with how many answers it asked for and got."""
    rounds = Round.objects.standing().select_related("document")[:SHOWN]
    listed = [{"round": one, "name": period_name(one), "counts": counts(one)} for one in rounds]
    return render(request, "reporting/public_rounds.html", {"rounds": listed})


@require_safe
def public_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was asked in a round and who answered; drafts are counted as not sent."""
    one = get_object_or_404(Round.objects.standing().select_related("document"), pk=pk)
    bodies = by_body(rows_in(one))
    context = {"round": one, "name": period_name(one), "bodies": bodies, "counts": counts(one)}
    return render(request, "reporting/public_round.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_ROUNDS)
def rounds(request: SignedInRequest) -> HttpResponse:
    """The rounds, and the form to open one."""
    form = RoundForm(request.POST or None, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            one = open_round(
                given["period"],
                by=request.user,
                due=given["due"],
                document=given["document"],
                words=given["words"],
                questions=given.get("questions", ()),
            )
        except RoundRefused as refused:
            form.add_error(None, as_said(WHY_NOT, refused))
        else:
            return redirect("round", one.pk)
    listed = [
        {"round": one, "name": period_name(one), "counts": counts(one)}
        for one in Round.objects.standing().select_related("document")[:SHOWN]
    ]
    context = {"form": form, "rounds": listed}
    return render(request, "reporting/rounds.html", context, status=_status(request, form))


@require_http_methods(["GET", "HEAD"])
@allowed(Action.KEEP_ROUNDS)
def round_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """One round: how each body has answered, and whom nobody could ask."""
    return _round(request, get_object_or_404(Round.objects.select_related("document"), pk=pk))


def _round(request: HttpRequest, one: Round, *, status: int = 200, **more: Any) -> HttpResponse:
    asked = whom_to_ask(one.document, until=one.ends, on=timezone.localdate())
    context = {
        "round": one,
        "name": period_name(one),
        "standings": STANDINGS.values(),
        "bodies": by_body(rows_in(one)),
        "counts": counts(one),
        "nobody": asked.nobody,
        "put_off_form": PutOffForm(initial={"due": one.due}),
        "withdraw_form": ReasonForm(prefix="withdraw"),
        **more,
    }
    return render(request, "reporting/round.html", context, status=status)


@require_POST
@allowed(Action.KEEP_ROUNDS)
def put_off_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set another last day to send."""
    one = get_object_or_404(Round.objects.standing(), pk=pk)
    form = PutOffForm(request.POST)
    if form.is_valid() and form.cleaned_data["due"] < one.ends:
        form.add_error("due", _("The last day to send is before the cut-off."))
    if not form.is_valid():
        return _round(request, one, status=400, put_off_form=form)
    put_off(one, **form.cleaned_data, by=request.user)
    return redirect("round", pk)


@require_POST
@allowed(Action.KEEP_ROUNDS)
def close_a_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close it: those who sent nothing did not report."""
    close_round(get_object_or_404(Round.objects.standing(), pk=pk), by=request.user)
    messages.success(request, _("The round is closed. Late answers are still taken, and marked late."))
    return redirect("round", pk)


@require_POST
@allowed(Action.KEEP_ROUNDS)
def withdraw_a_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back a round that was opened by mistake."""
    one = get_object_or_404(Round.objects.standing(), pk=pk)
    form = ReasonForm(request.POST, prefix="withdraw")
    if form.is_valid():
        try:
            withdraw_round(one, reason=form.cleaned_data["reason"], by=request.user)
        except RoundRefused as refused:
            form.add_error(None, as_said(WHY_NOT, refused))
        else:
            messages.success(request, _("The round is taken back."))
            return redirect("rounds")
    return _round(request, one, status=400, withdraw_form=form)


def _status(request: HttpRequest, form: Any) -> int:
    return 400 if request.method == "POST" and form.errors else 200
