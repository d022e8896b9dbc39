"""Public bodies, and what each of them is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.bodies.alphabet import place_of
from answerable.register.bodies.models import Body, GroupMember, Succession
from answerable.register.bodies.successors import today
from answerable.register.commitments.models import Commitment, Involvement, ReportDuty
from answerable.register.commitments.state import Timeliness, having
from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.lists.among import among
from answerable.register.lists.counting import MOST, Few, few_of, how_many, said
from answerable.register.lists.filters import involvements, involving
from answerable.register.lists.naming import named_bodies

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

SIZE = 60  # bodies on a page
MANY = 10_000  # commitments of a body: of more than that some are due soon, and soon found
SHOWN = 8  # commitments of each part that a body has
Role = Involvement.Role


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Bodies that a published plan names, by their names, with how much each has to do."""
    order = kept_while_nothing_is_done("bodies-by-name", by_name)
    after = Body.objects.filter(key=request.GET.get("sau", "")).first()
    begin = order.index(after.pk) + 1 if after is not None and after.pk in order else 0
    pks = order[begin : begin + SIZE]
    shown = Body.objects.select_related("parent").in_bulk(pks)
    parts = kept_while_nothing_is_done(f"parts-from-{begin}", lambda: parts_of(pks))
    return render(
        request,
        "public/bodies.html",
        {
            "bodies": [(shown[pk], parts[pk]) for pk in pks if pk in shown],
            "count": len(order),
            "more": urlencode({"sau": shown[pks[-1]].key}) if order[begin + SIZE :] else "",
        },
    )


def by_name() -> list[int]:
    """The ids of all that a published plan names, in the order of the alphabet."""
    rows = named_bodies().values_list("name", "pk")
    return [pk for _name, pk in sorted(rows, key=lambda row: (place_of(row[0]), row[1]))]


def parts_of(pks: list[int]) -> dict[int, dict[str, int]]:
    """In how many commitments in force each of these bodies has which part, under any of its records."""
    known: dict[int, dict[str, int]] = {pk: {} for pk in pks}
    rows = Involvement.objects.filter(
        Q(body__in=pks) | Q(body__merged_into__in=pks),
        now_of__in=Commitment.objects.in_force().order_by(),
    )
    counted = rows.order_by().values_list(Coalesce("body__merged_into", "body"), "role")
    for pk, role, number in counted.annotate(n=Count("now_of", distinct=True)):
        known[pk][role] = number
    return known


@require_safe
def body(request: HttpRequest, key: str) -> HttpResponse:
    on = timezone.localdate()
    one = get_object_or_404(Body.objects.public().select_related("parent", "merged_into"), key=key)
    if one.merged_into is not None:
        return redirect("body", one.merged_into.key, permanent=True)
    records = Body.objects.records_of(one)
    tasks = kept_while_nothing_is_done(f"tasks-{on}-{one.pk}", lambda: tasks_of(one, on=on))
    known = Commitment.objects.select_related("document")
    duties = ReportDuty.objects.select_related("appearance__commitment")
    context = {
        "on": on,
        "body": one,
        "names": one.names.exclude(name=one.name),
        "today": today(one, on=on),
        "members": members_of(one) if one.group else [],
        "predecessions": Succession.objects.filter(new__in=records).select_related("old"),
        "leads": known.filter(pk__in=tasks.leads).order_by("-pk"),
        "led": tasks.led,
        "pictured": tasks.led.commitments.isdecimal() and tasks.led.commitments != "0",
        "coordinates": known.filter(pk__in=tasks.coordinates).order_by("-pk"),
        "coordinates_count": tasks.coordinated,
        "due": known.filter(pk__in=tasks.due).order_by("last_day", "pk"),
        "duties": duties.filter(pk__in=tasks.duties).order_by("-pk"),
    }
    return render(request, "public/body.html", context)


def members_of(group: Body) -> QuerySet[GroupMember]:
    """Its roster, as far as everybody may know of the bodies."""
    rows = group.roster.filter(member__in=Body.objects.public().order_by()).select_related("member")
    return rows.order_by("member__name", "valid_from", "pk")


class Tasks(NamedTuple):
    """What a body has to do: how much of it there is, and the ids of what its page shows."""

    led: Few
    leads: list[int]
    coordinated: str
    coordinates: list[int]
    due: list[int]  # next
    duties: list[int]  # to report


def tasks_of(one: Body, *, on: date) -> Tasks:
    """Which they are is looked up once for each part; where they are few, the rest is asked of those."""
    leads, coordinates = _newest(one, Role.LEAD, MANY), _newest(one, Role.COORDINATE, MOST)
    whole = len(leads) <= MANY
    led = Commitment.objects.filter(pk__in=among(leads) if whole else involving(one, role=Role.LEAD))
    due = led.actionable(on=on).filter(having(Timeliness.WITHIN_TERM, on=on)).order_by("last_day", "pk")
    duties = ReportDuty.objects.standing().filter(
        appearance__in=involvements(one, role=Role.LEAD).values("appearance")
    )
    return Tasks(
        led=how_many(leads, on=on),
        leads=leads[:SHOWN],
        coordinated=said(len(coordinates), whole=True),
        coordinates=coordinates[:SHOWN],
        due=_first(due),
        duties=_first(duties.order_by("-pk")),
    )


def _newest(one: Body, role: Role, most: int) -> list[int]:
    """Of what is in force, that in which a body has that part."""
    rows = Commitment.objects.in_force().filter(pk__in=involving(one, role=role))
    return few_of(rows.order_by("-pk"), most)


def _first(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:SHOWN])
