"""When something that nobody sees was last done: small files in the data folder, beside what they tell of.

They are of this installation, not of the register, so they are in no database and no backup.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

TICK, BACKUP = "last-tick", "last-backup"


def mark(name: str, **told: Any) -> None:
    """Keep that it was done now, with what is told of it."""
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(json.dumps({"at": timezone.now().isoformat(), **told}), encoding="utf-8")
    half.replace(path)


def last(name: str) -> tuple[datetime, dict[str, Any]] | None:
    """When it was last done, and what was told of it; None where it never was."""
    try:
        told = json.loads(_path(name).read_text(encoding="utf-8"))
        return datetime.fromisoformat(told.pop("at")), told
    except (OSError, ValueError, KeyError):
        return None


def _path(name: str) -> Path:
    return Path(settings.DATA) / f"{name}.json"
