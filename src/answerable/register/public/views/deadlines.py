"""What is due in which month, to read and to take into a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import Stage
from answerable.register.public.calendar import as_icalendar

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

MOST = 100  # of a month, on a page; the calendar has all up to ten times as many


@require_safe
def deadlines(request: HttpRequest, year: int | None = None, month: int | None = None) -> HttpResponse:
    on = timezone.localdate()
    begin = _month(on.year if year is None else year, on.month if month is None else month)
    rows = list(_due(begin, on=on).select_related("document")[: MOST + 1])
    context = {
        "on": on,
        "month": begin,
        "before": _earlier(begin),
        "next": _later(begin),
        "rows": rows[:MOST],
        "more": len(rows) > MOST,
    }
    if not rows:
        days = Commitment.objects.actionable(on=on).values_list("last_day", flat=True)
        context["nearest_before"] = days.filter(last_day__lt=begin).order_by("-last_day").first()
        context["nearest_after"] = days.filter(last_day__gte=_later(begin)).order_by("last_day").first()
    return render(request, "public/deadlines.html", context)


@require_safe
def calendar(request: HttpRequest, year: int, month: int) -> HttpResponse:
    on = timezone.localdate()
    rows = _due(_month(year, month), on=on).exclude(stage__in=(Stage.DONE, Stage.DISCONTINUED))[: MOST * 10]
    answer = HttpResponse(
        as_icalendar(rows, address=request.build_absolute_uri(reverse("commitments"))),
        content_type="text/calendar; charset=utf-8",
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="han-{year}-{month:02d}.ics"'
    return answer


def _due(begin: date, *, on: date) -> QuerySet[Commitment]:
    """Those with their last day in the month; none that is on hold."""
    actionable = Commitment.objects.actionable(on=on)
    return actionable.filter(last_day__gte=begin, last_day__lt=_later(begin)).order_by("last_day", "pk")


def _month(year: int, month: int) -> date:
    if not (1900 <= year < 2200 and 1 <= month <= 12):
        raise Http404
    return date(year, month, 1)


def _later(begin: date) -> date:
    return date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)


def _earlier(begin: date) -> date:
    return date(begin.year - (begin.month == 1), (begin.month - 2) % 12 + 1, 1)
