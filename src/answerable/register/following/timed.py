"""What the day brings in this room: letters about what moved, and addresses that are forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from answerable.register.following.gathering import due, gather
from answerable.register.following.models import Mailing
from answerable.register.following.sending import settle_old
from answerable.register.following.services import forget_unconfirmed
from answerable.register.following.tasks import wake
from answerable.register.reminders.posting import queued
from answerable.register.trace.timed import Timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def tell_followers(on: date, dry: bool) -> Iterator[str]:
    if dry:
        if due(on=on).exists():
            yield _("Those who follow are told what moved.")
        return
    settle_old(on=on)
    forget_unconfirmed(on=on)
    if made := gather(on=on):
        yield _("Letters to those who follow: %(n)s.") % {"n": made}
    if queued(Mailing.objects.all()).exists():
        yield _("The worker is asked to send what waits for those who follow.")
        wake()


TIMED = (Timed(name="followers", run=tell_followers),)
