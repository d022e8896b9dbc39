"""Calls for plans: opened, put off and taken back by the secretariat; answered by bodies with their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.bodies.models import Body
from answerable.register.commitments.acting import deed
from answerable.register.commitments.locking import lock_one
from answerable.register.personal import no_personal_numbers
from answerable.register.plans.identity import number_key
from answerable.register.plans.models import Document
from answerable.register.plans.services import receive
from answerable.register.refusals import Refused
from answerable.register.reporting.asking import there_of, who_answers
from answerable.register.subplans.models import Call, Owed, Sent
from answerable.register.trace.comparing import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.commitments.acting import Deed
    from answerable.register.commitments.models import Commitment
    from answerable.register.plans.models import Upload


class CallRefused(Refused):
    """For one of ``forms.WHY_NOT``."""


def call_for_plans(
    document: Document,
    *,
    words: str,
    due: date,
    by: Account,
    commitment: Commitment | None = None,
    bodies: Iterable[Body] = (),
) -> Call:
    """Ask the bodies that lead a commitment for plans of their own, or those named where there is none.

    A group is asked through its members, a body that is no more through those who took over from it.
    Raises CallRefused, NotActionable, PermissionDenied.
    """
    with deed(by, needed(by, Action.KEEP_ROUNDS)) as done:
        on = timezone.localdate(done.at)
        if commitment is not None:
            commitment = lock_one(commitment)
            if Call.objects.standing().filter(commitment=commitment).exists():
                raise CallRefused("twice")
            asked = [(body, way) for _one, body, way in who_answers([commitment], until=on).rows]
        else:
            asked = [pair for found in there_of(bodies, until=on).values() for pair in found]
        if not asked:
            raise CallRefused("nobody")
        no_personal_numbers(words, refusal=CallRefused)
        call = Call.objects.create(
            commitment=commitment, document=document, words=words, due=due, opened_at=done.at
        )
        owing = {body.pk: Owed(call=call, body=body, way=way) for body, way in asked}
        Owed.objects.bulk_create(owing.values())
        _note("subplans.called", call, done, after={"due": due, "bodies": len(owing)})
    return call


def put_off(call: Call, *, due: date, reason: str, by: Account) -> None:
    """Set another last day, for all who owe a plan. Raises CallRefused, NotActionable, PermissionDenied."""
    with deed(by, needed(by, Action.KEEP_ROUNDS)) as done:
        call = _lock(call)
        no_personal_numbers(reason, refusal=CallRefused)
        before, call.due = call.due, due
        call.save(update_fields=["due"])
        _note("subplans.put_off", call, done, before={"due": before}, after={"due": due}, reason=reason)


def withdraw(call: Call, *, reason: str, by: Account) -> None:
    """Take back a call that was opened by mistake; what was sent stays sent. Raises as ``put_off``."""
    with deed(by, needed(by, Action.KEEP_ROUNDS)) as done:
        call = _lock(call)
        no_personal_numbers(reason, refusal=CallRefused)
        call.withdrawn_at, call.withdrawn_reason = done.at, reason
        call.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        _note("subplans.withdrawn", call, done, reason=reason)


def send(owed: Owed, name: str, chunks: Iterable[bytes], *, by: Account) -> Upload:
    """Bring the plan of a body: it is read and checked as any document. Raises as ``put_off``."""
    held = needed(by, Action.ANSWER, owed.body)
    with transaction.atomic():
        _lock(owed.call)
    # Outside the act: a big file takes its time to be written, and nobody should wait for it.
    upload = receive(name, chunks, by=by)
    try:
        _may_be_their_plan(upload, owed)
        with deed(by, held) as done:
            call = _lock(owed.call)
            Sent.objects.create(owed=owed, upload=upload, sent_on=timezone.localdate(done.at))
            _note("subplans.sent", call, done, after={"body": owed.body.name}, private={"upload": upload.pk})
    except Refused:
        upload.delete()
        raise
    return upload


def _may_be_their_plan(upload: Upload, owed: Owed) -> None:
    """Of a file that is here already it is known whose it is; where it is not, whoever checks it says so."""
    if upload.edition is None:
        return
    document = upload.edition.document
    if document == owed.call.document:
        raise CallRefused("called")
    if document.issuer_body and document.issuer_body not in Body.objects.records_of(owed.body):
        raise CallRefused("not_theirs")


def record(
    owed: Owed, *, number: str, sent_on: date, recorded_from: str, by: Account, words: str = ""
) -> Sent:
    """Write down that a plan came on paper or by e-mail, and link it where it is published here.

    Raises as ``put_off``.
    """
    with deed(by, needed(by, Action.RECORD_FOR)) as done:
        call = _lock(owed.call)
        if sent_on > timezone.localdate(done.at):
            raise CallRefused("ahead")
        no_personal_numbers(number, words, refusal=CallRefused)
        sent = Sent.objects.create(
            owed=owed,
            document=_published(number, owed.body),
            number=number,
            words=words,
            recorded_from=recorded_from,
            sent_on=sent_on,
        )
        after = {"body": owed.body.name, "number": number, "words": words, "sent_on": sent_on}
        _note("subplans.recorded", call, done, after=after)
    return sent


def _published(number: str, body: Body) -> Document | None:
    """The plan of that number that the body issued; numbers are given anew by each."""
    found = Document.objects.published().filter(
        number_key=number_key(number), issuer_body__in=Body.objects.records_of(body)
    )
    return found.get() if found.count() == 1 else None


def _lock(call: Call) -> Call:
    """The call and before it its commitment, locked. Raises CallRefused, NotActionable."""
    if call.commitment is not None:
        lock_one(call.commitment)
    locked = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    if locked.withdrawn_at is not None:
        raise CallRefused("withdrawn")
    return locked


def _note(verb: str, call: Call, done: Deed, **more: object) -> None:
    done.note_other(verb, call, state_digest=state_of(call), **more)
