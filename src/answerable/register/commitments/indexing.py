"""What search finds commitments, plans, their passages and bodies by. Whoever publishes or renames puts them
in anew."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.plans.models import Clause, Document, DocumentCitation, Edition
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import Entry, forget, index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

Kind = SearchEntry.Kind
MOST_CITATIONS = 20  # of a document, by whose words it is found


def index_document(document: Document) -> None:
    """Put in a published document, its commitments and its other passages, what it cites, and the bodies that
    it names."""
    commitments = Commitment.objects.filter(document=document)
    involved = Involvement.objects.standing().filter(
        appearance__commitment__in=commitments, body__isnull=False
    )
    named = {*involved.values_list("body", flat=True), document.issuer_body_id or 0}
    index(of_documents(Document.objects.filter(pk=document.pk)))
    index(of_commitments(commitments))
    _index_passages(document)
    _index_cited(document)
    index(of_bodies(Body.objects.filter(pk__in=named)))


def index_body(body: Body) -> None:
    """Put in a body under the names that it has now."""
    index(of_bodies(Body.objects.public().filter(pk=body.pk)))


def entries() -> Iterator[Entry]:
    """Everything of this room and those below that is public."""
    yield from of_documents(Document.objects.published())
    yield from of_commitments(Commitment.objects.all())
    yield from of_passages(passages())
    yield from of_cited(cited())
    yield from of_bodies(Body.objects.public().filter(merged_into=None))


def _index_passages(document: Document) -> None:
    """Those of its published edition, and of no other."""
    now = passages().filter(edition__document=document)
    others = Clause.objects.filter(edition__document=document).exclude(pk__in=now.values("pk"))
    forget(Kind.CLAUSE, map(str, others.values_list("pk", flat=True)))
    index(of_passages(now))


def _index_cited(document: Document) -> None:
    """What it cites; what was known by its number alone is so no more where it is published."""
    citing = DocumentCitation.objects.filter(edition__document=document)
    numbers = {document.number_key, *citing.values_list("number_key", flat=True)} - {""}
    found = list(of_cited(cited().filter(number_key__in=numbers)))
    forget(Kind.CITED, numbers - {one.ident for one in found})
    index(found)


def of_documents(chosen: QuerySet[Document]) -> Iterator[Entry]:
    for one in chosen.exclude(slug=None):
        title = f"{one.type} {one.number} {one.title}"
        yield Entry(Kind.DOCUMENT, one.slug or "", title, f"{one.issuer} {one.dated[:4]}")


def of_commitments(chosen: QuerySet[Commitment]) -> Iterator[Entry]:
    for one in chosen.select_related("document").iterator(chunk_size=500):
        said = (one.text, *one.leads, one.document.number, one.public_id)
        yield Entry(Kind.COMMITMENT, one.public_id, "", ". ".join(said))


def passages() -> QuerySet[Clause]:
    """Items of published editions that no commitment was made of."""
    whole = Clause.objects.filter(
        edition__standing=Edition.Standing.PUBLISHED, structure=Clause.Structure.WHOLE, appearance=None
    )
    return whole.exclude(pieces=[])


def of_passages(chosen: QuerySet[Clause]) -> Iterator[Entry]:
    rows = chosen.order_by("edition", "position").values_list("pk", "edition", "label", "pieces")
    for pk_of_edition, some in groupby(rows.iterator(chunk_size=500), key=lambda row: row[1]):
        text, number = Edition.objects.values_list("text", "document__number").get(pk=pk_of_edition)
        for pk, _, label, pieces in some:
            said = " ".join(text[start:end].strip() for start, end in pieces)
            yield Entry(Kind.CLAUSE, str(pk), "", f"{label} {said}. {number}")


def cited() -> QuerySet[DocumentCitation]:
    """Where published editions name documents that the register does not hold."""
    standing = DocumentCitation.objects.standing().filter(edition__standing=Edition.Standing.PUBLISHED)
    return standing.filter(target=None).exclude(number_key="")


def of_cited(chosen: QuerySet[DocumentCitation]) -> Iterator[Entry]:
    rows = chosen.order_by("number_key", "pk").values_list("number_key", "type", "number", "words")
    for number, some in groupby(rows.iterator(chunk_size=500), key=lambda row: row[0]):
        first, *others = islice(some, MOST_CITATIONS)
        words = dict.fromkeys(row[3] for row in (first, *others))
        yield Entry(Kind.CITED, number, f"{first[1]} {first[2]}", ". ".join(words))


def of_bodies(chosen: QuerySet[Body]) -> Iterator[Entry]:
    for one in chosen.prefetch_related("names"):
        names = {one.name, *(said.name for said in one.names.all())}
        yield Entry(Kind.BODY, one.key, ". ".join(sorted(names)), "")
