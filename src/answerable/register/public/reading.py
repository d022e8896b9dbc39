"""A document as a person reads it: paragraphs in parts, each at its own address, with clauses as anchors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.register.plans.models import Clause, Edition

SIZE = 24_000  # characters of a part, more or less: a page of it stays under 100 kB


class Stretch(NamedTuple):
    """Letters of a paragraph, lit where somebody followed a link to them."""

    text: str
    lit: bool


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph, with the clauses that begin in it."""

    start: int
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


def _stretches(line: str, start: int, lit: tuple[int, int] | None) -> Iterator[Stretch]:
    begin, end = (max(lit[0] - start, 0), max(min(lit[1] - start, len(line)), 0)) if lit else (0, 0)
    if begin >= end:
        begin = end = 0
    cut = ((line[:begin], False), (line[begin:end], True), (line[end:], False))
    yield from (Stretch(text, is_lit) for text, is_lit in cut if text)
