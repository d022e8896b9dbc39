"""Which commitments of a plan may carry out which of the plans above it: suggested with reasons, for a person
to decide. Nothing is linked by itself.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from django.db.models import Q

from answerable.register.commitments.models import Appearance, Commitment, Involvement
from answerable.register.plans.models import Document, DocumentCitation, Edition
from answerable.register.search.words import words
from answerable.register.subplans.models import CarriesOut, Sent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

MOST = 3  # suggestions for one commitment
ALIKE = 0.25  # share of the weight of the shorter one's pairs of words that both have
# What a citation of the very clause, and a body that is in both, add to that share.
CITED, SAME_BODY = 0.2, 0.1

Pair = tuple[str, str]


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
    sent = Sent.objects.filter(upload__edition__document=document) | Sent.objects.filter(document=document)
    called = sent.filter(owed__call__withdrawn_at=None).values("owed__call__document")
    above = Document.objects.filter(pk__in=citing.values("target")) | Document.objects.filter(pk__in=called)
    return list(above.filter(published_at__isnull=False).exclude(pk=document.pk).distinct())


def plans_below() -> QuerySet[Document]:
    """Published plans that have one above them."""
    citing = DocumentCitation.objects.standing().filter(
        relation="implements",
        edition__standing=Edition.Standing.PUBLISHED,
        target__published_at__isnull=False,
    )
    sent = Sent.objects.filter(owed__call__withdrawn_at=None)
    below = (
        Q(pk__in=citing.values("edition__document"))
        | Q(pk__in=sent.values("upload__edition__document"))
        | Q(pk__in=sent.values("document"))
    )
    return Document.objects.filter(below, published_at__isnull=False)


def suggestions(document: Document, *, on: date) -> dict[int, list[Suggestion]]:
    """By the ids of the commitments of a plan, the best first; decided pairs are left out."""
    free = Commitment.objects.actionable(on=on).select_related("document")
    children = list(free.filter(document=document))
    parents = list(free.filter(document__in=plans_above(document)))
    pairs = {one.pk: Counter(_pairs(one.text)) for one in (*children, *parents)}
    seen = Counter(pair for one in parents for pair in pairs[one.pk])
    weights = {pair: log(1 + len(parents) / times) for pair, times in seen.items()}
    bodies = _bodies([one.pk for one in (*children, *parents)])
    cited = _cited(children)
    decided = set(CarriesOut.objects.decided().filter(child__in=children).values_list("child", "parent"))
    found: dict[int, list[Suggestion]] = {}
    for child in children:
        those = []
        for parent in parents:
            if (child.pk, parent.pk) in decided:
                continue
            alike = _alike(pairs[child.pk], pairs[parent.pk], weights)
            same = bodies.get(child.pk, {}).keys() & bodies.get(parent.pk, {}).keys()
            cites = parent.document_id in cited.get(child.pk, ())
            score = alike + CITED * cites + SAME_BODY * bool(same)
            if alike and score >= ALIKE:
                shared = _shared(child.text, pairs[parent.pk])
                named = tuple(sorted(bodies[child.pk][pk] for pk in same))
                those.append(Suggestion(parent=parent, score=score, cites=cites, shared=shared, bodies=named))
        if those:
            found[child.pk] = sorted(those, key=lambda one: (-one.score, one.parent.pk))[:MOST]
    return found


def _pairs(text: str) -> list[Pair]:
    """Words by twos: in Vietnamese a single syllable says little."""
    said = [word.exact for word in words(text)]
    return list(itertools.pairwise(said))


def _alike(one: Counter[Pair], other: Counter[Pair], weights: dict[Pair, float]) -> float:
    most = log(1 + len(weights)) if weights else 0.0  # of a pair that no parent has

    def weight(pairs: Iterable[Pair]) -> float:
        return sum(weights.get(pair, most) for pair in pairs)

    shorter = min(weight(one), weight(other))
    return weight(one.keys() & other.keys()) / shorter if shorter else 0.0


def _shared(text: str, pairs: Counter[Pair]) -> tuple[str, ...]:
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
