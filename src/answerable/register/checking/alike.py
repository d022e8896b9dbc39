"""Commitments of other plans that an item may state again, each with the reasons; a person decides.

How alike the words are is the share of pairs of neighbouring words that both have (Dice: twice what is
shared, over the sum of both). Six tenths are enough to suggest; a third where two other reasons speak for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.commitments.projecting import when
from answerable.register.plans.facts import facts_of, leads
from answerable.register.plans.identity import bare, number_key
from answerable.register.plans.models import DocumentCitation
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import near
from answerable.register.search.words import words

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise

    from answerable.register.plans.models import Clause

LOOKED_AT = 60  # commitments that share words with an item
SHOWN = 3
ALIKE, SOMEWHAT = 0.6, 0.33
NEAR = 31  # days between two deadlines
REASONS: dict[str, _StrPromise] = {
    "same-words": _("the same words"),
    "many-words": _("many of the same words"),
    "some-words": _("some of the same words"),
    "lead": _("the same body leads"),
    "mandate": _("both rest on the same document"),
    "deadline": _("nearly the same last day"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """What of a duty is compared."""

    text: str
    leads: frozenset[str] = frozenset()  # keys of bodies
    mandates: frozenset[str] = frozenset()  # numbers as compared
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    other: Commitment
    reasons: list[_StrPromise]
    decision: str  # "" where nobody decided yet


def reasons_for(one: Says, other: Says) -> list[str]:
    """Why two duties may be one, as keys of ``REASONS``, the words first; [] where it is not suggested."""
    alike = likeness(one.text, other.text)
    found = [
        name
        for name, true in (
            ("lead", bool(one.leads & other.leads)),
            ("mandate", bool(one.mandates & other.mandates)),
            ("deadline", _days_between(one.last_day, other.last_day) <= NEAR),
        )
        if true
    ]
    if alike < SOMEWHAT or (alike < ALIKE and len(found) < 2):
        return []
    same = bare(one.text) == bare(other.text)
    return ["same-words" if same else "many-words" if alike >= ALIKE else "some-words", *found]


def likeness(one: str, other: str) -> float:
    """From 0 to 1.

    >>> likeness("Khám sức khỏe cho học sinh.", "khám sức khoẻ cho học sinh")
    1.0
    """
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others)) if pairs and others else 0.0


def suggestions(clause: Clause) -> list[Suggestion]:
    """The likeliest first, what was decided already among them."""
    facts = facts_of(clause)
    decided = {one["other"]: one["decision"] for one in clause.elsewhere}
    idents = {*near(clause.text, kind=SearchEntry.Kind.COMMITMENT, limit=LOOKED_AT), *decided}
    others = list(
        Commitment.objects.in_force()
        .filter(public_id__in=idents)
        .exclude(document=clause.edition.document_id)
        .select_related("document")
    )
    this = Says(
        text=clause.text,
        leads=frozenset(one["body"] for one in leads(facts) if one["body"]),
        mandates=frozenset(number_key(one["number"]) for one in facts["citations"] if one["number"]),
        last_day=when(facts["deadlines"])[1],
    )
    found = []
    for other, says in zip(others, _says(others), strict=True):
        reasons = reasons_for(this, says)
        if reasons or other.public_id in decided:
            suggestion = Suggestion(
                other=other,
                reasons=[REASONS[code] for code in reasons],
                decision=decided.get(other.public_id, ""),
            )
            found.append((likeness(this.text, says.text), len(reasons), suggestion))
    found.sort(key=lambda one: one[:2], reverse=True)
    return [suggestion for *_order, suggestion in found][: max(SHOWN, len(decided))]


def _says(commitments: list[Commitment]) -> list[Says]:
    lead: dict[int, set[str]] = {}
    named = Involvement.objects.filter(
        appearance__commitment__in=commitments, role=Involvement.Role.LEAD, body__isnull=False
    )
    for pk, key in named.values_list("appearance__commitment", "body__key"):
        lead.setdefault(pk, set()).add(key)
    cited: dict[int, set[str]] = {}
    citing = DocumentCitation.objects.filter(clause__appearance__commitment__in=commitments)
    for pk, number in citing.exclude(number_key="").values_list(
        "clause__appearance__commitment", "number_key"
    ):
        cited.setdefault(pk, set()).add(number)
    return [
        Says(
            text=one.text,
            leads=frozenset(lead.get(one.pk, ())),
            mandates=frozenset(cited.get(one.pk, ())),
            last_day=one.final_day,
        )
        for one in commitments
    ]


def _pairs(text: str) -> set[tuple[Any, ...]]:
    return set(pairwise(word.bare for word in words(text)))


def _days_between(one: date | None, other: date | None) -> float:
    return abs((one - other).days) if one and other else float("inf")
