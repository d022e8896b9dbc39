"""Sending letters to followers: each at most once. See ``reminders.sending``, which goes the same way.

A letter of which nobody knows whether it arrived is not sent again: what moves next is told anyway.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from answerable.register.following.letters import written
from answerable.register.following.models import Follower, Letter
from answerable.register.following.services import forget
from answerable.register.reminders.posting import connected, posted

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

Standing = Letter.Standing
PUT_OFF = timedelta(minutes=15)  # before a letter that the server puts off is tried again
ANSWERED_BY = timedelta(hours=1)  # after this long, who was sending is gone
KEPT = timedelta(days=30)  # what was sent
MOST_REFUSED = 3  # letters in a row, after which an address is forgotten


def send_waiting(*, on: date) -> None:
    """Raises MailServerDown."""
    for letter in waiting().select_related("follower").order_by("pk"):
        _send(letter, on)


def waiting() -> QuerySet[Letter]:
    not_put_off = Q(tried_at=None) | Q(tried_at__lt=timezone.now() - PUT_OFF)
    return Letter.objects.filter(not_put_off, standing=Standing.QUEUED)


def settle_old(*, on: date) -> None:
    """Letters in whose middle a process died, and those that nobody needs to know of any more."""
    stuck = Letter.objects.filter(standing=Standing.SENDING, tried_at__lt=timezone.now() - ANSWERED_BY)
    stuck.update(standing=Standing.UNKNOWN)
    Letter.objects.older_than(on - KEPT).exclude(standing=Standing.QUEUED).delete()


def _send(letter: Letter, on: date) -> None:
    with connected() as mail:
        # One conditional UPDATE, kept before a word is said to the server: of two workers one has it.
        taken = Letter.objects.filter(pk=letter.pk, standing=Standing.QUEUED)
        if not taken.update(standing=Standing.SENDING, tried_at=timezone.now(), attempts=F("attempts") + 1):
            return
        message = written(letter, mail, on=on)
        if message is None:
            _settle(letter, Standing.DROPPED)
        else:
            _settle(letter, posted(message, attempts=letter.attempts + 1)[0])


def _settle(letter: Letter, standing: str) -> None:
    """Keep what became of a letter. An address that takes none is forgotten."""
    with transaction.atomic():
        Letter.objects.filter(pk=letter.pk, standing=Standing.SENDING).update(standing=standing)
        follower = Follower.objects.filter(pk=letter.follower_id).first()
        if follower is None or standing not in (Standing.SENT, Standing.REFUSED):
            return  # stopped while the letter went out
        follower.refused = follower.refused + 1 if standing == Standing.REFUSED else 0
        if follower.refused >= MOST_REFUSED or (follower.refused and follower.confirmed_on is None):
            forget(follower)
        else:
            follower.save(update_fields=["refused"])
