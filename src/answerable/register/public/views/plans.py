"""Plans, one plan, and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from answerable.register.commitments.measures import no_duties
from answerable.register.consolidating.pictures import size_of_bars
from answerable.register.plans.files import path_of
from answerable.register.plans.identity import number_key
from answerable.register.plans.models import Clause, Document, DocumentCitation, Edition
from answerable.register.plans.pictures import NoPicture, picture_of
from answerable.register.public import outlining
from answerable.register.public.outlining import commitments_of, sections
from answerable.register.public.reading import leaves, paragraphs, part_of, parts_of
from answerable.register.public.unsaid import unsaid
from answerable.register.public.views import pictures

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

SIZE = 30  # plans on a page
CITATIONS = 60


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    rows = Document.objects.published().order_by("-published_at", "-pk")
    after = rows.filter(slug=request.GET.get("sau", "")).first()
    if after is not None:
        rows = rows.filter(published_at__lt=after.published_at) | rows.filter(
            published_at=after.published_at, pk__lt=after.pk
        )
    found = list(rows[: SIZE + 1])
    more = urlencode({"sau": found[SIZE - 1].slug}) if len(found) > SIZE else ""
    return render(request, "public/plans.html", {"plans": found[:SIZE], "more": more})


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    on = timezone.localdate()
    known = Document.objects.published().select_related("issuer_body")
    document = get_object_or_404(known, slug=slug)
    editions = list(document.editions.public().select_related("file").order_by("-ordinal"))
    if not editions:
        raise Http404
    edition = editions[0]
    edition.document = document
    made = commitments_of(edition)
    clauses = list(edition.clauses.defer("read", "kept", "why"))
    lines = outlining.outline(clauses, edition, made)
    begin = whole(request.GET.get("tu", ""))
    shown = [line for line in lines if line.clause.position >= begin]
    starts = {line.clause.pk: part_of(line.clause.pieces[0][0], edition.text) for line in shown}
    parts = sections(lines, on=on)
    context = {
        "on": on,
        "document": document,
        "dropped": list(no_duties(Clause.objects.filter(edition=edition))),
        "edition": edition,
        "editions": editions,
        "lines": [(line, starts[line.clause.pk]) for line in shown[: outlining.SIZE]],
        "begin": begin,
        "more": shown[outlining.SIZE].clause.position if len(shown) > outlining.SIZE else None,
        "sections": parts,
        "pictured": size_of_bars(len(parts)) if 0 < len(made) <= pictures.MOST else None,
        "unsaid": unsaid(edition),
        "warnings": edition.reading.get("warnings", []),
        "citations": edition.citations.standing().select_related("target")[:CITATIONS],
        "cited_by": _citing(document)[:CITATIONS],
    }
    return render(request, "public/plan.html", context)


@require_safe
def plan_text(request: HttpRequest, slug: str, ordinal: int, part: int) -> HttpResponse:
    """One part of an edition's text; ``doan=120-134`` lights these letters of it."""
    edition = _open_edition(slug, ordinal)
    last = parts_of(edition.text)
    if not 1 <= part <= last:
        raise Http404
    clauses = list(edition.clauses.only("key", "pieces", "position", "edition").filter(limb_of=None))
    begin, _, end = request.GET.get("doan", "").partition("-")
    context = {
        "document": edition.document,
        "edition": edition,
        "part": part,
        "last": last,
        "leaves": leaves(edition, paragraphs(edition, clauses, part=part, lit=(whole(begin), whole(end)))),
    }
    return render(request, "public/plan_text.html", context)


@require_safe
def plan_file(request: HttpRequest, slug: str, ordinal: int) -> FileResponse:
    """The file of an edition, as it came: always to be kept, never shown by a browser as a page of ours."""
    edition = _open_edition(slug, ordinal)
    path = path_of(edition.file.sha256)
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=edition.file.name,
        content_type="application/octet-stream",
    )


@require_safe
@cache_control(public=True, max_age=86_400)  # what was published stays as it is
def plan_page(request: HttpRequest, slug: str, ordinal: int, page: int) -> FileResponse:
    """One page of a PDF or a scan as it looks."""
    try:
        picture = picture_of(_open_edition(slug, ordinal), page)
    except NoPicture as none:
        raise Http404 from none
    return FileResponse(picture.open("rb"), content_type="image/webp")


def _open_edition(slug: str, ordinal: int) -> Edition:
    """An edition that is, or was, published. Raises Http404."""
    known = Edition.objects.select_related("document", "file")
    return get_object_or_404(known.public(), document__slug=slug, ordinal=ordinal)


@require_safe
def cited(request: HttpRequest) -> HttpResponse:
    """A document by its number: where published plans name it, and those of that number that are here."""
    key = number_key(request.GET.get("so", "")[:80])
    rows = DocumentCitation.objects.standing().filter(
        number_key=key, edition__standing=Edition.Standing.PUBLISHED
    )
    naming = rows.select_related("edition__document").order_by("edition__document", "start")[:CITATIONS]
    here = Document.objects.published().filter(number_key=key)[:CITATIONS]
    if not key or not (naming or here):
        raise Http404(_("No published plan names a document of that number."))
    number = naming[0].number if naming else here[0].number
    return render(request, "public/cited.html", {"number": number, "naming": naming, "here": here})


def _citing(document: Document) -> QuerySet[DocumentCitation]:
    """Other published documents, at the places where they name this one."""
    citing = DocumentCitation.objects.standing().filter(
        target=document, edition__standing=Edition.Standing.PUBLISHED
    )
    other = citing.exclude(edition__document=document)
    return other.select_related("edition__document").order_by("edition__document", "start")


def whole(said: str) -> int:
    """A number out of an address; 0 for whatever is none."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0
