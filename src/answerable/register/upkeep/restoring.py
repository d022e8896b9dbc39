"""A backup brought back into an installation that holds nothing yet, and proven to be what was put away."""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _

from answerable.register.trace.verifying import verify
from answerable.register.upkeep.backing_up import BLOCK, KEPT, MANIFEST, SCHEMA, folders, private
from answerable.register.upkeep.databases import FILES, copy_in, empty_out, is_empty

if TYPE_CHECKING:
    from typing import IO

LONGEST_MANIFEST = 100_000  # bytes


class Restored(NamedTuple):
    """What is there again."""

    files: int
    events: int
    head: str


class NotRestored(Exception):
    """Nothing was changed, unless the sentence says so. ``str(error)``: what is wrong and what to do."""


def restore(file: Path, *, keys: Path | None = None) -> Restored:
    """Bring a backup back. All of it is unpacked and looked at before anything takes its place.

    Raises NotRestored, DatabaseFailed, OSError.
    """
    if not is_empty():
        raise NotRestored(_("a register is here already; restore into an empty database and data folder"))
    if any(path.is_file() for folder in folders().values() for path in folder.rglob("*")):
        raise NotRestored(_("files are in %s already; restore into an empty data folder") % settings.DATA)
    key = keys.read_text(encoding="ascii").strip() if keys else None
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restoring-") as unpacked:
        manifest, number = _unpack(file, Path(unpacked))
        empty_out()
        copy_in(Path(unpacked) / FILES[connection.vendor])
        for name, folder in folders().items():
            if (Path(unpacked) / name).is_dir():
                shutil.copytree(Path(unpacked) / name, folder, dirs_exist_ok=True, copy_function=shutil.move)
    if key:
        settings.KEY_FILE.unlink(missing_ok=True)
        with private(settings.KEY_FILE) as stream:
            stream.write(f"{key}\n".encode("ascii"))
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    outcome = verify(since=manifest["trace"]["head"])
    if outcome.broken is not None:
        raise NotRestored(_("it is brought back, but its trace does not hold: %s") % outcome.broken)
    return Restored(number, outcome.length, outcome.head)


def _unpack(file: Path, into: Path) -> tuple[dict[str, Any], int]:
    """The manifest and the number of files, all unpacked and each found to be what its name says."""
    number = 0
    try:
        with tarfile.open(file, mode="r|*") as tar:
            members = iter(tar)
            manifest = _manifest(tar, next(members, None))
            database = manifest["database"]
            for member in members:
                named = KEPT.fullmatch(member.name)
                if not member.isreg() or not (named or member.name == FILES[connection.vendor]):
                    raise NotRestored(_("it holds “%s”, which no backup does") % member.name)
                content = tar.extractfile(member)
                if content is None or _written(content, into / member.name) != (
                    named["sha256"] if named else database["sha256"]
                ):
                    raise NotRestored(_("it is damaged: “%s” is not what was put away") % member.name)
                number += bool(named)
    except (tarfile.TarError, EOFError) as error:
        raise NotRestored(_("it is no backup, or is cut off: %s") % error) from error
    if not (into / FILES[connection.vendor]).is_file():
        raise NotRestored(_("it is cut off: it holds no database"))
    return manifest, number


def _manifest(tar: tarfile.TarFile, member: tarfile.TarInfo | None) -> dict[str, Any]:
    stream = tar.extractfile(member) if member and member.name == MANIFEST and member.isreg() else None
    try:
        told: dict[str, Any] = json.loads(stream.read(LONGEST_MANIFEST)) if stream else {}
    except ValueError:
        told = {}
    if told.get("schema") != SCHEMA:
        raise NotRestored(_("it is no backup of a register"))
    if told["engine"] != connection.vendor:
        raise NotRestored(
            _("it is of %(there)s, and here is %(here)s; set DATABASE_URL accordingly")
            % {"there": told["engine"], "here": connection.vendor}
        )
    return told


def _written(content: IO[bytes], path: Path) -> str:
    """The SHA-256 of what was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as stream:
        while block := content.read(BLOCK):
            digest.update(block)
            stream.write(block)
    return digest.hexdigest()
