"""What waits for those who owe plans, who call for them, and who say which duties carry out which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.accounts.desk import SHOWN, Matter, Work
from answerable.register.accounts.models import Role
from answerable.register.accounts.permissions import Action, own_bodies
from answerable.register.subplans.models import WITH_PLAN, Call, Owed, Sent, Standing
from answerable.register.subplans.tracing import calls_as_they_stand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.register.accounts.models import Account


def owed_by(account: Account, *, on: date) -> list[Owed]:
    """What the bodies of a focal point owe, sent or not, the first due first."""
    records = own_bodies(account, Role.FOCAL_POINT, on=on)
    rows = Owed.objects.filter(call__in=Call.objects.working(on=on), body__in=records)
    found = rows.select_related("call__document", "call__commitment", "body")
    sent = Sent.objects.select_related(*WITH_PLAN)
    return list(found.prefetch_related(Prefetch("sent", sent)).order_by("call__due", "pk"))


def to_send(account: Account, on: date) -> Iterator[Matter]:
    """Plans that the account's bodies have not sent yet."""
    for one in owed_by(account, on=on):
        if one.standing(on=on) in (Standing.NOT_DUE, Standing.MISSING):
            words = {"day": f"{one.call.due:%d/%m/%Y}", "words": one.call.words}
            page = reverse("send_subplan", args=[one.call_id, one.body.key])
            yield Matter(_("by %(day)s: %(words)s") % words, page)


def missing(account: Account, on: date) -> Iterator[Matter]:
    """Calls past their day with plans that are missing, the oldest first."""
    past = Call.objects.working(on=on).filter(due__lt=on).order_by("due", "pk")
    for one in calls_as_they_stand(past[: 4 * SHOWN], on=on):
        count = sum(row.standing is Standing.MISSING for row in one.rows)
        if count:
            words = {"n": count, "words": one.call.words}
            yield Matter(_("%(n)s missing: %(words)s") % words, reverse("call", args=[one.call.pk]))


WORK = (
    Work(page="my_calls", title=gettext_lazy("Plans to send"), action=Action.ANSWER, waiting=to_send),
    Work(page="calls", title=gettext_lazy("Calls for plans"), action=Action.KEEP_ROUNDS, waiting=missing),
    Work(page="links", title=gettext_lazy("What carries out what"), action=Action.CHECK),
)
