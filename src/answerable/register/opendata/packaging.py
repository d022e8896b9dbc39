"""What a dump says of itself: a data package (Frictionless) and a catalogue (DCAT), from the descriptions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from answerable.register.opendata.licence import licence
from answerable.register.opendata.models import Load
from answerable.register.opendata.records import KINDS
from answerable.register.opendata.writing import plain
from answerable.register.plans.files import sha256_of
from answerable.register.trace.models import FIRST, Head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from answerable.register.opendata.describing import Field, Kind

NAME = "answerable-register"
TITLE = "What public bodies have promised"
ABOUT = (
    "A register of duties of public bodies, each with the words of the document that sets it. "
    "It holds no files on people; of a measure on hold it tells nothing of work."
)
PACKAGE = "datapackage.json"
CATALOGUE = "dcat.jsonld"
MEDIA = {
    "csv": "text/csv",
    "gz": "application/gzip",
    "sqlite": "application/vnd.sqlite3",
}


def write_package(folder: Path, counts: dict[str, int], *, on: date) -> None:
    """Beside the files, which are all there."""
    head = Head.objects.first() or Head(length=0, hash=FIRST)
    package = {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": ABOUT,
        "homepage": settings.SITE,
        "licenses": [{"name": licence().id, "title": licence().title, "path": licence().url}],
        **_came_from(),
        "created": plain(timezone.now().replace(microsecond=0)),
        "on": plain(on),  # the day for which states are computed
        "trace": {"length": head.length, "hash": head.hash},
        "resources": [*_resources(folder, counts)],
    }
    _write(folder / PACKAGE, package)
    _write(folder / CATALOGUE, catalogue(package))


def _came_from() -> dict[str, Any]:
    """The dumps that this register was made of."""
    loads = [
        {"title": f"{one.source}, {one.of_day}, SHA-256 {one.sha256}", "path": one.source}
        for one in Load.objects.all()
    ]
    return {"sources": loads} if loads else {}


def _write(path: Path, said: dict[str, Any]) -> None:
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _resources(folder: Path, counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    for kind in KINDS.values():
        about = {"title": kind.many.replace("_", " "), "description": _english(kind.says)}
        table = {"profile": "tabular-data-resource", "rows": counts[kind.many], "schema": schema(kind)}
        file = _file(folder, f"csv/{kind.many}.csv", "csv")
        yield {"name": _named(kind), **about, **file, **table, "encoding": "utf-8"}
        lines = _file(folder, f"data/{kind.many}.jsonl.gz", "gz")
        yield {"name": f"{_named(kind)}-lines", **about, **lines}
    about = {"title": "all tables", "description": "All tables in one SQLite file, with keys and indexes."}
    yield {"name": "all-tables", **about, **_file(folder, "register.sqlite", "sqlite")}


def _named(kind: Kind) -> str:
    return kind.many.replace("_", "-")


def _file(folder: Path, path: str, form: str) -> dict[str, Any]:
    file = folder / path
    return {
        "path": path,
        "format": form,
        "mediatype": MEDIA[form],
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256_of(file)}",
    }


def schema(kind: Kind) -> dict[str, Any]:
    """Table Schema of a kind as CSV, where "" stands for none."""
    return {
        "fields": [_field(kind, one) for one in kind.fields],
        "primaryKey": kind.key.name,
        "foreignKeys": [
            {
                "fields": one.name,
                "reference": {"resource": _named(KINDS[one.to.kind]), "fields": one.to.field},
            }
            for one in kind.fields
            if one.to
        ],
        "missingValues": [""],
    }


def _field(kind: Kind, field: Field) -> dict[str, Any]:
    constraints = {}
    if field == kind.key or (not field.nullable and field.type != "string"):
        constraints["required"] = True
    if field.name == "id":
        constraints |= {"required": True, "unique": True}
    said = {"name": field.name, "type": field.type, "description": _english(field.says)}
    return {**said, **({"format": "any"} if field.type == "datetime" else {}), "constraints": constraints}


def _english(says: Any) -> str:
    with override("en"):
        return str(says)


def catalogue(package: dict[str, Any]) -> dict[str, Any]:
    """The package as a catalogue with one dataset, and a distribution for each file."""
    home = f"{package['homepage']}/du-lieu/"
    files = f"{home}{package['on']}/"
    licence_of_it = package["licenses"][0]["path"]
    distributions = [
        {
            "@type": "dcat:Distribution",
            "dct:title": one["title"],
            "dct:description": one["description"],
            "dcat:downloadURL": {"@id": f"{files}{one['path']}"},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{one['mediatype']}"},
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(one["bytes"])},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": one["hash"].removeprefix("sha256:"),
            },
            "dct:license": {"@id": licence_of_it},
        }
        for one in package["resources"]
    ]
    about = {
        "dct:title": {"@language": "en", "@value": package["title"]},
        "dct:description": {"@language": "en", "@value": package["description"]},
        "dct:license": {"@id": licence_of_it},
        "dct:issued": {"@type": "xsd:dateTime", "@value": package["created"]},
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/VIE"},
        "dcat:landingPage": {"@id": home},
    }
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": home,
        "@type": "dcat:Catalog",
        **about,
        "dcat:dataset": {
            "@id": f"{home}#register",
            "@type": "dcat:Dataset",
            **about,
            "dct:accrualPeriodicity": {
                "@id": "http://publications.europa.eu/resource/authority/frequency/DAILY"
            },
            "dcat:distribution": distributions,
        },
    }
