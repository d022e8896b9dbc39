"""Sending: notices that wait become one digest a body and day, and each of its letters goes out at most once.

queued → sending → sent | refused | unknown. "sending" is kept before the mail server is spoken to, never
inside an act. Where the server does not answer to the end, nobody knows whether it has the letter, so it is
"unknown" and a person decides whether it is sent again.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from answerable.register.accounts.models import Role
from answerable.register.reminders.letters import letter, still_open
from answerable.register.reminders.models import Delivery, Digest, Notice
from answerable.register.reminders.open_matters import OpenMatters
from answerable.register.reminders.posting import connected, posted
from answerable.register.reminders.recipients import recipients, waiting_groups
from answerable.register.trace.recording import act
from answerable.register.workdays import is_working_day

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.reminders.recipients import Group

Standing = Delivery.Standing
WENT_OUT = (Standing.SENDING, Standing.SENT, Standing.UNKNOWN)
PUT_OFF = timedelta(minutes=15)  # before such a letter is tried again
ANSWERED_BY = timedelta(hours=1)  # after this long, who was sending is gone


def send_waiting(*, on: date) -> None:
    """Send what waits, as far as the day allows it. Raises MailServerDown."""
    if not is_working_day(on):
        return
    open_matters = OpenMatters(on)
    _send_queued(open_matters, on)
    for group in waiting_groups(on=on)[0]:
        if not _has_one(group, on):
            connected().close()  # a digest is begun only while there is somebody to take it
            gather(group, open_matters, on=on)
            _send_queued(open_matters, on)


def is_anything_waiting(on: date) -> bool:
    """Whether there is anything to send today."""
    return is_working_day(on) and (
        _queued().exists() or any(not _has_one(one, on) for one in waiting_groups(on=on)[0])
    )


def gather(group: Group, open_matters: OpenMatters, *, on: date) -> Digest | None:
    """The digest of a group with all that is open of what waits for it; None where nothing is.

    Notices that are not told because their matter is no longer open, or because a nearer step of it waits
    too, are dropped for good.
    """
    with act(actor=None) as doing:
        waiting = list(_of_group(group).select_for_update())
        if not waiting or _has_one(group, on):
            return None
        told = still_open(waiting, open_matters)
        told_pks = {notice.pk for notice, _, _ in told}
        Notice.objects.filter(pk__in=[one.pk for one in waiting if one.pk not in told_pks]).update(
            dropped_on=on
        )
        if not told:
            return None
        digest = Digest.objects.create(body_id=group.body, role=group.role, day=on)
        Notice.objects.filter(pk__in=told_pks).update(digest=digest)
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
        accounts = recipients(digest, on=on)
        Delivery.objects.bulk_create(
            Delivery(digest=digest, account=one, message_id=f"<{uuid.uuid4().hex}@{domain}>")
            for one in accounts
        )
        about = [[one.kind, one.subject_type, one.subject_id, one.due, one.step] for one, _, _ in told]
        after = {"role": digest.role, "body": _body(digest), "about": about, "letters": len(accounts)}
        doing.note("reminders.gathered", digest, after=after)
    return digest


def give_up_sending(*, dry: bool = False) -> int:
    """Letters of which a process died in the middle: nobody knows of them. Returns how many."""
    stuck = Delivery.objects.filter(standing=Standing.SENDING, tried_at__lt=timezone.now() - ANSWERED_BY)
    if dry:
        return stuck.count()
    given_up = 0
    for delivery in stuck:
        given_up += _settle(delivery, Standing.UNKNOWN, "")
    return given_up


def _send_queued(open_matters: OpenMatters, on: date) -> None:
    for delivery in _queued().select_related("digest__body", "account").order_by("pk"):
        _send(delivery, open_matters, on)


def _queued() -> QuerySet[Delivery]:
    not_put_off = Q(tried_at=None) | Q(tried_at__lt=timezone.now() - PUT_OFF)
    return Delivery.objects.filter(not_put_off, standing=Standing.QUEUED)


def _send(delivery: Delivery, open_matters: OpenMatters, on: date) -> None:
    with connected() as mail:
        written = letter(delivery, open_matters, mail, on=on)
        # One conditional UPDATE, kept before a word is said to the server: of two workers one has it.
        taken = Delivery.objects.filter(pk=delivery.pk, standing=Standing.QUEUED)
        tried = {"tried_at": timezone.now(), "tried_on": on, "attempts": F("attempts") + 1}
        if not taken.update(standing=Standing.SENDING, **tried):
            return
        if written is None:
            _settle(delivery, Standing.DROPPED, "")
            return
        _settle(delivery, *posted(written, attempts=delivery.attempts + 1))


def _settle(delivery: Delivery, standing: str, problem: str) -> bool:
    """Keep what became of a letter; False where that was settled meanwhile."""
    with act(actor=None) as doing:
        sending = Delivery.objects.filter(pk=delivery.pk, standing=Standing.SENDING)
        if not sending.update(standing=standing, problem=problem):
            return False
        digest = delivery.digest
        after = {"standing": standing, "role": digest.role, "body": _body(digest)}
        doing.note("reminders.tried", delivery, after=after, private={"account": delivery.account_id})
    return True


def _of_group(group: Group) -> QuerySet[Notice]:
    waiting = Notice.objects.waiting().filter(role=group.role)
    return waiting if group.role == Role.SECRETARIAT else waiting.filter(body=group.body)


def _has_one(group: Group, on: date) -> bool:
    """Whether it was written to today: also by a letter of an earlier day, which a process that died, or a
    server that put it off, left behind. What is new waits for the next day then, so that nobody gets two.
    """
    own = Digest.objects.filter(body=group.body, role=group.role)
    late = Delivery.objects.filter(digest__in=own, standing__in=WENT_OUT, tried_on=on)
    return own.filter(day=on).exists() or late.exists()


def _body(digest: Digest) -> str:
    return digest.body.key if digest.body else ""
