"""A tree of mandates: which documents demand what of a plan, and which plans below it carry that on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.html import escape

from answerable.register.plans.models import Document, DocumentCitation, Edition
from answerable.register.subplans.models import CarriesOut

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Commitment

MOST = 300  # citations, and links, of one tree
ABOVE = ("implements", "based_on")
BOXES = 8  # documents on a side of the picture; the lists have all
WIDTH, HEIGHT, GAP = 250, 46, 14
LETTERS = 30  # that a line of a box holds


@dataclass(slots=True, kw_only=True)
class Branch:
    """A commitment, and what carries it out elsewhere."""

    commitment: Commitment
    below: list[Commitment] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Superior:
    """A document that the plan rests on or carries out, and the commitments in whose clauses it says so."""

    name: str
    document: Document | None  # where the register holds it
    whole: bool = False  # named for the plan as a whole
    branches: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    superiors: list[Superior]
    others: list[Branch]  # carried out below, and resting on no document by their clause
    below: list[Document]  # plans that say they carry this one out


def tree(document: Document, *, on: date) -> Tree:
    """What is on hold stands under the documents that its clause names; what carries it out is not told."""
    branches: dict[int, Branch] = {}
    links = CarriesOut.objects.working(on=on).filter(parent__document=document)
    for link in links.select_related("parent", "child__document").order_by("parent", "child")[:MOST]:
        branch = branches.setdefault(link.parent_id, Branch(commitment=link.parent))
        branch.below.append(link.child)
    superiors = _superiors(document, branches)
    demanded = {one.commitment.pk for superior in superiors for one in superior.branches}
    below = Document.objects.carrying_out(document)
    return Tree(
        superiors=superiors,
        others=[one for pk, one in branches.items() if pk not in demanded],
        below=list(below.order_by("published_at", "pk")[:MOST]),
    )


def _superiors(document: Document, branches: dict[int, Branch]) -> list[Superior]:
    citations = DocumentCitation.objects.standing().filter(
        edition__document=document, edition__standing=Edition.Standing.PUBLISHED, relation__in=ABOVE
    )
    found: dict[str, Superior] = {}
    known = citations.select_related("target", "clause__appearance__commitment").defer(
        "clause__read", "clause__kept", "clause__why"
    )
    for one in known.order_by("start", "pk")[:MOST]:
        if one.target_id == document.pk:
            continue
        key = f"#{one.target_id}" if one.target_id else one.number_key or one.name_key or one.words.casefold()
        public = one.target if one.target and one.target.published_at else None
        superior = found.setdefault(key, Superior(name=one.words, document=public))
        appearance = getattr(one.clause, "appearance", None)
        if appearance is None:
            superior.whole = True
        elif all(branch.commitment.pk != appearance.commitment_id for branch in superior.branches):
            branch = branches.get(appearance.commitment_id) or Branch(commitment=appearance.commitment)
            superior.branches.append(branch)
    return list(found.values())


def drawn(document: Document, of: Tree) -> str:
    """The tree as SVG: what is above it on the left, the plan in the middle, the plans below on the right."""
    above = [(one.name, len(one.branches)) for one in of.superiors[:BOXES]]
    below = [(f"{one.type} {one.number}".strip(), 0) for one in of.below[:BOXES]]
    rows = max(len(above), len(below), 1)
    tall = rows * (HEIGHT + GAP) + GAP
    middle = (tall - HEIGHT) / 2
    left, centre, right = 10, 10 + WIDTH + 60, 10 + 2 * (WIDTH + 60)
    parts = []
    for column, boxes, begins, ends in (
        (left, above, left + WIDTH, centre),
        (right, below, right, centre + WIDTH),
    ):
        for at, (name, count) in enumerate(boxes):
            top = _top(at, len(boxes), tall)
            line = f"M{begins} {top + HEIGHT / 2:.0f}L{ends} {middle + HEIGHT / 2:.0f}"
            parts.append(f'<path d="{line}" stroke="#565656"/>')
            parts.append(_box(column, top, name, str(count) if count else "", "#fff"))
    parts.append(_box(centre, middle, f"{document.type} {document.number}".strip(), "", "#f6f2ea"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right + WIDTH + 10} {tall:.0f}" '
        'font-family="DejaVu Sans, sans-serif" font-size="13" fill="none">' + "".join(parts) + "</svg>\n"
    )


def _top(at: int, boxes: int, tall: float) -> float:
    return (tall - boxes * (HEIGHT + GAP) + GAP) / 2 + at * (HEIGHT + GAP)


def _box(left: float, top: float, name: str, count: str, paper: str) -> str:
    said = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    end = f'<text x="{left + WIDTH - 10}" y="{top + 28:.0f}" text-anchor="end" fill="#565656">{count}</text>'
    return (
        f'<rect x="{left}" y="{top:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="3" fill="{paper}" '
        f'stroke="#1a1a1a"/><text x="{left + 10}" y="{top + 28:.0f}" fill="#1a1a1a">{escape(said)}</text>'
        + (end if count else "")
    )
