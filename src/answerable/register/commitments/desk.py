"""What waits here for reviewers, and for the secretariat: later days, what stands still, bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import SHOWN, Matter, Part, Work
from answerable.register.accounts.permissions import Action
from answerable.register.commitments.independence import may_review_each
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.stillness import without_movement
from answerable.register.commitments.work import Extension

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.register.accounts.models import Account

LOOKED_AT = 4 * SHOWN  # the oldest measures: of some the account may not be independent


def to_review(account: Account, on: date) -> Iterator[Matter]:
    """Held measures without a published review that the account may review, the oldest first."""
    waiting = Commitment.objects.on_hold(on=on).exclude(reviews__published_at__isnull=False).order_by("pk")
    found = list(waiting[:LOOKED_AT])
    independence = may_review_each(account, found, on=on)
    for one in found:
        if independence[one.pk].given:
            yield Matter(one.text, reverse("review", args=[one.public_id]))


def extensions(account: Account, on: date) -> Iterator[Matter]:
    """Later days that wait for a decision, the oldest first."""
    waiting = Extension.objects.filter(granted=None, commitment__in=Commitment.objects.actionable(on=on))
    for one in waiting.select_related("body", "commitment").order_by("asked_on", "pk")[: SHOWN + 1]:
        yield Matter(f"{one.body}: {one.commitment.text}", reverse("decide_extension", args=[one.pk]))


def still(account: Account, on: date) -> Iterator[Matter]:
    """What has not moved for too long, the longest first."""
    for one in without_movement(on=on)[: SHOWN + 1]:
        yield Matter(one.text, reverse("commitment", args=[one.public_id]))


WORK = (
    Work(
        page="reviews",
        part=Part.FIRST,
        title=_("Measures to review"),
        action=Action.REVIEW,
        waiting=to_review,
    ),
    Work(page="extensions", title=_("Later days to decide"), action=Action.EXTEND, waiting=extensions),
    Work(page="still", title=_("Without movement"), action=Action.KEEP_ROUNDS, waiting=still),
    Work(page="keep_bodies", part=Part.OFFICE, title=_("Keeping public bodies"), action=Action.KEEP_BODIES),
)
