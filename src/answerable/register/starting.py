"""How the register is started from the command line: Django's own commands, and the server."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SETTINGS = "answerable.register.settings"
SHORTEST_KEY = 32


def manage(arguments: Sequence[str]) -> int:
    """Run one of Django's commands, or one of the register's (``migrate``, ``verify`` …)."""
    prepare()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["answerable manage", *arguments])
    return 0


# To gunicorn. The longest that a page takes is the text of a scanned page, which is recognised in a minute.
UNLESS_SAID = {("-b", "--bind"): "127.0.0.1:8000", ("-t", "--timeout"): "120"}


def serve(arguments: Sequence[str]) -> int:
    """Serve for real use; the arguments are gunicorn's (``--bind``, ``--workers``).

    A database in a file is brought up to date first. One on a server may be in use by other processes: it is
    migrated by whoever looks after it, and until then nothing is served.
    """
    # The one person at the machine of ``answerable open`` is nobody here.
    os.environ.pop("ANSWERABLE_LOCAL", None)
    prepare()
    import django
    from django.db import connection

    django.setup()
    if connection.vendor == "sqlite":
        manage(["migrate", "--verbosity", "0"])
    if reasons := reasons_not_to_serve():
        print("Nothing is served:", *reasons, sep="\n- ", file=sys.stderr)
        return 1
    manage(["createcachetable", "--verbosity", "0"])
    from answerable.register.plans.files import sweep_if_ours

    sweep_if_ours()
    said = {argument.partition("=")[0] for argument in arguments}
    given = [f"{names[-1]}={value}" for names, value in UNLESS_SAID.items() if not said & {*names}]
    gunicorn = [sys.executable, "-m", "gunicorn", "--no-control-socket"]
    return os.execv(sys.executable, [*gunicorn, *given, *arguments, "answerable.register.wsgi"])


def reasons_not_to_serve() -> list[str]:
    """What must be put right first, and how; empty when all is well."""
    from django.conf import settings

    from answerable.register.health import what_is_wrong

    reasons = [f"{one}; run: answerable manage migrate" for one in what_is_wrong()]
    if settings.DEBUG:
        reasons.append("DEBUG is on: it shows everybody how the program works inside")
    if len(settings.SECRET_KEY) < SHORTEST_KEY or settings.SECRET_KEY.startswith("django-insecure"):
        reasons.append(f"ANSWERABLE_SECRET_KEY is too easy: at least {SHORTEST_KEY} random characters")
    if any(host.startswith(("*", ".")) or not host for host in settings.ALLOWED_HOSTS):
        reasons.append("ANSWERABLE_HOSTS must list each name: letters with links are written from it")
    return reasons


def prepare() -> None:
    """Make the data folder and the secret key of this installation, where they are not there yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from answerable.register import settings

    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)  # passwords' hashes are in there
    (settings.DATA / "files").mkdir(exist_ok=True)
    settings.SECRET_KEY = _kept(settings.KEY_FILE, settings.SECRET_KEY)
    settings.KEY_IS_KEPT = True


def _kept(file: Path, key: str) -> str:
    """The key in the file, which is written first where there is none; others may start at the same time."""
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return os.environ.get("ANSWERABLE_SECRET_KEY") or file.read_text(encoding="ascii").strip()
    with os.fdopen(opened, "w", encoding="ascii") as stream:
        stream.write(f"{key}\n")
    return key
