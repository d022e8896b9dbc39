"""``answerable explain``: one item, each of its facts, and the words that it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.cli.messages import messages_of
from answerable.cli.reading import plan_named
from answerable.cli.terminal import complain, encoded, page_width, put, shows_colour
from answerable.reader.export.columns import printable, wrap
from answerable.reader.export.layout import GAP, Style
from answerable.reader.export.summary import hop_in_words
from answerable.reader.export.when import day_in_words, deadline_in_words, deadline_resolved
from answerable.reader.export.words import words_of
from answerable.reader.model import Force, Kind, Role

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from answerable.cli.messages import Messages
    from answerable.reader.export.words import Language, Words
    from answerable.reader.model import Item, Plan
    from answerable.reader.source import Paragraph, Source, Span

EXPLAINED, NOT_EXPLAINED = 0, 2
AROUND = 90  # characters shown on each side of the words of a fact
NEAR = 5  # ids that are suggested for one that is not there


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that the plan says of an item, where it says so, and how it was found."""

    label: str
    value: str
    span: Span
    found: str | None = None


def explain(options: argparse.Namespace, language: Language) -> int:
    """Show the item and return the exit status."""
    words = messages_of(language)
    plan = plan_named(options, language)
    if plan is None:
        return NOT_EXPLAINED
    item = next((item for item in plan.items if item.id == options.item), None)
    if item is None:
        complain(_no_such_item(plan, options.item, options.file, words))
        return NOT_EXPLAINED
    style = Style(shows_colour())
    put(encoded("\n".join(_page(plan, item, words, words_of(language), style, page_width())) + "\n"))
    return EXPLAINED


def _no_such_item(plan: Plan, asked: str, file: str, words: Messages) -> str:
    """The sentence, with ids that are near what was asked for, or some of those that there are."""
    from difflib import get_close_matches

    ids = [item.id for item in plan.items]
    by_case = {name.casefold(): name for name in ids}
    wanted = asked.strip().strip("/").casefold()
    near = [by_case[name] for name in get_close_matches(wanted, by_case, n=NEAR, cutoff=0.5)]
    sentence = words.no_item.format(item=asked, file=file)
    if near:
        return f"{sentence} {words.near.format(items=', '.join(near))}"
    some = ", ".join(ids[:NEAR]) + (", …" if len(ids) > NEAR else "")
    return f"{sentence} {words.has_items.format(count=len(ids), some=some or '–')}"


def _page(
    plan: Plan, item: Item, messages: Messages, words: Words, style: Style, width: int
) -> Iterator[str]:
    header = plan.header
    dated = day_in_words(header.date) if header.date else None
    title = [" ".join(filter(None, [header.type, header.number])), dated, plan.source.name]
    yield from wrap(printable(" · ".join(part for part in title if part)), width)
    for above in _above(plan, item)[::-1]:
        yield from map(style.faint, wrap(printable(f"{above.label} {above.text}"), width, most=2))
    yield ""
    yield style.bold(f"{item.id}  {words.kinds[item.kind.value]}")
    yield from _place(plan.source, item.span, messages, style, width, whole=True)
    facts = list(_facts(plan, item, messages, words))
    for fact in facts:
        yield ""
        yield from (style.bold(line) for line in wrap(printable(f"{fact.label}: {fact.value}"), width))
        if fact.found:
            yield from (GAP + style.faint(line) for line in wrap(fact.found, width - len(GAP)))
        yield from _place(plan.source, fact.span, messages, style, width)
    if item.kind is Kind.TASK:
        if not any(assignment.role is Role.LEAD for assignment in item.assignments):
            yield from ("", style.faint(f"{words.lead}: {words.no_lead}"))
        if not item.deadlines:
            yield from ("", style.faint(f"{words.when}: {words.no_deadline}"))


