"""Sending: notices that wait become one digest a body and day, and each of its letters goes out at most once.

Of a letter of which nobody knows whether it arrived, a person decides whether it is sent again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.accounts.models import Role
from answerable.register.reminders.letters import letter, still_open
from answerable.register.reminders.models import Delivery, Digest, Notice
from answerable.register.reminders.open_matters import OpenMatters
from answerable.register.reminders.posting import connected, new_message_id, posted, queued, stuck, taken
from answerable.register.reminders.recipients import recipients, waiting_groups
from answerable.register.trace.recording import act
from answerable.register.workdays import is_working_day

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.reminders.recipients import Group

Standing = Delivery.Standing
WENT_OUT = (Standing.SENDING, Standing.SENT, Standing.UNKNOWN)


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
        queued(Delivery.objects.all()).exists()
        or any(not _has_one(one, on) for one in waiting_groups(on=on)[0])
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
        accounts = recipients(digest, on=on)
        Delivery.objects.bulk_create(
            Delivery(digest=digest, account=one, message_id=new_message_id()) for one in accounts
        )
        about = [[one.kind, one.subject_type, one.subject_id, one.due, one.step] for one, _, _ in told]
        after = {"role": digest.role, "body": _body(digest), "about": about, "letters": len(accounts)}
        doing.note("reminders.gathered", digest, after=after)
    return digest


def give_up_sending(*, dry: bool = False) -> int:
    """Letters of which a process died in the middle: nobody knows of them. Returns how many."""
    letters = stuck(Delivery.objects.all())
    if dry:
        return letters.count()
    return sum(_settle(delivery, Standing.UNKNOWN, "") for delivery in letters)


def _send_queued(open_matters: OpenMatters, on: date) -> None:
    for delivery in queued(Delivery.objects.all()).select_related("digest__body", "account").order_by("pk"):
        _send(delivery, open_matters, on)


def _send(delivery: Delivery, open_matters: OpenMatters, on: date) -> None:
    with connected() as mail:
        written = letter(delivery, open_matters, mail, on=on)
        if not taken(Delivery.objects.filter(pk=delivery.pk), tried_on=on):
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
