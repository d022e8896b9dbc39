"""The first page: what the register holds, what is due, what is on hold, and how to read it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import Stage, Timing
from answerable.register.lists.counting import totals
from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SHOWN = 6
SOON = timedelta(days=30)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    due = Commitment.objects.actionable(on=on).filter(
        timing=Timing.FIXED, last_day__gte=on, last_day__lte=on + SOON
    )
    return render(
        request,
        "public/front.html",
        {
            "on": on,
            "totals": totals(on=on),
            "plans": Document.objects.published().order_by("-published_at", "-pk")[:SHOWN],
            "due": due.exclude(stage__in=(Stage.DONE, Stage.DISCONTINUED))
            .select_related("document")
            .order_by("last_day", "pk")[:SHOWN],
            "held": Commitment.objects.on_hold(on=on).select_related("document").order_by("-pk")[:SHOWN],
        },
    )
