"""Who is behind a group that leads, before anybody was asked: its members by its dated roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.bodies.models import GroupMember, valid
from answerable.register.commitments.models import Appearance, Involvement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def members_of_groups_that_lead(commitments: Iterable[int], *, on: date) -> dict[int, list[int]]:
    """By commitment, the members of the groups that its current edition names as leads, each once."""
    led = (
        Involvement.objects.standing()
        .filter(appearance__commitment__in=list(commitments), role=Involvement.Role.LEAD, body__group=True)
        .values_list("appearance__commitment", "appearance", "body")
    )
    rows = list(led)
    if not rows:  # as with most
        return {}
    current = dict(
        Appearance.objects.filter(commitment__in={commitment for commitment, _, _ in rows})
        .order_by("edition__ordinal")
        .values_list("commitment", "pk")
    )
    members: dict[int, list[int]] = {}
    roster = GroupMember.objects.filter(valid(on), group__in={group for _, _, group in rows})
    for group, member, stays in roster.order_by("pk").values_list("group", "member", "member__merged_into"):
        members.setdefault(group, []).append(stays or member)
    found: dict[int, list[int]] = {}
    for commitment, appearance, group in rows:
        if current[commitment] == appearance:
            found.setdefault(commitment, []).extend(members.get(group, ()))
    return {commitment: list(dict.fromkeys(pks)) for commitment, pks in found.items()}
