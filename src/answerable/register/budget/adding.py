"""Sums of lines. Where there is no line there is no figure, which is not zero."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.budget.models import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.bodies.models import Body


class Row(NamedTuple):
    """A body in a year, or a whole year where ``body`` is None: a sum of each kind, None: no figure."""

    year: int
    body: Body | None
    amounts: list[Decimal | None]  # in the order of ``Kind``
    lines: list[Line]


def rows(lines: Iterable[Line]) -> list[Row]:
    """By year and body, each year closed by its sum. A merged record counts for the body that it is of."""
    years: dict[int, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    bodies: dict[int, Body] = {}
    for line in lines:
        body = line.body.merged_into or line.body
        bodies[body.pk] = body
        years[line.year][body.pk].append(line)
    found = []
    for year, by_body in sorted(years.items()):
        ordered = sorted(by_body, key=lambda pk: bodies[pk].name)
        of_bodies = [Row(year, bodies[pk], _sums(by_body[pk]), by_body[pk]) for pk in ordered]
        every = [line for row in of_bodies for line in row.lines]
        found += [*of_bodies, Row(year, None, _sums(every), every)]
    return found


def _sums(lines: list[Line]) -> list[Decimal | None]:
    by_kind = {kind: [line.amount for line in lines if line.kind == kind] for kind in Kind}
    return [sum(amounts, Decimal(0)) if amounts else None for amounts in by_kind.values()]
