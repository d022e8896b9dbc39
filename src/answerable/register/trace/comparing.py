"""The state of public records as digests: each event of one carries that which it left.

A room lists in its digests.py, as ``DIGESTS``, by the labels of its models, how those are made from rows.
``verify`` makes them again: a row that was changed past the trace is named by it. Events of what is listed
and public are opened to everybody.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder

from answerable.register.rooms import said_by_rooms
from answerable.register.trace.recording import sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Compared:
    """How the records of a model are compared with what the trace says of them."""

    digests: Callable[[Collection[int]], dict[int, str]]  # from primary keys
    public: Callable[[], QuerySet[Any]]  # those that everybody may know of
    records: Callable[[], QuerySet[Any]] | None = None  # those compared, where they are more than the public
    at_once: int = 1000  # records whose digests are made together

    @property
    def compared(self) -> QuerySet[Any]:
        return (self.records or self.public)()


def all_compared() -> dict[str, Compared]:
    """Of every room, by label."""
    return {label: one for said in said_by_rooms("digests", "DIGESTS") for label, one in said.items()}


def state_of(record: Model) -> str:
    """The digest of one record, as its rows are now."""
    return all_compared()[record._meta.label_lower].digests([record.pk])[record.pk]


def states_of(records: Iterable[Model]) -> dict[str, dict[int, str]]:
    """The digests of records that change together, as an event tells them."""
    found: dict[str, list[int]] = {}
    for record in records:
        found.setdefault(record._meta.label_lower, []).append(record.pk)
    return {label: all_compared()[label].digests(pks) for label, pks in found.items()}


def columns(rows: QuerySet[Any], names: Collection[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Primary keys with these columns."""
    for pk, *said in rows.order_by("pk").values_list("pk", *names):
        yield pk, dict(zip(names, said, strict=True))


def digest(state: dict[str, Any]) -> str:
    return sha256(
        json.dumps(state, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    )
