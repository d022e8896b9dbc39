"""Sums of lines. Where there is no line there is no figure, which is not zero.

A line of a body as a whole contains those of its commitments of the same year and kind: it is the sum, and
they are told as parts of it. Parts that come to more than their whole are shown to do so; nothing is mended.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.budget.models import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.bodies.models import Body


class Sum(NamedTuple):
    """``amount`` None: no figure. ``parts``: how much of a known whole is for commitments, as far as told."""

    amount: Decimal | None = None
    parts: Decimal | None = None
    over: bool = False  # the parts of some body come to more than its whole

    def __add__(self, other: object) -> Sum:
        if not isinstance(other, Sum):
            return NotImplemented
        return Sum(
            _added(self.amount, other.amount), _added(self.parts, other.parts), self.over or other.over
        )


class Row(NamedTuple):
    """A body in a year, or a whole year where ``body`` is None."""

    year: int
    body: Body | None
    sums: list[Sum]  # in the order of ``Kind``
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


def _sums(lines: list[Line]) -> list[Sum]:
    """Each record has its own whole: those that were merged are added to each other."""
    found = {kind.value: Sum() for kind in Kind}
    of_records: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in lines:
        of_records[line.body_id, line.kind].append(line)
    for (_record, kind), those in of_records.items():
        found[kind] += _of_a_record(those)
    return list(found.values())


def _of_a_record(lines: list[Line]) -> Sum:
    whole = [line.amount for line in lines if line.commitment_id is None]
    parts = [line.amount for line in lines if line.commitment_id is not None]
    if not whole:
        return Sum(sum(parts, Decimal(0)))
    of_it = sum(parts, Decimal(0)) if parts else None
    return Sum(sum(whole, Decimal(0)), of_it, of_it is not None and of_it > sum(whole))


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return one if other is None else other if one is None else one + other
