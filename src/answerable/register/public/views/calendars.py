"""Deadlines to take into a calendar, or to be followed by one: of a month, or of what can be followed."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.commitments.state import OVER
from answerable.register.following.models import Kind
from answerable.register.following.targets import target_of
from answerable.register.lists.filters import involving
from answerable.register.public.calendar import As, as_icalendar, by_last_day, coming_again
from answerable.register.public.views.deadlines import due_in, month_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from answerable.register.public.calendar import Dated

MOST = 1000  # deadlines of a calendar, the first ones
PAST = timedelta(days=31)  # how long a followed calendar keeps what is past its day


@require_safe
def of_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    rows = due_in(month_of(year, month), on=timezone.localdate()).exclude(stage__in=OVER)[:MOST]
    name = _("Deadlines in %(month)s") % {"month": f"{month:02d}/{year}"}
    return _calendar(request, by_last_day(rows), name, f"han-{year}-{month:02d}.ics")


@require_safe
def of_all(request: HttpRequest) -> HttpResponse:
    return _followed(request, Commitment.objects.all(), _("Deadlines"), "han.ics")


@require_safe
def of_body(request: HttpRequest, key: str) -> HttpResponse:
    """What a body leads."""
    body = get_object_or_404(Body.objects.public().select_related("merged_into"), key=key)
    if body.merged_into is not None:
        return redirect("calendar_of_body", body.merged_into.key, permanent=True)
    led = Commitment.objects.filter(pk__in=involving(body, role=Involvement.Role.LEAD))
    return _followed(request, led, _("Deadlines of %(body)s") % {"body": body.name}, f"han-{body.key}.ics")


@require_safe
def of_plan(request: HttpRequest, slug: str) -> HttpResponse:
    return _of(request, Kind.PLAN, slug, slug)


@require_safe
def of_commitment(request: HttpRequest, public_id: str) -> HttpResponse:
    return _of(request, Kind.COMMITMENT, public_id, public_id)


@require_safe
def of_list(request: HttpRequest) -> HttpResponse:
    """Of the list of commitments as its query narrows it."""
    query = request.GET.copy()
    query.pop("dang", None)
    return _of(request, Kind.SEARCH, query.urlencode(), "cam-ket")


def _of(request: HttpRequest, kind: Kind, name: str, file_name: str) -> HttpResponse:
    target = target_of(kind, name)
    if target is None:
        raise Http404(_("There is nothing of that address to follow."))
    found = target.commitments(on=timezone.localdate())
    return _followed(
        request, found, _("Deadlines of %(what)s") % {"what": target.title}, f"han-{file_name}.ics"
    )


def _followed(
    request: HttpRequest, commitments: QuerySet[Commitment], name: str, file_name: str
) -> HttpResponse:
    """What is not over, of the last month and from now on; none that is on hold."""
    on = timezone.localdate()
    working = commitments.filter(pk__in=Commitment.objects.actionable(on=on)).exclude(stage__in=OVER)
    rows = working.filter(last_day__gte=on - PAST).order_by("last_day", "pk")[:MOST]
    again = coming_again(working.order_by("pk"), since=on)
    return _calendar(request, chain(by_last_day(rows), again), name, file_name)


def _calendar(request: HttpRequest, dated: Iterable[Dated], name: str, file_name: str) -> HttpResponse:
    kind = As.EVENTS if request.GET.get("dang") == As.EVENTS else As.TASKS
    address = request.build_absolute_uri(reverse("commitments"))
    answer = HttpResponse(
        as_icalendar(dated, name=name, address=address, kind=kind),
        content_type="text/calendar; charset=utf-8",
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer
