"""Files of reports and templates: in the data folder under ``reports/aa/<sha256>``, served by views alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from answerable.register.consolidating.models import ReportFile, Template
from answerable.register.plans import files

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN_TEMPLATE = Path(__file__).with_name("data") / "bao-cao.docx"  # where an office has none


def keep(chunks: Iterable[bytes]) -> tuple[str, int]:
    """The SHA-256 and the size; the file is whole before any row names it."""
    return files.keep(chunks, root=root())


def path_of(sha256: str) -> Path:
    return root() / sha256[:2] / sha256


def root() -> Path:
    return Path(settings.MEDIA_ROOT) / "reports"


def sweep(*, dry: bool = False) -> int:
    """Remove what no version and no template names, as ``plans.files.sweep_if_ours``; how many those are."""
    wanted = {*ReportFile.objects.values_list("sha256", flat=True)}
    wanted |= {*Template.objects.values_list("sha256", flat=True)}
    ours = any(path_of(sha256).is_file() for sha256 in wanted)
    return files.sweep_folder(root(), wanted, dry=dry) if ours else 0
