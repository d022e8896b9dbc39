"""A large register out of a small one: web_growing.py TIMES copies a made-up register so many times, in SQL.

What pages are made of is copied: documents, their commitments, how these stand, and the index of search, with
numbers and addresses of their own. The trace is not. Only to measure with.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper
    from django.db.models import Model

NEW = {  # columns that tell copies apart; k is the number of the copy
    ("plans_document", "number"): "e.number || '-' || k",
    ("plans_document", "number_key"): "e.number_key || '-' || k",
    ("plans_document", "slug"): "e.slug || '-' || k",
    ("commitments_commitment", "public_id"): "e.public_id || k",
    (
        "search_searchentry",
        "ident",
    ): "CASE e.kind WHEN 'document' THEN e.ident || '-' || k ELSE e.ident || k END",
}
THOSE = "e.kind IN ('document', 'commitment')"  # of the pages in the index
SERIES = {
    "sqlite": "WITH RECURSIVE copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < {times})",
    "postgresql": "WITH copies(k) AS (SELECT generate_series(1, {times}))",
}


def grow(times: int) -> None:
    """Copy ``times`` times what is there."""
    from django.db import connection

    from answerable.register import guards
    from answerable.register.commitments import models
    from answerable.register.plans.models import Clause, Document, Edition
    from answerable.register.search.engines import TABLE, engine
    from answerable.register.search.models import SearchEntry

    copied: list[type[Model]] = [
        Document, Edition, Clause, models.Commitment, models.Appearance, models.Involvement, models.Due,
        models.RightTouched, models.Progress, SearchEntry,
    ]  # fmt: skip
    series = SERIES[connection.vendor].format(times=times)
    with guards.unguarded(connection), connection.cursor() as cursor:
        stride = {one: _highest(cursor, one._meta.db_table, "id") for one in copied}
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP INDEX {TABLE}_words")
        id = engine().id
        columns = [one for one in _columns(cursor, TABLE) if one != id]
        said = ", ".join([f"w.{id} + k * {stride[SearchEntry]}", *(f"w.{one}" for one in columns)])
        cursor.execute(
            f"INSERT INTO {TABLE} ({', '.join([id, *columns])}) {series} SELECT {said} FROM copies, {TABLE} w"
            f" JOIN search_searchentry e ON e.id = w.{id} WHERE {THOSE}"
        )
        for model in copied:
            _copy(cursor, model, stride, series)
            if connection.vendor == "postgresql":
                table = model._meta.db_table
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
                )
        if connection.vendor == "postgresql":
            cursor.execute(engine().create[1])


def _columns(cursor: CursorWrapper, table: str) -> list[str]:
    cursor.execute(f"SELECT * FROM {table} LIMIT 0")
    return [column[0] for column in cursor.description]


def _highest(cursor: CursorWrapper, table: str, id: str) -> int:
    cursor.execute(f"SELECT COALESCE(MAX({id}), 0) FROM {table}")
    return int(cursor.fetchone()[0])


def _copy(cursor: CursorWrapper, model: type[Model], stride: dict[Any, int], series: str) -> None:
    table, names, values = model._meta.db_table, [], []
    for field in model._meta.concrete_fields:
        name = field.column
        target = model if field.primary_key else field.related_model
        shifted = f'e."{name}" + k * {stride[target]}' if target in stride else f'e."{name}"'
        names.append(f'"{name}"')
        values.append(NEW.get((table, name), shifted))
    those = f" WHERE {THOSE}" if table == "search_searchentry" else ""
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(names)}) {series}"
        f" SELECT {', '.join(values)} FROM copies, {table} e{those}"
    )


if __name__ == "__main__":
    django.setup()
    grow(int(sys.argv[1]))
