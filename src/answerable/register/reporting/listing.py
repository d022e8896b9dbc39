"""Rounds and answers as pages list them, with as many questions for many rows as for one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.work import Assignment
from answerable.register.reporting.answering import name_of
from answerable.register.reporting.models import Answer, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

    from answerable.register.reporting.models import Round

# In the order in which a page counts them.
STANDINGS: dict[str, _StrPromise] = {
    "none": _("not begun"),
    "draft": _("draft"),
    "ready": _("ready to be signed"),
    "sent": _("awaiting confirmation"),
    "returned": _("returned"),
    "confirmed": _("confirmed"),
}


@dataclass(slots=True, kw_only=True)
class Row:
    """One assignment of a round with its answer, and what was sent of it last."""

    assignment: Assignment
    answer: Answer | None
    sent: Submission | None

    @property
    def standing(self) -> str:
        return name_of(self.answer, self.sent)

    @property
    def words(self) -> _StrPromise:
        return STANDINGS[self.standing]


@dataclass(slots=True, kw_only=True)
class OfBody:
    """How one body has answered in a round."""

    body: Body
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STANDINGS, 0))
    late: int = 0
    not_reported: int = 0

    @property
    def asked(self) -> int:
        return sum(self.counts.values())

    @property
    def cells(self) -> list[int]:
        return list(self.counts.values())


def rows_of(assignments: Iterable[Assignment]) -> list[Row]:
    """The rows of assignments, which come with their commitment and body; three questions."""
    known = list(assignments)
    answers = {one.assignment_id: one for one in Answer.objects.filter(assignment__in=known)}
    last: dict[int, Submission] = {}
    sent = Submission.objects.filter(answer__in=answers.values()).select_related("decision", "progress")
    for one in sent.order_by("ordinal"):
        last[one.answer_id] = one
    return [
        Row(
            assignment=one,
            answer=(answer := answers.get(one.pk)),
            sent=last.get(answer.pk) if answer else None,
        )
        for one in known
    ]


def rows_in(one: Round, body: Body | None = None) -> list[Row]:
    """The rows of a round, of all or of one body, in the order of the plans."""
    asked = one.asked().select_related("commitment__document", "body")
    if body is not None:
        asked = asked.filter(body__in=Body.objects.records_of(body))
    return rows_of(asked.order_by("body__name", "commitment"))


def by_body(rows: Iterable[Row]) -> list[OfBody]:
    """The rows counted for each body, in the order of their names."""
    found: dict[int, OfBody] = {}
    for row in rows:
        one = found.setdefault(row.assignment.body_id, OfBody(body=row.assignment.body))
        one.counts[row.standing] += 1
        one.late += row.assignment.late
        one.not_reported += row.assignment.outcome == Assignment.Outcome.NOT_REPORTED
    return sorted(found.values(), key=lambda one: one.body.name)
