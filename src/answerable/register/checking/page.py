"""The document as a person reads it, around one clause, with the words of its facts marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from answerable.register.plans.facts import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from answerable.register.plans.facts import Facts
    from answerable.register.plans.models import Clause, Edition

AROUND = 7_000  # characters before and behind the clause that are shown with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of the document that something rests on. ``name`` is what both sides of the screen call it."""

    start: int
    end: int
    name: str  # "assignments-0"
    kind: str  # lead, coordinate, deadlines, citations, reports, why, clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Letters under the same marks; overlapping marks are cut into such stretches."""

    text: str
    names: str  # of its marks, a space between; "" where it has none
    kinds: str


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """One line of the document."""

    stretches: list[Stretch]
    clause: Clause | None  # the one that begins here
    current: bool
    first_of: list[str] = field(default_factory=list)  # names of marks that begin here, as anchors


def window(edition: Edition, clause: Clause) -> tuple[int, int]:
    """[start, end) of what is shown with a clause: whole lines, enough to see where it stands."""
    text = edition.text
    start = text.rfind("\n", 0, max(0, clause.pieces[0][0] - AROUND)) + 1
    end = text.find("\n", min(len(text), clause.pieces[-1][1] + AROUND))
    return (0 if clause.pieces[0][0] < AROUND else start), (len(text) if end < 0 else end)


def marks_of(clause: Clause, facts: Facts) -> list[Mark]:
    """The words of the clause itself, of its facts, and of what the lens rests on."""
    marks = [Mark(start=start, end=end, name="words", kind="clause") for start, end in facts["pieces"]]
    for kind in LISTS:
        for number, one in enumerate(facts[kind]):
            if one.get("span"):
                start, end = one["span"]
                shown = one["role"] if kind == "assignments" else kind
                marks.append(Mark(start=start, end=end, name=f"{kind}-{number}", kind=shown))
    for number, why in enumerate(clause.why):
        if why.get("span"):
            marks.append(Mark(start=why["span"][0], end=why["span"][1], name=f"why-{number}", kind="why"))
    return marks


def paragraphs(
    edition: Edition, clauses: Iterable[Clause], marks: list[Mark], *, start: int, end: int
) -> Iterator[Paragraph]:
    """The lines of the text from ``start`` to ``end``, cut at every border of a mark."""
    begins: dict[int, Clause] = {}
    for clause in clauses:
        begins.setdefault(edition.text.rfind("\n", 0, clause.pieces[0][0]) + 1, clause)
    words = [mark for mark in marks if mark.kind == "clause"]
    place = start
    for line in edition.text[start:end].split("\n"):
        after = place + len(line)
        if line.strip():
            yield Paragraph(
                stretches=list(_stretches(edition.text, place, after, marks)),
                clause=begins.get(place),
                current=any(mark.start < after and place < mark.end for mark in words),
                first_of=[mark.name for mark in marks if place <= mark.start < after],
            )
        place = after + 1


def _stretches(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Stretch]:
    here = [mark for mark in marks if mark.start < end and start < mark.end]
    borders = {start, end, *(b for mark in here for b in (mark.start, mark.end) if start < b < end)}
    cuts = sorted(borders)
    for one, other in pairwise(cuts):
        over = [mark for mark in here if mark.start <= one and other <= mark.end]
        yield Stretch(
            text=text[one:other],
            names=" ".join(dict.fromkeys(mark.name for mark in over)),
            kinds=" ".join(dict.fromkeys(f"of-{mark.kind}" for mark in over)),
        )


def quoted(edition: Edition, one: dict[str, Any]) -> str:
    """The words that a fact was read from, "" of what a person added without any."""
    return edition.text[slice(*one["span"])] if one.get("span") else ""
