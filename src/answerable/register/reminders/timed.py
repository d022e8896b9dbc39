"""What the day brings in this room: notices, and the worker woken to send them."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from answerable.register.accounts.models import Role
from answerable.register.reminders.noticing import make_notices, notices_on
from answerable.register.reminders.sending import give_up_sending, is_anything_waiting
from answerable.register.reminders.tasks import wake
from answerable.register.trace.timed import Timed
from answerable.register.workdays import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

FORGOTTEN = timedelta(days=30)  # what the worker did; what was sent is kept for ever beside it


def remind(on: date, dry: bool) -> Iterator[str]:
    if not is_working_day(on):
        yield _("Nobody is reminded: it is a day off.")
    elif dry:
        yield from _told_dry(on)
    elif made := make_notices(on):
        yield _("Notices made: %(n)s.") % {"n": made}
    if unknown := give_up_sending(dry=dry):
        yield _("Letters of which nobody knows whether they were sent: %(n)s.") % {"n": unknown}
    if is_anything_waiting(on):
        yield _("The worker is asked to send what waits.")
        if not dry:
            wake()


def forget(on: date, dry: bool) -> Iterator[str]:
    """Leave nothing behind of what the worker has done long ago."""
    done = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - FORGOTTEN)
    if not dry:
        done.delete()
    yield from ()


def _told_dry(on: date) -> Iterator[str]:
    """How many notices each role of each body would get."""
    counted = Counter((one.body.name if one.body else "", one.role) for one in notices_on(on))
    for (body, role), n in sorted(counted.items()):
        who = ", ".join(filter(None, (body, str(Role(role).label))))
        yield _("%(who)s: %(n)s notices") % {"who": who, "n": n}


TIMED = (Timed(name="remind", run=remind), Timed(name="forget", run=forget))
