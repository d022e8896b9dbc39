"""The documents that this one cites: by number, and laws by name only."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from answerable.reader.model import Citation
from answerable.reader.stages.citations.laws import cited_by_name, find_laws
from answerable.reader.stages.citations.mentions import find_mentions
from answerable.reader.stages.citations.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from answerable.reader.model import Header
    from answerable.reader.source import Source, Span
    from answerable.reader.stages.drafts import Entry, Parts


def find_citations(
    source: Source, parts: Parts, header: Header, entries: tuple[Entry, ...]
) -> tuple[Citation, ...]:
    """Return every mention of another document, in document order.

    A law by name is called by the longest name that the document gives it; one that is also cited
    by its number stands only there.
    """
    start = _after_letterhead(header)
    laws = find_laws(source, start)
    titles = [source.paragraphs[i].span for piece in parts.pieces for i in piece.title]
    mentions = find_mentions(source, header, laws, titles, start)
    found: list[tuple[Span, str | None, str | None, date | None, str | None]] = [
        *((m.span, m.number.text, m.type, m.date, m.name) for m in mentions),
        *((law.span, None, law.kind, None, name) for law, name in cited_by_name(laws)),
    ]
    found.sort(key=itemgetter(0))
    relations = Relations(source, [span for span, *_ in found])
    places = _Places(source, entries)
    return tuple(
        Citation(
            text=source.quote(span),
            number=number,
            type=kind,
            date=day,
            name=name,
            relation=relations.of(index),
            item=places.item_at(span),
            span=span,
        )
        for index, (span, number, kind, day, name) in enumerate(found)
    )


def _after_letterhead(header: Header) -> int:
    """Where the text may cite: after the document's own number. The title may cite too."""
    return header.spans["number"].end if "number" in header.spans else 0


class _Places:
    """Which item of the outline a place in the text belongs to."""

    def __init__(self, source: Source, entries: Sequence[Entry]) -> None:
        self.entries = sorted(entries, key=lambda entry: entry.span.start)
        self.starts = [entry.span.start for entry in self.entries]
        self.ends = [
            max(
                [
                    entry.span.end,
                    *([entry.closing.end] if entry.closing else []),
                    *(f.value.end for f in entry.fields),
                ]
            )
            for entry in self.entries
        ]
        self.text = source.text

    def item_at(self, span: Span) -> str | None:
        at = bisect_right(self.starts, span.start) - 1
        if at < 0:
            return None
        if span.start < self.ends[at] or "\n" not in self.text[self.starts[at] : span.start]:
            return self.entries[at].id
        return None
