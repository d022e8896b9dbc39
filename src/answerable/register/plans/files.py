"""Files as they came, kept under the SHA-256 of their bytes: files/aa/<sha256>.

A file is whole under its own name, or not there at all; its row is written after it. One that no row names
was left by an import that ended early, and is swept away.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from answerable.register.plans.models import File, Upload

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

HALF = ".half"  # the ending of a file that is still being written
LEFT_ALONE = 60 * 60  # seconds: younger files may be on their way in


def path_of(sha256: str, *, root: Path | None = None) -> Path:
    return (root or Path(settings.MEDIA_ROOT)) / sha256[:2] / sha256


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(chunks: Iterable[bytes], *, root: Path | None = None) -> tuple[str, int]:
    """Keep the bytes and return their SHA-256 and number; a kill at any moment leaves nothing half.

    ``root`` is the folder of another kind of files than documents.
    """
    folder = root or Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, half = tempfile.mkstemp(suffix=HALF, dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        path = path_of(digest.hexdigest(), root=root)
        path.parent.mkdir(exist_ok=True)
        os.replace(half, path)
        for written in (path.parent, folder):
            _settle(written)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size


def let_go(sha256: str) -> None:
    """Remove a file that may not be kept, unless a row names it."""
    if not File.objects.filter(sha256=sha256).exists():
        path_of(sha256).unlink(missing_ok=True)


def sweep(*, older_than: float = LEFT_ALONE, dry: bool = False) -> int:
    """Remove what imports that ended early left behind, and return how many files that were."""
    wanted = {*File.objects.values_list("sha256", flat=True)}
    wanted |= {*Upload.objects.filter(standing__in=("waiting", "reading")).values_list("sha256", flat=True)}
    return sweep_folder(Path(settings.MEDIA_ROOT), wanted, older_than=older_than, dry=dry)


def sweep_if_ours(*, dry: bool = False) -> int:
    """Sweep where the folder is plainly this database's: a wrong address of either must cost no document."""
    newest = File.objects.order_by("-pk").first()
    return sweep(dry=dry) if newest is not None and path_of(newest.sha256).is_file() else 0


def sweep_folder(
    root: Path, wanted: Collection[str], *, older_than: float = LEFT_ALONE, dry: bool = False
) -> int:
    """Remove files whose name is none of these and that nobody is writing; return how many those are."""
    before = time.time() - older_than
    kept = (*root.glob(f"*{HALF}"), *root.glob("??/*"))
    left = [path for path in kept if path.name not in wanted and path.stat().st_mtime < before]
    for path in left if not dry else ():
        path.unlink(missing_ok=True)
    return len(left)


def _settle(folder: Path) -> None:
    """Write the folder itself to disk, so that a name in it survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
