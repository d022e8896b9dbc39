"""A whole database into one file and back: SQLite's own copy, or pg_dump and pg_restore."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

FILES = {"sqlite": "register.db", "postgresql": "register.pgdump"}
PROGRAMS = "/usr/lib/postgresql"  # where Debian keeps those of each version
PATIENCE = 6 * 60 * 60  # seconds for the largest


class DatabaseFailed(Exception):
    """``str(error)`` is one sentence: what failed and what to do."""


def copy_out(file: Path) -> None:
    """A copy of one moment, while others go on writing. Raises DatabaseFailed."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")


def copy_in(file: Path) -> None:
    """The database as it was, in place of one that holds nothing. Raises DatabaseFailed."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            copy.backup(connection.connection)
        connection.close()
    else:
        connection.close()
        _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
             f"--dbname={connection.settings_dict['NAME']}", str(file))  # fmt: skip


def is_empty() -> bool:
    """Whether the database holds no register: no tables, or a chain without a first event."""
    tables = connection.introspection.table_names()
    if "trace_event" not in tables:
        return not tables
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM trace_event")
        (events,) = cursor.fetchone()
        return bool(events == 0)


def empty_out() -> None:
    """Take away the tables of a database in which nothing was ever done, so that others take their place."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")


def _run(program: str, *arguments: str) -> None:
    path = _found(program)
    done = subprocess.run(
        [path, *arguments], env=_environment(), capture_output=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        reason = told[-1] if told else str(done.returncode)
        raise DatabaseFailed(_("%(program)s failed: %(reason)s") % {"program": program, "reason": reason})


def _found(program: str) -> str:
    """The newest one: it also reads what older servers hold."""
    kept: Sequence[Path] = sorted(
        Path(PROGRAMS).glob(f"*/bin/{program}"), key=lambda path: int("0" + path.parts[-3].split(".")[0])
    )
    found = str(kept[-1]) if kept else shutil.which(program)
    if not found:
        raise DatabaseFailed(
            _("%s is not installed; on Debian: sudo apt-get install postgresql-client") % program
        )
    return found


def _environment() -> dict[str, str]:
    """Where the database is, for PostgreSQL's programs; no password stands on a command line."""
    said: dict[str, Any] = connection.settings_dict
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    return {**os.environ, **{name: str(said[key]) for name, key in names.items() if said.get(key)}}
