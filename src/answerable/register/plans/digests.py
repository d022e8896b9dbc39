"""What the public can know of documents, editions and their clauses, as digests that ``verify`` compares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answerable.register.plans.models import Clause, Document, Edition
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection

OF_A_DOCUMENT = (
    "type", "number", "number_key", "issuer", "issuer_key", "issuer_body_id", "dated", "title",
    "period_start", "period_end", "slug", "published_at",
)  # fmt: skip
OF_AN_EDITION = (
    "document_id", "ordinal", "file__sha256", "enacted_by_id", "scope", "text", "reading", "reader_version",
    "pages", "ocr", "standing", "published_at", "counted",
)  # fmt: skip
OF_A_CLAUSE = (
    "key", "parent_id", "position", "label", "kind", "pieces", "page", "read", "kept", "verdict", "structure",
    "limb_of_id", "merged_into_id", "doubts", "answered", "rights_class", "rights", "why", "raised_to",
    "objection", "in_bulk", "elsewhere",
)  # fmt: skip


def of_documents(pks: Collection[int]) -> dict[int, str]:
    return {pk: digest(state) for pk, state in columns(Document.objects.filter(pk__in=pks), OF_A_DOCUMENT)}


def of_editions(pks: Collection[int]) -> dict[int, str]:
    """Each edition with all its clauses."""
    clauses: dict[int, list[Any]] = {}
    rows = Clause.objects.filter(edition__in=pks).order_by("edition", "pk")
    for edition, *said in rows.values_list("edition", "pk", *OF_A_CLAUSE).iterator():
        clauses.setdefault(edition, []).append(said)
    return {
        pk: digest({**state, "clauses": clauses.get(pk, [])})
        for pk, state in columns(Edition.objects.filter(pk__in=pks), OF_AN_EDITION)
    }


DIGESTS = {
    "plans.document": Compared(of_documents, lambda: Document.objects.published()),
    "plans.edition": Compared(
        of_editions, lambda: Edition.objects.public().select_related("document"), at_once=20
    ),
}
