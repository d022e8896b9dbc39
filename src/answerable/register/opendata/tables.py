"""Records as the tables of one SQLite file, with keys and indexes."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from answerable.register.opendata.records import KINDS
from answerable.register.opendata.writing import as_json, plain

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from answerable.register.opendata.describing import Field, Kind

AT_ONCE = 500  # rows
SEARCHED = {"bodies": "name", "plans": "title", "commitments": "text"}  # by words, with and without marks
INTEGERS = ("integer", "boolean")


class Tables:
    """A file that gets one kind after the other: ``begin``, ``add`` each row, ``end``; at last ``finish``."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("BEGIN")
        self._rows: list[list[Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._base.close()

    def begin(self, kind: Kind) -> None:
        self._kind = kind
        columns = [_column(kind, one) for one in kind.fields]
        foreign = [
            f"FOREIGN KEY ({_quoted(one.name)}) "
            f"REFERENCES {_quoted(KINDS[one.to.kind].many)} ({_quoted(one.to.field)})"
            for one in kind.fields
            if one.to
        ]
        self._base.execute(f"CREATE TABLE {_quoted(kind.many)} ({', '.join([*columns, *foreign])})")
        marks = ", ".join("?" * len(kind.fields))
        self._insert = f"INSERT INTO {_quoted(kind.many)} VALUES ({marks})"

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append([_kept(row[one.name]) for one in self._kind.fields])
        if len(self._rows) == AT_ONCE:
            self.end()

    def end(self) -> None:
        self._base.executemany(self._insert, self._rows)
        self._rows.clear()

    def finish(self) -> None:
        """Indexes last, those of words too: that is quicker than to keep them."""
        for kind in KINDS.values():
            for one in kind.fields:
                if one.to:
                    name = _quoted(f"{kind.many}_{one.name}")
                    self._base.execute(f"CREATE INDEX {name} ON {_quoted(kind.many)} ({_quoted(one.name)})")
        for many, column in SEARCHED.items():
            # Datasette knows by content="…", written so, what is searched.
            self._base.execute(
                f'CREATE VIRTUAL TABLE "{many}_fts" USING fts5 ("{column}", content="{many}", '
                "tokenize = 'unicode61 remove_diacritics 2')"
            )
            self._base.execute(f'INSERT INTO "{many}_fts" ("{many}_fts") VALUES (\'rebuild\')')
        self._base.execute("COMMIT")


def _column(kind: Kind, field: Field) -> str:
    """The key is what addresses name, where there is such: other tables name it, which Datasette follows."""
    kept = "INTEGER" if field.type in INTEGERS else "TEXT"
    known_by = next((one for one in kind.fields if one.name == "id"), kind.key)
    if field == known_by:
        return f"{_quoted(field.name)} {kept} NOT NULL PRIMARY KEY"
    unique = " UNIQUE" if field == kind.key else ""
    return f"{_quoted(field.name)} {kept}{'' if field.nullable else ' NOT NULL'}{unique}"


def _kept(value: Any) -> Any:
    return as_json(value) if isinstance(value, list | dict) else plain(value)


def _quoted(name: str) -> str:
    return f'"{name}"'
