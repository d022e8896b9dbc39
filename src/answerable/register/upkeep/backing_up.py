"""A backup: one tar of a manifest, the database, and every file that it names. Keys are kept apart.

    manifest.json                 what it is, of when, and the head of the trace
    register.db | register.pgdump
    files/aa/<sha256> …           documents, reports and templates (reports/ below files/)
    evidence/aa/<sha256> …

The database is copied first: a file is in its folder before any row names it. Files bear the hash of their
bytes as their name, which tells on the way back whether they are whole.
"""

from __future__ import annotations

import io
import json
import os
import re
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.register.plans.files import sha256_of
from answerable.register.trace.models import FIRST, Head
from answerable.register.upkeep.databases import FILES, copy_out
from answerable.register.upkeep.marks import BACKUP, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = "answerable.backup/1"
MANIFEST = "manifest.json"
KEPT = re.compile(r"(?:files/(?:reports/)?|evidence/)(?P<two>[0-9a-f]{2})/(?P<sha256>(?P=two)[0-9a-f]{62})")
BLOCK = 1 << 20


class Backup(NamedTuple):
    """What was put away."""

    file: Path
    files: int
    events: int
    head: str


class NotBackedUp(Exception):
    """``str(error)`` is one sentence: what is wrong and what to do."""


def folders() -> dict[str, Path]:
    """The folders of files, by the name that they have in a backup."""
    return {"files": Path(settings.MEDIA_ROOT), "evidence": Path(settings.EVIDENCE_ROOT)}


def back_up(file: Path, *, keys: Path | None = None) -> Backup:
    """Write a backup, whole or not at all, for its owner alone; and the secret key into a file of its own.

    Raises NotBackedUp, DatabaseFailed, OSError.
    """
    for path in filter(None, (file, keys)):
        if path.exists():
            raise NotBackedUp(_("%s is there already; name a file that is not") % path)
    head = Head.objects.filter(pk=1).first() or Head(length=0, hash=FIRST)
    half = file.with_name(f".{file.name}.half")
    number = 0
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".backup-") as folder:
            copy = Path(folder) / FILES[connection.vendor]
            copy_out(copy)
            with private(half) as stream, tarfile.open(fileobj=stream, mode="w|") as tar:
                _add_bytes(tar, MANIFEST, _manifest(copy, head))
                tar.add(copy, copy.name)
                for path, name in _files():
                    tar.add(path, name)
                    number += 1
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    if keys is not None:
        with private(keys) as stream:
            stream.write(f"{settings.SECRET_KEY}\n".encode("ascii"))
    mark(BACKUP, file=file.name, events=head.length)
    return Backup(file, number, head.length, head.hash)


def _manifest(copy: Path, head: Head) -> bytes:
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "made": timezone.now().isoformat(),
        "answerable": version("answerable"),
        "engine": connection.vendor,
        "database": {"file": copy.name, "sha256": sha256_of(copy), "size": copy.stat().st_size},
        "trace": {"length": head.length, "head": head.hash},
    }
    return json.dumps(told, indent=1).encode()


def _files() -> Iterator[tuple[Path, str]]:
    """Files that are whole, with their names in the backup; one that is being written has another ending."""
    for name, folder in folders().items():
        for path in sorted(folder.rglob("*")):
            inside = f"{name}/{path.relative_to(folder).as_posix()}"
            if KEPT.fullmatch(inside) and path.is_file():
                yield path, inside


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    told = tarfile.TarInfo(name)
    told.size, told.mode = len(content), 0o600
    tar.addfile(told, io.BytesIO(content))


def private(path: Path) -> io.BufferedWriter:
    """A new file that its owner alone reads. Raises FileExistsError."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
