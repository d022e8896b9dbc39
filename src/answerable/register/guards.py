"""Rules that the database itself keeps, whatever door a change comes through: triggers on both engines.

A room lists its guards as ``GUARDS`` in its own guards.py; no migration holds their SQL. They are taken down
before migrations and put up after them, because SQLite makes a table anew to change it, loses its triggers by
that, and refuses where the trigger of another table names it. ``missing`` tells which do not stand.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db import connections

from answerable.register.rooms import said_by_rooms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper


TODAY = "{today}"  # in a condition: the day that it is in Việt Nam
TODAY_OF = {
    "sqlite": "date('now', '+7 hours')",
    "postgresql": "CAST(now() AT TIME ZONE 'Asia/Ho_Chi_Minh' AS date)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Refuses a change of a row with an ``IntegrityError`` that says ``why``."""

    name: str  # reads as a sentence: "trace_event_is_never_changed"
    table: str
    on: tuple[str, ...]  # INSERT, UPDATE, DELETE
    refuse_when: str = "1 = 1"  # SQL that both engines know, with OLD and NEW
    why: str  # no quotes in it
    # A row that the condition looks at, locked on PostgreSQL until the change is done, so that nobody
    # changes it meanwhile. SQLite has one writer at a time.
    locks: str | None = None


def made_once(table: str, why: str, *same: str) -> Guard:
    """No row is put in the place of another. ``same``: SQL by which ``known`` and NEW are one, beside the id.

    SQLite deletes the old row of an INSERT OR REPLACE without asking the guard of deletion.
    """
    known = " OR ".join(("known.id = NEW.id", *same))
    return Guard(
        name=f"{table}_is_made_once",
        table=table,
        on=("INSERT",),
        refuse_when=f"EXISTS (SELECT 1 FROM {table} known WHERE {known})",
        why=why,
    )


def never_deleted(table: str, why: str) -> tuple[Guard, ...]:
    """A row is made once and is never deleted; what changes of it is for other guards."""
    return (
        made_once(table, why),
        Guard(name=f"{table}_is_never_deleted", table=table, on=("DELETE",), why=why),
    )


def append_only(table: str, why: str) -> tuple[Guard, ...]:
    """A row is made once, and stays as it is."""
    return (
        made_once(table, why),
        Guard(name=f"{table}_stays", table=table, on=("UPDATE", "DELETE"), why=why),
    )


def names_somebody(table: str, column: str, *, where: str = "") -> Guard:
    """Who did it is known by ``column``, but for rows that come with a whole register, before any account."""
    of_nobody = f"NEW.{column} IS NULL AND EXISTS (SELECT 1 FROM accounts_account)"
    return Guard(
        name=f"{table}_names_somebody",
        table=table,
        on=("INSERT", "UPDATE"),
        refuse_when=f"{of_nobody} AND {where}" if where else of_nobody,
        why="Only what came with a whole register names nobody.",
    )


def changed(*columns: str) -> str:
    """SQL for a change of any of these columns, from nothing and to nothing too."""
    return " OR ".join(
        f'(NEW."{name}" IS NULL) <> (OLD."{name}" IS NULL) OR NEW."{name}" <> OLD."{name}"'
        for name in columns
    )


def all_guards() -> Iterator[Guard]:
    """The guards of every room."""
    return chain.from_iterable(said_by_rooms("guards", "GUARDS"))


def put_up(database: BaseDatabaseWrapper) -> None:
    """Make every guard anew whose table is there."""
    take_down(database)
    with database.cursor() as cursor:
        tables = set(database.introspection.table_names(cursor))
        for guard in all_guards():
            if guard.table in tables:
                for statement in _statements(guard, database.vendor):
                    cursor.execute(statement)


def take_down(database: BaseDatabaseWrapper) -> None:
    with database.cursor() as cursor:
        for trigger, table in _standing(cursor, database.vendor):
            on_table = f" ON {table}" if database.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}{on_table}")


def missing(database: BaseDatabaseWrapper) -> list[str]:
    """The names of guards that do not stand in this database, each with what it should watch."""
    with database.cursor() as cursor:
        standing = {trigger for trigger, _ in _standing(cursor, database.vendor)}
    wanted = [_trigger(guard, event) for guard in all_guards() for event in guard.on]
    return [trigger for trigger in wanted if trigger not in standing]


@contextmanager
def unguarded(database: BaseDatabaseWrapper) -> Iterator[None]:
    """For tests alone: a time in which the database refuses nothing."""
    take_down(database)
    yield
    put_up(database)


def stand_aside(*, using: str, plan: list[Any], **_: object) -> None:
    if plan:
        take_down(connections[using])


def stand_again(*, using: str, **_: object) -> None:
    put_up(connections[using])


def _standing(cursor: Any, vendor: str) -> list[tuple[str, str]]:
    """The triggers of ours that are in the database, with their tables; all our names begin so."""
    if vendor == "postgresql":
        cursor.execute(
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
            "WHERE tgname LIKE 'guard\\_%' AND NOT tgisinternal"
        )
    else:
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_master "
            "WHERE type = 'trigger' AND name LIKE 'guard\\_%' ESCAPE '\\'"
        )
    return list(cursor.fetchall())


def _trigger(guard: Guard, event: str) -> str:
    return f"guard_{event.lower()}_{guard.name}"


def _statements(guard: Guard, vendor: str) -> Iterator[str]:
    refuse_when = guard.refuse_when.replace(TODAY, TODAY_OF[vendor])
    for event in guard.on:
        name = _trigger(guard, event)
        if vendor == "postgresql":
            lock = f"PERFORM 1 FROM {guard.locks} FOR SHARE;" if guard.locks else ""
            row = "OLD" if event == "DELETE" else "NEW"
            yield (
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lock} "
                f"IF {refuse_when} THEN "
                f"RAISE EXCEPTION '{guard.why}' USING ERRCODE = 'restrict_violation'; END IF; "
                f"RETURN {row}; END $$"
            )
            yield (
                f"CREATE TRIGGER {name} BEFORE {event} ON {guard.table} "
                f"FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
        else:
            yield (
                f"CREATE TRIGGER {name} BEFORE {event} ON {guard.table} FOR EACH ROW "
                f"WHEN {refuse_when} BEGIN SELECT RAISE(ABORT, '{guard.why}'); END"
            )
    # TRUNCATE asks no row trigger on PostgreSQL; SQLite has no such statement.
    if vendor == "postgresql" and "DELETE" in guard.on:
        name = f"guard_truncate_{guard.name}"
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{guard.why}' USING ERRCODE = 'restrict_violation'; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {guard.table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
