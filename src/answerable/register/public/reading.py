"""A document as a person reads it: paragraphs in parts, each at its own address, with clauses as anchors."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.plans.pictures import has_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from answerable.register.plans.models import Clause, Edition

SIZE = 24_000  # characters of a part, more or less: a page of it stays under 100 kB


class Stretch(NamedTuple):
    """Letters of a paragraph, lit where somebody followed a link to them."""

    text: str
    lit: bool


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph, with the clauses that begin in it."""

    start: int  # of its letters, in the edition's text
    stretches: list[Stretch]
    clauses: list[Clause]


def part_of(start: int, text: str) -> int:
    """The part, from 1, in which the paragraph of a place stands."""
    return start_of(start, text) // SIZE + 1


def start_of(place: int, text: str) -> int:
    """Where the paragraph of a place begins."""
    return text.rfind("\n", 0, place) + 1


def parts_of(text: str) -> int:
    """How many parts there are."""
    return part_of(len(text.rstrip()), text)


def paragraphs(
    edition: Edition, clauses: list[Clause], *, part: int, lit: tuple[int, int] | None
) -> Iterator[Paragraph]:
    """The paragraphs of one part. ``lit`` is a stretch of the text to light, as [start, end)."""
    text = edition.text
    starts = sorted((clause.pieces[0][0], clause.position, clause) for clause in clauses if clause.pieces)
    place = 0
    for line in text.split("\n"):
        start, place = place, place + len(line) + 1
        if part_of(start, text) < part or not line.strip():
            continue
        if part_of(start, text) > part:
            return
        here = [clause for at, _, clause in starts if start <= at < place]
        yield Paragraph(start=start, stretches=list(_stretches(line, start, lit)), clauses=here)


class Leaf(NamedTuple):
    """Paragraphs that are printed on one page; ``page`` is None where the file has no pages to be seen."""

    page: int | None
    paragraphs: list[Paragraph]


def leaves(edition: Edition, paragraphs: Iterable[Paragraph]) -> list[Leaf]:
    """Paragraphs by the page on which they begin, each page once and beside its first words."""
    if not has_pictures(edition):
        return [Leaf(None, list(paragraphs))]
    begins = sorted((start, page) for start, _end, page in edition.reading.get("pages", ()))
    starts = [start for start, _page in begins]

    def page_of(paragraph: Paragraph) -> int | None:
        at = bisect_right(starts, paragraph.start) - 1
        page: int | None = begins[at][1] if at >= 0 else None
        return page

    found, seen = [], set()
    for page, together in groupby(paragraphs, key=page_of):
        found.append(Leaf(None if page in seen else page, list(together)))
        seen.add(page)
    return found


def _stretches(line: str, start: int, lit: tuple[int, int] | None) -> Iterator[Stretch]:
    begin, end = (max(lit[0] - start, 0), max(min(lit[1] - start, len(line)), 0)) if lit else (0, 0)
    if begin >= end:
        begin = end = 0
    cut = ((line[:begin], False), (line[begin:end], True), (line[end:], False))
    yield from (Stretch(text, is_lit) for text, is_lit in cut if text)
