"""How the register is started from the command line: Django's own commands, and the server."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SETTINGS = "answerable.register.settings"


def manage(arguments: Sequence[str]) -> int:
    """Run one of Django's commands, or one of the register's (``migrate``, ``verify`` …)."""
    prepare()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["answerable manage", *arguments])
    return 0


def serve(arguments: Sequence[str]) -> int:
    """Bring the database up to date and serve; the arguments are gunicorn's (``--bind``, ``--workers``)."""
    manage(["migrate", "--verbosity", "0"])
    manage(["createcachetable"])
    absent = guards_missing()
    if not absent:
        given = ["--bind", "127.0.0.1:8000"] if not {"-b", "--bind"} & {*arguments} else []
        gunicorn = [sys.executable, "-m", "gunicorn", "--no-control-socket"]
        os.execv(sys.executable, [*gunicorn, *given, *arguments, "answerable.register.wsgi"])
    print(f"The database lacks guards, so it is not served: {', '.join(absent)}", file=sys.stderr)
    return 1


def guards_missing() -> list[str]:
    """The guards that do not stand; while there are any, nothing may be served."""
    from django.db import connection

    from answerable.register import guards

    return guards.missing(connection)


def prepare() -> None:
    """Make the data folder and the secret key of this installation, where they are not there yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from answerable.register import settings

    (settings.DATA / "files").mkdir(parents=True, exist_ok=True)
    settings.SECRET_KEY = _kept(settings.KEY_FILE, settings.SECRET_KEY)


def _kept(file: Path, key: str) -> str:
    """The key in the file, which is written first where there is none; others may start at the same time."""
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return os.environ.get("ANSWERABLE_SECRET_KEY") or file.read_text(encoding="ascii").strip()
    with os.fdopen(opened, "w", encoding="ascii") as stream:
        stream.write(f"{key}\n")
    return key
