"""What a body does in a round: write an answer, hand it to its validator, sign and send it.

Nothing of a draft is told in the trace. What is signed is kept as it was, and becomes the body's word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from answerable.register.accounts.models import Membership, Role
from answerable.register.accounts.permissions import Action, acting, needed
from answerable.register.accounts.settings_kept import setting
from answerable.register.bodies.models import Body
from answerable.register.commitments.acting import deed
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.state import Evidence as Shown
from answerable.register.commitments.state import Stage, Voice
from answerable.register.commitments.work import Assignment, Progress
from answerable.register.evidence.models import Evidence
from answerable.register.personal import no_personal_numbers
from answerable.register.refusals import Refused
from answerable.register.reporting.models import Answer, Decision, Hand, Round, Submission, round_number
from answerable.register.reporting.questions import unanswered
from answerable.register.reporting.services import lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from answerable.register.accounts.models import Account

SAID = (
    "stage",
    "done_on",
    "done",
    "figures",
    "difficulties",
    "proposals",
    "more",
    "decision",
    "justification",
)
WORDS = ("done", "difficulties", "proposals")  # that become public when they are signed
Outcome = Assignment.Outcome


class AnswerRefused(Refused):
    """For one of ``forms.WHY_NOT``."""


class Stale(Exception):
    """Somebody else saved the answer meanwhile: ``kept`` is what stands there now."""

    def __init__(self, kept: Answer) -> None:
        super().__init__(str(kept.pk))
        self.kept = kept


def save(assignment: Assignment, said: Mapping[str, Any], *, version: int, by: Account) -> Answer:
    """Keep a draft. ``version`` is the one that was looked at, 0 of one that was not there yet.

    Raises Stale, AnswerRefused (``held``, ``sent``) and PermissionDenied.
    """
    needed(by, Action.ANSWER, assignment.body)
    with transaction.atomic():
        return _save(assignment, said, version=version, by=by)


def _save(assignment: Assignment, said: Mapping[str, Any], *, version: int, by: Account) -> Answer:
    if not lock([assignment.commitment_id]):
        raise AnswerRefused("held")
    if state_of_answer(assignment) in ("sent", "confirmed"):
        raise AnswerRefused("sent")
    answer = Answer.objects.filter(assignment=assignment).first()
    if answer is None:
        answer = Answer(assignment=assignment, commitment_id=assignment.commitment_id)
    if answer.version != version:
        raise Stale(answer)
    for name in SAID:
        if name in said:
            setattr(answer, name, said[name])
    answer.version, answer.saved_at, answer.ready = version + 1, timezone.now(), False
    answer.save()
    Hand.objects.get_or_create(answer=answer, account=by)
    return answer


def hand_over(answer: Answer, *, by: Account) -> None:
    """Say that an answer is ready to be signed. Raises AnswerRefused where something is missing."""
    needed(by, Action.ANSWER, answer.assignment.body)
    with transaction.atomic():
        if not lock([answer.commitment_id]):
            raise AnswerRefused("held")
        answer.refresh_from_db()
        check(answer)
        answer.ready = True
        answer.save(update_fields=["ready"])


def check(answer: Answer) -> None:
    """Whether an answer can be signed. Raises AnswerRefused with what is missing."""
    if not answer.stage or answer.stage == Stage.UNKNOWN:
        raise AnswerRefused("stage")
    if not answer.done.strip() and answer.stage != Stage.NOT_STARTED:
        raise AnswerRefused("words")
    if answer.stage == Stage.DISCONTINUED and (
        answer.decision is None or answer.decision.published_at is None
    ):
        raise AnswerRefused("decision")
    if missed := unanswered(round_of(answer.assignment).questions.all(), answer.more):
        raise AnswerRefused("question", str(missed))
    if answer.done_on is not None and answer.done_on > timezone.localdate():
        raise AnswerRefused("future")
    no_personal_numbers(answer.justification, refusal=AnswerRefused)
    if not answer.justification.strip():
        no_personal_numbers(*public_words(answer), refusal=AnswerRefused)


def public_words(answer: Answer) -> list[str]:
    figures = [
        f"{one.get('what', '')} {one.get('number', '')} {one.get('unit', '')}" for one in answer.figures
    ]
    return [*(getattr(answer, name) for name in WORDS), *figures, *answer.more.values()]


def may_sign(account: Account, body: Body, *, on: date) -> bool:
    """A validator of the body; where it has none, its focal point, if the office lets it."""
    if acting(account, Action.SIGN, body, on=on) is not None:
        return True
    answers = acting(account, Action.ANSWER, body, on=on) is not None
    return answers and setting("focal_point_signs") == "yes" and not has_validator(body, on=on)


def has_validator(body: Body, *, on: date) -> bool:
    records = Body.objects.records_of(body)
    return Membership.objects.in_force(on=on).filter(body__in=records, role=Role.VALIDATOR).exists()


def sign(answers: Iterable[Answer], *, by: Account) -> list[Submission]:
    """Sign what is ready and send it to the secretariat; what is on hold meanwhile is left out.

    All answers are of one body and one round. Raises AnswerRefused where one of them lacks something, and
    signs none then.
    """
    answers = list(answers)
    body = answers[0].assignment.body
    on = timezone.localdate()
    if not may_sign(by, body, on=on):
        needed(by, Action.SIGN, body)  # says no
    held = acting(by, Action.SIGN, body, on=on) or needed(by, Action.ANSWER, body)
    with deed(by, held) as done:
        locked = {one.pk: one for one in lock(one.commitment_id for one in answers)}
        sent = []
        for answer in answers:
            commitment = locked.get(answer.commitment_id)
            if commitment is None:
                continue
            answer.refresh_from_db()
            if not answer.ready or state_of_answer(answer.assignment) in ("sent", "confirmed"):
                raise AnswerRefused("not_ready")
            check(answer)
            submission = _send(answer, by=by, on=on)
            sent.append(submission)
            done.note("reporting.sent", commitment, after=_told(submission))
        recompute(locked.values())
    return sent


def record(
    assignment: Assignment,
    said: Mapping[str, Any],
    *,
    version: int,
    recorded_from: str,
    source: str,
    by: Account,
) -> Submission:
    """Enter a body's answer from its paper or e-mail, marked so. Whoever enters it cannot confirm it."""
    held, on = needed(by, Action.RECORD_FOR, None), timezone.localdate()
    no_personal_numbers(source, refusal=AnswerRefused)
    with deed(by, held) as done:
        answer = _save(assignment, said, version=version, by=by)
        check(answer)
        [commitment] = lock([assignment.commitment_id])
        submission = _send(answer, by=by, on=on, recorded_from=recorded_from, source=source)
        recompute([commitment])
        done.note("reporting.recorded", commitment, after={**_told(submission), "source": source})
    return submission


