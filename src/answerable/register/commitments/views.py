"""Measures on hold and their reviews, for everybody to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.commitments.limits import Aim, cited
from answerable.register.commitments.measures import about, held_measures, name_of, newest_no_duties
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import is_held

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from answerable.register.commitments.reviews import Review


@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    """Every measure on hold, newest first."""
    context = {**held_measures(request), "no_duties": newest_no_duties()}
    return render(request, "commitments/holds.html", context)


@require_safe
def hold(request: HttpRequest, public_id: str) -> HttpResponse:
    """One measure that is or was on hold, with every review of it that was published."""
    commitment = get_object_or_404(
        Commitment.objects.select_related("document", "lifted_by"), public_id=public_id
    )
    reviews = commitment.reviews.published().select_related("reviewer_body", "withdrawal")
    context = {
        **about(commitment),
        "held": is_held(commitment, on=timezone.localdate()),
        "reviews": [
            {"review": one, "in_force": one.pk == commitment.lifted_by_id, "limits": _limits(one)}
            for one in reviews.prefetch_related("tests").order_by("-published_at")
        ],
    }
    return render(request, "commitments/hold.html", context)


def _limits(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "name": name_of(one["right"]),
            "article": cited(one["article"]),
            "aim": Aim(one["aim"]).label if one["aim"] else "",
            "why": one.get("why", ""),  # it is not limited
        }
        for one in review.articles
    ]
