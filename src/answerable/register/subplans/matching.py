"""Which commitments of a plan may carry out which of the plans above it: suggested with reasons, for a person
to decide. Nothing is linked by itself.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from answerable.register.commitments.models import Appearance, Commitment, Involvement
from answerable.register.plans.models import Document, DocumentCitation, Edition
from answerable.register.search.words import words
from answerable.register.subplans.likeness import Index
from answerable.register.subplans.models import CarriesOut, Sent

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.subplans.likeness import Pair

MOST = 3  # suggestions for one commitment
# The score from which something is suggested: the share of the weight of the shorter one's pairs of words
# that both have, and what speaks for it beside. Measured on 45 real documents, of which only one says that it
# carries out another of them: the share of tasks that have one that alike by words alone, in two plans that
# carry out the same third document, and in two that have no document in common.
#
#     from 0.25   47 %   6.7 %      of twelve between 0.25 and 0.3 two were of the same matter, by eye
#     from 0.35   29 %   2.5 %
#     from 0.5    12 %   1.1 %      of twelve between 0.4 and 0.6 seven
ALIKE = 0.35
# What a citation by the very clause, and a body that is in both, add to that share.
CITED, SAME_BODY = 0.2, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """That one commitment may carry out another, and what speaks for it."""

    parent: Commitment
    score: float
    cites: bool  # the clause names the document of the other
    shared: tuple[str, ...]  # words that stand in both, the longest first
    bodies: tuple[str, ...]  # that are named in both


def plans_above(document: Document) -> list[Document]:
    """The plans that it says it carries out, and those for which it was called."""
    citing = DocumentCitation.objects.standing().filter(
        edition__document=document, edition__standing=Edition.Standing.PUBLISHED, relation="implements"
    )
    sent = Sent.objects.theirs().filter(Q(upload__edition__document=document) | Q(document=document))
    called = sent.filter(owed__call__withdrawn_at=None)
    # Their ids first: asked for in one, either of the two goes through every document.
    known = {*citing.values_list("target", flat=True), *called.values_list("owed__call__document", flat=True)}
    above = Document.objects.published().filter(pk__in=known - {None, document.pk})
    return list(above)


def plans_below() -> QuerySet[Document]:
    """Published plans that have one above them."""
    citing = DocumentCitation.objects.standing().filter(
        relation="implements",
        edition__standing=Edition.Standing.PUBLISHED,
        target__in=Document.objects.published(),
    )
    sent = Sent.objects.theirs().filter(owed__call__withdrawn_at=None)
    below = (
        Q(pk__in=citing.values("edition__document"))
        | Q(pk__in=sent.values("upload__edition__document"))
        | Q(pk__in=sent.values("document"))
    )
    return Document.objects.published().filter(below)


def suggestions(document: Document, *, on: date) -> dict[int, list[Suggestion]]:
    """By the ids of the commitments of a plan, the best first; decided pairs are left out."""
    free = Commitment.objects.actionable(on=on).select_related("document")
    children = list(free.filter(document=document))
    parents = {one.pk: one for one in free.filter(document__in=plans_above(document))}
    index = Index({pk: one.text for pk, one in parents.items()})
    bodies = _bodies([*(one.pk for one in children), *parents])
    cited = _cited(children)
    decided = set(CarriesOut.objects.decided().filter(child__in=children).values_list("child", "parent"))
    found: dict[int, list[Suggestion]] = {}
    for child in children:
        those = []
        for pk, alike in index.alike(child.text).items():
            same = bodies.get(child.pk, {}).keys() & bodies.get(pk, {}).keys()
            cites = parents[pk].document_id in cited.get(child.pk, ())
            score = alike + CITED * cites + SAME_BODY * bool(same)
            if score >= ALIKE and (child.pk, pk) not in decided:
                shared = _shared(child.text, index.pairs[pk])
                named = tuple(sorted(bodies[child.pk][body] for body in same))
                those.append(
                    Suggestion(parent=parents[pk], score=score, cites=cites, shared=shared, bodies=named)
                )
        if those:
            found[child.pk] = sorted(those, key=lambda one: (-one.score, one.parent.pk))[:MOST]
    return found


def _shared(text: str, pairs: frozenset[Pair]) -> tuple[str, ...]:
    """Runs of words of the text whose pairs all stand in the other, as they are written here."""
    said = list(words(text))
    runs: list[tuple[int, int]] = []
    for at, (one, two) in enumerate(itertools.pairwise(said)):
        if (one.exact, two.exact) in pairs:
            if runs and runs[-1][1] == at:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
    written = {text[said[begin].start : said[end].end] for begin, end in runs}
    return tuple(sorted(written, key=lambda run: (-len(run), run)))[:MOST]


def _bodies(commitments: list[int]) -> dict[int, dict[int, str]]:
    """Who is involved in each by its current edition: names by the ids of bodies, merged ones as one."""
    current = dict(
        Appearance.objects.filter(commitment__in=commitments)
        .order_by("edition__ordinal")
        .values_list("commitment", "pk")
    )
    of = {appearance: commitment for commitment, appearance in current.items()}
    found: dict[int, dict[int, str]] = {}
    rows = Involvement.objects.standing().filter(appearance__in=of, body__group=False)
    for one in rows.select_related("body__merged_into"):
        if one.body is not None:
            body = one.body.merged_into or one.body
            found.setdefault(of[one.appearance_id], {})[body.pk] = body.name
    return found


def _cited(commitments: list[Commitment]) -> dict[int, set[int]]:
    """The documents that the clause of each cites."""
    rows = DocumentCitation.objects.standing().filter(
        clause__appearance__commitment__in=commitments, target__isnull=False
    )
    found: dict[int, set[int]] = {}
    for commitment, target in rows.values_list("clause__appearance__commitment", "target"):
        found.setdefault(commitment, set()).add(target)
    return found
