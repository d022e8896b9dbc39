"""A tree of mandates: which documents demand what of a plan, and what carries that on, level by level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.plans.models import Document, DocumentCitation, Edition
from answerable.register.subplans.models import CarriesOut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.commitments.models import Commitment

MOST = 300  # citations, links, and plans of one tree
LEVELS = 3  # above and below
ABOVE = ("implements", "based_on")


@dataclass(slots=True, kw_only=True)
class Branch:
    """A commitment, and what carries it out elsewhere. One that is met again is shown, and goes on where it
    was met first: so a ring of documents ends."""

    commitment: Commitment
    below: list[Branch] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Superior:
    """A document that the plan rests on or carries out, and the commitments in whose clauses it says so."""

    name: str
    document: Document | None  # where the register holds it
    whole: bool = False  # named for the plan as a whole
    branches: list[Branch] = field(default_factory=list)
    above: list[Superior] = field(default_factory=list)  # what it rests on itself

    def add(self, branch: Branch) -> None:
        if all(one.commitment.pk != branch.commitment.pk for one in self.branches):
            self.branches.append(branch)


@dataclass(slots=True, kw_only=True)
class Lower:
    """A plan that says it carries out the one above it."""

    document: Document
    below: list[Lower] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    superiors: list[Superior]
    others: list[Branch]  # carried out below, and resting on no document by their clause
    below: list[Lower]
    whole: bool  # nothing was left out for its size


class Line(NamedTuple):
    """One line of the table of a tree: ``above`` is "" where the clause names no document."""

    above: str
    level: int  # 0: of the plan itself; 1: what carries that out; and so on
    commitment: Commitment
    of: Commitment | None  # what it carries out


def tree(document: Document, *, on: date) -> Tree:
    """What is on hold stands under the documents that its clause names; what carries it out is not told."""
    branches, many = _branches(document, on)
    superiors = _superiors(document, branches, on)
    demanded = {one.commitment.pk for superior in superiors for one in superior.branches}
    below, too_many = _below(document)
    return Tree(
        superiors=superiors,
        others=[one for pk, one in branches.items() if pk not in demanded],
        below=below,
        whole=not many and not too_many,
    )


def table(of: Tree) -> Iterator[Line]:
    """The tree in lines, each with what stands right above it."""
    for superior in of.superiors:
        for branch in superior.branches:
            yield from _lines(branch, superior.name, 0, None)
    for branch in of.others:
        yield from _lines(branch, "", 0, None)


def _lines(branch: Branch, above: str, level: int, over: Commitment | None) -> Iterator[Line]:
    yield Line(above, level, branch.commitment, over)
    for one in branch.below:
        yield from _lines(one, above, level + 1, branch.commitment)


def _branches(document: Document, on: date) -> tuple[dict[int, Branch], bool]:
    """The commitments of the plan that are carried out elsewhere; whether there are too many for a page."""
    working = CarriesOut.objects.working(on=on).select_related("parent", "child__document")
    links = working.filter(parent__document=document)
    known: dict[int, Branch] = {}
    first: list[int] = []
    left = MOST
    for level in range(LEVELS):
        found = list(links.order_by("parent", "child")[: left + 1])
        some, left = found[:left], left - len(found)
        met = []
        for link in some:
            parent = known.setdefault(link.parent_id, Branch(commitment=link.parent))
            child = Branch(commitment=link.child)
            parent.below.append(child)
            if link.child_id not in known:
                known[link.child_id] = child
                met.append(link.child_id)
        if level == 0:
            first = list(dict.fromkeys(link.parent_id for link in some))
        if left <= 0 or not met:
            break
        links = working.filter(parent__in=met)
    return {pk: known[pk] for pk in first}, left < 0


def _superiors(document: Document, branches: dict[int, Branch], on: date) -> list[Superior]:
    found: dict[str, Superior] = {}
    for one in _named_by([document.pk]).select_related("clause__appearance__commitment")[:MOST]:
        if one.target_id == document.pk:
            continue
        superior = found.setdefault(_key(one), _superior(one))
        appearance = getattr(one.clause, "appearance", None)
        if appearance is None:
            superior.whole = True
        else:
            commitment = appearance.commitment
            superior.add(branches.get(commitment.pk) or Branch(commitment=commitment))
    links = CarriesOut.objects.working(on=on).filter(child__document=document)
    for link in links.exclude(parent__document=document).select_related("parent__document", "child")[:MOST]:
        over = link.parent.document
        name = f"{over.type} {over.number}".strip()
        superior = found.setdefault(f"#{over.pk}", Superior(name=name, document=over))
        superior.add(branches.get(link.child_id) or Branch(commitment=link.child))
    _above(found, {document.pk})
    return list(found.values())


def _above(found: dict[str, Superior], seen: set[int]) -> None:
    """What the documents above rest on themselves, where the register holds them; each once."""
    level = {one.document.pk: one for one in found.values() if one.document is not None}
    for _ in range(LEVELS - 1):
        seen |= level.keys()
        met: dict[int, Superior] = {}
        named: dict[int, set[str]] = {pk: set() for pk in level}
        for one in _named_by(level)[:MOST]:
            below = one.edition.document_id
            if one.target_id in seen or _key(one) in named[below]:
                continue
            named[below].add(_key(one))
            superior = _superior(one)
            level[below].above.append(superior)
            if superior.document is not None:
                met.setdefault(superior.document.pk, superior)
        if not met:
            break
        level = met


def _named_by(documents: Collection[int]) -> QuerySet[DocumentCitation]:
    """What plans say, as they stand, that they rest on or carry out."""
    citations = DocumentCitation.objects.standing().filter(
        edition__document__in=documents, edition__standing=Edition.Standing.PUBLISHED, relation__in=ABOVE
    )
    unread = ("clause__read", "clause__kept", "clause__why", "edition__text")
    return citations.select_related("target", "edition", "clause").defer(*unread).order_by("start", "pk")


def _key(one: DocumentCitation) -> str:
    if one.target_id:
        return f"#{one.target_id}"
    return one.number_key or one.name_key or one.words.casefold()


def _superior(one: DocumentCitation) -> Superior:
    public = one.target if one.target and one.target.published_at else None
    return Superior(name=one.words, document=public)


def _below(document: Document) -> tuple[list[Lower], bool]:
    """The plans below, each where it is met first, and whether there are too many for a page."""
    top = Lower(document=document)
    level, seen, left = {document.pk: top}, {document.pk}, MOST
    for _ in range(LEVELS):
        said = DocumentCitation.objects.standing().filter(
            target__in=level, edition__standing=Edition.Standing.PUBLISHED, relation="implements",
            edition__document__published_at__isnull=False,
        )  # fmt: skip
        pairs = said.exclude(edition__document__in=seen).values_list("edition__document", "target")
        over = dict(list(pairs.order_by("edition__document", "-target").distinct()[: left + 1]))
        found = Document.objects.filter(pk__in=list(over)[:left]).order_by("published_at", "pk")
        left -= len(over)
        met = {}
        for one in found:
            met[one.pk] = Lower(document=one)
            level[over[one.pk]].below.append(met[one.pk])
        if left <= 0 or not met:
            break
        seen |= met.keys()
        level = met
    return top.below, left < 0