def _send(answer: Answer, *, by: Account, on: date, recorded_from: str = "", source: str = "") -> Submission:
    assignment = answer.assignment
    shown = Evidence.objects.filter(
        commitment=answer.commitment_id, body=assignment.body, voice=Voice.BODY, withdrawal=None
    ).exclude(submissions__decision__outcome=Decision.Outcome.CONFIRMED)
    progress = Progress.objects.create(
        commitment_id=answer.commitment_id,
        voice=Voice.BODY,
        body=assignment.body,
        stage=answer.stage,
        as_of=on,
        done_on=answer.done_on,
        words=answer.done,
        evidence=Shown.DOCUMENT if shown else Shown.SELF_REPORTED,
        period=str(round_of(assignment)),
        recorded_from=recorded_from,
    )
    submission = Submission.objects.create(
        commitment_id=answer.commitment_id,
        answer=answer,
        ordinal=answer.submissions.count() + 1,
        said=answer.said(),
        sent_on=on,
        recorded_from=recorded_from,
        source=source,
        progress=progress,
    )
    submission.evidence.set(shown)
    Hand.objects.get_or_create(answer=answer, account=by)
    if submission.ordinal == 1:
        assignment.late = assignment.due is not None and on > assignment.due
    assignment.outcome = Outcome.ANSWERED
    assignment.save(update_fields=["outcome", "late"])
    return submission


def _told(submission: Submission) -> dict[str, Any]:
    answer = submission.answer
    return {
        "round": str(round_of(answer.assignment)),
        "body": answer.assignment.body.name,
        "ordinal": submission.ordinal,
        **submission.said,
    }


def round_of(assignment: Assignment) -> Round:
    return Round.objects.get(pk=round_number(assignment.occasion))


def latest(assignment: Assignment) -> Submission | None:
    sent = Submission.objects.filter(answer__assignment=assignment).select_related("decision")
    return sent.order_by("ordinal").last()


def state_of_answer(assignment: Assignment) -> str:
    """``none``, ``draft``, ``ready``, ``sent`` (to be decided), ``returned`` or ``confirmed``."""
    answer = Answer.objects.filter(assignment=assignment).first()
    return name_of(answer, latest(assignment) if answer else None)


def name_of(answer: Answer | None, sent: Submission | None) -> str:
    """The same of rows at hand: an answer and what was sent of it last, with its decision."""
    if answer is None:
        return "none"
    decision = getattr(sent, "decision", None) if sent else None
    if sent is not None and decision is None:
        return "sent"
    if decision is not None and decision.outcome == Decision.Outcome.CONFIRMED:
        return "confirmed"
    if answer.ready:
        return "ready"
    if decision is not None:
        return "returned"
    return "draft"
