"""Search over all that is public."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.public.found import hits
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import Place, find

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST = 300  # characters of a question that are looked at
Kind = SearchEntry.Kind


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:LONGEST].strip()
    kind = request.GET.get("loai", "")
    found = find(query, kind=kind if kind in Kind.values else None, after=_place(request.GET.get("sau", "")))
    following = f"{found.next.tier}-{found.next.id}" if found.next else ""
    context = {
        "on": timezone.localdate(),
        "query": query,
        "kind": kind,
        "kinds": [("", ""), *((one.value, one.label) for one in Kind)],
        "hits": hits(found.hits, query),
        "more": urlencode({"q": query, "loai": kind, "sau": following}) if following else "",
    }
    return render(request, "public/search.html", context)


def _place(said: str) -> Place | None:
    tier, _, id = said.partition("-")
    if tier.isascii() and tier.isdecimal() and id.isascii() and id.isdecimal() and len(said) < 20:
        return Place(int(tier), int(id))
    return None
