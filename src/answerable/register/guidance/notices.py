"""Bodies are reminded of what they are to remedy, and of letters that wait for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Role
from answerable.register.accounts.notices import AT_ONCE, BY_A_DAY, Matter, Matters
from answerable.register.guidance.desk import TO_DO
from answerable.register.guidance.models import Finding, Recipient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def to_remedy(on: date) -> Iterator[Matter]:
    rows = Finding.objects.working(on=on).select_related("inspection__body").prefetch_related("words")
    for one in rows:
        if one.standing(on=on) in TO_DO:
            yield Matter(
                subject=one,
                body=one.inspection.body,
                role=Role.FOCAL_POINT,
                due=one.due,
                words=one.remedy,
                address=reverse_lazy("remedy", args=[one.pk]),
                commitment=one.commitment_id,
            )


def to_answer(on: date) -> Iterator[Matter]:
    for one in Recipient.objects.waiting(on=on).select_related("letter", "body"):
        yield Matter(
            subject=one,
            body=one.body,
            role=Role.FOCAL_POINT,
            due=timezone.localdate(one.letter.sent_at),
            words=one.letter.words,
            address=reverse_lazy("answer_letter", args=[one.pk]),
        )


MATTERS = (
    Matters(kind="remedy", title=_("Shortcomings to remedy"), rules=BY_A_DAY, find=to_remedy),
    Matters(kind="letter", title=_("Letters to answer"), rules=AT_ONCE, find=to_answer),
)
