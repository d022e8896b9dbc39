"""Public bodies, and what each of them is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.bodies.models import Body, Succession
from answerable.register.bodies.successors import today
from answerable.register.commitments.models import Commitment, Involvement, ReportDuty
from answerable.register.commitments.state import Timeliness, having
from answerable.register.lists.counting import how_many, up_to_most
from answerable.register.lists.filters import involvements, involving

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

SIZE = 60  # bodies on a page
SHOWN = 8  # commitments of each part that a body has
Role = Involvement.Role


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Bodies that a published plan names, by their names."""
    named = Exists(Involvement.objects.filter(body=OuterRef("pk")))
    named_before = Exists(Involvement.objects.filter(body__merged_into=OuterRef("pk")))
    rows = Body.objects.filter(named | named_before, merged_into=None).order_by("name", "pk")
    after = Body.objects.filter(key=request.GET.get("sau", "")).first()
    if after is not None:
        rows = rows.filter(name__gt=after.name) | rows.filter(name=after.name, pk__gt=after.pk)
    found = list(rows.select_related("parent")[: SIZE + 1])
    more = urlencode({"sau": found[SIZE - 1].key}) if len(found) > SIZE else ""
    return render(request, "public/bodies.html", {"bodies": found[:SIZE], "more": more})


@require_safe
def body(request: HttpRequest, key: str) -> HttpResponse:
    on = timezone.localdate()
    one = get_object_or_404(Body.objects.public().select_related("parent", "merged_into"), key=key)
    if one.merged_into is not None:
        return redirect("body", one.merged_into.key, permanent=True)
    parts = {role: Commitment.objects.in_force().filter(pk__in=involving(one, role=role)) for role in Role}
    led = Commitment.objects.filter(pk__in=involving(one, role=Role.LEAD))
    due = led.actionable(on=on).filter(having(Timeliness.WITHIN_TERM, on=on)).order_by("last_day", "pk")
    duties = ReportDuty.objects.standing().filter(
        appearance__in=involvements(one, role=Role.LEAD).values("appearance")
    )
    records = Body.objects.records_of(one)
    led_by = how_many(parts[Role.LEAD], on=on)
    context = {
        "on": on,
        "body": one,
        "names": one.names.exclude(name=one.name),
        "today": today(one, on=on),
        "predecessions": Succession.objects.filter(new__in=records).select_related("old"),
        "leads": _some(parts[Role.LEAD]),
        "led": led_by,
        "pictured": led_by.commitments.isdecimal() and led_by.commitments != "0",
        "coordinates": _some(parts[Role.COORDINATE]),
        "coordinates_count": up_to_most(parts[Role.COORDINATE]),
        "due": due.select_related("document")[:SHOWN],
        "duties": duties.select_related("appearance__commitment").order_by("-pk")[:SHOWN],
    }
    return render(request, "public/body.html", context)


def _some(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    return rows.select_related("document").order_by("-pk")[:SHOWN]
