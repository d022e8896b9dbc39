"""Money: read by everybody, as pages and as a table to take away; entered by those who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.budget.adding import rows
from answerable.register.budget.forms import WHY_NOT, LineForm
from answerable.register.budget.models import Kind, Line
from answerable.register.budget.services import enter
from answerable.register.cells import csv_file
from answerable.register.keeping import unless_unchanged
from answerable.register.refusals import Refused, as_said

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


def lines_shown() -> QuerySet[Line]:
    shown = Line.objects.working(on=timezone.localdate())
    return shown.select_related("body__merged_into", "commitment__document")


@require_safe
def budget(request: HttpRequest) -> HttpResponse:
    """Every year with its bodies, and what each sum is made of."""
    return render(request, "budget/budget.html", {"rows": rows(lines_shown()), "kinds": Kind.labels})


@require_safe
@unless_unchanged
def budget_csv(request: HttpRequest) -> HttpResponse:
    """Every line that stands, one a row."""
    lines: list[tuple[object, ...]] = [("year", "body", "commitment", "kind", "amount", "document", "as_of")]
    for one in lines_shown():
        commitment = one.commitment.public_id if one.commitment else ""
        lines.append((one.year, one.body.name, commitment, one.kind, one.amount, one.document, one.as_of))
    return csv_file("kinh-phi.csv", lines)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.ALLOCATE)
def keep_budget(request: SignedInRequest) -> HttpResponse:
    """Enter a figure: of one's own body, or where one may, of any."""
    form = LineForm(request.POST or None, initial={"commitment": request.GET.get("cam_ket", "")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            enter(said.pop("kind"), said.pop("amount"), **said, by=request.user)
        except PermissionDenied:
            form.add_error(None, WHY_NOT["not_yours"])
        except Refused as refused:
            form.add_error(None, as_said(WHY_NOT, refused))
        else:
            return redirect("keep_budget")
    recent = lines_shown().order_by("-pk")[:20]
    context = {"form": form, "recent": recent}
    return render(request, "budget/enter.html", context, status=400 if form.is_bound else 200)
