"""What waits in letters and inspections, for bodies and for the secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import SHOWN, Matter, Work
from answerable.register.accounts.models import Role
from answerable.register.accounts.permissions import Action, own_bodies
from answerable.register.guidance.models import Finding, Recipient, Remedy, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.accounts.models import Account
    from answerable.register.bodies.models import Body

TO_DO = (Standing.OPEN, Standing.OVERDUE, Standing.RETURNED)


def letters_to(account: Account, *, on: date) -> QuerySet[Recipient]:
    """Letters to the bodies of a focal point, those without an answer first."""
    rows = Recipient.objects.filter(body__in=_own(account, on)).select_related("letter", "body")
    return rows.order_by(F("answered_on").asc(nulls_first=True), "-letter__sent_at")


def findings_of(account: Account, *, on: date) -> QuerySet[Finding]:
    """Shortcomings of the bodies of a focal point, the first due first."""
    rows = Finding.objects.working(on=on).filter(inspection__body__in=_own(account, on))
    return rows.select_related("inspection__body", "commitment").prefetch_related("words")


def _own(account: Account, on: date) -> QuerySet[Body]:
    return own_bodies(account, Role.FOCAL_POINT, on=on)


def to_answer(account: Account, on: date) -> Iterator[Matter]:
    """Letters without an answer, and shortcomings to remedy."""
    last = Remedy.objects.filter(finding=OuterRef("pk")).order_by("-pk").values("says")[:1]
    open_ones = findings_of(account, on=on).prefetch_related(None).annotate(last=Subquery(last))
    for one in open_ones.filter(Q(last=None) | Q(last=Remedy.Says.RETURNED))[: SHOWN + 1]:
        yield Matter(f"{one.due:%d/%m/%Y} · {one.remedy}", reverse("remedy", args=[one.pk]))
    waiting = Recipient.objects.waiting(on=on).filter(body__in=_own(account, on)).select_related("letter")
    for letter in waiting[:SHOWN]:
        yield Matter(letter.letter.words, reverse("answer_letter", args=[letter.pk]))


def to_decide(account: Account, on: date) -> Iterator[Matter]:
    """Remedies that bodies say are done."""
    rows = Finding.objects.working(on=on).filter(words__isnull=False).distinct().prefetch_related("words")
    for one in rows:
        if one.standing(on=on) is Standing.SAID:
            yield Matter(one.remedy, reverse("inspection", args=[one.inspection_id]))


WORK = (
    Work(page="my_letters", title=_("Letters and remedies"), action=Action.ANSWER, waiting=to_answer),
    Work(page="letters", title=_("Guidance and urging"), action=Action.REMIND),
    Work(page="inspections", title=_("Inspections"), action=Action.INSPECT, waiting=to_decide),
)
