"""What letters and inspections do: guide, urge, inspect, and follow a remedy until it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.bodies.models import Body
from answerable.register.commitments.acting import deed
from answerable.register.commitments.locking import lock_one
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Assignment
from answerable.register.guidance.models import Finding, Inspection, Letter, Recipient, Remedy
from answerable.register.personal import no_personal_numbers
from answerable.register.refusals import Refused
from answerable.register.subplans.models import Call, Standing
from answerable.register.subplans.tracing import calls_as_they_stand
from answerable.register.trace.comparing import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.reporting.models import Round

Says = Remedy.Says


class GuidanceRefused(Refused):
    """For one of ``forms.WHY_NOT``."""


def write_letter(
    kind: str,
    words: str,
    *,
    by: Account,
    bodies: Iterable[Body] = (),
    to_round: Round | None = None,
    to_call: Call | None = None,
    number: str = "",
) -> Letter:
    """Send a letter to these bodies, or to all that have not answered in a round or a call.

    Raises GuidanceRefused, PermissionDenied.
    """
    with deed(by, needed(by, Action.REMIND)) as done:
        no_personal_numbers(words, number, refusal=GuidanceRefused)
        on = timezone.localdate(done.at)
        found = {body.pk: body for body in (body.merged_into or body for body in bodies)}
        if to_round is not None:
            found |= {body.pk: body for body in _silent_in(to_round, on=on)}
        if to_call is not None:
            found |= {body.pk: body for body in _owing(to_call, on=on)}
        if not found:
            raise GuidanceRefused("nobody")
        letter = Letter.objects.create(
            kind=kind, words=words, number=number, round=to_round, call=to_call, sent_at=done.at
        )
        Recipient.objects.bulk_create(Recipient(letter=letter, body=body) for body in found.values())
        after = {"words": words, "number": number, "bodies": len(found)}
        done.note_other(f"guidance.{kind}", letter, after=after, state_digest=state_of(letter))
    return letter


def answer(recipient: Recipient, *, words: str, by: Account, recorded_from: str = "") -> None:
    """A body answers a letter, once, or the secretariat records what it answered on paper.

    Raises GuidanceRefused, NotActionable, PermissionDenied.
    """
    action = Action.RECORD_FOR if recorded_from else Action.ANSWER
    with deed(by, needed(by, action, recipient.body)) as done:
        no_personal_numbers(words, refusal=GuidanceRefused)
        locked = Recipient.objects.select_for_update(of=("self",)).get(pk=recipient.pk)
        if locked.answered_on is not None:
            raise GuidanceRefused("answered")
        locked.answer, locked.answered_on = words, timezone.localdate(done.at)
        locked.recorded_from = recorded_from
        locked.save(update_fields=["answer", "answered_on", "recorded_from"])
        after = {"body": recipient.body.name, "words": words, "recorded_from": recorded_from}
        letter = recipient.letter
        done.note_other("guidance.answered", letter, after=after, state_digest=state_of(letter))


def inspect(body: Body, *, on: date, words: str, by: Account, number: str = "") -> Inspection:
    """Record an inspection; what it found is added to it. Raises as ``answer``."""
    with deed(by, needed(by, Action.INSPECT)) as done:
        no_personal_numbers(words, number, refusal=GuidanceRefused)
        if on > timezone.localdate(done.at):
            raise GuidanceRefused("ahead")
        one = Inspection.objects.create(body=body, on=on, words=words, number=number, recorded_at=done.at)
        after = {"body": body.name, "on": on, "words": words, "number": number}
        done.note_other("guidance.inspected", one, after=after, state_digest=state_of(one))
    return one


def find(
    inspection: Inspection,
    *,
    shortcoming: str,
    remedy: str,
    due: date,
    by: Account,
    duty: str = "",
    commitment: Commitment | None = None,
) -> Finding:
    """Add a shortcoming, in a commitment or in a duty that is told in words. Raises as ``answer``."""
    with deed(by, needed(by, Action.INSPECT)) as done:
        no_personal_numbers(duty, shortcoming, remedy, refusal=GuidanceRefused)
        if commitment is not None:
            commitment = lock_one(commitment)
        finding = Finding.objects.create(
            inspection=inspection,
            commitment=commitment,
            duty=commitment.text if commitment else duty,
            shortcoming=shortcoming,
            remedy=remedy,
            due=due,
        )
        after = {"shortcoming": shortcoming, "remedy": remedy, "due": due}
        done.note_other("guidance.found", inspection, after=after, state_digest=state_of(inspection))
    return finding


def say_remedied(finding: Finding, *, words: str, by: Account, recorded_from: str = "") -> Remedy:
    """The body says that it is remedied, or the secretariat records that it said so. Raises as ``answer``."""
    action = Action.RECORD_FOR if recorded_from else Action.ANSWER
    return _say(finding, Says.DONE, words, action=action, by=by, recorded_from=recorded_from)


def decide_remedy(finding: Finding, *, confirmed: bool, words: str, by: Account) -> Remedy:
    """Confirm or return what the body said; nobody decides on a word of their own. Raises as ``answer``."""
    says = Says.CONFIRMED if confirmed else Says.RETURNED
    return _say(finding, says, words, action=Action.CONFIRM, by=by)


def _say(
    finding: Finding, says: Says, words: str, *, action: Action, by: Account, recorded_from: str = ""
) -> Remedy:
    body = finding.inspection.body
    with deed(by, needed(by, action, body)) as done:
        no_personal_numbers(words, refusal=GuidanceRefused)
        if finding.commitment is not None:
            lock_one(finding.commitment)
        inspection = Inspection.objects.select_for_update(of=("self",)).get(pk=finding.inspection_id)
        last = Remedy.objects.filter(finding=finding).last()
        waits = last is not None and last.says == Says.DONE
        if last is not None and last.says == Says.CONFIRMED:
            raise GuidanceRefused("confirmed")
        if waits is (says == Says.DONE):
            raise GuidanceRefused("waits" if waits else "nothing_said")
        if last is not None and waits and last.by_id == by.pk:
            raise GuidanceRefused("own")
        remedy = Remedy.objects.create(
            finding=finding,
            says=says,
            words=words,
            on=timezone.localdate(done.at),
            recorded_from=recorded_from,
            by=by,
        )
        after = {"words": words, "recorded_from": recorded_from}
        digest = state_of(inspection)
        done.note_other(f"guidance.{says}", inspection, after=after, state_digest=digest)
    return remedy


def _silent_in(one: Round, *, on: date) -> list[Body]:
    """Bodies that have sent nothing for some commitment of the round that is worked on."""
    silent = one.asked().filter(
        outcome__in=(Assignment.Outcome.OPEN, Assignment.Outcome.RETURNED, Assignment.Outcome.NOT_REPORTED),
        commitment__in=Commitment.objects.actionable(on=on),
    )
    return [
        body.merged_into or body
        for body in Body.objects.filter(pk__in=silent.values("body")).select_related("merged_into")
    ]


def _owing(call: Call, *, on: date) -> list[Body]:
    found = calls_as_they_stand(Call.objects.working(on=on).filter(pk=call.pk), on=on)
    return [
        row.owed.body
        for one in found
        for row in one.rows
        if row.standing in (Standing.NOT_DUE, Standing.MISSING)
    ]
