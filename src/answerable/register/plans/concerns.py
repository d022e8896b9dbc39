"""Whom events of documents and editions concern. How an edition was checked is in the trace, and told to
nobody: it was done before everybody could know of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.trace.concerning import Concerned, Concerns, named

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from answerable.register.bodies.models import Body
    from answerable.register.plans.models import Document, Edition


def of_documents(rows: Collection[Document], on: date) -> dict[int, Concerned]:
    return {one.pk: Concerned(plans=named([one.slug]), bodies=_issuer(one.issuer_body)) for one in rows}


def of_editions(rows: Collection[Edition], on: date) -> dict[int, Concerned]:
    return {
        one.pk: Concerned(plans=named([one.document.slug]), bodies=_issuer(one.document.issuer_body))
        for one in rows
    }


def _issuer(body: Body | None) -> tuple[str, ...]:
    return (body.key,) if body else ()


CONCERNS = {
    "plans.document": Concerns(of=of_documents),
    "plans.edition": Concerns(
        of=of_editions,
        not_told=frozenset(
            f"{room}.{verb}"
            for room, verbs in (
                ("plans", ("taken_in", "superseded", "put_aside")),
                (
                    "checking",
                    ("confirmed", "section_confirmed", "corrected", "not_a_task", "split", "merged",
                     "item_added", "name_resolved", "expanded", "header_corrected", "said_gone",
                     "said_continues", "said_elsewhere", "undone"),
                ),
            )
            for verb in verbs
        ),
    ),
}  # fmt: skip
