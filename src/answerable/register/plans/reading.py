"""One document, read and classed in a process of its own, so that none can take the register down with it.

    python -m answerable.register.plans.reading FILE NAME

prints one JSON object: ``plan`` (``answerable.plan/1`` without the names of signers, which are no record
here), ``pages`` ([start, end, page] of the text), ``place``, the ``bodies`` that names mean, and ``rights``,
what the lens says of each item. A document that cannot be read prints ``{"problem": code}`` and ends with
status 2. With importing.py, which starts it, this is the one bridge to the reader and to the lens.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from answerable.reader import ReaderError, read_source
from answerable.reader.catalogue import Level, load_catalogue
from answerable.reader.export.plan_in import looks_like_a_plan, plan_of
from answerable.reader.export.plan_json import to_dict
from answerable.reader.formats import load
from answerable.reader.languages.vi.folding import bare, fold
from answerable.register.plans.classing import told
from answerable.register.plans.problems import STOPPED
from answerable.rights import headings_that_restrict, read_rights

if TYPE_CHECKING:
    from answerable.reader import Plan
    from answerable.reader.model import Item
    from answerable.reader.source import Source

UNREADABLE = 2
MEMORY = 6 * 2**30  # bytes of addresses; LibreOffice alone asks for two


class Place(TypedDict):
    """A province: its id, and what it calls itself ("tỉnh Sơn La")."""

    province: str
    unit: str


def main(file: str, name: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        plan = plan_in(file, name)
    except ReaderError as error:
        print(json.dumps({"problem": error.code, "where": error.details.get("where", "")}))
        return UNREADABLE
    except MemoryError:
        print(json.dumps({"problem": "limit.memory"}))
        return UNREADABLE
    json.dump(all_of(plan), sys.stdout, ensure_ascii=False)
    return 0


def plan_in(file: str, name: str) -> Plan:
    """What a document says, or what JSON by the contract says that another document does.

    A stamp that stops a document stops it however it was read.
    """
    with Path(file).open("rb") as opened:
        if not looks_like_a_plan(opened.read(4096)):
            return read_source(replace(load(file), name=name))
    plan = plan_of(Path(file).read_bytes(), name=name)
    stamps = tuple(one for one in read_source(plan.source).warnings if one.code in STOPPED)
    return replace(plan, warnings=(*plan.warnings, *stamps))


def all_of(plan: Plan) -> dict[str, Any]:
    """All that the register keeps of a reading."""
    saying = to_dict(plan)
    for signer in saying["header"]["signers"]:
        del signer["name"]
    place = place_of(plan)
    return {
        "plan": saying,
        "pages": pages_of(plan.source),
        "place": place,
        "bodies": bodies_of(plan, place),
        "rights": rights_of(plan),
    }


def place_of(plan: Plan) -> Place | None:
    """The province in which the document speaks: its issuer's, or where a local issuer signed."""
    catalogue = load_catalogue()
    header = plan.header
    issuer = catalogue.look_up(header.issuer or "", on=header.date)
    if issuer.province:
        return _province(issuer.province)
    if issuer.body and issuer.body.level is Level.CENTRAL:
        return None
    if there := catalogue.province(header.place or "", header.date):
        return _province(there.id)
    if stated := _unlisted(plan):
        return Place(province=bare(fold(stated["name"])).replace(" ", "-"), unit=stated["unit"])
    return None


def bodies_of(plan: Plan, place: Place | None) -> dict[str, dict[str, str]]:
    """For each name in the plan the catalogue's body and the province that it means, where it is known."""
    catalogue = load_catalogue()
    names = {a.name: a.name for item in plan.items for a in item.assignments}
    if issuer := plan.header.issuer:
        stated = _unlisted(plan)
        names[issuer] = f"{stated['body']}tỉnh" if stated else issuer
    here = place["province"] if place else None
    known: dict[str, dict[str, str]] = {}
    for printed, name in sorted(names.items()):
        found = catalogue.look_up(name, on=plan.header.date, province=here)
        if found.body:
            there = _province(found.province) if found.province else place
            there = there or Place(province="", unit="")
            known[printed] = {"body": found.body.id, "province": there["province"], "unit": there["unit"]}
    return known


def _unlisted(plan: Plan) -> re.Match[str] | None:
    """The issuer's name, taken apart, where it is a body of a province that no list has."""
    catalogue = load_catalogue()
    header = plan.header
    if catalogue.look_up(header.issuer or "", on=header.date).body:
        return None
    stated = re.match(r"(?P<body>.*\b)(?P<unit>(?:tỉnh|thành phố) (?P<name>\S.*))$", header.issuer or "")
    issuer = catalogue.look_up(f"{stated['body']}tỉnh", on=header.date).body if stated else None
    return stated if issuer and issuer.level is Level.PROVINCE else None


def _province(id: str) -> Place:
    named = load_catalogue().provinces.by_id[id]
    return Place(province=id, unit=f"{named.kind} {named.name}")


def pages_of(source: Source) -> list[list[int]]:
    """Which stretches of the text stand on which page; [] where the format has no pages."""
    numbered = [p for p in source.paragraphs if p.page is not None]
    together = [list(group) for _, group in groupby(numbered, key=lambda paragraph: paragraph.page)]
    return [[group[0].span.start, group[-1].span.end, group[0].page or 0] for group in together]


def rights_of(plan: Plan) -> dict[str, Any]:
    """The lens's word on each measure, and on headings that restrict, by the item's id."""
    shifts = {item.id: _shift(plan.source, item) for item in plan.items}
    readings = read_rights(plan) | headings_that_restrict(plan)
    return {id: told(reading, shift=shifts[id]) for id, reading in readings.items()}


def _shift(source: Source, item: Item) -> int | None:
    """How far an offset in the item's text is from the same letter in the document; None where spaces were
    taken out between, so that offsets do not carry over."""
    start, end = item.span
    return start if source.text[start:end] == item.text else None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
