"""Whom letters and inspections concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.commitments.concerns import beside
from answerable.register.guidance.models import Inspection, Letter
from answerable.register.trace.concerning import Concerned, Concerns

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def of_letters(rows: Collection[Letter], on: date) -> dict[int, Concerned]:
    """Those it went to, and the plan that it is about; none about a commitment on hold."""
    letters = Letter.objects.working(on=on).filter(pk__in=[one.pk for one in rows])
    found = letters.select_related("round__document", "call__document", "call__commitment")
    return {
        one.pk: beside(
            [one.call.commitment] if one.call else [],
            on,
            plans=[about.document.slug for about in (one.round, one.call) if about and about.document],
            bodies=[recipient.body.key for recipient in one.recipients.all()],
        )
        for one in found.prefetch_related("recipients__body")
    }


def of_inspections(rows: Collection[Inspection], on: date) -> dict[int, Concerned]:
    """The body, and those of its commitments with a finding that are not on hold."""
    found = Inspection.objects.filter(pk__in=[one.pk for one in rows]).select_related("body")
    return {
        one.pk: beside([finding.commitment for finding in one.findings.all()], on, bodies=[one.body.key])
        for one in found.prefetch_related("findings__commitment")
    }


CONCERNS = {"guidance.letter": Concerns(of=of_letters), "guidance.inspection": Concerns(of=of_inspections)}
