"""Bodies that a published plan names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Involvement

if TYPE_CHECKING:
    from django.db.models import QuerySet


def named_bodies(*, after: Body | None = None) -> QuerySet[Body]:
    """By their names, those behind ``after``. What was merged is named as the body that stays."""
    named = Exists(Involvement.objects.filter(body=OuterRef("pk")))
    named_before = Exists(Involvement.objects.filter(body__merged_into=OuterRef("pk")))
    rows = Body.objects.filter(named | named_before, merged_into=None).order_by("name", "pk")
    if after is not None:
        rows = rows.filter(Q(name__gt=after.name) | Q(name=after.name, pk__gt=after.pk))
    return rows
