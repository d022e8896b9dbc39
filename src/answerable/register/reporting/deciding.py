"""What the secretariat says to what was sent: confirmed, or returned with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.commitments.acting import deed
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.state import Voice
from answerable.register.commitments.work import Assignment, Progress
from answerable.register.refusals import Refused
from answerable.register.reporting.answering import latest
from answerable.register.reporting.models import Decision, Hand, Submission
from answerable.register.reporting.services import lock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.accounts.models import Account

Outcome = Decision.Outcome


class DecisionRefused(Refused):
    """``why``: ``own`` (the account had a hand in it), ``decided`` (decided, or sent anew), ``held``."""


def confirm(submissions: Iterable[Submission], *, by: Account) -> list[Decision]:
    """Confirm several at once; all of them or, with DecisionRefused, none."""
    return _decide(list(submissions), Outcome.CONFIRMED, reason="", by=by)


def send_back(submission: Submission, *, reason: str, by: Account) -> Decision:
    """Return an answer to its body, with what is to be mended. Raises DecisionRefused."""
    [decision] = _decide([submission], Outcome.RETURNED, reason=reason, by=by)
    return decision


def had_a_hand(account: Account, submission: Submission) -> bool:
    """Whether the account typed, signed or recorded it: then another decides on it."""
    return Hand.objects.filter(answer=submission.answer_id, account=account).exists()


def _decide(submissions: list[Submission], outcome: str, *, reason: str, by: Account) -> list[Decision]:
    held, on = needed(by, Action.CONFIRM, None), timezone.localdate()
    with deed(by, held) as done:
        locked = {one.pk: one for one in lock(one.commitment_id for one in submissions)}
        decisions = []
        for one in submissions:
            if one.commitment_id not in locked:
                raise DecisionRefused("held")
            assignment = one.answer.assignment
            last = latest(assignment)
            if last is None or last.pk != one.pk or Decision.objects.filter(submission=one).exists():
                raise DecisionRefused("decided")
            if had_a_hand(by, one):
                raise DecisionRefused("own")
            decisions.append(
                Decision.objects.create(
                    commitment_id=one.commitment_id,
                    submission=one,
                    outcome=outcome,
                    reason=reason,
                    decided_on=on,
                )
            )
            if outcome == Outcome.CONFIRMED:
                _speak(one)
            else:
                _open_again(one)
            done.note(
                f"reporting.{outcome}",
                locked[one.commitment_id],
                after={
                    "round": one.progress.period,
                    "body": assignment.body.name,
                    "ordinal": one.ordinal,
                    "stage": one.said["stage"],
                },
                private={"reason": reason},  # it is between the body and the secretariat
            )
        recompute(locked.values())
    return decisions


def _speak(one: Submission) -> None:
    """The secretariat says the same of the body's part, in its own voice."""
    claim = one.progress
    Progress.objects.create(
        commitment_id=one.commitment_id,
        voice=Voice.SECRETARIAT,
        body=claim.body,
        stage=claim.stage,
        as_of=timezone.localdate(),
        done_on=claim.done_on,
        evidence=claim.evidence,
        period=claim.period,
    )


def _open_again(one: Submission) -> None:
    answer, assignment = one.answer, one.answer.assignment
    answer.ready = False
    answer.version += 1  # who has the old one open sees that it came back
    answer.save(update_fields=["ready", "version"])
    assignment.outcome = Assignment.Outcome.RETURNED
    assignment.save(update_fields=["outcome"])
