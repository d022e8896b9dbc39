"""Records made into rows again, under the numbers that they had."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.moving import COLUMNS as OF_WORK
from answerable.register.commitments.reviews import Review, ReviewWithdrawal
from answerable.register.opendata.describing import TYPES
from answerable.register.plans.models import Document, Edition, File

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from django.db.models import Model

    from answerable.register.opendata.describing import Field, Kind

    Row = dict[str, Any]
    Rows = list[Row]

AT_ONCE = 500
READ: dict[str, Callable[[Any], Any]] = {
    TYPES[date]: date.fromisoformat,
    TYPES[datetime]: datetime.fromisoformat,
}


class Builder:
    """Takes the kinds in their order. What may only be said when more is there waits for ``settle``."""

    def __init__(self, bodies: dict[str, int]) -> None:
        self._bodies = bodies  # numbers by ids: a body may stand below one that comes after it
        self._later: dict[str, dict[int, Row]] = {}

    def rows(self, kind: Kind, rows: Rows) -> None:
        numbers = {
            one.name: self._numbers(kind, one, {row[one.name] for row in rows} - {None})
            for one in kind.fields
            if _is_found(one)
        }
        made = [self._columns(kind, row, numbers) for row in rows]
        change = PREPARE.get(kind.name)
        if change is not None:
            later = change(made, rows)
            self._later.setdefault(kind.name, {}).update(later)
        kind.model._default_manager.bulk_create([kind.model(**columns) for columns in made])

    def settle(self, kind: Kind) -> None:
        """Say what waited for this kind to be there."""
        for name, (model, settle) in SETTLE.get(kind.name, {}).items():
            waiting = self._later.pop(name, {})
            numbers = sorted(waiting)
            for start in range(0, len(numbers), AT_ONCE):
                found = model._default_manager.in_bulk(numbers[start : start + AT_ONCE])
                settle([(found[pk], waiting[pk]) for pk in numbers[start : start + AT_ONCE]])

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


# What changes of a kind before its rows are made; it returns what is said of them later, by their numbers.


def _documents(made: Rows, _rows: Rows) -> dict[int, Row]:
    return {one["pk"]: {"published_at": one.pop("published_at")} for one in made}


def _editions(made: Rows, rows: Rows) -> dict[int, Row]:
    """An edition begins as a draft, for clauses are added to none else."""
    for one, row in zip(made, rows, strict=True):
        about = {"name": row["file_name"], "media_type": row["media_type"], "size": row["size"]}
        one["file"], _ = File.objects.get_or_create(sha256=row["sha256"], defaults=about)
    return {one["pk"]: {name: one.pop(name) for name in ("published_at", "standing")} for one in made}


def _commitments(made: Rows, rows: Rows) -> dict[int, Row]:
    """Where nothing is told of work, columns are as they begin; holds are lifted when reviews are there."""
    later = {}
    for one, row in zip(made, rows, strict=True):
        lift = {name: one.pop(name) for name in ("lifted_by_id", "lifted_until")}
        told = {name: row[name] for name in OF_WORK} if row["stage"] is not None else {}
        work = {
            name: date.fromisoformat(value) if name.endswith(("_day", "_on")) and value else value
            for name, value in told.items()
        }
        if lift["lifted_by_id"] is None:
            one.update(work)
        else:
            later[one["pk"]] = lift | work
    return later


def _reviews(made: Rows, rows: Rows) -> dict[int, Row]:
    """Tests are added to a review before it is published. Who reviewed is not in the data."""
    return {
        one["pk"]: {"published_at": one.pop("published_at")}
        | {name: row[name] for name in ("withdrawn_at", "withdrawn_reason")}
        for one, row in zip(made, rows, strict=True)
    }


PREPARE: dict[str, Callable[[Rows, Rows], dict[int, Row]]] = {
    "plan": _documents,
    "edition": _editions,
    "commitment": _commitments,
    "review": _reviews,
}


# What is said later.


def _say(said: list[tuple[Any, Row]]) -> None:
    for record, columns in said:
        for name, value in columns.items():
            setattr(record, name, value)
        record.save(update_fields=[name.removesuffix("_id") for name in columns])


def _publish_reviews(said: list[tuple[Any, Row]]) -> None:
    for review, row in said:
        review.published_at = row["published_at"]
        review.save(update_fields=["published_at"])
        if row["withdrawn_at"]:
            at = datetime.fromisoformat(row["withdrawn_at"])
            ReviewWithdrawal.objects.create(review=review, at=at, reason=row["withdrawn_reason"])


SETTLE: dict[str, dict[str, tuple[type[Model], Callable[[list[tuple[Any, Row]]], None]]]] = {
    "citation": {"plan": (Document, _say), "edition": (Edition, _say)},
    "review_test": {"review": (Review, _publish_reviews), "commitment": (Commitment, _say)},
}
