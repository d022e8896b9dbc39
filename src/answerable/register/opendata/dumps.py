"""Dumps that are made every night, and the last of them that are kept for everybody to take."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings

from answerable.register.opendata.dumping import dump
from answerable.register.opendata.packaging import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 7
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Dump(NamedTuple):
    """A dump that is whole, and what it says of itself."""

    day: date
    folder: Path
    package: dict[str, Any]


def make(*, on: date) -> Path:
    """Dump the register for a day, unless that was done; older dumps than the last few are let go."""
    folder: Path = settings.DUMPS / on.isoformat()
    if not folder.exists():
        settings.DUMPS.mkdir(parents=True, exist_ok=True)
        dump(folder, on=on)
    for old in kept()[KEPT:]:
        shutil.rmtree(settings.DUMPS / old.isoformat())
    return folder


def kept() -> list[date]:
    """The days of which there is a dump, the last first."""
    if not settings.DUMPS.is_dir():
        return []
    names = (one.name for one in settings.DUMPS.iterdir() if DAY.fullmatch(one.name))
    return sorted(map(date.fromisoformat, names), reverse=True)


def last() -> Dump | None:
    for day in kept()[:1]:
        folder: Path = settings.DUMPS / day.isoformat()
        return Dump(day, folder, json.loads((folder / PACKAGE).read_text(encoding="utf-8")))
    return None
