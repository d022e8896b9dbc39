"""Which duties carry out which: suggested, and decided by those who may check the plan."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.permissions import Action, allowed, may
from answerable.register.commitments.models import Commitment
from answerable.register.plans.models import Document
from answerable.register.refusals import done
from answerable.register.subplans.forms import WHY_NOT, LinkForm
from answerable.register.subplans.linking import decide
from answerable.register.subplans.matching import plans_above, plans_below, suggestions
from answerable.register.subplans.models import CarriesOut
from answerable.register.subplans.views import page_of

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SHOWN = 60


@require_safe
@allowed(Action.CHECK)
def links(request: SignedInRequest) -> HttpResponse:
    """The published plans that have a plan above them and that the account may check."""
    on = timezone.localdate()
    rows = plans_below().select_related("issuer_body")
    own = (one for one in rows if may(request.user, Action.CHECK, one.issuer_body, on=on))
    found = [(one, plans_above(one)) for one in islice(own, SHOWN)]
    return render(request, "subplans/links.html", {"plans": found})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.CHECK)
def link(request: SignedInRequest, slug: str) -> HttpResponse:
    """The commitments of one plan, each with what it carries out and what it may carry out."""
    document = get_object_or_404(Document.objects.published().select_related("issuer_body"), slug=slug)
    on = timezone.localdate()
    if not may(request.user, Action.CHECK, document.issuer_body, on=on):
        raise PermissionDenied
    form = LinkForm(request.POST or None)
    form.fields["child"].queryset = Commitment.objects.filter(document=document)  # type: ignore[attr-defined]
    if done(form, lambda said: decide(**said, by=request.user), WHY_NOT):
        messages.success(request, _("It is kept, with your reason."))
        return redirect("link", slug)
    context = {
        "document": document,
        "above": plans_above(document),
        "form": form,
        "leaf": page_of(request, _rows(document, on), "trang"),
    }
    return render(request, "subplans/link.html", context, status=400 if form.is_bound else 200)


def _rows(document: Document, on: date) -> list[dict[str, Any]]:
    """Those with suggestions and no link first, in the order of the plan."""
    suggested = suggestions(document, on=on)
    linked: dict[int, list[CarriesOut]] = {}
    for one in (
        CarriesOut.objects.working(on=on).filter(child__document=document).select_related("parent__document")
    ):
        linked.setdefault(one.child_id, []).append(one)
    rows = [
        {"commitment": one, "links": linked.get(one.pk, []), "suggestions": suggested.get(one.pk, [])}
        for one in Commitment.objects.actionable(on=on).filter(document=document)
    ]
    return sorted(rows, key=lambda row: (bool(row["links"]), not row["suggestions"]))
