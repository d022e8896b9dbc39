"""Pictures of a plan and of a body, each beside its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from answerable.register.bodies.models import Body
from answerable.register.cells import csv_file
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.consolidating.charts import bars, days, evidence, heat, stages
from answerable.register.consolidating.figures import By
from answerable.register.consolidating.gathering import gather_of
from answerable.register.consolidating.pictures import SVG, picture, size
from answerable.register.consolidating.rounds import course
from answerable.register.keeping import kept_while_nothing_is_done, unless_unchanged
from answerable.register.lists.filters import involving
from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from answerable.register.consolidating.figures import Figures

MOST = 3_000  # commitments of a picture; more than that nobody could read in one
TITLES = {
    "muc": _("How each section stands"),
    "co-quan": _("How each lead body stands"),
    "thang": _("What is due by body and month, and how much of it is overdue (▲)"),
    "han": _("Deadlines on a line of time"),
    "viec": _("How far the work of each section is, as it was confirmed"),
    "minh-chung": _("How many of what is done or claimed done show open evidence"),
    "ky": _("Progress over rounds of reporting"),
}


@require_safe
def plan_pictures(request: HttpRequest, slug: str) -> HttpResponse:
    document = get_object_or_404(Document.objects.published(), slug=slug)
    shown = _of_plan(document, on=timezone.localdate())
    context = {"of": document, "page": "plan", "key": slug, "shown": _tables(shown)}
    return render(request, "public/pictures.html", context)


@require_safe
def plan_picture(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    document = get_object_or_404(Document.objects.published(), slug=slug)
    return _svg(_of_plan(document, on=timezone.localdate()), name)


@require_safe
def body_pictures(request: HttpRequest, key: str) -> HttpResponse:
    body = get_object_or_404(Body.objects.public(), key=key, merged_into=None)
    shown = _of_body(body, on=timezone.localdate())
    context = {"of": body, "page": "body", "key": key, "shown": _tables(shown)}
    return render(request, "public/pictures.html", context)


@require_safe
def body_picture(request: HttpRequest, key: str, name: str) -> HttpResponse:
    body = get_object_or_404(Body.objects.public(), key=key, merged_into=None)
    return _svg(_of_body(body, on=timezone.localdate()), name)


@require_safe
@unless_unchanged
def plan_picture_csv(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    document = get_object_or_404(Document.objects.published(), slug=slug)
    return _csv(_of_plan(document, on=timezone.localdate()), name, f"{slug}-{name}.csv")


@require_safe
@unless_unchanged
def body_picture_csv(request: HttpRequest, key: str, name: str) -> HttpResponse:
    body = get_object_or_404(Body.objects.public(), key=key, merged_into=None)
    return _csv(_of_body(body, on=timezone.localdate()), name, f"{key}-{name}.csv")


def _of_plan(document: Document, *, on: date) -> dict[str, Any]:
    rows = Commitment.objects.in_force().filter(document=document)
    figures = _figures(f"plan-{document.pk}", rows, on=on)
    drawn: dict[str, Any] = {
        "muc": bars(figures, By.SECTION),
        "co-quan": bars(figures, By.BODY),
        "thang": heat(figures, first=on.replace(month=1, day=1)),
        "han": days(figures),
        "viec": stages(figures, By.SECTION),
        "minh-chung": evidence(figures, By.SECTION),
        "ky": course(document, on=on),
    }
    return {name: one for name, one in drawn.items() if one.table().lines}


def _of_body(body: Body, *, on: date) -> dict[str, Any]:
    led = involving(body, role=Involvement.Role.LEAD)
    figures = _figures(f"body-{body.pk}", Commitment.objects.in_force().filter(pk__in=led), on=on)
    drawn: dict[str, Any] = {
        "muc": bars(figures, By.SECTION),
        "han": days(figures),
        "viec": stages(figures, By.SECTION),
        "minh-chung": evidence(figures, By.SECTION),
    }
    return {name: one for name, one in drawn.items() if one.table().lines}


def _figures(name: str, rows: QuerySet[Commitment], *, on: date) -> Figures:
    """How they stand today. Raises Http404 where there are more than a picture can show."""

    def made() -> Figures:
        if rows.order_by()[: MOST + 1].count() > MOST:
            raise Http404
        return gather_of(rows, begins=on, ends=on, made_on=on)

    return kept_while_nothing_is_done(f"figures-{name}-{on}", made)


def _svg(shown: dict[str, Any], name: str) -> HttpResponse:
    if name not in shown:
        raise Http404
    return HttpResponse(picture(shown[name]), content_type="image/svg+xml")


def _csv(shown: dict[str, Any], name: str, file_name: str) -> HttpResponse:
    """The numbers of a picture."""
    if name not in shown:
        raise Http404
    said = shown[name].table()
    return csv_file(file_name, (said.heads, *said.lines))


def _tables(shown: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "title": TITLES[name],
            "file": f"{name}.{SVG}",
            "data": f"{name}.csv",
            "table": one.table(),
            "size": size(one),
        }
        for name, one in shown.items()
    ]
