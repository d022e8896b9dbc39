"""Whom events of commitments and their reviews concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.commitments.state import is_held
from answerable.register.plans.models import Edition
from answerable.register.trace.concerning import Concerned, Concerns, named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from answerable.register.commitments.reviews import Review

# About the measure itself, and not about work on it.
ON_HOLD = frozenset(
    f"commitments.{verb}"
    for verb in (
        "published", "carried_on", "ended", "put_on_hold", "withdrawn", "also_stated", "corrected",
        "reviewed", "review_withdrawn",
    )
)  # fmt: skip


def of_commitments(rows: Collection[Commitment], on: date) -> dict[int, Concerned]:
    """Each with its plan, and the bodies that it names today."""
    known = Commitment.objects.select_related("document").in_bulk([one.pk for one in rows])
    bodies: dict[int, list[str]] = {}
    parts = Involvement.objects.standing().filter(
        appearance__commitment__in=known,
        appearance__edition__standing=Edition.Standing.PUBLISHED,
        body__isnull=False,
    )
    for commitment, body in parts.order_by("pk").values_list("appearance__commitment", "body__key"):
        bodies.setdefault(commitment, []).append(body)
    return {
        pk: Concerned(
            commitments=(one.public_id,),
            plans=named([one.document.slug]),
            bodies=named(bodies.get(pk, ())),
            on_hold=is_held(one, on=on),
        )
        for pk, one in known.items()
    }


def of_reviews(rows: Collection[Review], on: date) -> dict[int, Concerned]:
    whom = of_commitments([one.commitment for one in rows], on)
    return {one.pk: whom[one.commitment_id] for one in rows}


def beside(
    commitments: Iterable[Commitment | None],
    on: date,
    *,
    plans: Iterable[str | None] = (),
    bodies: Iterable[str] = (),
) -> Concerned:
    """What is work on several commitments: of those among them that may be worked on, and others besides."""
    pks = [one.pk for one in commitments if one is not None]
    free = list(Commitment.objects.actionable(on=on).filter(pk__in=pks).select_related("document"))
    return Concerned(
        commitments=tuple(one.public_id for one in free),
        plans=named([*plans, *(one.document.slug for one in free)]),
        bodies=named(bodies),
    )


CONCERNS = {
    "commitments.commitment": Concerns(of=of_commitments, on_hold=ON_HOLD),
    "commitments.review": Concerns(of=of_reviews, on_hold=ON_HOLD),
}
