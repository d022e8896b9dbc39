"""What a search found, as its page shows it: of each kind its record, its address and its words, lit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse

from answerable.register.bodies.models import Body
from answerable.register.commitments.indexing import cited, passages
from answerable.register.commitments.models import Commitment
from answerable.register.consolidating.content import SECTIONS
from answerable.register.consolidating.models import Version
from answerable.register.plans.models import Document
from answerable.register.public.reading import part_of
from answerable.register.search.marking import Piece, snippet
from answerable.register.search.models import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from answerable.register.plans.models import Clause, DocumentCitation

Kind = SearchEntry.Kind


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A page that was found, with its words lit."""

    kind: str
    address: str
    title: list[Piece]
    text: list[Piece]  # words under the title, where the title is not all that was searched
    record: Any


def hits(found: list[tuple[str, str]], query: str) -> list[Hit]:
    """What was found, in its order, with the records; what is there no more is left out."""
    return [hit for _ident, hit in named_hits(found, query)]


def named_hits(found: list[tuple[str, str]], query: str) -> list[tuple[str, Hit]]:
    """The same, each with what search knows it by."""
    records = {
        kind: RECORDS[kind](idents)
        for kind in Kind
        if (idents := [ident for other, ident in found if other == kind])
    }
    there = ((kind, ident, records[Kind(kind)].get(ident)) for kind, ident in found)
    return [(ident, SHOWN[Kind(kind)](record, query)) for kind, ident, record in there if record is not None]


def _passages(idents: Sequence[str]) -> dict[str, Clause]:
    rows = passages().select_related("edition__document").filter(pk__in=_numbers(idents))
    return {str(one.pk): one for one in rows}


def _cited(idents: Sequence[str]) -> dict[str, DocumentCitation]:
    rows = cited().filter(number_key__in=idents).order_by("-pk").only("number_key", "number", "type", "words")
    return {one.number_key: one for one in rows}


def _reports(idents: Sequence[str]) -> dict[str, Version]:
    rows = Version.objects.filter(kind=Version.Kind.PUBLISHED, report__in=_numbers(idents))
    return {str(one.report_id): one for one in rows.select_related("report")}


def _numbers(idents: Sequence[str]) -> list[int]:
    return [int(ident) for ident in idents]


RECORDS: dict[Kind, Callable[[Sequence[str]], dict[str, Any]]] = {
    Kind.DOCUMENT: lambda idents: Document.objects.in_bulk(idents, field_name="slug"),
    Kind.COMMITMENT: lambda idents: Commitment.objects.select_related("document").in_bulk(
        idents, field_name="public_id"
    ),
    Kind.BODY: lambda idents: Body.objects.in_bulk(idents, field_name="key"),
    Kind.CLAUSE: _passages,
    Kind.CITED: _cited,
    Kind.REPORT: _reports,
}


def _document(one: Document, query: str) -> Hit:
    title = f"{one.number} · {one.title}" if one.number else one.title
    return _hit(Kind.DOCUMENT, one, one.get_absolute_url(), snippet(title, query))


def _commitment(one: Commitment, query: str) -> Hit:
    return _hit(Kind.COMMITMENT, one, one.get_absolute_url(), snippet(one.text, query))


def _body(one: Body, query: str) -> Hit:
    return _hit(Kind.BODY, one, reverse("body", args=[one.key]), snippet(one.name, query))


def _passage(one: Clause, query: str) -> Hit:
    edition, (start, end) = one.edition, (one.pieces[0][0], one.pieces[-1][1])
    place = [edition.document.slug, edition.ordinal, part_of(start, edition.text)]
    address = f"{reverse('plan_text', args=place)}?doan={start}-{end}#doan"
    return _hit(Kind.CLAUSE, one, address, snippet(one.text, query))


def _citation(one: DocumentCitation, query: str) -> Hit:
    address = f"{reverse('cited')}?{urlencode({'so': one.number_key})}"
    return _hit(Kind.CITED, one, address, snippet(f"{one.type} {one.number}".strip(), query))


def _report(one: Version, query: str) -> Hit:
    text = " ".join(filter(None, map(one.said.get, SECTIONS)))
    return _hit(
        Kind.REPORT, one, one.get_absolute_url(), snippet(str(one.report), query), snippet(text, query)
    )


def _hit(kind: Kind, record: Any, address: str, title: list[Piece], text: Sequence[Piece] = ()) -> Hit:
    return Hit(kind=kind, address=address, title=title, text=list(text), record=record)


SHOWN: dict[Kind, Callable[[Any, str], Hit]] = {
    Kind.DOCUMENT: _document,
    Kind.COMMITMENT: _commitment,
    Kind.BODY: _body,
    Kind.CLAUSE: _passage,
    Kind.CITED: _citation,
    Kind.REPORT: _report,
}
