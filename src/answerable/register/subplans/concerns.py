"""Whom calls for plans concern. A link is told of at both its ends, which are commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.commitments.concerns import beside
from answerable.register.subplans.models import Call
from answerable.register.trace.concerning import Concerned, Concerns

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def of_calls(rows: Collection[Call], on: date) -> dict[int, Concerned]:
    """None of a commitment on hold; one that was taken back is told of, whatever became of its commitment."""
    working = Call.objects.working(on=on) | Call.objects.exclude(withdrawn_at=None)
    found = working.filter(pk__in=[one.pk for one in rows]).select_related("document", "commitment")
    return {
        one.pk: beside(
            [one.commitment],
            on,
            plans=[one.document.slug],
            bodies=[owed.body.key for owed in one.owed.all()],
        )
        for one in found.prefetch_related("owed__body")
    }


CONCERNS = {"subplans.call": Concerns(of=of_calls)}
