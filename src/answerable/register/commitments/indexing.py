"""What search finds commitments, plans and bodies by. Whoever publishes or renames puts them in anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.plans.models import Document
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import Entry, index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

Kind = SearchEntry.Kind


def index_document(document: Document) -> None:
    """Put in a published document, its commitments, and the bodies that they name."""
    commitments = Commitment.objects.filter(document=document)
    involved = Involvement.objects.standing().filter(
        appearance__commitment__in=commitments, body__isnull=False
    )
    named = {*involved.values_list("body", flat=True), document.issuer_body_id or 0}
    index(of_documents(Document.objects.filter(pk=document.pk)))
    index(of_commitments(commitments))
    index(of_bodies(Body.objects.filter(pk__in=named)))


def index_body(body: Body) -> None:
    """Put in a body under the names that it has now."""
    index(of_bodies(Body.objects.public().filter(pk=body.pk)))


def index_all() -> None:
    """Put in everything that is public, anew."""
    index(of_documents(Document.objects.exclude(published_at=None)))
    index(of_commitments(Commitment.objects.all()))
    index(of_bodies(Body.objects.public().filter(merged_into=None)))


def of_documents(chosen: QuerySet[Document]) -> Iterator[Entry]:
    for one in chosen.exclude(slug=None):
        title = f"{one.type} {one.number} {one.title}"
        yield Entry(Kind.DOCUMENT, one.slug or "", title, f"{one.issuer} {one.dated[:4]}")


def of_commitments(chosen: QuerySet[Commitment]) -> Iterator[Entry]:
    for one in chosen.select_related("document").iterator(chunk_size=500):
        said = (one.text, *one.leads, one.document.number, one.public_id)
        yield Entry(Kind.COMMITMENT, one.public_id, "", ". ".join(said))


def of_bodies(chosen: QuerySet[Body]) -> Iterator[Entry]:
    for one in chosen.prefetch_related("names"):
        names = {one.name, *(said.name for said in one.names.all())}
        yield Entry(Kind.BODY, one.key, ". ".join(sorted(names)), "")
