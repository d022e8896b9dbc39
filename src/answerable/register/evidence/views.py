"""Evidence: given and taken back by those who may, and handed out to those who may have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.models import Account
from answerable.register.accounts.permissions import Action, allowed, may
from answerable.register.accounts.second_factor import lacks_second_factor
from answerable.register.commitments.models import Commitment
from answerable.register.evidence.files import path_of
from answerable.register.evidence.forms import EvidenceForm, TakeBackForm
from answerable.register.evidence.giving import for_whom, given
from answerable.register.evidence.models import Evidence
from answerable.register.evidence.services import take_back
from answerable.register.links import within

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_safe
@never_cache
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file, as an attachment. Of what somebody may not have it is not even said that it is there, nor to
    whoever has yet to set up a second factor."""
    on = timezone.localdate()
    waits = isinstance(request.user, Account) and lacks_second_factor(request.user, on=on)
    shown = Evidence.objects.public(on=on) if waits else Evidence.objects.open_to(request.user, on=on)
    found = get_object_or_404(shown, pk=pk)
    if not found.sha256 or not path_of(found.sha256).is_file():
        raise Http404
    return FileResponse(
        path_of(found.sha256).open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type=found.media_type,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_EVIDENCE)
def commitment_evidence(request: SignedInRequest, public_id: str) -> HttpResponse:
    """All evidence of a commitment that the account may see, and the form to give more."""
    commitment = get_object_or_404(Commitment.objects.select_related("document"), public_id=public_id)
    body = for_whom(request.user, commitment)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    back = _back(request)
    if request.method == "POST" and form.is_valid() and given(form, commitment, body, by=request.user):
        messages.success(request, _("The evidence is kept."))
        return redirect(back or reverse("commitment_evidence", args=[public_id]))
    on = timezone.localdate()
    shown = (
        Evidence.objects.open_to(request.user, on=on)
        .filter(commitment=commitment)
        .select_related("body", "document")
        .prefetch_related("checks")
    )
    context = {
        "commitment": commitment,
        "body": body,
        "form": form,
        "back": back,
        "evidence": shown,
        "own": {one.pk for one in shown if may(request.user, Action.KEEP_EVIDENCE, one.body, on=on)},
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "evidence/commitment.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_EVIDENCE)
def take_back_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a piece of evidence back, with a reason that everybody reads."""
    evidence = get_object_or_404(
        Evidence.objects.select_related("commitment", "body").filter(withdrawal=None), pk=pk
    )
    if not may(request.user, Action.KEEP_EVIDENCE, evidence.body, on=timezone.localdate()):
        raise Http404
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        take_back(evidence, reason=form.cleaned_data["reason"], by=request.user)
        return redirect("commitment_evidence", evidence.commitment.public_id)
    context = {"evidence": evidence, "form": form}
    return render(request, "evidence/take_back.html", context, status=400 if form.errors else 200)


def _back(request: SignedInRequest) -> str:
    """The page of this register from which somebody came to give evidence; "" where none is said."""
    return within(request.GET.get("tu", ""))
