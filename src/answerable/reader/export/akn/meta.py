"""The metadata of an Akoma Ntoso document: what it is, whom it names, what it asks of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from answerable.reader.catalogue import load_catalogue
from answerable.reader.export.akn.names import COUNTRY, slug, work_of
from answerable.reader.export.akn.prose import add
from answerable.reader.export.when import deadline_resolved
from answerable.reader.export.xml_text import writable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from answerable.reader.model import Header, Plan

OURS = "urn:answerable:plan:1"  # the namespace of facts that Akoma Ntoso has no element for
SOURCE = "#answerable"
UNDATED = "0001-01-01"  # the schema wants a date; name="unknown" says that there is none

# "Ủy ban nhân dân tỉnh Sơn La": what comes after the unit
PROVINCE = re.compile(r"(?:tỉnh|thành phố)\s+(?P<name>.+)$", re.IGNORECASE)


def add_meta(document: Element, plan: Plan, component: str, ids: dict[str, str]) -> None:
    """``component`` is "main" or the name of an attachment; ``ids`` are the eId of each item."""
    meta = add(document, "meta")
    _identification(meta, plan.header, component)
    if component == "main":
        _references(meta, plan)
        _facts(meta, plan, ids)


def _identification(meta: Element, header: Header, component: str) -> None:
    country = country_of(header)
    work = work_of(header, country)
    date = header.date.isoformat() if header.date else UNDATED
    named = "Generation" if header.date else "unknown"
    expression = f"{work}/vie@{header.date.isoformat() if header.date else ''}"
    identification = add(meta, "identification", source=SOURCE)
    for level, this, uri in (
        ("FRBRWork", f"{work}/!{component}", work),
        ("FRBRExpression", f"{expression}/!{component}", expression),
        ("FRBRManifestation", f"{expression}/!{component}.xml", f"{expression}.xml"),
    ):
        about = add(identification, level)
        add(about, "FRBRthis", value=this)
        add(about, "FRBRuri", value=uri)
        add(about, "FRBRdate", date=date, name=named)
        add(about, "FRBRauthor", href=f"#{organization_id(header.issuer)}" if header.issuer else SOURCE)
        if level == "FRBRWork":
            add(about, "FRBRcountry", value=country)
            if header.type:
                add(about, "FRBRsubtype", value=slug(header.type))
            if header.number:
                add(about, "FRBRnumber", value=header.number)
            if header.title:
                add(about, "FRBRname", value=header.title)
        elif level == "FRBRExpression":
            add(about, "FRBRlanguage", language="vie")
        else:
            add(about, "FRBRformat", value="application/akn+xml")


def country_of(header: Header) -> str:
    """The subdivision of ISO 3166-2, told from the issuer's name: "vn-05" for Sơn La; else "vn"."""
    found = PROVINCE.search(header.issuer or "")
    province = load_catalogue().province(found["name"], header.date) if found else None
    return province.iso.lower() if province and province.iso else COUNTRY


def organization_id(name: str, body: str | None = None) -> str:
    """The id by which the document speaks of a body: that of the catalogue, else made from its name."""
    return f"org-{body or slug(name)}"


def _references(meta: Element, plan: Plan) -> None:
    references = add(meta, "references", source=SOURCE)
    named: dict[str, str] = {}
    if plan.header.issuer:
        named[organization_id(plan.header.issuer)] = plan.header.issuer
    for item in plan.items:
        for assignment in item.assignments:
            named.setdefault(organization_id(assignment.name, assignment.body), assignment.name)
    for eid, name in named.items():
        href = f"/akn/ontology/organization/vn/{eid.removeprefix('org-')}"
        add(references, "TLCOrganization", eId=eid, href=href, showAs=name)
    process = "/akn/ontology/process/answerable"
    add(references, "TLCProcess", eId=SOURCE.removeprefix("#"), href=process, showAs="Answerable")


def _facts(meta: Element, plan: Plan, ids: dict[str, str]) -> None:
    """Who does what by when and who reports to whom, item by item, in our own namespace."""
    if not plan.items:
        return
    proprietary = add(meta, "proprietary", source=SOURCE)
    for item in plan.items:
        fact = _fact(proprietary, "item", href=f"#{ids[item.id]}", kind=item.kind.value)
        for assignment in item.assignments:
            _fact(
                fact,
                "assignment",
                role=assignment.role.value,
                refersTo=f"#{organization_id(assignment.name, assignment.body)}",
                force=assignment.force.value,
                inherited=str(assignment.inherited).lower(),
            )
        for deadline in item.deadlines:
            _fact(
                fact,
                "deadline",
                resolved=deadline_resolved(deadline),
                showAs=deadline.text,
                inherited=str(deadline.inherited).lower(),
            )
    for report in plan.reports:
        told = {"by": "; ".join(report.by), "to": "; ".join(report.to), "via": report.via or ""}
        when = deadline_resolved(report.deadline) if report.deadline else ""
        where = f"#{ids[report.item]}" if report.item in ids else ""
        _fact(proprietary, "report", item=where, **told, deadline=when)


def _fact(parent: Element, tag: str, **attributes: str) -> Element:
    """A fact with those of its attributes that say something."""
    fact = etree.SubElement(parent, f"{{{OURS}}}{tag}")
    for name, value in attributes.items():
        if value:
            fact.set(name, writable(value))
    return fact
