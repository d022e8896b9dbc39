"""The whole register as data in a folder: every kind of record as lines of JSON, as CSV and in a SQLite file.

    data/<kind>.jsonl.gz   what ``answerable load-dump`` reads
    csv/<kind>.csv
    register.sqlite        the same tables with keys and indexes; opens in Datasette
    datapackage.json       what there is, with schema, size and SHA-256 of each file (Frictionless)
    dcat.jsonld            the same for catalogues of data (DCAT)

All of it is as the register was at one moment. Rows pass one by one, so a register of any size will do.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction

from answerable.register.opendata.packaging import write_package
from answerable.register.opendata.records import KINDS
from answerable.register.opendata.tables import Tables
from answerable.register.opendata.writing import as_json, csv_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path
    from typing import Any

    from answerable.register.opendata.describing import Kind

SQLITE = "register.sqlite"
HALF = ".half"  # the ending of a folder that is still being written


class FolderNotEmpty(Exception):
    """``str(error)`` is the folder that holds something already."""


def dump(folder: Path, *, on: date) -> dict[str, int]:
    """Write the register, as it is on a day, into a folder that is not there or empty; the rows of each kind.

    The folder gets its name when all of it is written. Raises FolderNotEmpty.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(str(folder))
    half = folder.with_name(f"{folder.name}{HALF}")
    shutil.rmtree(half, ignore_errors=True)
    (half / "data").mkdir(parents=True)
    (half / "csv").mkdir()
    try:
        with snapshot(), Tables(half / SQLITE) as tables:
            counts = {kind.many: _write(kind, half, tables, on=on) for kind in KINDS.values()}
            tables.finish()
            write_package(half, counts, on=on)
        if folder.exists():
            folder.rmdir()
        os.replace(half, folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return counts


@contextmanager
def snapshot() -> Iterator[None]:
    """A time in which the database shows one moment, and nobody who writes is kept waiting."""
    if connection.in_atomic_block:  # in tests
        yield
        return
    usual = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = usual  # type: ignore[attr-defined]


def _write(kind: Kind, folder: Path, tables: Tables, *, on: date) -> int:
    """One kind, in each form at once, for each row is asked for once."""
    count = 0
    tables.begin(kind)
    with ExitStack() as files:
        lines = files.enter_context(_gzipped(folder / "data" / f"{kind.many}.jsonl.gz"))
        table = files.enter_context(
            (folder / "csv" / f"{kind.many}.csv").open("w", encoding="utf-8", newline="")
        )

        def rows() -> Iterator[dict[str, Any]]:
            nonlocal count
            for row in kind.dicts(kind.in_order(on=on), on=on):
                lines.write(f"{as_json(row)}\n")
                tables.add(row)
                count += 1
                yield row

        for piece in csv_lines(kind.fields, rows()):
            table.write(piece)
    tables.end()
    return count


@contextmanager
def _gzipped(path: Path) -> Iterator[io.TextIOWrapper]:
    """Without its name and the time of its making: the same records give the same bytes."""
    with (
        path.open("wb") as file,
        gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="") as lines,
    ):
        yield lines
