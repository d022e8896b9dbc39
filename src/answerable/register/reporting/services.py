"""What the secretariat does with rounds: open, put off, close, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError
from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.commitments import locking
from answerable.register.commitments.acting import deed
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.work import Assignment
from answerable.register.refusals import Refused
from answerable.register.reporting.asking import whom_to_ask
from answerable.register.reporting.models import Round

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.commitments.acting import Deed
    from answerable.register.commitments.models import ReportDuty
    from answerable.register.plans.models import Document
    from answerable.register.reporting.models import Question
    from answerable.register.reporting.periods import Period

Outcome = Assignment.Outcome


class RoundRefused(Refused):
    """``why``: ``twice`` (one of that time is open or was), ``nothing`` (nobody to ask), ``answered``."""


def open_round(
    period: Period,
    *,
    by: Account,
    due: date | None = None,
    document: Document | None = None,
    duty: ReportDuty | None = None,
    words: str = "",
    questions: Iterable[Question] = (),
) -> Round:
    """Open a round and ask everybody in it. Raises RoundRefused, PermissionDenied."""
    held, on = needed(by, Action.KEEP_ROUNDS, None), timezone.localdate()
    with deed(by, held) as done:
        asked = whom_to_ask(document, until=period.ends, on=on)
        if not asked.rows:
            raise RoundRefused("nothing")
        try:
            one = Round.objects.create(
                kind=period.kind,
                begins=period.begins,
                ends=period.ends,
                due=due or period.due,
                document=document,
                duty=duty,
                words=words,
                opened_at=done.at,
            )
        except IntegrityError as twice:
            raise RoundRefused("twice") from twice
        one.questions.set(questions)
        ids = sorted({commitment.pk for commitment, _, _ in asked.rows})
        locked = {one.pk: one for one in lock(ids)}
        Assignment.objects.bulk_create(
            Assignment(
                occasion=one.occasion, commitment=commitment, body=body, way=way, asked_on=on, due=one.due
            )
            for commitment, body, way in asked.rows
            if commitment.pk in locked
        )
        recompute(locked.values())
        done.note_other(
            "reporting.opened",
            one,
            after={
                "kind": one.kind, "begins": one.begins, "ends": one.ends, "due": one.due,
                "document": str(document or ""), "asked": len(asked.rows), "nobody": len(asked.nobody),
                "questions": [each.vi for each in questions],
            },
        )  # fmt: skip
        bodies: dict[int, list[str]] = {}
        for commitment, body, _way in asked.rows:
            bodies.setdefault(commitment.pk, []).append(body.key)
        for commitment in locked.values():
            after = {"round": str(one), "due": one.due, "bodies": bodies[commitment.pk]}
            done.note("reporting.asked", commitment, after=after)
    return one


def put_off(one: Round, *, due: date, reason: str, by: Account) -> None:
    """Set another last day to send, for all in it."""
    held = needed(by, Action.KEEP_ROUNDS, None)
    with deed(by, held) as done:
        one = lock_round(one)
        before, one.due = one.due, due
        one.save(update_fields=["due"])
        locked = lock(one.asked().values_list("commitment", flat=True))
        one.asked().filter(commitment__in=locked).update(due=due)
        done.note_other("reporting.put_off", one, before={"due": before}, after={"due": due}, reason=reason)
        for commitment in locked:
            done.note(
                "reporting.put_off", commitment, before={"due": before}, after={"due": due}, reason=reason
            )


def close_round(one: Round, *, by: Account) -> None:
    """Say of those who sent nothing that they did not report. Late answers are still taken.

    Body by body, each an act of its own, so that a stop midway is gone on with by closing again.
    """
    held = needed(by, Action.KEEP_ROUNDS, None)
    silent = one.asked().filter(outcome=Outcome.OPEN).order_by("body").values_list("body", flat=True)
    for body in silent.distinct():
        with deed(by, held) as done:
            lock_round(one)
            _not_reported(one, body, done)
    with deed(by, held) as done:
        one = lock_round(one)
        if one.closed_at is None:
            one.closed_at = done.at
            one.save(update_fields=["closed_at"])
            done.note_other("reporting.closed", one, after=counts(one))


def _not_reported(one: Round, body: int, done: Deed) -> None:
    rows = one.asked().filter(outcome=Outcome.OPEN, body=body)
    locked = lock(rows.values_list("commitment", flat=True))
    rows = rows.filter(commitment__in=locked)
    silent = list(rows.select_related("body"))
    rows.update(outcome=Outcome.NOT_REPORTED)
    recompute(locked)
    known = {one.pk: one for one in locked}
    for row in silent:
        after = {"round": str(one), "body": row.body.name}
        done.note("reporting.not_reported", known[row.commitment_id], after=after)


def withdraw_round(one: Round, *, reason: str, by: Account) -> None:
    """Take back a round that was opened by mistake and that nobody has answered yet."""
    held, on = needed(by, Action.KEEP_ROUNDS, None), timezone.localdate()
    with deed(by, held) as done:
        one = lock_round(one)
        if one.asked().filter(answer__submissions__isnull=False).exists():
            raise RoundRefused("answered")
        locked = lock(one.asked().values_list("commitment", flat=True))
        one.asked().filter(commitment__in=locked).update(dropped_on=on, dropped_why=reason)
        one.withdrawn_at, one.withdrawn_reason = done.at, reason
        one.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        recompute(locked)
        done.note_other("reporting.withdrawn", one, reason=reason)
        for commitment in locked:
            done.note("reporting.withdrawn", commitment, after={"round": str(one)}, reason=reason)


def counts(one: Round) -> dict[str, int]:
    """How many answers were asked for, and how they stand, of those that are asked for still."""
    outcomes = list(one.asked().values_list("outcome", flat=True))
    return {"asked": len(outcomes), **{name or "open": outcomes.count(name) for name in Outcome.values}}


def lock(ids: Iterable[int]) -> list[Commitment]:
    """The commitments that are worked on, locked in one order; those on hold or over are left out."""
    return list(locking.lock(Commitment.objects.filter(pk__in=list(ids))).working.values())


def lock_round(one: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).get(pk=one.pk)
