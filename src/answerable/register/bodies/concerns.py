"""Whom events of bodies concern: the body, and the one that took over or stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.trace.concerning import Concerned, Concerns

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from answerable.register.bodies.models import Body


def of_bodies(rows: Collection[Body], on: date) -> dict[int, Concerned]:
    return {
        one.pk: Concerned(bodies=(one.key, one.merged_into.key) if one.merged_into else (one.key,))
        for one in rows
    }


CONCERNS = {"bodies.body": Concerns(of=of_bodies, not_told=frozenset({"bodies.placed"}))}
