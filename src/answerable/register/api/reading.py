"""What everybody may read, without a token: the same as on the public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import P, PathEx, Query, Router

from answerable.register.api import making, shapes
from answerable.register.api.asking import Cited, CommitmentFilters, Numbered, Paged, Sought, chosen, page_of
from answerable.register.api.problems import Problem
from answerable.register.bodies.models import Body
from answerable.register.bodies.successors import today
from answerable.register.commitments.models import Appearance, Commitment, Involvement
from answerable.register.lists.filters import narrowed, page
from answerable.register.plans.identity import number_key
from answerable.register.plans.models import Document, DocumentAddress, DocumentCitation, Edition
from answerable.register.public.found import named_hits
from answerable.register.search.services import Place, find
from answerable.register.trace.models import Event
from answerable.register.trace.telling import told

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

router = Router(tags=["reading"])
OPEN = (Edition.Standing.PUBLISHED, Edition.Standing.SUPERSEDED)
BIGGEST = 2**62
Ordinal = PathEx[int, P(ge=1, le=2**31 - 1, description="Which edition of the plan: 1, 2 …")]


@router.get("commitments", response=shapes.Page[shapes.Commitment], url_name="api_commitments")
def commitments(request: HttpRequest, filters: Query[CommitmentFilters]) -> Any:
    """Commitments, narrowed as on their page.

    Those asked for by a state with a day, or by a month, come by their last day; all others the newest first.
    """
    on = timezone.localdate()
    cleaned, said = chosen(filters)
    if filters.after and not Commitment.objects.filter(public_id=filters.after).exists():
        raise Http404
    listed = page(narrowed(cleaned, on=on), {**said, "sau": filters.after}, size=filters.limit)
    items = [making.commitment(one, request, on=on) for one in listed.rows]
    return page_of(items, request, items[-1].id if listed.more else "")


@router.get("commitments/{id}", response=shapes.CommitmentInFull, url_name="api_commitment")
def commitment(request: HttpRequest, id: str) -> Any:
    """One commitment, with what its current edition says of it."""
    known = Commitment.objects.select_related("document", "lifted_by")
    one = _found(known.filter(public_id=id))
    appearances = Appearance.objects.filter(commitment=one).select_related("edition", "clause")
    latest = _found(appearances.order_by("-edition__ordinal"))
    return making.commitment_in_full(one, latest, request, on=timezone.localdate())


@router.get("plans", response=shapes.Page[shapes.Plan], url_name="api_plans")
def plans(request: HttpRequest, asked: Query[Numbered]) -> Any:
    """Published plans, the latest published first."""
    rows = Document.objects.exclude(published_at=None).order_by("-published_at", "-pk")
    if asked.number:
        rows = rows.filter(number_key=number_key(asked.number))
    if asked.after:
        after = _found(Document.objects.exclude(published_at=None).filter(slug=asked.after))
        before = Q(published_at__lt=after.published_at) | Q(published_at=after.published_at, pk__lt=after.pk)
        rows = rows.filter(before)
    found = list(rows.select_related("issuer_body")[: asked.limit + 1])
    items = [making.plan(one, request) for one in found[: asked.limit]]
    return page_of(items, request, items[-1].id if len(found) > asked.limit else "")


@router.get("plans/{id}", response={200: shapes.Plan, 301: None}, url_name="api_plan")
def plan(request: HttpRequest, id: str) -> Any:
    """One plan. An address that it had before leads to the one it has."""
    one = Document.objects.exclude(published_at=None).filter(slug=id).select_related("issuer_body").first()
    if one is None:
        old = _found(DocumentAddress.objects.select_related("document").filter(slug=id))
        return _moved(request, "api_plan", old.document.slug or "")
    return making.plan(one, request)


@router.get("plans/{id}/editions", response=list[shapes.Edition], url_name="api_editions")
def editions(request: HttpRequest, id: str) -> Any:
    """The editions of a plan, the latest first."""
    document = _found(Document.objects.exclude(published_at=None).filter(slug=id))
    rows = document.editions.filter(standing__in=OPEN).select_related("document", "file").order_by("-ordinal")
    return [making.edition(one) for one in rows.defer("text", "reading")]


@router.get("plans/{id}/editions/{ordinal}", response=shapes.EditionInFull, url_name="api_edition")
def edition(request: HttpRequest, id: str, ordinal: Ordinal) -> Any:
    """One edition, with its whole text."""
    one = _edition(id, ordinal)
    return shapes.EditionInFull(edition=making.edition(one), text=one.text)


@router.get(
    "plans/{id}/editions/{ordinal}/outline",
    response=shapes.Page[shapes.Clause],
    url_name="api_outline",
)
def outline(request: HttpRequest, id: str, asked: Query[Paged], ordinal: Ordinal) -> Any:
    """The outline of an edition, flat and in the order of the document, each with its parent."""
    one = _edition(id, ordinal)
    rows = one.clauses.order_by("position", "pk")
    if asked.after:
        after = _found(one.clauses.filter(key=asked.after))
        rows = rows.filter(Q(position__gt=after.position) | Q(position=after.position, pk__gt=after.pk))
    found = list(rows.select_related("parent").defer("read", "kept", "why")[: asked.limit + 1])
    shown = found[: asked.limit]
    made = dict(Appearance.objects.filter(clause__in=shown).values_list("clause", "commitment__public_id"))
    for row in shown:
        row.edition = one
    items = [making.clause(row, made.get(row.pk)) for row in shown]
    return page_of(items, request, items[-1].key if len(found) > asked.limit else "")


@router.get("bodies", response=shapes.Page[shapes.Body], url_name="api_bodies")
def bodies(request: HttpRequest, asked: Query[Paged]) -> Any:
    """Public bodies that a published plan names, by their names."""
    named = Exists(Involvement.objects.filter(body=OuterRef("pk")))
    named_before = Exists(Involvement.objects.filter(body__merged_into=OuterRef("pk")))
    rows = Body.objects.filter(named | named_before, merged_into=None).order_by("name", "pk")
    if asked.after:
        after = _found(Body.objects.public().filter(key=asked.after))
        rows = rows.filter(Q(name__gt=after.name) | Q(name=after.name, pk__gt=after.pk))
    found = list(rows.select_related("parent")[: asked.limit + 1])
    items = [making.body(one, request) for one in found[: asked.limit]]
    return page_of(items, request, items[-1].id if len(found) > asked.limit else "")


@router.get("bodies/{id}", response={200: shapes.BodyInFull, 301: None}, url_name="api_body")
def body(request: HttpRequest, id: str) -> Any:
    """One public body. One that was merged into another leads to it."""
    one = _found(Body.objects.public().select_related("parent", "merged_into").filter(key=id))
    if one.merged_into is not None:
        return _moved(request, "api_body", one.merged_into.key)
    return shapes.BodyInFull(
        body=making.body(one, request),
        names=sorted({name.name for name in one.names.all()} - {one.name}),
        successors=[heir.body.key for heir in today(one, on=timezone.localdate())],
    )


@router.get("citations", response=shapes.Page[shapes.Citation], url_name="api_citations")
def citations(request: HttpRequest, asked: Query[Cited]) -> Any:
    """Documents, as published plans name them; by their number also such as are not here themselves."""
    rows = DocumentCitation.objects.standing().filter(edition__standing=Edition.Standing.PUBLISHED)
    if asked.number:
        rows = rows.filter(number_key=number_key(asked.number))
    if asked.plan:
        rows = rows.filter(
            edition__document=_found(Document.objects.exclude(published_at=None).filter(slug=asked.plan))
        )
    if asked.after:
        rows = rows.filter(pk__gt=_number(asked.after))
    related = rows.select_related("edition__document", "clause", "target").order_by("pk")
    found = list(related.defer("edition__text", "edition__reading")[: asked.limit + 1])
    items = [making.citation(one) for one in found[: asked.limit]]
    return page_of(items, request, str(found[asked.limit - 1].pk) if len(found) > asked.limit else "")


@router.get("events", response=shapes.Page[shapes.Event], url_name="api_events")
def events(request: HttpRequest, asked: Query[Paged]) -> Any:
    """The public trace, the first event first: who keeps the last number asks for what came after it."""
    rows = Event.objects.filter(seq__gt=_number(asked.after) if asked.after else 0).order_by("seq")
    found = list(rows[: asked.limit + 1])
    items = [making.event(one, request) for one in told(found[: asked.limit])]
    return page_of(items, request, str(items[-1].seq) if len(found) > asked.limit else "")


@router.get("search", response=shapes.Page[shapes.Hit], url_name="api_search")
def search(request: HttpRequest, asked: Query[Sought]) -> Any:
    """All that is public and holds these words, the best first."""
    after = None
    if asked.after:
        tier, _, number = asked.after.partition("-")
        after = Place(_number(tier), _number(number))
    found = find(asked.q, kind=asked.kind or None, after=after, limit=asked.limit)
    items = [making.hit(ident, one, request) for ident, one in named_hits(found.hits, asked.q)]
    return page_of(items, request, f"{found.next.tier}-{found.next.id}" if found.next else "")


def _edition(id: str, ordinal: int) -> Edition:
    rows = Edition.objects.filter(document__slug=id, ordinal=ordinal, standing__in=OPEN)
    one: Edition = _found(rows.select_related("document", "file"))
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
