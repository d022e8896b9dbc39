"""The file of an edition as Akoma Ntoso: made when it is first asked for, by a process of its own.

    python -m answerable.register.plans.ntoso FILE NAME MADE

What was made is a cache beside the files: it may be removed at any time.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.register.plans.models import Edition

MEMORY = 6 * 2**30  # bytes of addresses
SECONDS = 60
FORGOTTEN = 600  # seconds after which what could not be made is tried again

_one_at_a_time = threading.Lock()  # reading takes a whole core


class NoDocument(Exception):
    """The file is not here, or cannot be read."""


def ntoso_of(edition: Edition) -> Path:
    """The document that this program reads in the file of an edition. Raises NoDocument."""
    from importlib.metadata import version

    from django.core.cache import caches

    from answerable.register.plans.files import path_of

    file = path_of(edition.file.sha256)
    made = file.with_name(f"{file.name}.{version('answerable')}.akn")
    failed, known = f"none:{made.name}", caches["process"]
    if not file.is_file() or known.get(failed):
        raise NoDocument
    with _one_at_a_time:
        if not made.is_file() and not _make(file, edition.file.name, made):
            known.set(failed, True, FORGOTTEN)
            raise NoDocument
    return made


def _make(file: Path, name: str, made: Path) -> bool:
    half = made.with_suffix(f".{threading.get_native_id()}.half")
    command = [sys.executable, "-m", __name__, str(file), name, str(half)]
    try:
        ended = subprocess.run(command, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        ended = None
    if ended is None or ended.returncode != 0:
        half.unlink(missing_ok=True)
        return False
    half.replace(made)
    return True


def main(file: str, name: str, made: str) -> int:
    from answerable.reader import ReaderError, read_source
    from answerable.reader.export.akn import to_akn
    from answerable.reader.formats import load

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        plan = read_source(replace(load(file), name=name))
    except ReaderError as problem:
        print(problem, file=sys.stderr)
        return 1
    Path(made).write_bytes(to_akn(plan))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
