"""Search over all that is public."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.keeping import kept_while_nothing_is_done
from answerable.register.lists.counting import said
from answerable.register.lists.facets import WINDOW, Choice, facets
from answerable.register.lists.filters import FilterForm
from answerable.register.public.found import hits
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import Place, count_kinds, find

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST = 300  # characters of a question that are looked at
Kind = SearchEntry.Kind


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:LONGEST].strip()
    kind = request.GET.get("loai", "")
    on = timezone.localdate()
    found = find(query, kind=kind if kind in Kind.values else None, after=_place(request.GET.get("sau", "")))
    following = f"{found.next.tier}-{found.next.id}" if found.next else ""
    form = FilterForm({"q": query})
    context = {
        "on": on,
        "query": query,
        "kind": kind,
        "kinds": [("", ""), *((one.value, one.label) for one in Kind)],
        "counts": kinds_met(query, kind) if query else [],
        "facets": facets(form, on=on) if query and form.is_valid() and kind in ("", Kind.COMMITMENT) else [],
        "hits": hits(found.hits, query),
        "more": urlencode({"q": query, "loai": kind, "sau": following}) if following else "",
    }
    return render(request, "public/search.html", context)


def kinds_met(query: str, chosen: str) -> list[Choice]:
    """The kinds of what is found, each with how many."""
    digest = hashlib.sha256(query.encode()).hexdigest()
    values, whole = kept_while_nothing_is_done(f"kinds-{digest}", lambda: count_kinds(query, most=WINDOW))
    return [
        Choice(
            label=str(one.label),
            count=said(values[one.value], whole=whole),
            chosen=one.value == chosen,
            query=urlencode({"q": query} if one.value == chosen else {"q": query, "loai": one.value}),
        )
        for one in Kind
        if one.value in values
    ]


def _place(said: str) -> Place | None:
    tier, _, id = said.partition("-")
    if tier.isascii() and tier.isdecimal() and id.isascii() and id.isdecimal() and len(said) < 20:
        return Place(int(tier), int(id))
    return None
