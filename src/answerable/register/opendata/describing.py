"""How a kind of public record is described: its fields, what each says, and where it stands in the register.

A kind is a frozen dataclass whose fields are ``Annotated[type, what it says, …]``. From the description come
lists and pages as files, the dump with its schema and dictionary, and the way back into an empty register.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from django.db.models import Model, QuerySet
    from django.utils.functional import Promise

    Row = dict[str, Any]
    Finish = Callable[[list[Row]], Iterable[Mapping[str, Any]]]

TYPES = {
    int: "integer",
    str: "string",
    bool: "boolean",
    date: "date",
    datetime: "datetime",
    list: "array",
    dict: "object",
}


class From(NamedTuple):
    """The column that a field comes from, where it has another name, as Django looks it up."""

    column: str


class To(NamedTuple):
    """The field names a record of another kind, by the field of it that is given."""

    kind: str
    field: str


COMPUTED = From("")  # from several columns, by ``Kind.finishing``


class Field(NamedTuple):
    """One field of a kind. ``column`` is "" where it is computed."""

    name: str
    type: str  # a value of ``TYPES``
    nullable: bool
    says: Promise
    column: str
    to: To | None


@dataclass(frozen=True, kw_only=True)
class Record:
    """One public record, as everybody may have it now."""


def fields_of(record: type[Record]) -> tuple[Field, ...]:
    hints = typing.get_type_hints(record, include_extras=True)
    return tuple(_field(one.name, hints[one.name]) for one in fields(record))


def _field(name: str, hint: Any) -> Field:
    kind, says, *more = typing.get_args(hint)
    nullable = isinstance(kind, types.UnionType)
    if nullable:
        kind = next(one for one in typing.get_args(kind) if one is not type(None))
    column = next((one.column for one in more if isinstance(one, From)), name)
    to = next((one for one in more if isinstance(one, To)), None)
    return Field(name, TYPES[typing.get_origin(kind) or kind], nullable, says, column, to)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of public record: what it is called, and which rows everybody may know of on a day."""

    name: str  # of one, in data: "commitment"
    many: str  # of its tables and files: "commitments"
    title: Promise  # of many, for people
    says: Promise
    record: type[Record]
    rows: Callable[[date], QuerySet[Any]]
    page: str = ""  # the address of the page of one, with its fields: "/cam-ket/{id}/"
    # How computed fields are made, for a day: of the columns of some rows, their values for each of these.
    finishing: Callable[[date], Finish] | None = None
    needs: tuple[str, ...] = ()  # columns that only computed fields are made of
    at_once: int = 1000  # rows that are in memory together

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.record)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return (*(one.column for one in self.fields if one.column), *self.needs)

    def records(self, rows: QuerySet[Any], *, on: date) -> Iterator[Record]:
        """The records of these rows, which are some of ``rows(on)``, in their order."""
        for said in self.dicts(rows, on=on):
            yield self.record(**said)

    def dicts(self, rows: QuerySet[Any], *, on: date) -> Iterator[dict[str, Any]]:
        """The same as plain values, by the names of the fields."""
        finish = self.finishing(on) if self.finishing else _nothing
        found = rows.values_list(*self.columns).iterator(chunk_size=self.at_once)
        while some := [dict(zip(self.columns, row, strict=True)) for row in islice(found, self.at_once)]:
            for said, made in zip(some, finish(some), strict=True):
                yield {one.name: said[one.column] if one.column else made[one.name] for one in self.fields}

    def all(self, *, on: date) -> Iterator[Record]:
        """Every public record, in the order in which the register got it."""
        return self.records(self.in_order(on=on), on=on)

    def in_order(self, *, on: date) -> QuerySet[Any]:
        return self.rows(on).order_by("pk")

    @cached_property
    def key(self) -> Field:
        """By which each is known among its kind: the first field."""
        return self.fields[0]

    @cached_property
    def model(self) -> type[Model]:
        model: type[Model] = self.rows(date.min).model
        return model


def _nothing(rows: list[Row]) -> Iterable[Mapping[str, Any]]:
    return [{}] * len(rows)
