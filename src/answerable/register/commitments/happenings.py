"""Events after which something is due: the secretariat records that one took place, and the day follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from answerable.register.accounts.permissions import Action
from answerable.register.commitments.acting import deed
from answerable.register.commitments.facts import facts_of
from answerable.register.commitments.locking import lock_one, role_in
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.work import Happening

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.commitments.models import Commitment


class NoSuchEvent(Exception):
    """No deadline of the commitment runs from that event, or its day has not come."""


def events_of(commitment: Commitment) -> list[tuple[str, str]]:
    """The events from which its deadlines run, each with the time that runs."""
    dues = facts_of([commitment])[commitment.pk].dues
    return list(dict.fromkeys((due["event"], due["duration"]) for due in dues if due["kind"] == "after"))


def record_happening(
    commitment: Commitment, *, event: str, duration: str, on: date, source: str, by: Account
) -> Happening:
    """What is recorded again takes the place of what was, and both stay. Raises NoSuchEvent, NotActionable,
    PermissionDenied.
    """
    with deed(by, role=role_in(by, Action.EXTEND)) as done:
        locked = lock_one(commitment)
        if (event, duration) not in events_of(locked) or on > timezone.localdate(done.at):
            raise NoSuchEvent(event)
        before = {"last_day": locked.last_day}
        row = Happening.objects.create(
            commitment=locked, event=event, duration=duration, on=on, source=source
        )
        recompute([locked])
        after = {"event": event, "on": on, "source": source, "last_day": locked.last_day}
        done.note("commitments.happened", locked, before=before, after=after)
    return row
