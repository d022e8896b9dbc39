"""What everybody may read, without a token: the same as on the public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import P, PathEx, Query, Router

from answerable.register.api import kinds
from answerable.register.api.asking import Cited, CommitmentFilters, Numbered, Paged, Sought, chosen, page_of
from answerable.register.api.problems import Problem
from answerable.register.api.shapes import Hit, Page
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Appearance, Commitment
from answerable.register.lists.filters import narrowed, page
from answerable.register.lists.naming import named_bodies
from answerable.register.opendata.pages import of_body, of_commitment
from answerable.register.opendata.records import KINDS
from answerable.register.plans.identity import number_key
from answerable.register.plans.models import Document, DocumentCitation, Edition
from answerable.register.public.found import named_hits
from answerable.register.search.services import Place, find
from answerable.register.trace.models import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from answerable.register.opendata.pages import Tables

router = Router(tags=["reading"])
BIGGEST = 2**62
Ordinal = PathEx[int, P(ge=1, le=2**31 - 1, description="Which edition of the plan: 1, 2 …")]


@router.get("commitments", response=kinds.pages(kinds.Commitment), url_name="api_commitments")
def commitments(request: HttpRequest, filters: Query[CommitmentFilters]) -> Any:
    """Commitments, narrowed as on their page.

    Those asked for by a state with a day, or by a month, come by their last day; all others the newest first.
    """
    on = timezone.localdate()
    cleaned, said = chosen(filters)
    if filters.after and not Commitment.objects.filter(public_id=filters.after).exists():
        raise Http404
    listed = page(narrowed(cleaned, on=on), {**said, "sau": filters.after}, size=filters.limit)
    items = kinds.told("commitment", [one.pk for one in listed.rows], request, on=on)
    return page_of(items, request, listed.rows[-1].public_id if listed.more else "")


@router.get("commitments/{id}", response=kinds.CommitmentInFull, url_name="api_commitment")
def commitment(request: HttpRequest, id: str) -> Any:
    """One commitment, with what its editions say of it, and of one that is worked on how it goes."""
    on = timezone.localdate()
    one = _found(Commitment.objects.filter(public_id=id))
    return {
        "commitment": kinds.told("commitment", [one.pk], request, on=on)[0],
        **_tables(of_commitment(one, on=on), kinds.ABOUT_A_COMMITMENT, request),
    }


@router.get("plans", response=kinds.pages(kinds.Plan), url_name="api_plans")
def plans(request: HttpRequest, asked: Query[Numbered]) -> Any:
    """Published plans, the latest published first."""
    rows = Document.objects.published().order_by("-published_at", "-pk")
    if asked.number:
        rows = rows.filter(number_key=number_key(asked.number))
    if asked.after:
        after = _found(Document.objects.published().filter(slug=asked.after))
        before = Q(published_at__lt=after.published_at) | Q(published_at=after.published_at, pk__lt=after.pk)
        rows = rows.filter(before)
    return _page("plan", rows, asked, request, "id")


@router.get("plans/{id}", response=kinds.Plan, url_name="api_plan")
def plan(request: HttpRequest, id: str) -> Any:
    """One plan."""
    one = _found(Document.objects.published().filter(slug=id))
    return kinds.told("plan", [one.pk], request, on=timezone.localdate())[0]


@router.get("plans/{id}/editions", response=kinds.lists(kinds.EditionListed), url_name="api_editions")
def editions(request: HttpRequest, id: str) -> Any:
    """The editions of a plan, the latest first."""
    document = _found(Document.objects.published().filter(slug=id))
    rows = document.editions.public().order_by("-ordinal")
    return kinds.told("edition", rows.values_list("pk", flat=True), request, on=timezone.localdate())


@router.get("plans/{id}/editions/{ordinal}", response=kinds.Edition, url_name="api_edition")
def edition(request: HttpRequest, id: str, ordinal: Ordinal) -> Any:
    """One edition, with its whole text, into which the pieces of clauses point."""
    return kinds.told("edition", [_edition(id, ordinal).pk], request, on=timezone.localdate())[0]


@router.get(
    "plans/{id}/editions/{ordinal}/outline", response=kinds.pages(kinds.Clause), url_name="api_outline"
)
def outline(request: HttpRequest, id: str, asked: Query[Paged], ordinal: Ordinal) -> Any:
    """The outline of an edition, flat and in the order of the document, each with its parent."""
    one = _edition(id, ordinal)
    rows = one.clauses.order_by("position", "pk")
    if asked.after:
        after = _found(one.clauses.filter(key=asked.after))
        rows = rows.filter(Q(position__gt=after.position) | Q(position=after.position, pk__gt=after.pk))
    shown = _page("clause", rows, asked, request, "key")
    clauses = [said["number"] for said in shown.items]
    made = dict(Appearance.objects.filter(clause__in=clauses).values_list("clause", "commitment__public_id"))
    shown.items = [{**said, "commitment": made.get(said["number"])} for said in shown.items]
    return shown


@router.get("bodies", response=kinds.pages(kinds.Body), url_name="api_bodies")
def bodies(request: HttpRequest, asked: Query[Paged]) -> Any:
    """Public bodies that a published plan names, by their names."""
    after = _found(Body.objects.public().filter(key=asked.after)) if asked.after else None
    return _page("body", named_bodies(after=after), asked, request, "id")


@router.get("bodies/{id}", response={200: kinds.BodyInFull, 301: None}, url_name="api_body")
def body(request: HttpRequest, id: str) -> Any:
    """One public body, with its names and those that it took over from. One that was merged leads on."""
    on = timezone.localdate()
    one = _found(Body.objects.public().select_related("merged_into").filter(key=id))
    if one.merged_into is not None:
        return _moved(request, "api_body", one.merged_into.key)
    return {
        "body": kinds.told("body", [one.pk], request, on=on)[0],
        **_tables(of_body(one, on=on), kinds.ABOUT_A_BODY, request),
    }


@router.get("citations", response=kinds.pages(kinds.Citation), url_name="api_citations")
def citations(request: HttpRequest, asked: Query[Cited]) -> Any:
    """Documents, as published plans name them; by their number also such as are not here themselves."""
    rows = DocumentCitation.objects.standing().filter(edition__standing=Edition.Standing.PUBLISHED)
    if asked.number:
        rows = rows.filter(number_key=number_key(asked.number))
    if asked.plan:
        rows = rows.filter(edition__document=_found(Document.objects.published().filter(slug=asked.plan)))
    if asked.after:
        rows = rows.filter(pk__gt=_number(asked.after))
    return _page("citation", rows.order_by("pk"), asked, request, "number")


@router.get("events", response=kinds.pages(kinds.Event), url_name="api_events")
def events(request: HttpRequest, asked: Query[Paged]) -> Any:
    """The public trace, the first event first: who keeps the last number asks for what came after it."""
    rows = Event.objects.filter(seq__gt=_number(asked.after) if asked.after else 0).order_by("seq")
    shown = _page("event", rows, asked, request, "number")
    shown.items = [kinds.with_sentence(said) for said in shown.items]
    return shown


@router.get("search", response=Page[Hit], url_name="api_search")
def search(request: HttpRequest, asked: Query[Sought]) -> Any:
    """All that is public and holds these words, the best first."""
    after = None
    if asked.after:
        tier, _, number = asked.after.partition("-")
        after = Place(_number(tier), _number(number))
    found = find(asked.q, kind=asked.kind or None, after=after, limit=asked.limit)
    items = [
        Hit(
            kind=one.kind,
            id=ident,
            url=request.build_absolute_uri(one.address),
            title="".join(piece.text for piece in one.title),
            text="".join(piece.text for piece in one.text),
        )
        for ident, one in named_hits(found.hits, asked.q)
    ]
    return page_of(items, request, f"{found.next.tier}-{found.next.id}" if found.next else "")


def _page(
    name: str, rows: QuerySet[Any], asked: Paged, request: HttpRequest, key: str
) -> Page[dict[str, Any]]:
    """A page of rows that are in their order already; the next begins after the ``key`` of its last."""
    pks = list(rows.values_list("pk", flat=True)[: asked.limit + 1])
    items = kinds.told(name, pks[: asked.limit], request, on=timezone.localdate())
    return page_of(items, request, str(items[-1][key]) if len(pks) > asked.limit else "")


def _tables(tables: Tables, names: Iterable[str], request: HttpRequest) -> dict[str, Any]:
    """What a page holds beside its record, by the names of the tables."""
    return {
        KINDS[name].many: [kinds.with_page(KINDS[name], said, request) for said in tables.one(name)]
        for name in names
    }


def _edition(id: str, ordinal: int) -> Edition:
    rows = Edition.objects.public().filter(document__slug=id, ordinal=ordinal)
    one: Edition = _found(rows)
    return one


def _found(rows: QuerySet[Any]) -> Any:
    one = rows.first()
    if one is None:
        raise Http404
    return one


def _number(said: str) -> int:
    """The number of a record after which a page begins. Raises Problem where it is none."""
    if said.isascii() and said.isdecimal() and int(said) < BIGGEST:
        return int(said)
    raise Problem(404)


def _moved(request: HttpRequest, name: str, id: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse(name, args=[id]))
    return HttpResponse(status=301, headers={"Location": address})
