"""Whoever owes a plan is reminded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Role
from answerable.register.accounts.notices import BY_A_DAY, Matter, Matters
from answerable.register.subplans.models import Call, Standing
from answerable.register.subplans.tracing import calls_as_they_stand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def to_send(on: date) -> Iterator[Matter]:
    for one in calls_as_they_stand(Call.objects.working(on=on), on=on):
        for row in one.rows:
            if row.standing in (Standing.NOT_DUE, Standing.MISSING):
                yield Matter(
                    subject=row.owed,
                    body=row.owed.body,
                    role=Role.FOCAL_POINT,
                    due=one.call.due,
                    words=format_lazy("{} · {}", one.call.document, one.call.words),
                    address=reverse_lazy("send_subplan", args=[one.call.pk, row.owed.body.key]),
                    commitment=one.call.commitment_id,
                )


MATTERS = (Matters(kind="subplan", title=_("Plans to send"), rules=BY_A_DAY, find=to_send),)
