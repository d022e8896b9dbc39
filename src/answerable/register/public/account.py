"""All that the page of one commitment tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from answerable.register.bodies.successors import today_of
from answerable.register.commitments.answering_for import decided
from answerable.register.commitments.elsewhere import AlsoStated
from answerable.register.commitments.models import Involvement
from answerable.register.commitments.state import is_held
from answerable.register.plans.models import Document, DocumentCitation, Edition
from answerable.register.public.voices import voices_of

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Appearance, Commitment
    from answerable.register.commitments.reviews import Review

SHOWN = 20  # of a list that has its own page elsewhere


def account_of(commitment: Commitment, *, on: date) -> dict[str, Any]:
    """What stands where, and what the latest edition says; of one on hold nothing about how it goes."""
    appearances = list(
        commitment.appearances.select_related("edition", "clause").order_by("-edition__ordinal")
    )
    latest = appearances[0]
    latest.edition.document = commitment.document
    held = is_held(commitment, on=on)
    return {
        "held": held,
        "appearances": appearances,
        "latest": latest,
        "begin": latest.clause.pieces[0][0],
        "end": latest.clause.pieces[-1][1],
        "involved": _involved(latest, on=on),
        "dues": latest.dues.standing(),
        "reports": latest.reportdutys.standing(),
        "rights": latest.righttoucheds.standing(),
        "citations": DocumentCitation.objects.standing()
        .filter(clause=latest.clause)
        .select_related("target")[:SHOWN],
        "taken_up": _taken_up(commitment),
        "also_stated": _also_stated(commitment),
        "reviews": _reviews(commitment),
        "voices": None if held else voices_of(commitment, on=on),
    }


def _involved(latest: Appearance, *, on: date) -> dict[str, list[dict[str, Any]]]:
    """Who leads and who takes part, each with those who do it today where the body is no more."""
    involved: dict[str, list[dict[str, Any]]] = {role: [] for role in Involvement.Role.values}
    parts = list(latest.involvements.standing().select_related("body"))
    derived = today_of([one.body for one in parts if one.body], on=on)
    chosen = decided([latest.commitment]) if any(len(heirs) > 1 for heirs in derived.values()) else {}
    for one in parts:
        heirs = derived.get(one.body_id or 0, [])
        answers = chosen.get((latest.commitment_id, one.body_id or 0)) if len(heirs) > 1 else None
        involved[one.role].append({"one": one, "today": heirs, "answers": answers})
    return involved


def _taken_up(commitment: Commitment) -> list[Document]:
    """Published documents that say they carry out the one that states this."""
    citing = DocumentCitation.objects.standing().filter(
        target=commitment.document, edition__standing=Edition.Standing.PUBLISHED, relation="implements"
    )
    return list(Document.objects.filter(pk__in=citing.values("edition__document"))[:SHOWN])


def _also_stated(commitment: Commitment) -> list[tuple[Document, Commitment | None]]:
    """Where else the same duty stands, as a person said, and the commitment there, where there is one."""
    found: dict[int, tuple[Document, Commitment | None]] = {}
    either = AlsoStated.objects.filter(
        Q(commitment=commitment) | Q(clause__appearance__commitment=commitment)
    )
    named = ("commitment__document", "clause__edition__document", "clause__appearance__commitment")
    for one in either.select_related(*named).order_by("pk")[: 2 * SHOWN]:
        document, other = one.clause.edition.document, getattr(one.clause, "appearance", None)
        if one.commitment_id != commitment.pk:
            found[one.commitment.document_id] = one.commitment.document, one.commitment
        else:
            found[document.pk] = document, other.commitment if other else None
    return list(found.values())


def _reviews(commitment: Commitment) -> list[Review]:
    published = commitment.reviews.exclude(published_at=None)
    return list(published.select_related("reviewer_body").order_by("-published_at"))
