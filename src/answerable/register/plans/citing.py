"""Which published document a citation means: linked only where one alone can be meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Q

from answerable.register.bodies.models import Level
from answerable.register.plans.models import Document, DocumentCitation

if TYPE_CHECKING:
    from answerable.register.plans.models import Edition

YEAR_IN_NUMBER = re.compile(r"/(?:19|20)\d\d/")  # "12/2018/qđ-ttg": unlike others, never given twice


def link_citations(edition: Edition) -> int:
    """Link what a published edition cites, and what had cited its document before; how many were linked."""
    its_own = Q(edition=edition) & ~Q(number_key="")
    of_it = Q(number_key=edition.document.number_key) & ~Q(number_key="")
    waiting = DocumentCitation.objects.filter(its_own | of_it, target=None).select_related("edition")
    linked = []
    for citation in waiting:
        citation.target = meant_by(citation)
        if citation.target is not None:
            linked.append(citation)
    DocumentCitation.objects.bulk_update(linked, ["target"])
    return len(linked)


def meant_by(citation: DocumentCitation) -> Document | None:
    """The one published document of that number and date, or None where there is none, or may be another.

    Numbers start anew each year and in each province, so one without a date tells enough only when it holds a
    year, or when it is of a body at the centre.
    """
    alike = Document.objects.filter(number_key=citation.number_key, published_at__isnull=False)
    alike = alike.exclude(pk=citation.edition.document_id)
    if citation.dated:
        alike = alike.filter(dated=citation.dated)
    elif not YEAR_IN_NUMBER.search(citation.number_key):
        alike = alike.filter(issuer_body__level=Level.CENTRAL)
    found = list(alike[:2])
    return found[0] if len(found) == 1 else None
