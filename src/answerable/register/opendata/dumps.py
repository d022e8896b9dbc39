"""Dumps that are made every night, and the last of them that are kept for everybody to take."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.db.models import Q

from answerable.register.opendata.dumping import dump
from answerable.register.opendata.packaging import PACKAGE
from answerable.register.trace.models import EventContent

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 7
TAKEN = (
    "assessments.refused",
    "evidence.taken_back",
)  # what was public is so no more
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Dump(NamedTuple):
    """A dump that is whole, and what it says of itself."""

    day: date
    folder: Path
    package: dict[str, Any]


def make(*, on: date) -> Path:
    """Dump the register for a day, unless that was done; older dumps than the last few are let go, and those
    that tell what was taken from the public since."""
    folder: Path = settings.DUMPS / on.isoformat()
    for old in outdated():
        shutil.rmtree(settings.DUMPS / old.isoformat())
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


def outdated() -> list[date]:
    """The days of dumps that hold words or evidence which were refused, or taken back, later."""
    taken = EventContent.objects.filter(public=True, event_id__gt=min(map(_length, kept()), default=0))
    said = reduce(or_, (Q(text__contains=f'"verb":"{verb}"') for verb in TAKEN))
    last = taken.filter(said).order_by("-event").values_list("event_id", flat=True).first() or 0
    return [day for day in kept() if _length(day) < last]


def last() -> Dump | None:
    for day in kept()[:1]:
        return Dump(day, settings.DUMPS / day.isoformat(), _package(day))
    return None


def _package(day: date) -> dict[str, Any]:
    folder: Path = settings.DUMPS / day.isoformat()
    package: dict[str, Any] = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
    return package


def _length(day: date) -> int:
    """How many events there were when it was made."""
    length: int = _package(day)["trace"]["length"]
    return length
