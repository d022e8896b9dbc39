"""Sending letters to followers, each at most once.

A letter of which nobody knows whether it arrived is not sent again: what moves next is told anyway.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from answerable.register.following.letters import written
from answerable.register.following.models import Follower, Mailing
from answerable.register.following.services import forget
from answerable.register.reminders.posting import connected, posted, queued, stuck, taken

if TYPE_CHECKING:
    from datetime import date

Standing = Mailing.Standing
KEPT = timedelta(days=30)  # what was sent
MOST_REFUSED = 3  # letters in a row, after which an address is forgotten


def send_waiting(*, on: date) -> None:
    """Raises MailServerDown."""
    for letter in queued(Mailing.objects.all()).select_related("follower").order_by("pk"):
        _send(letter, on)


def settle_old(*, on: date) -> None:
    """Letters in whose middle a process died, and those that nobody needs to know of any more."""
    stuck(Mailing.objects.all()).update(standing=Standing.UNKNOWN)
    Mailing.objects.older_than(on - KEPT).exclude(standing=Standing.QUEUED).delete()


def _send(letter: Mailing, on: date) -> None:
    with connected() as mail:
        if not taken(Mailing.objects.filter(pk=letter.pk)):
            return
        message = written(letter, mail, on=on)
        if message is None:
            _settle(letter, Standing.DROPPED)
        else:
            _settle(letter, posted(message, attempts=letter.attempts + 1)[0])


def _settle(letter: Mailing, standing: str) -> None:
    """Keep what became of a letter. An address that takes none is forgotten."""
    with transaction.atomic():
        Mailing.objects.filter(pk=letter.pk, standing=Standing.SENDING).update(standing=standing)
        follower = Follower.objects.filter(pk=letter.follower_id).first()
        if follower is None or standing not in (Standing.SENT, Standing.REFUSED):
            return  # stopped while the letter went out
        follower.refused = follower.refused + 1 if standing == Standing.REFUSED else 0
        if follower.refused >= MOST_REFUSED or (follower.refused and follower.confirmed_on is None):
            forget(follower)
        else:
            follower.save(update_fields=["refused"])
