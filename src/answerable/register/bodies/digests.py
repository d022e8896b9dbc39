"""What the public can know of bodies, as digests that ``verify`` compares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answerable.register.bodies.models import Body, BodyName, GroupMember, Succession
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection

OF_A_BODY = (
    "key", "catalogue_id", "name", "level", "branch", "province", "group", "parent_id", "valid_from",
    "valid_to", "source", "merged_into_id",
)  # fmt: skip
BESIDE: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "names": (BodyName, "body", ("name", "folded", "kind", "valid_from", "valid_to")),
    "followed_by": (Succession, "old", ("new_id", "function", "on", "legal_basis")),
    "members": (GroupMember, "group", ("member_id", "valid_from", "valid_to")),
}


def of_bodies(pks: Collection[int]) -> dict[int, str]:
    """Each body with its names, those that took over from it, and its members."""
    beside: dict[int, dict[str, list[Any]]] = {pk: {name: [] for name in BESIDE} for pk in pks}
    for name, (model, of, fields) in BESIDE.items():
        rows = model.objects.filter(**{f"{of}__in": pks}).order_by("pk")
        for body, *said in rows.values_list(of, *fields):
            beside[body][name].append(said)
    return {
        pk: digest({**state, **beside[pk]})
        for pk, state in columns(Body.objects.filter(pk__in=pks), OF_A_BODY)
    }


DIGESTS = {"bodies.body": Compared(of_bodies, Body.objects.public, Body.objects.all)}
