"""The whole pipeline on one page: a file becomes a source, a source becomes a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.catalogue import load_catalogue
from answerable.reader.formats import DEFAULT, load
from answerable.reader.model import Item, Plan
from answerable.reader.stages.assignments import find_assignments
from answerable.reader.stages.bodies import Bodies
from answerable.reader.stages.citations import find_citations
from answerable.reader.stages.deadlines import find_deadlines
from answerable.reader.stages.header import read_header
from answerable.reader.stages.outline import read_outline
from answerable.reader.stages.parts import divide
from answerable.reader.stages.reports import find_reports
from answerable.reader.stages.setting import place_in_time
from answerable.reader.stages.warnings import find_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from answerable.reader.formats import Limits
    from answerable.reader.source import Source


def read_plan(path: Path | str, limits: Limits = DEFAULT) -> Plan:
    """Read a document into a plan.

    Raises ReaderError, whose text is one sentence to show, when the file gives no text at all or is larger
    than ``limits`` allow.
    """
    return read_source(load(path, limits))


def read_source(source: Source) -> Plan:
    """Read a text with addresses into a plan. Pure: the same source gives the same plan."""
    catalogue = load_catalogue()
    parts = divide(source)
    header = read_header(source, parts)
    setting = place_in_time(source, header, catalogue)
    entries = read_outline(source, parts, header, catalogue)
    bodies = Bodies(source, setting, catalogue)
    assignments = find_assignments(source, entries, setting, bodies)
    deadlines = find_deadlines(source, entries, setting)
    citations = find_citations(source, parts, header, entries)
    reports = find_reports(source, entries, assignments, deadlines, bodies)
    items = tuple(
        Item(
            id=entry.id,
            parent=None if entry.parent is None else entries[entry.parent].id,
            label=entry.label,
            kind=entry.kind,
            text=source.quote(entry.span),
            span=entry.span,
            assignments=who,
            deadlines=when,
        )
        for entry, who, when in zip(entries, assignments, deadlines, strict=True)
    )
    return Plan(
        source=source,
        language="vi",
        header=header,
        items=items,
        citations=citations,
        reports=reports,
        warnings=find_warnings(source, parts, header, items, citations),
    )
