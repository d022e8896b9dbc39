"""The list of commitments, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.register.commitments.models import Commitment
from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.lists.counting import up_to_most
from answerable.register.lists.facets import WINDOW, facets, window
from answerable.register.lists.filters import FilterForm, Listed, narrowed, page
from answerable.register.public.account import account_of, appearances_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    form = FilterForm(request.GET)
    if not form.is_valid():
        context = {"form": form, "listed": Listed(rows=[], by_day=False, more=""), "on": on}
        return render(request, "public/commitments.html", context, status=400)
    found = window(form, on=on)
    rows = narrowed(form.cleaned_data, on=on)
    if len(found) <= WINDOW:  # no need to look for them again
        rows = Commitment.objects.filter(pk__in=found)
    context = {
        "form": form,
        "chosen": form.cleaned_data,
        "count": kept_while_nothing_is_done(f"count-{on}-{form.digest()}", lambda: up_to_most(rows)),
        "listed": page(rows, request.GET.dict()),
        "facets": facets(form, on=on),
        "on": on,
    }
    return render(request, "public/commitments.html", context)


@require_safe
def commitment(request: HttpRequest, public_id: str) -> HttpResponse:
    on = timezone.localdate()
    appearances = appearances_of(public_id)
    if not appearances:
        raise Http404(_("There is no commitment of that address."))
    one = appearances[0].commitment
    return render(
        request, "public/commitment.html", {"commitment": one, "on": on, **account_of(appearances, on=on)}
    )
