"""Which published document a citation means: linked only where one alone can be meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from answerable.register.bodies.models import Level
from answerable.register.plans.facts import facts_of
from answerable.register.plans.identity import bare, number_key
from answerable.register.plans.models import Document, DocumentCitation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from answerable.register.plans.models import Clause, Edition

YEAR_IN_NUMBER = re.compile(r"/(?:19|20)\d\d/")  # "12/2018/qđ-ttg": unlike others, never given twice


SAID = ("relation", "words", "start", "end", "type", "number", "number_key", "dated", "name_key")


def citation(one: dict[str, Any], edition: Edition, clause: Clause | None) -> DocumentCitation:
    """A citation of the contract as a row to be."""
    return DocumentCitation(
        edition=edition,
        clause=clause,
        relation=one["relation"],
        words=one["text"],
        start=one["span"][0],
        end=one["span"][1],
        type=one["type"] or "",
        number=one["number"] or "",
        number_key=number_key(one["number"]),
        dated=one["date"] or "",
        name_key=bare(one["name"] or ""),
    )


def keep_citations(clause: Clause, *, at: datetime) -> None:
    """Let a clause cite what a person keeps of it. What was read otherwise is superseded, and stays."""
    now = [citation(one, clause.edition, clause) for one in facts_of(clause)["citations"] if one.get("span")]
    standing = clause.citations.standing()

    def said(rows: Iterable[DocumentCitation]) -> list[tuple[Any, ...]]:
        return [tuple(getattr(one, name) for name in SAID) for one in rows]

    if said(standing.order_by("pk")) != said(now):
        standing.update(superseded_at=at)
        DocumentCitation.objects.bulk_create(now)


def link_citations(edition: Edition) -> int:
    """Link what a published edition cites, and what had cited its document before; how many were linked."""
    its_own = Q(edition=edition) & ~Q(number_key="")
    of_it = Q(number_key=edition.document.number_key) & ~Q(number_key="")
    waiting = (
        DocumentCitation.objects.standing().filter(its_own | of_it, target=None).select_related("edition")
    )
    linked = []
    for one in waiting:
        one.target = meant_by(one)
        if one.target is not None:
            linked.append(one)
    DocumentCitation.objects.bulk_update(linked, ["target"])
    return len(linked)


def meant_by(citation: DocumentCitation) -> Document | None:
    """The one published document of that number and date, or None where there is none, or may be another.

    Numbers start anew each year and in each province, so one without a date tells enough only when it holds a
    year, or when it is of a body at the centre.
    """
    alike = Document.objects.published().filter(number_key=citation.number_key)
    alike = alike.exclude(pk=citation.edition.document_id)
    if citation.dated:
        alike = alike.filter(dated=citation.dated)
    elif not YEAR_IN_NUMBER.search(citation.number_key):
        alike = alike.filter(issuer_body__level=Level.CENTRAL)
    found = list(alike[:2])
    return found[0] if len(found) == 1 else None
