"""What people are reminded of in rounds: to report, to mend what came back, to sign, to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Role
from answerable.register.accounts.notices import AT_ONCE, BY_A_DAY, Matter, Matters
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Assignment
from answerable.register.reporting.models import OCCASION, Answer, Decision, Round, Submission, round_number
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from answerable.register.bodies.models import Body

Outcome = Assignment.Outcome
LETTERS = 200  # of the words of a commitment
_name = lazy(period_name, str)


def to_report(on: date) -> Iterator[Matter]:
    """Each body that has sent nothing yet on something it is asked for, one matter a round."""
    for one in Round.objects.open().filter(due__lte=on + BY_A_DAY.ahead):
        for body in _bodies(_live(one.asked(), on).filter(outcome=Outcome.OPEN)):
            yield _of_round(one, body, Role.FOCAL_POINT, one.due)


def returned(on: date) -> Iterator[Matter]:
    """Answers that came back and were not sent again."""
    rows = _live(Assignment.objects.filter(outcome=Outcome.RETURNED, dropped_on=None), on)
    last: dict[int, Decision] = {}
    decisions = Decision.objects.filter(submission__answer__assignment__in=rows, outcome="returned")
    for one in decisions.select_related("submission__answer").order_by("pk"):
        last[one.submission.answer.assignment_id] = one
    for row in rows.select_related("commitment", "body__merged_into").order_by("pk"):
        if row.pk in last:
            yield _of_answer(row, last[row.pk], Role.FOCAL_POINT, last[row.pk].decided_on)


def to_sign(on: date) -> Iterator[Matter]:
    """Answers that wait for the validator."""
    ready = Answer.objects.filter(
        ready=True, assignment__in=_live(Assignment.objects.filter(dropped_on=None), on)
    ).exclude(assignment__outcome=Outcome.ANSWERED)
    for one in ready.select_related("assignment__commitment", "assignment__body__merged_into").order_by("pk"):
        yield _of_answer(one.assignment, one, Role.VALIDATOR, timezone.localdate(one.saved_at))


def to_decide(on: date) -> Iterator[Matter]:
    """Bodies whose answers wait for the secretariat, one matter a round, from the day of the first."""
    waiting = Submission.objects.filter(
        decision=None, commitment__in=Commitment.objects.actionable(on=on)
    ).select_related("answer__assignment__body__merged_into")
    first: dict[tuple[str, Body], date] = {}
    for one in waiting.order_by("-sent_on", "-pk"):
        row = one.answer.assignment
        first[row.occasion, row.body.merged_into or row.body] = one.sent_on
    rounds = {one.occasion: one for one in Round.objects.standing()}
    for (occasion, body), day in sorted(first.items(), key=lambda item: (item[1], item[0][1].pk)):
        if occasion in rounds:
            yield _of_round(rounds[occasion], body, Role.SECRETARIAT, day)


def _live(rows: QuerySet[Assignment], on: date) -> QuerySet[Assignment]:
    """Those of rounds that stand, and of commitments that are worked on."""
    return rows.filter(commitment__in=Commitment.objects.actionable(on=on), occasion__startswith=OCCASION)


def _bodies(rows: QuerySet[Assignment]) -> list[Body]:
    found = {}
    for row in rows.select_related("body__merged_into").order_by("body"):
        body = row.body.merged_into or row.body
        found[body.pk] = body
    return list(found.values())


def _of_round(one: Round, body: Body, role: Role, due: date) -> Matter:
    words: _StrPromise | str = _name(one)
    return Matter(
        subject=one,
        body=body,
        role=role,
        due=due,
        words=words,
        address=reverse_lazy("body_answers", args=[one.pk, body.key]),
    )


def _of_answer(row: Assignment, subject: Answer | Decision, role: Role, due: date) -> Matter:
    body = row.body.merged_into or row.body
    at = [round_number(row.occasion), body.key, row.commitment.public_id]
    return Matter(
        subject=subject,
        body=body,
        role=role,
        due=due,
        words=Truncator(row.commitment.text).chars(LETTERS),
        address=reverse_lazy("answer", args=at),
        commitment=row.commitment_id,
    )


MATTERS = (
    Matters(kind="to_report", title=_("To report"), rules=BY_A_DAY, find=to_report),
    Matters(kind="answer_returned", title=_("Returned, to be mended"), rules=AT_ONCE, find=returned),
    Matters(kind="to_sign", title=_("To sign"), rules=AT_ONCE, find=to_sign),
    Matters(kind="to_confirm", title=_("Answers to confirm or return"), rules=AT_ONCE, find=to_decide),
)
