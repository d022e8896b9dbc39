"""A plan as a calm page for the terminal: who is to do what, with whom, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.export.columns import printable, wrap
from answerable.reader.export.layout import Entry, Layout, Line, Style
from answerable.reader.export.sentences import warning_in_words
from answerable.reader.export.when import day_in_words, deadline_in_words, period_in_words
from answerable.reader.export.words import Language, words_of
from answerable.reader.model import Force, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.export.words import Words
    from answerable.reader.model import Citation, Header, Item, Plan, Report

INHERITED = "↑"  # before what comes from an item above


def summarise(
    plan: Plan,
    *,
    language: Language | str = Language.VI,
    width: int = 100,
    colour: bool = False,
    full: bool = False,
) -> str:
    """The header, each task, the targets, the documents cited, the reports, the warnings, and counts.

    Lines are at most ``width`` cells wide. Long items are shortened with "…" unless ``full``. With
    ``colour``, headings are bold and blanks faint, by ANSI escape sequences.
    """
    words = words_of(language)
    layout = Layout(width=max(width, 40), style=Style(colour), full=full)
    sections = [
        _header(plan, words, layout),
        _items(plan, Kind.TASK, words, layout),
        _items(plan, Kind.TARGET, words, layout),
        _citations(plan, words, layout),
        _reports(plan, words, layout),
        _warnings(plan, Language(language), words, layout),
        _counts(plan, words, layout),
    ]
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


# ------------------------------------------------------------------ header


def _header(plan: Plan, words: Words, layout: Layout) -> list[str]:
    header = plan.header
    date = day_in_words(header.date) if header.date else None
    period = period_in_words(header.period, words) if header.period else None
    name = " ".join(filter(None, [header.type, header.number])) or plan.source.name
    lines = layout.bold(printable(name)) + [
        line for text in [header.title] if text for line in layout.bold(printable(text))
    ]
    rows = [
        (words.type, _field(header, "type", header.type, words)),
        (words.number, _field(header, "number", header.number, words)),
        (words.date, _field(header, "date", date, words)),
        (words.issuer, _field(header, "issuer", header.issuer, words)),
        (words.title, None if header.title else _field(header, "title", None, words)),
        (
            words.period,
            _field(header, "period", period, words),
        ),
        (words.signers, _signers(header)),
        (words.file, _file(plan, words)),
    ]
    return [*lines, layout.rule(), *layout.pairs([(label, value) for label, value in rows if value])]


def _field(header: Header, name: str, value: str | None, words: Words) -> Line:
    if value is None:
        return Line(words.unknown, faint=True)
    return Line(f"{value} ({words.inferred})" if name in header.inferred else value)


def _signers(header: Header) -> Line | None:
    """The offices that signed, never the names of those who hold them."""
    offices = [
        f"{signer.position} ({', '.join(f'{mark}.' for mark in signer.authority)})"
        if signer.authority
        else signer.position
        for signer in header.signers
        if signer.position
    ]
    return Line("; ".join(offices)) if offices else None


def _file(plan: Plan, words: Words) -> Line | None:
    source = plan.source
    pages = words.pages.format(count=source.pages) if source.pages else ""
    facts = [source.name, pages, words.ocr if source.ocr else ""]
    return Line(", ".join(filter(None, facts))) if source.name else None


# ------------------------------------------------------------------ tasks and targets


def _items(plan: Plan, kind: Kind, words: Words, layout: Layout) -> list[str]:
    """The items of a kind under the headings that they stand under."""
    count = sum(item.kind is kind for item in plan.items)
    if not count:
        return layout.blank(words.no_tasks) if kind is Kind.TASK else []
    title = words.tasks if kind is Kind.TASK else words.targets
    entries = [
        _entry(item, words) if item.kind is kind else Entry(heading=_heading(item), depth=depth)
        for item, depth in _with_headings(plan, kind)
    ]
    names = (words.clause, words.task, words.lead, words.coordinate, words.when)
    return [*layout.title(f"{title} ({count})"), *layout.entries(entries, names)]


def _with_headings(plan: Plan, kind: Kind) -> Iterator[tuple[Item, int]]:
    """Items of the kind, each once, and before them the headings above them; with how deep a heading is."""
    by_id = {item.id: item for item in plan.items}
    shown: set[str] = set()
    for item in plan.items:
        if item.kind is not kind:
            continue
        above: list[Item] = []
        parent = by_id.get(item.parent or "")
        while parent is not None and parent.id not in shown:
            shown.add(parent.id)
            if parent.kind is not kind:
                above.append(parent)
            parent = by_id.get(parent.parent or "")
        for heading in reversed(above):
            yield heading, heading.id.count("/")
        shown.add(item.id)
        yield item, 0


def _heading(item: Item) -> str:
    return " ".join(filter(None, [item.label, printable(item.text)]))


def _entry(item: Item, words: Words) -> Entry:
    """A task that names no body, or no time, says so; for a target that is no gap."""
    task = item.kind is Kind.TASK
    return Entry(
        clause=item.id,
        text=printable(item.text),
        lead=_bodies(item, Role.LEAD, words) or [Line(words.no_lead, faint=True)] * task,
        coordinate=_bodies(item, Role.COORDINATE, words),
        when=_when(item, words) or [Line(words.no_deadline, faint=True)] * task,
    )


def _bodies(item: Item, role: Role, words: Words) -> list[Line]:
    """A body a line, with ";" between them, since a long name takes several lines."""
    names = [
        f"{INHERITED} " * assignment.inherited
        + printable(assignment.name)
        + f" ({words.requested})" * (assignment.force is Force.REQUEST)
        for assignment in item.assignments
        if assignment.role is role
    ]
    return [Line(name + ";") for name in names[:-1]] + [Line(name) for name in names[-1:]]


def _when(item: Item, words: Words) -> list[Line]:
    return [
        Line(f"{INHERITED} " * deadline.inherited + printable(deadline_in_words(deadline, words)))
        for deadline in item.deadlines
    ]


# ------------------------------------------------------------------ documents cited, reports, warnings


def _citations(plan: Plan, words: Words, layout: Layout) -> list[str]:
    cited = distinct_citations(plan)
    rows = []
    for mentions in cited:
        relation = words.relations[mentions[0].relation.value]
        clauses = list(dict.fromkeys(mention.item for mention in mentions if mention.item))
        where = f"; {words.clauses} {', '.join(clauses)}" if clauses else ""
        text = max((mention.text for mention in mentions), key=len)
        rows.append((Line(relation, faint=True), Line(f"{text}{where}")))
    return [*layout.title(f"{words.citations} ({len(cited)})"), *layout.pairs(rows)] if rows else []


def distinct_citations(plan: Plan) -> list[list[Citation]]:
    """The mentions of each document cited, in the order of its first."""
    found: dict[tuple[str | None, ...], list[Citation]] = {}
    for citation in plan.citations:
        key = (citation.number, None) if citation.number else (None, citation.name or citation.text)
        found.setdefault(key, []).append(citation)
    return list(found.values())


def _reports(plan: Plan, words: Words, layout: Layout) -> list[str]:
    rows = [(Line(report.item), Line(hop_in_words(report, words))) for report in plan.reports]
    return [*layout.title(f"{words.reports} ({len(rows)})"), *layout.pairs(rows)] if rows else []


def hop_in_words(report: Report, words: Words) -> str:
    """Who reports to whom, through whom, when."""
    via = f" ({words.via} {report.via})" if report.via else ""
    when = f": {deadline_in_words(report.deadline, words)}" if report.deadline else ""
    by = "; ".join(report.by) or words.silent_reporter
    return f"{by} → {'; '.join(report.to) or words.unknown}{via}{when}"


def _warnings(plan: Plan, language: Language, words: Words, layout: Layout) -> list[str]:
    rows = [(Line("!"), Line(warning_in_words(warning, plan.source, language))) for warning in plan.warnings]
    return [*layout.title(f"{words.warnings} ({len(rows)})"), *layout.pairs(rows)] if rows else []


def _counts(plan: Plan, words: Words, layout: Layout) -> list[str]:
    tasks = [item for item in plan.items if item.kind is Kind.TASK]
    leadless = sum(not any(a.role is Role.LEAD for a in task.assignments) for task in tasks)
    dateless = sum(not task.deadlines for task in tasks)
    targets = sum(item.kind is Kind.TARGET for item in plan.items)
    counts = [
        words.count_tasks.format(count=len(tasks), leadless=leadless, dateless=dateless),
        words.count_targets.format(count=targets),
        words.count_citations.format(count=len(distinct_citations(plan))),
        words.count_reports.format(count=len(plan.reports)),
        words.count_warnings.format(count=len(plan.warnings)),
    ]
    legend = any(
        any(assignment.inherited for assignment in item.assignments)
        or any(deadline.inherited for deadline in item.deadlines)
        for item in plan.items
    )
    return [
        layout.rule(),
        *wrap(" · ".join(counts), layout.width),
        *(layout.blank(f"{INHERITED} {words.inherited}") if legend else []),
    ]