def _facts(plan: Plan, item: Item, messages: Messages, words: Words) -> Iterator[Fact]:
    """Who, when, what is cited, and who reports, in this order."""
    for assignment in item.assignments:
        notes = [assignment.body, words.requested if assignment.force is Force.REQUEST else None]
        told = ", ".join(note for note in notes if note)
        yield Fact(
            label=words.lead if assignment.role is Role.LEAD else words.coordinate,
            value=f"{assignment.name} ({told})" if told else assignment.name,
            span=assignment.span,
            found=_how(plan, item, assignment.span, messages, inherited=assignment.inherited),
        )
    for deadline in item.deadlines:
        yield Fact(
            label=words.when,
            value=f"{deadline_in_words(deadline, words)} [{deadline_resolved(deadline)}]",
            span=deadline.span,
            found=_how(plan, item, deadline.span, messages, inherited=deadline.inherited),
        )
    for citation in plan.citations:
        if citation.item == item.id:
            yield Fact(
                label=words.relations[citation.relation.value], value=citation.text, span=citation.span
            )
    for report in plan.reports:
        if report.item == item.id:
            yield Fact(label=words.reports, value=hop_in_words(report, words), span=report.span)


def _above(plan: Plan, item: Item) -> list[Item]:
    """The items above, nearest first."""
    by_id = {other.id: other for other in plan.items}
    found: list[Item] = []
    parent = by_id.get(item.parent or "")
    while parent is not None:
        found.append(parent)
        parent = by_id.get(parent.parent or "")
    return found


def _how(plan: Plan, item: Item, span: Span, messages: Messages, *, inherited: bool) -> str:
    """In which words the fact was found, told from where they stand."""
    if inherited:
        for above in _above(plan, item):
            spans = [fact.span for fact in above.assignments] + [fact.span for fact in above.deadlines]
            if span in spans and not _is_inherited(above, span):
                return messages.found_inherited.format(item=above.id)
    if item.span.start <= span.start and span.end <= item.span.end:
        return messages.found_heading if item.kind is Kind.HEADING else messages.found_own
    paragraph = _paragraph(plan.source, span)
    if paragraph is None:
        return messages.found_elsewhere
    before = plan.source.text[paragraph.span.start : span.start]
    if before.count("(") > before.count(")"):
        return messages.found_closing
    if paragraph.cell is not None or ":" in before:
        return messages.found_field
    return messages.found_elsewhere


def _is_inherited(item: Item, span: Span) -> bool:
    return any(fact.inherited for fact in item.assignments if fact.span == span) or any(
        fact.inherited for fact in item.deadlines if fact.span == span
    )


def _place(
    source: Source, span: Span, messages: Messages, style: Style, width: int, *, whole: bool = False
) -> Iterator[str]:
    """Where the words stand, and the words marked in what stands around them."""
    paragraph = _paragraph(source, span)
    line = source.text.count("\n", 0, span.start) + 1
    where = messages.line.format(number=line)
    if paragraph is not None and paragraph.page is not None:
        where = f"{messages.page.format(number=paragraph.page)}, {where}"
    yield GAP + style.faint(where)
    start, end = (paragraph.span.start, max(paragraph.span.end, span.end)) if paragraph else span
    if whole:
        marked = printable(source.text[span.start : span.end])
    else:
        low, high = _around(source.text, span, start, end)
        before, after = source.text[low : span.start], source.text[span.end : high]
        marked = printable(f"{before}«{source.text[span.start : span.end]}»{after}")
        marked = "…" * (low > start) + marked + "…" * (high < end)
    for text in wrap(marked, width - 2 * len(GAP)):
        yield 2 * GAP + text


def _around(text: str, span: Span, start: int, end: int) -> tuple[int, int]:
    """How far the words around a span are shown, inside ``start`` and ``end``: whole words only."""
    low, high = max(span.start - AROUND, start), min(span.end + AROUND, end)
    if low > start:
        low = max(text.find(" ", low, span.start) + 1, low)
    if high < end:
        blank = text.rfind(" ", span.end, high)
        high = high if blank < 0 else blank
    return low, high


def _paragraph(source: Source, span: Span) -> Paragraph | None:
    """The paragraph in which a span begins."""
    place = bisect_right(source.paragraphs, span.start, key=lambda paragraph: paragraph.span.start) - 1
    return source.paragraphs[place] if place >= 0 else None
