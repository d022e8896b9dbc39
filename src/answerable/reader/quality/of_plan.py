"""The card of a plan as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.model import Kind, Role
from answerable.reader.quality.finding import find_gaps
from answerable.reader.quality.model import Card, Doubt, Gap, Hop, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.model import Item, Plan
    from answerable.reader.source import Span

# The reader's warnings that belong on the card; "citation.two-dates" and its like may be misprints.
GAPS = {
    "header.no-": Gap.HEADER,
    "citation.period-ended": Gap.ENDED,
    "citation.": Gap.SUSPECT_CITATION,
}


def card_of(plan: Plan) -> Card:
    header = plan.header
    statements = tuple(_statements(plan))
    hops = tuple(_hops(plan))
    cited = len({citation.number or citation.name or citation.text for citation in plan.citations})
    return Card(
        title=header.title or "",
        number=header.number or "",
        issuer=header.issuer or "",
        tasks=sum(not one.target for one in statements),
        targets=sum(one.target for one in statements),
        reports=len(hops),
        citations=cited,
        findings=find_gaps(statements, hops, tuple(_doubts(plan)), citations=cited),
    )


def gap_of(code: str) -> Gap | None:
    """The gap that a warning of the reader tells of.

    >>> gap_of("header.no-date"), gap_of("citation.two-dates"), gap_of("items.no-lead")
    (<Gap.HEADER: 'header.missing'>, <Gap.SUSPECT_CITATION: 'citation.suspect'>, None)
    """
    return next((gap for beginning, gap in GAPS.items() if code.startswith(beginning)), None)


def _statements(plan: Plan) -> Iterator[Statement]:
    by_id = {item.id: item for item in plan.items}
    for item in plan.items:
        if item.kind in (Kind.TASK, Kind.TARGET):
            above = by_id.get(item.parent or "")
            yield Statement(
                clause=item.id,
                text=item.text,
                target=item.kind is Kind.TARGET,
                above=above.text if above else "",
                leads=sum(one.role is Role.LEAD for one in item.assignments),
                timed=bool(item.deadlines),
            )


def _hops(plan: Plan) -> Iterator[Hop]:
    for report in plan.reports:
        yield Hop(
            clause=report.item,
            words=plan.source.quote(report.span),
            received=bool(report.to),
            timed=report.deadline is not None,
        )


def _doubts(plan: Plan) -> Iterator[Doubt]:
    for warning in plan.warnings:
        if gap := gap_of(warning.code):
            words = plan.source.quote(warning.span) if warning.span else warning.code.rpartition("-")[2]
            yield Doubt(gap=gap, clause=_clause(plan.items, warning.span), words=words)


def _clause(items: tuple[Item, ...], span: Span | None) -> str:
    """The innermost item in which words stand."""
    inside = [one for one in items if span and one.span.start <= span.start and span.end <= one.span.end]
    return max(inside, key=lambda one: one.span.start).id if inside else ""
