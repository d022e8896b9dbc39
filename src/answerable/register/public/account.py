"""All that the page of one commitment tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from answerable.register.bodies.successors import today_of
from answerable.register.commitments.answering_for import decided
from answerable.register.commitments.elsewhere import AlsoStated
from answerable.register.commitments.facts import Stated, facts_of
from answerable.register.commitments.hold import FREE_CLASSES
from answerable.register.commitments.models import Appearance, Involvement
from answerable.register.commitments.state import is_held
from answerable.register.plans.models import Document, DocumentCitation
from answerable.register.public.voices import voices_of

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Commitment
    from answerable.register.commitments.reviews import Review

SHOWN = 20  # of a list that has its own page elsewhere
WITH = ("document", "lifted_by__reviewer_body", "ended_by")


def appearances_of(public_id: str) -> list[Appearance]:
    """A commitment as each edition states it, the latest first; none where there is no such commitment."""
    rows = Appearance.objects.filter(commitment__public_id=public_id).order_by("-edition__ordinal")
    found = list(rows.select_related("edition", "clause", *(f"commitment__{name}" for name in WITH)))
    for one in found:
        one.edition.document = found[0].commitment.document
    return found


def account_of(appearances: list[Appearance], *, on: date) -> dict[str, Any]:
    """What stands where, and what the latest edition says; of one on hold nothing about how it goes."""
    latest = appearances[0]
    commitment = latest.commitment
    held = is_held(commitment, on=on)
    parts = list(latest.involvements.standing().select_related("body__merged_into").order_by("pk"))
    dues = list(latest.dues.standing().order_by("pk"))
    stated = {commitment.pk: Stated.by(dues, parts)}
    facts = None if held else facts_of([commitment], stated=stated)[commitment.pk]
    return {
        "held": held,
        "facts": facts,
        "appearances": appearances,
        "latest": latest,
        "begin": latest.clause.pieces[0][0],
        "end": latest.clause.pieces[-1][1],
        "involved": _involved(commitment, parts, on=on),
        "dues": dues,
        "reports": latest.reportdutys.standing(),
        "rights": latest.righttoucheds.standing(),
        "citations": DocumentCitation.objects.standing()
        .filter(clause=latest.clause)
        .select_related("target")[:SHOWN],
        "taken_up": _taken_up(commitment),
        "also_stated": _also_stated(commitment),
        "reviews": _reviews(commitment),
        "voices": facts and voices_of(commitment, facts, on=on),
    }


def _involved(
    commitment: Commitment, parts: list[Involvement], *, on: date
) -> dict[str, list[dict[str, Any]]]:
    """Who leads and who takes part, each with those who do it today where the body is no more."""
    involved: dict[str, list[dict[str, Any]]] = {role: [] for role in Involvement.Role.values}
    derived = today_of([one.body for one in parts if one.body], on=on)
    chosen = decided([commitment]) if any(len(heirs) > 1 for heirs in derived.values()) else {}
    for one in parts:
        heirs = derived.get(one.body_id or 0, [])
        answers = chosen.get((commitment.pk, one.body_id or 0)) if len(heirs) > 1 else None
        involved[one.role].append({"one": one, "today": heirs, "answers": answers})
    return involved


def _taken_up(commitment: Commitment) -> list[Document]:
    """Published documents that say they carry out the one that states this."""
    return list(Document.objects.carrying_out(commitment.document)[:SHOWN])


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
    if commitment.rights_class in FREE_CLASSES and not commitment.put_on_hold:
        return []  # it never was on hold: neither of the two is ever taken back
    published = commitment.reviews.published()
    return list(published.select_related("reviewer_body").order_by("-published_at"))
