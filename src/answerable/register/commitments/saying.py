"""What is said of how commitments stand, by a body or by the secretariat: written once, and never over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.permissions import Action, acting
from answerable.register.commitments.acting import deed
from answerable.register.commitments.locking import NotActionable, lock
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.state import Evidence, Stage, Voice
from answerable.register.commitments.work import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Commitment
    from answerable.register.trace.recording import Act


class NotYet(Exception):
    """Nobody knows how it stands on a day that has not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one voice says of the part of one body in a commitment."""

    commitment: Commitment
    body: Body
    voice: Voice
    stage: Stage
    as_of: date
    done_on: date | None = None
    words: str = ""
    evidence: Evidence = Evidence.NONE
    period: str = ""  # of work that comes again: which time it was
    recorded_from: str = ""  # "paper" or "e-mail", where the secretariat writes down the word of a body


def say_progress(word: Word, *, by: Account, doing: Act | None = None) -> Progress:
    """Raises NotActionable, NotYet, PermissionDenied."""
    said, skipped = say_all([word], by=by, doing=doing)
    if skipped:
        raise NotActionable(skipped[0].public_id)
    return said[0]


def say_all(
    words: Sequence[Word], *, by: Account, doing: Act | None = None
) -> tuple[list[Progress], list[Commitment]]:
    """Write several words in one act. Those of commitments on hold or over are left out, and named.

    Whether the one who signs is another than the one who wrote is asked by whoever keeps drafts. Raises
    NotYet, PermissionDenied.
    """
    today = timezone.localdate()
    if any(day > today for word in words for day in (word.as_of, word.done_on) if day):
        raise NotYet
    roles = {_role(word.voice, word.body, word.recorded_from, by, today) for word in words}
    with deed(by, role=min(roles, default=""), doing=doing) as done:
        locked = lock(word.commitment for word in words)
        told = [word for word in words if word.commitment.pk in locked.working]
        said = Progress.objects.bulk_create(_row(word, locked.working) for word in told)
        recompute(locked.working.values())
        for word in told:
            done.note(VERBS[word.voice], locked.working[word.commitment.pk], after=_in_short(word))
    return said, locked.skipped


VERBS = {Voice.BODY: "commitments.reported", Voice.SECRETARIAT: "commitments.confirmed"}


def _role(voice: Voice, body: Body, recorded_from: str, by: Account, on: date) -> str:
    """A body speaks through who signs or answers for it, or by a paper that the secretariat records."""
    if voice == Voice.SECRETARIAT:
        actions: tuple[Action, ...] = (Action.CONFIRM,)
    elif recorded_from:
        actions = (Action.RECORD_FOR,)
    else:
        actions = (Action.SIGN, Action.ANSWER)
    for action in actions:
        if held := acting(by, action, body, on=on):
            return held.role
    raise PermissionDenied


def _row(word: Word, locked: dict[int, Commitment]) -> Progress:
    return Progress(
        commitment=locked[word.commitment.pk],
        body=word.body,
        voice=word.voice,
        stage=word.stage,
        as_of=word.as_of,
        done_on=word.done_on,
        words=word.words,
        evidence=word.evidence,
        period=word.period,
        recorded_from=word.recorded_from,
    )


def _in_short(word: Word) -> dict[str, Any]:
    return {
        "body": word.body.key,
        "stage": word.stage,
        "as_of": word.as_of,
        "done_on": word.done_on,
        "period": word.period,
        "recorded_from": word.recorded_from,
    }
