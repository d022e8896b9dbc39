"""The page of what can be taken along, and the files of dumps."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import condition, require_safe

from answerable.register.opendata.dumps import kept, last
from answerable.register.opendata.licence import licence
from answerable.register.opendata.packaging import CATALOGUE, MEDIA, PACKAGE
from answerable.register.opendata.records import KINDS

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from django.http import HttpRequest, HttpResponse

JSON = {PACKAGE: "application/json", CATALOGUE: "application/ld+json"}


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    found = last()
    sizes = {one["path"]: one["bytes"] for one in found.package["resources"]} if found else {}
    tables = [
        (kind, sizes.get(f"csv/{kind.many}.csv"), sizes.get(f"data/{kind.many}.jsonl.gz"))
        for kind in KINDS.values()
    ]
    context = {
        "licence": licence(),
        "dump": found,
        "older": kept()[1:],
        "tables": tables,
        "sqlite": sizes.get("register.sqlite"),
    }
    return render(request, "opendata/data.html", context)


@require_safe
def latest(request: HttpRequest, name: str) -> HttpResponse:
    """The same file of the last dump, at an address that stays."""
    found = last()
    if found is None:
        raise Http404
    return redirect("dump_file", found.day, name)


def _written_at(_request: HttpRequest, day: date, name: str) -> datetime | None:
    """A file of a dump is written once."""
    path = _path(day, name)
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC) if path.is_file() else None


def _etag(_request: HttpRequest, day: date, name: str) -> str | None:
    path = _path(day, name)
    return f'"{path.stat().st_mtime_ns:x}-{path.stat().st_size:x}"' if path.is_file() else None


def _path(day: date, name: str) -> Path:
    path: Path = settings.DUMPS / day.isoformat() / name
    return path


@require_safe
@condition(etag_func=_etag, last_modified_func=_written_at)
def dump_file(request: HttpRequest, day: date, name: str) -> FileResponse:
    path = _path(day, name)
    if day not in kept() or not path.is_file():
        raise Http404
    media = JSON.get(name) or next(
        (media for form, media in MEDIA.items() if f".{form}" in name), "application/octet-stream"
    )
    return FileResponse(
        path.open("rb"), content_type=media, as_attachment=name not in JSON, filename=path.name
    )
