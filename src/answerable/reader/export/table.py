"""Plans as rows: one a task or target, one a mention of a document, one a hop of reporting, one a warning."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.export.sentences import warning_in_words
from answerable.reader.export.when import deadline_resolved, last_day
from answerable.reader.export.words import Language
from answerable.reader.model import Force, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from answerable.reader.model import Assignment, Item, Plan, Report

Value = str | int | datetime.date | None
Row = tuple[Value, ...]

# The columns, by stable names; several values of a cell are joined by "; ".
TASKS = (
    "document",  # file name
    "number",
    "date",
    "issuer",
    "clause",  # id of the item
    "kind",  # task or target
    "headings",  # the items above it, outermost first, joined by " > "
    "text",
    "lead",  # names, spelt out
    "lead_ids",  # ids in the catalogue of bodies, "?" for a body that is not in it
    "lead_requested",  # yes where a lead is asked, not ordered
    "coordinate",
    "coordinate_ids",
    "inherited",  # which of lead, coordinate, deadline come from an item above
    "deadline",  # as printed
    "deadline_resolved",  # see when.deadline_resolved
    "last_day",  # the last day that is still in time
    "deadline_inferred",  # yes where a year was taken from the plan
    "span_start",  # of the item's words, in characters of the text as read
    "span_end",
)
CITATIONS = (
    "document",
    "cited",  # as printed
    "cited_number",
    "cited_type",
    "cited_date",
    "cited_name",
    "relation",
    "clause",
    "span_start",
    "span_end",
)
REPORTS = (
    "document",
    "clause",
    "by",
    "to",
    "via",
    "deadline",
    "deadline_resolved",
    "last_day",
    "span_start",
    "span_end",
)
WARNINGS = ("document", "code", "message", "words", "span_start", "span_end")


class Tables(NamedTuple):
    """The rows of one plan or of many, in document order."""

    tasks: list[Row]
    citations: list[Row]
    reports: list[Row]
    warnings: list[Row]


def tables_of(plan: Plan, language: Language | str = Language.VI, *, document: str | None = None) -> Tables:
    """The rows of a plan. ``document`` names it instead of its file name."""
    document = plan.source.name if document is None else document
    return Tables(
        tasks=list(_task_rows(plan, document)),
        citations=[
            (
                document,
                citation.text,
                citation.number,
                citation.type,
                citation.date,
                citation.name,
                citation.relation.value,
                citation.item,
                *citation.span,
            )
            for citation in plan.citations
        ],
        reports=[_report_row(report, document) for report in plan.reports],
        warnings=[
            (
                document,
                warning.code,
                warning_in_words(warning, plan.source, language),
                plan.source.quote(warning.span) if warning.span else None,
                *(warning.span or (None, None)),
            )
            for warning in plan.warnings
        ],
    )


def csv_of(tables: Tables, *, header: bool = True) -> bytes:
    """The tasks and targets as CSV; with the header comes a byte order mark, so begin a file with it."""
    text = io.StringIO(newline="")
    write_csv(tables, text, header=header)
    return text.getvalue().encode("utf-8-sig" if header else "utf-8", "backslashreplace")


def write_csv(tables: Tables, file: TextIO, *, header: bool = True) -> None:
    """Write the tasks and targets as CSV (RFC 4180). Open the file as "utf-8-sig", with ``newline=""``.

    Dates are ISO 8601. A cell that a spreadsheet could take for a formula is guarded (see ``guarded``).
    """
    writer = csv.writer(file)
    if header:
        writer.writerow(TASKS)
    writer.writerows([_csv_cell(value) for value in row] for row in tables.tasks)


def _csv_cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else value


def guarded(text: str) -> str:
    """The text with ``'`` before it where a spreadsheet could take it for a formula.

    >>> guarded("=1+1"), guarded("- Tổ chức"), guarded("Sở Y tế")
    ("'=1+1", "'- Tổ chức", 'Sở Y tế')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def _task_rows(plan: Plan, document: str) -> Iterator[Row]:
    header = plan.header
    headings: dict[str, str] = {}  # id of an item -> its own words after those above it
    for item in plan.items:
        above = headings.get(item.parent or "", "")
        headings[item.id] = f"{above} > {item.text}" if above else item.text
        if item.kind in (Kind.TASK, Kind.TARGET):
            yield (
                document,
                header.number,
                header.date,
                header.issuer,
                item.id,
                item.kind.value,
                above or None,
                item.text,
                *_who(item),
                *_when(item),
                *item.span,
            )


def _who(item: Item) -> Row:
    leads = [assignment for assignment in item.assignments if assignment.role is Role.LEAD]
    others = [assignment for assignment in item.assignments if assignment.role is Role.COORDINATE]
    inherited = [
        name
        for name, facts in (("lead", leads), ("coordinate", others), ("deadline", item.deadlines))
        if any(fact.inherited for fact in facts)
    ]
    requested = any(assignment.force is Force.REQUEST for assignment in leads)
    return (
        _names(leads),
        _ids(leads),
        "yes" if requested else None,
        _names(others),
        _ids(others),
        "; ".join(inherited) or None,
    )


def _names(assignments: list[Assignment]) -> str | None:
    return "; ".join(assignment.name for assignment in assignments) or None


def _ids(assignments: list[Assignment]) -> str | None:
    return "; ".join(assignment.body or "?" for assignment in assignments) or None


def _when(item: Item) -> Row:
    days = [day.isoformat() for day in map(last_day, item.deadlines) if day]
    return (
        "; ".join(deadline.text for deadline in item.deadlines) or None,
        "; ".join(map(deadline_resolved, item.deadlines)) or None,
        datetime.date.fromisoformat(days[0]) if len(days) == 1 else "; ".join(days) or None,
        "yes" if any(deadline.inferred for deadline in item.deadlines) else None,
    )


def _report_row(report: Report, document: str) -> Row:
    deadline = report.deadline
    return (
        document,
        report.item,
        "; ".join(report.by) or None,
        "; ".join(report.to) or None,
        report.via,
        deadline.text if deadline else None,
        deadline_resolved(deadline) if deadline else None,
        last_day(deadline) if deadline else None,
        *report.span,
    )
