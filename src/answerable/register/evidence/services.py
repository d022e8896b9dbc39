"""What people do with evidence: give it, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.commitments.acting import deed
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import Voice
from answerable.register.evidence.files import keep
from answerable.register.evidence.models import Evidence, Kind, Visibility, Withdrawal
from answerable.register.personal import no_personal_numbers
from answerable.register.plans.identity import number_key
from answerable.register.plans.models import Document
from answerable.register.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.accounts.models import Account
    from answerable.register.bodies.models import Body

MADE_PUBLIC = ("title", "file_name", "kept_at", "number", "issuer", "url")


class NotGiven(Refused):
    """``why``: ``held`` (on hold, or over), ``personal`` (a number of a person without a reason)."""


def give_file(
    commitment: Commitment, chunks: Iterable[bytes], *, name: str, body: Body | None, by: Account, **said: Any
) -> Evidence:
    """Give a file. ``said``: title, visibility, justification. Raises NotKept and NotGiven."""
    needed(by, Action.KEEP_EVIDENCE, body)
    sha256, size, media_type = keep(chunks)
    columns = {"sha256": sha256, "size": size, "media_type": media_type, "file_name": name[-255:]}
    return _give(commitment, Kind.FILE, body=body, by=by, **columns, **said)


def give_document(
    commitment: Commitment, *, number: str, body: Body | None, by: Account, **said: Any
) -> Evidence:
    """Name a document by its number, and link it where exactly one of that number is public here."""
    found = Document.objects.published().filter(number_key=number_key(number))
    one = found.get() if found.count() == 1 else None
    return _give(commitment, Kind.DOCUMENT, body=body, by=by, number=number, document=one, **said)


def give_address(
    commitment: Commitment, *, url: str, body: Body | None, by: Account, **said: Any
) -> Evidence:
    """Name an address, with the day on which somebody saw there what it is to show."""
    return _give(commitment, Kind.ADDRESS, body=body, by=by, url=url, **said)


def take_back(evidence: Evidence, *, reason: str, by: Account) -> None:
    """Serve it to nobody any more. Always allowed, on hold too, to whoever may give it.

    Raises NotGiven where a number of a person stands in the reason.
    """
    held = needed(by, Action.KEEP_EVIDENCE, evidence.body)
    no_personal_numbers(reason, refusal=NotGiven)
    with deed(by, held) as done:
        if not Withdrawal.objects.filter(evidence=evidence).exists():
            Withdrawal.objects.create(evidence=evidence, at=done.at, reason=reason)
            done.note(
                "evidence.taken_back", evidence.commitment, reason=reason, private={"evidence": evidence.pk}
            )


def _give(commitment: Commitment, kind: Kind, *, body: Body | None, by: Account, **said: Any) -> Evidence:
    held = needed(by, Action.KEEP_EVIDENCE, body)
    with deed(by, held) as done:
        on = timezone.localdate()
        if not Commitment.objects.select_for_update().actionable(on=on).filter(pk=commitment.pk).exists():
            raise NotGiven("held")
        evidence = Evidence(commitment=commitment, kind=kind, body=body, added_at=done.at, **said)
        evidence.voice = Voice.SECRETARIAT if body is None else Voice.BODY
        is_open = evidence.visibility != Visibility.INTERNAL
        no_personal_numbers(evidence.justification, refusal=NotGiven)
        if is_open and not evidence.justification:
            no_personal_numbers(*(getattr(evidence, name) for name in MADE_PUBLIC), refusal=NotGiven)
        evidence.save()
        told = {
            "title": evidence.title,
            "sha256": evidence.sha256,
            "number": evidence.number,
            "url": evidence.url,
        }
        done.note(
            "evidence.given",
            commitment,
            after={"kind": kind, "visibility": evidence.visibility, **(told if is_open else {})},
            private={"evidence": evidence.pk, **told},
        )
    return evidence
