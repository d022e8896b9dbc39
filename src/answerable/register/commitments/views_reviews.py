"""The desk of reviewers: measures that wait, and the review of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.commitments.forms import ReasonForm, ReviewForm, initial_of
from answerable.register.commitments.independence import WHY_NOT, may_review
from answerable.register.commitments.measures import about, held_measures, name_of
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.reviewing import (
    REFUSED,
    ReviewRefused,
    limited_rights,
    publish_review,
    save_review,
    seal_of,
    what_flags,
    withdraw_review,
)
from answerable.register.commitments.reviews import Review
from answerable.register.commitments.state import is_held
from answerable.register.refusals import as_said

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_safe
@allowed(Action.REVIEW)
def reviews(request: SignedInRequest) -> HttpResponse:
    """Held measures, for a reviewer."""
    return render(request, "commitments/reviews.html", held_measures(request))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.REVIEW)
def review(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The review of one measure: kept as a draft until it is published."""
    account = request.user
    every = Prefetch("reviews", Review.objects.select_related("withdrawal", "reviewer_body"))
    known = Commitment.objects.select_related("document").prefetch_related(every)
    commitment = get_object_or_404(known, public_id=public_id)
    reviews_of = list(commitment.reviews.all())
    independence = may_review(account, commitment, on=timezone.localdate())
    context = {**about(commitment), "held": is_held(commitment, on=timezone.localdate())}
    if not independence.given:
        context["why_not"] = WHY_NOT[independence.why_not]
        return render(request, "commitments/review.html", context, status=403)
    own = (one for one in reviews_of if one.reviewer_id == account.pk and one.published_at is None)
    draft = next(own, None)
    limited = limited_rights(context["latest"])
    named = [(right, name_of(right)) for right in sorted(limited)]
    flagged = what_flags(commitment, context["latest"])
    begun = initial_of(draft, flagged, limited) if draft else None
    form = ReviewForm(request.POST or None, rights=named, flagged=flagged, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            draft = save_review(commitment, by=account, seen=request.POST.get("seen"), **form.found())
            if "publish" not in request.POST:
                messages.success(request, _("The draft is saved. Nobody else sees it."))
                return redirect("review", public_id)
            publish_review(draft, by=account)
        except ReviewRefused as refused:
            form.add_error(None, as_said(REFUSED, refused))
        else:
            return redirect("hold", public_id)
    context["published"] = [
        one
        for one in reviews_of
        if one.published_at and not hasattr(one, "withdrawal") and one.reviewer_body == independence.body
    ]
    context |= {"form": form, "seen": seal_of(commitment)}
    context |= {
        "none_admitted": [one for one in context["rights"] if one["id"] in limited and not one["limits"]]
    }
    return render(request, "commitments/review.html", context, status=400 if form.errors else 200)


@require_POST
@allowed(Action.REVIEW)
def withdraw_a_review(request: SignedInRequest, pk: int) -> HttpResponse:
    account = request.user
    found = get_object_or_404(Review.objects.published().select_related("commitment"), pk=pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            withdraw_review(found, reason=form.cleaned_data["reason"], by=account)
        except ReviewRefused as refused:
            messages.error(request, as_said(REFUSED, refused))
    else:
        messages.error(request, _("Give a reason."))
    return redirect("hold", found.commitment.public_id)
