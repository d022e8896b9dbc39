"""What is due in which month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import Timing

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

MOST = 100  # of a month, on a page


@require_safe
def deadlines(request: HttpRequest, year: int | None = None, month: int | None = None) -> HttpResponse:
    on = timezone.localdate()
    begin = month_of(on.year if year is None else year, on.month if month is None else month)
    rows = list(due_in(begin, on=on).select_related("document")[: MOST + 1])
    context = {
        "on": on,
        "month": begin,
        "before": _earlier(begin),
        "next": _later(begin),
        "rows": rows[:MOST],
        "more": len(rows) > MOST,
    }
    if not rows:
        days = _timed(on).values_list("last_day", flat=True)
        context["nearest_before"] = days.filter(last_day__lt=begin).order_by("-last_day").first()
        context["nearest_after"] = days.filter(last_day__gte=_later(begin)).order_by("last_day").first()
    return render(request, "public/deadlines.html", context)


def due_in(begin: date, *, on: date) -> QuerySet[Commitment]:
    """Those with their last day in the month; none that is on hold."""
    rows = _timed(on).filter(last_day__gte=begin, last_day__lt=_later(begin))
    return rows.order_by("last_day", "pk")


def _timed(on: date) -> QuerySet[Commitment]:
    """All that have a last day; said as the index has it."""
    return Commitment.objects.actionable(on=on).filter(timing=Timing.FIXED)


def month_of(year: int, month: int) -> date:
    if not (1900 <= year < 2200 and 1 <= month <= 12):
        raise Http404
    return date(year, month, 1)


def _later(begin: date) -> date:
    return date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)


def _earlier(begin: date) -> date:
    return date(begin.year - (begin.month == 1), (begin.month - 2) % 12 + 1, 1)
