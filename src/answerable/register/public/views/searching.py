"""Search over all that is public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment
from answerable.register.plans.models import Document
from answerable.register.search.marking import Piece, snippet
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import Place, find

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST = 300  # characters of a question that are looked at
Kind = SearchEntry.Kind


class Hit(NamedTuple):
    """A page that was found, with its words lit."""

    kind: str
    address: str
    title: list[Piece]
    record: Any


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


def hits(found: list[tuple[str, str]], query: str) -> list[Hit]:
    """What was found, in its order, with the records; what is there no more is left out."""
    idents: dict[str, list[str]] = {kind: [ident for other, ident in found if other == kind] for kind in Kind}
    commitments = Commitment.objects.select_related("document")
    records: dict[str, dict[str, Any]] = {
        Kind.COMMITMENT: commitments.in_bulk(idents[Kind.COMMITMENT], field_name="public_id"),
        Kind.DOCUMENT: Document.objects.in_bulk(idents[Kind.DOCUMENT], field_name="slug"),
        Kind.BODY: Body.objects.in_bulk(idents[Kind.BODY], field_name="key"),
    }
    shown = []
    for kind, ident in found:
        record = records[kind].get(ident)
        if record is not None:
            title = snippet(_title(record), query)
            shown.append(Hit(kind, reverse(PAGES[Kind(kind)], args=[ident]), title, record))
    return shown


PAGES = {Kind.COMMITMENT: "commitment", Kind.DOCUMENT: "plan", Kind.BODY: "body"}


def _title(record: Commitment | Document | Body) -> str:
    if isinstance(record, Commitment):
        return record.text
    if isinstance(record, Document):
        return f"{record.number} · {record.title}" if record.number else record.title
    return record.name


def _place(said: str) -> Place | None:
    tier, _, id = said.partition("-")
    if tier.isascii() and tier.isdecimal() and id.isascii() and id.isdecimal() and len(said) < 20:
        return Place(int(tier), int(id))
    return None
