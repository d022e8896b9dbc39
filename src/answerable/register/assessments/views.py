"""Assessments: read by everybody, written and taken back by institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.permissions import Action, acting, allowed
from answerable.register.assessments.contributions import Contribution
from answerable.register.assessments.forms import WHY_NOT, AssessmentForm, ReasonForm
from answerable.register.assessments.models import Assessment
from answerable.register.assessments.others import contributions_to
from answerable.register.assessments.services import assess, withdraw_assessment
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import is_held
from answerable.register.refusals import done

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SHOWN = 100


@require_safe
def others(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that others ever said of a commitment, with what they took back, and what anybody sent."""
    commitment, on = commitment_of(public_id), timezone.localdate()
    on_hold = is_held(commitment, on=on)
    said = Assessment.objects.filter(commitment=commitment).select_related("body", "withdrawal")
    context = {
        "commitment": commitment,
        "on_hold": on_hold,
        "assessments": said.filter(scale="") if on_hold else said,
        "contributions": contributions_to(commitment, on=on),
        "undecided": Contribution.objects.waiting().filter(commitment=commitment).count(),
    }
    return render(request, "assessments/others.html", context)


@require_safe
@allowed(Action.ASSESS)
def own_assessments(request: SignedInRequest) -> HttpResponse:
    """What one's institution said, the newest first."""
    held_by = acting(request.user, Action.ASSESS, on=timezone.localdate())
    said = Assessment.objects.filter(body=held_by.body if held_by else None)
    rows = said.select_related("commitment__document", "withdrawal")[:SHOWN]
    return render(request, "assessments/own.html", {"assessments": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.ASSESS)
def assess_commitment(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Say how far a commitment has come; of one on hold, what the measure is."""
    commitment = commitment_of(public_id)
    on_hold = is_held(commitment, on=timezone.localdate())
    form = AssessmentForm(request.POST or None, on_hold=on_hold)
    if done(form, lambda said: assess(commitment, **{"scale": "", **said}, by=request.user), WHY_NOT):
        return redirect("others", public_id)
    context = {"commitment": commitment, "form": form, "on_hold": on_hold}
    return render(request, "assessments/assess.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.ASSESS)
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what one's institution said, with a reason that everybody reads."""
    one = get_object_or_404(
        Assessment.objects.standing().select_related("commitment__document", "body"), pk=pk
    )
    held_by = acting(request.user, Action.ASSESS, on=timezone.localdate())
    if held_by is None or held_by.body_id != one.body_id:
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if done(form, lambda said: withdraw_assessment(one, **said, by=request.user), WHY_NOT):
        return redirect("others", one.commitment.public_id)
    context = {"one": one, "form": form}
    return render(request, "assessments/withdraw.html", context, status=400 if form.is_bound else 200)


def commitment_of(public_id: str) -> Commitment:
    found = Commitment.objects.public().select_related("document").filter(public_id=public_id).first()
    if found is None:
        raise Http404(_("There is no commitment of that address."))
    return found
