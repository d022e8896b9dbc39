"""Whom what others say concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.assessments.contributions import Contribution
from answerable.register.assessments.models import Assessment
from answerable.register.commitments.concerns import of_commitments
from answerable.register.trace.concerning import Concerned, Concerns, named

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def of_assessments(rows: Collection[Assessment], on: date) -> dict[int, Concerned]:
    """Those of a commitment on hold are left out, where they say how far it has come."""
    found = Assessment.objects.filter(pk__in=[one.pk for one in rows]).select_related("commitment", "body")
    whom = of_commitments([one.commitment for one in found], on)
    return {
        one.pk: about._replace(bodies=named([*about.bodies, one.body.key]), on_hold=False)
        for one in found
        for about in [whom[one.commitment_id]]
        if not (about.on_hold and one.scale)
    }


def of_contributions(rows: Collection[Contribution], on: date) -> dict[int, Concerned]:
    found = Contribution.objects.shown(on=on).filter(pk__in=[one.pk for one in rows])
    whom = of_commitments([one.commitment for one in found.select_related("commitment")], on)
    return {one.pk: whom[one.commitment_id]._replace(on_hold=False) for one in found}


CONCERNS = {
    "assessments.assessment": Concerns(of=of_assessments),
    "assessments.contribution": Concerns(
        of=of_contributions, not_told=frozenset({"assessments.contributed", "assessments.refused"})
    ),
}
