"""Files of evidence: kept apart from documents, known by what is in them, and looked at before they are kept.

They lie in the data folder under ``evidence/aa/<sha256>``, outside everything that is served; a view hands
them out, as attachments, to those who may have them.
"""

from __future__ import annotations

import shlex
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from answerable.register.evidence.models import Evidence
from answerable.register.plans import files
from answerable.register.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 25_000_000
SCAN_SECONDS = 60
STARTS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
# Of files that are archives inside: a member that each has.
MEMBERS = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


class NotKept(Refused):
    """The file is not taken, for one of ``forms.WHY_NOT_KEPT``."""


def keep(chunks: Iterable[bytes]) -> tuple[str, int, str]:
    """Keep a file and return its SHA-256, its size and its type. Raises NotKept, and keeps nothing then."""
    sha256, size = files.keep(_within(chunks), root=root())
    path = path_of(sha256)
    try:
        if size == 0:
            raise NotKept("empty")
        media_type = media_type_of(path)
        if media_type is None:
            raise NotKept("kind")
        _scan(path)
    except NotKept:
        _let_go(sha256)
        raise
    return sha256, size, media_type


def root() -> Path:
    return Path(settings.EVIDENCE_ROOT)


def path_of(sha256: str) -> Path:
    return root() / sha256[:2] / sha256


def media_type_of(path: Path) -> str | None:
    """The type of a file by its content, or None where it is of no kind that evidence comes in."""
    with path.open("rb") as stream:
        start = stream.read(16)
    for begins, media_type in STARTS.items():
        if start.startswith(begins):
            return media_type
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                return said if said.startswith(OPEN_DOCUMENT) else None
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return None
    if any(name.endswith("vbaProject.bin") for name in names):
        return None  # it carries macros
    return next((media_type for member, media_type in MEMBERS.items() if member in names), None)


def _within(chunks: Iterable[bytes]) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES:
            raise NotKept("too_big")
        yield chunk


def _scan(path: Path) -> None:
    """Ask the scanner of the installation, where there is one: 0 is clean, 1 is harmful, as clamscan says."""
    if not settings.EVIDENCE_SCAN:
        return
    command = [*shlex.split(settings.EVIDENCE_SCAN), str(path)]
    try:
        said = subprocess.run(command, capture_output=True, timeout=SCAN_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NotKept("not_scanned") from problem
    if said.returncode:
        raise NotKept("harmful" if said.returncode == 1 else "not_scanned")


def _let_go(sha256: str) -> None:
    """Remove a file that is not taken, unless it is evidence already."""
    if not Evidence.objects.filter(sha256=sha256).exists():
        path_of(sha256).unlink(missing_ok=True)


def sweep(*, dry: bool = False) -> int:
    """Remove what no evidence names, as ``plans.files.sweep_if_ours``; how many files those are."""
    wanted = {*Evidence.objects.exclude(sha256="").values_list("sha256", flat=True)}
    ours = any(path_of(sha256).is_file() for sha256 in wanted)
    return files.sweep_folder(root(), wanted, dry=dry) if ours else 0
