"""What waits in what others say: contributions to decide on, and to reply to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import SHOWN, Matter, Work
from answerable.register.accounts.models import Role
from answerable.register.accounts.permissions import Action
from answerable.register.assessments.contributions import Contribution
from answerable.register.commitments.parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.accounts.models import Account


def to_reply_to(account: Account, *, on: date) -> QuerySet[Contribution]:
    """Published contributions without a reply, about what the bodies of a focal point have a part in."""
    own = account.memberships.in_force(on=on).filter(role=Role.FOCAL_POINT, body__isnull=False)
    about = Q(pk__in=())
    for one in own.select_related("body"):
        if one.body:
            about |= Q(commitment__in=parts_of(one.body, on=on).values("pk"))
    found = Contribution.objects.unanswered(on=on).filter(about)
    return found.select_related("commitment__document").order_by("decided_on", "pk")


def to_reply(account: Account, on: date) -> Iterator[Matter]:
    for one in to_reply_to(account, on=on)[: SHOWN + 1]:
        yield Matter(one.words, reverse("reply_to", args=[one.pk]))


def to_decide(account: Account, on: date) -> Iterator[Matter]:
    waiting = Contribution.objects.waiting().order_by("sent_on", "pk")
    for one in waiting[: SHOWN + 1]:
        yield Matter(f"{one.sent_on:%d/%m/%Y} · {one.words}", reverse("moderate", args=[one.pk]))


WORK = (
    Work(page="own_assessments", title=_("Our assessments"), action=Action.ASSESS),
    Work(
        page="own_contributions", title=_("Contributions to reply to"), action=Action.ANSWER, waiting=to_reply
    ),
    Work(
        page="to_moderate", title=_("Contributions to decide on"), action=Action.MODERATE, waiting=to_decide
    ),
)
