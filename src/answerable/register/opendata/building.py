"""Records made into rows again, under the numbers that they had."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from answerable.register.bodies.models import Body
from answerable.register.opendata.changing import BEFORE
from answerable.register.opendata.describing import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from django.db.models import Model

    from answerable.register.opendata.describing import Field, Kind

    Row = dict[str, Any]
    Rows = list[Row]

READ: dict[str, Callable[[Any], Any]] = {
    TYPES[date]: date.fromisoformat,
    TYPES[datetime]: datetime.fromisoformat,
}


class Builder:
    """Takes the kinds in their order, some rows at once."""

    def __init__(self, bodies: dict[str, int]) -> None:
        self._bodies = bodies  # numbers by ids: a body may stand below one that comes after it

    def rows(self, kind: Kind, rows: Rows) -> None:
        numbers = {
            one.name: self._numbers(kind, one, {row[one.name] for row in rows} - {None})
            for one in kind.fields
            if _is_found(one)
        }
        made = [self._columns(kind, row, numbers) for row in rows]
        if kind.name in BEFORE:
            BEFORE[kind.name](made, rows)
        kind.model._default_manager.bulk_create([kind.model(**columns) for columns in made])

    def _numbers(self, kind: Kind, field: Field, named: Collection[Any]) -> dict[Any, int]:
        """The primary keys of rows that are named by what stands in their addresses."""
        related, column = _related(kind, field)
        if related is Body:
            return {key: self._bodies[key] for key in named}
        found = related._default_manager.filter(**{f"{column}__in": named})
        return dict(found.values_list(column, "pk"))

    def _columns(self, kind: Kind, row: Row, numbers: dict[str, dict[Any, int]]) -> Row:
        columns: Row = {}
        for one in kind.fields:
            value = row[one.name]
            if one.name in numbers:
                foreign = one.column.partition("__")[0]
                columns[f"{foreign}_id"] = None if value is None else numbers[one.name][value]
            elif one.column and "__" not in one.column:
                read = READ.get(one.type)
                columns[one.column] = read(value) if read and value is not None else value
        return columns


def _is_found(field: Field) -> bool:
    """Whether it names a row by something else than its number, and is not only told for convenience."""
    return field.to is not None and field.column.count("__") == 1


def _related(kind: Kind, field: Field) -> tuple[type[Model], str]:
    foreign, _, column = field.column.partition("__")
    related = kind.model._meta.get_field(foreign).related_model
    assert isinstance(related, type)
    return related, column
