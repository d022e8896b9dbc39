"""Files of reports and templates: in the data folder under ``reports/aa/<sha256>``, served by views alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

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
