"""Events after which something is due: the secretariat records that one took place, and the day follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.commitments.acting import deed
from answerable.register.commitments.facts import Facts, facts_of
from answerable.register.commitments.locking import lock_one
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.work import Happening
from answerable.register.refusals import Refused

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.commitments.models import Commitment


class NoSuchEvent(Refused):
    """No deadline of the commitment runs from that event, or its day has not come."""


class Event(NamedTuple):
    """From which a deadline runs, the time that runs, and the words that say so."""

    event: str
    duration: str
    words: str


def events_of(commitment: Commitment) -> list[Event]:
    """The events from which deadlines of its current edition run."""
    return events_in(facts_of([commitment])[commitment.pk])


def events_in(facts: Facts) -> list[Event]:
    """The same, of what is known already."""
    after = [due for due in facts.dues if due["kind"] == "after"]
    known = {(due["event"], due["duration"]): due["words"] for due in after}
    return [Event(*of, words=words) for of, words in known.items()]


def record_happening(
    commitment: Commitment, *, event: str, duration: str, on: date, source: str, by: Account
) -> Happening:
    """What is recorded again takes the place of what was, and both stay. Raises NoSuchEvent, NotActionable,
    PermissionDenied.
    """
    with deed(by, needed(by, Action.EXTEND)) as done:
        locked = lock_one(commitment)
        known = [(one.event, one.duration) for one in events_of(locked)]
        if (event, duration) not in known or on > timezone.localdate(done.at):
            raise NoSuchEvent("no-event")
        before = {"last_day": locked.last_day}
        row = Happening.objects.create(
            commitment=locked, event=event, duration=duration, on=on, source=source
        )
        recompute([locked])
        after = {"event": event, "on": on, "source": source, "last_day": locked.last_day}
        done.note("commitments.happened", locked, before=before, after=after)
    return row
