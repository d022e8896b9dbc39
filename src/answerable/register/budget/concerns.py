"""Whom lines of a budget concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.budget.models import Line
from answerable.register.commitments.concerns import beside
from answerable.register.trace.concerning import Concerned, Concerns

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def of_lines(rows: Collection[Line], on: date) -> dict[int, Concerned]:
    """None of a commitment on hold: money for it is work."""
    working = Line.objects.working(on=on).filter(pk__in=[one.pk for one in rows])
    return {
        one.pk: beside([one.commitment], on, bodies=[one.body.key])
        for one in working.select_related("body", "commitment")
    }


CONCERNS = {"budget.line": Concerns(of=of_lines)}
