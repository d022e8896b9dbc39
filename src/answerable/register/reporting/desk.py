"""What waits in rounds: for focal points, validators and the secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from answerable.register.accounts.desk import SHOWN, Matter, Part, Work
from answerable.register.accounts.models import Role
from answerable.register.accounts.permissions import Action, own_bodies
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Assignment
from answerable.register.days import day
from answerable.register.reporting.models import OCCASION, Decision, Submission, round_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.accounts.models import Account

Outcome = Assignment.Outcome


def to_answer(account: Account, on: date) -> Iterator[Matter]:
    """What the account's bodies have not sent yet, the first due first; returned ones among them."""
    waiting = _asked(account, Role.FOCAL_POINT, on).filter(
        outcome__in=(Outcome.OPEN, Outcome.RETURNED, Outcome.NOT_REPORTED)
    )
    for one in waiting.order_by("due", "pk")[:SHOWN]:
        yield Matter(
            _("by %(day)s: %(words)s") % {"day": day(one.due), "words": one.commitment.text}, _page(one)
        )


def to_sign(account: Account, on: date) -> Iterator[Matter]:
    """Answers that are ready to be signed."""
    ready = _asked(account, Role.VALIDATOR, on).filter(answer__ready=True).exclude(outcome=Outcome.ANSWERED)
    for one in ready.order_by("due", "pk")[:SHOWN]:
        yield Matter(one.commitment.text, _page(one))


def to_decide(account: Account, on: date) -> Iterator[Matter]:
    """What was sent and not decided yet, the oldest first."""
    decided = Decision.objects.values("submission")
    waiting = Submission.objects.filter(commitment__in=Commitment.objects.actionable(on=on))
    found = waiting.exclude(pk__in=decided).select_related("answer__assignment__body", "commitment")
    for one in found.order_by("sent_on", "pk")[:SHOWN]:
        assignment = one.answer.assignment
        words = {"body": assignment.body.name, "words": one.commitment.text}
        yield Matter(_("%(body)s: %(words)s") % words, _page(assignment))


def _asked(account: Account, role: Role, on: date) -> QuerySet[Assignment]:
    asked = Assignment.objects.filter(
        body__in=own_bodies(account, role, on=on), dropped_on=None, occasion__startswith=OCCASION,
        commitment__in=Commitment.objects.actionable(on=on),
    )  # fmt: skip
    return asked.select_related("commitment", "body__merged_into")


def _page(one: Assignment) -> str:
    body = one.body.merged_into or one.body
    return reverse("answer", args=[round_number(one.occasion), body.key, one.commitment.public_id])


WORK = (
    Work(
        page="my_rounds",
        part=Part.FIRST,
        title=gettext_lazy("To report"),
        action=Action.ANSWER,
        waiting=to_answer,
    ),
    Work(page="to_sign", part=Part.FIRST, title=gettext_lazy("To sign"), action=Action.SIGN, waiting=to_sign),
    Work(
        page="rounds",
        part=Part.FIRST,
        title=gettext_lazy("Rounds of reporting"),
        action=Action.KEEP_ROUNDS,
        waiting=to_decide,
    ),
    Work(
        page="own_words",
        part=Part.OFFICE,
        title=gettext_lazy("Own words for states"),
        action=Action.KEEP_SETTINGS,
    ),
)
