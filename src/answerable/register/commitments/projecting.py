"""From a checked clause to what a commitment says: pure, so that all of it can be made again and compared.

The facts of a clause are those that a person keeps, else those that were read. Their fields are those of the
contract ``answerable.plan/1``; ``body`` is the key of a body of the register, or None where it is not known.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from answerable.register.commitments.hold import CAUTION, FREE_CLASSES
from answerable.register.commitments.state import Timing
from answerable.register.plans.classing import class_of_words
from answerable.rights import rights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.plans.models import Clause

Fact = dict[str, Any]
DUTIES = ("task", "target")
DUE_FIELDS = ("kind", "inclusive", "every", "by", "duration", "event", "inferred", "inherited")


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """What one edition says of one commitment, as rows to be: its ``columns``, and its facts."""

    columns: dict[str, Any]
    involvements: list[Fact]
    dues: list[Fact]
    reports: list[Fact]
    rights: list[Fact]


def project(clause: Clause) -> Projection:
    facts = clause.kept if clause.kept is not None else clause.read or {}
    deadlines = facts.get("deadlines", [])
    involvements = [_involvement(one, clause) for one in facts.get("assignments", [])]
    timing, final_day, next_day = when(deadlines)
    return Projection(
        columns={
            "kind": clause.kind,
            "key": clause.key,
            "text": clause.text,
            "words_sha256": hashlib.sha256(clause.text.encode()).hexdigest(),
            "leads": list(dict.fromkeys(one["name"] for one in involvements if one["role"] == "lead")),
            "rights_class": class_of(clause),
            "timing": timing,
            "final_day": final_day,
            "last_day": final_day,
            "next_day": next_day,
        },
        involvements=involvements,
        dues=[_due(one, clause) for one in deadlines],
        reports=[_report(one, clause) for one in facts.get("reports", [])],
        rights=_rights(clause),
    )


def class_of(clause: Clause) -> str:
    """The most cautious class that anybody gave to these words, or to any of them.

    A limb of a held clause stays held until a reviewer confirms that nothing was lost in the split.
    """
    named: list[str] = [one["class"] for one in _classed(clause)]
    if clause.limb_of is not None:
        named.append(class_of(clause.limb_of))
    return max(named, key=CAUTION.index)


def is_held(clause: Clause) -> bool:
    """Whether it will be on hold when it is published, until a review says otherwise."""
    return class_of(clause) not in FREE_CLASSES


def is_dropped(clause: Clause) -> bool:
    """Whether held words make no commitment because a person took them for no duty."""
    taken = clause.kind in DUTIES and clause.verdict != clause.Verdict.NOT_A_TASK
    return not taken and _is_classed(clause) and is_held(clause)


def why_of(clause: Clause) -> list[Fact]:
    """The words and rules that its class rests on, each once."""
    found: list[Fact] = []
    for one in _classed(clause):
        found += [why for why in one["why"] if why not in found]
    return found


def _classed(clause: Clause) -> list[Fact]:
    """What was said of its words: of those that were read, of what was merged in, and of words set anew.

    Words that a person marked off are put to the lens, and what was said of another clause that has some of
    them counts here too, so that no held words come loose by being taken apart or put together.
    """
    said = [{"class": clause.rights_class, "rights": clause.rights, "why": clause.why}]
    if clause.raised_to:
        said.append({"class": clause.raised_to, "rights": [], "why": []})
    for part in clause.merged.all():
        said += _classed(part)
    if is_marked_anew(clause):
        said.append(class_of_words(clause.edition, clause.pieces))
        for other in clause.edition.clauses.all():
            if other.pk != clause.pk and _is_classed(other) and _overlap(_pieces(other), _pieces(clause)):
                said.append({"class": other.rights_class, "rights": other.rights, "why": other.why})
                said.append({"class": other.raised_to or other.rights_class, "rights": [], "why": []})
    return said


def is_marked_anew(clause: Clause) -> bool:
    """Whether a person marked off its words, or set them otherwise than they were read."""
    return clause.read is None or bool(clause.pieces != clause.read.get("pieces", clause.pieces))


def _is_classed(clause: Clause) -> bool:
    """Headings and aims are not put to the lens; that they have no class says nothing of their words."""
    return clause.rights_class != "unclassified" or (clause.read or {}).get("kind", clause.kind) in DUTIES


def _pieces(clause: Clause) -> list[list[int]]:
    """Where its words stand, those that were read and those that a person put in their place."""
    return [*clause.pieces, *(clause.read or {}).get("pieces", [])]


def _overlap(pieces: list[list[int]], others: list[list[int]]) -> bool:
    return any(start < other[1] and other[0] < end for start, end in pieces for other in others)


def when(deadlines: Iterable[Fact]) -> tuple[Timing, date | None, date | None]:
    """The timing, the last fixed day and the first of several fixed days, as far as the words say them.

    What comes back is never late by its own words alone, so a recurrence goes before a fixed day.
    """
    kinds, days = set(), []
    for one in deadlines:
        day = last_day(one)
        if day is not None:
            days.append(day)
            kinds.add(Timing.FIXED)
        else:
            kinds.add(TIMING_OF.get(one["kind"], Timing.UNSPECIFIED))
    timing = next((one for one in IN_ORDER if one in kinds), Timing.NONE)
    if timing is not Timing.FIXED:
        return timing, None, min(days, default=None)
    return timing, max(days), min(days)


IN_ORDER = (Timing.RECURRING, Timing.FIXED, Timing.CONDITIONAL, Timing.CONTINUOUS, Timing.UNSPECIFIED)
TIMING_OF = {"every": Timing.RECURRING, "after": Timing.CONDITIONAL, "continuous": Timing.CONTINUOUS}


def last_day(deadline: Fact) -> date | None:
    """The last day on which the work is in time, or None where the words set none.

    >>> last_day({"kind": "by", "date": "2019-03-20", "inclusive": False})
    datetime.date(2019, 3, 19)
    """
    if deadline["kind"] == "by" and deadline.get("date"):
        day = date.fromisoformat(deadline["date"])
        return day if deadline.get("inclusive") else day - timedelta(days=1)
    if deadline["kind"] == "in" and deadline.get("end"):
        return date.fromisoformat(deadline["end"])
    return None


def _involvement(one: Fact, clause: Clause) -> Fact:
    return {
        "name": one["name"],
        "body": one.get("body"),
        "role": one["role"],
        "force": one["force"],
        "inherited": bool(one.get("inherited")),
        **_words(one, clause, one["name"]),
    }


def _due(one: Fact, clause: Clause) -> Fact:
    given = {field: one[field] for field in DUE_FIELDS if one.get(field) is not None}
    days = {field: date.fromisoformat(one[field]) for field in ("date", "start", "end") if one.get(field)}
    return {**given, **days, **_words(one, clause, one.get("text", ""))}


def _report(one: Fact, clause: Clause) -> Fact:
    return {
        "by": one["by"],
        "to": one["to"],
        "via": one.get("via") or "",
        "deadline": one.get("deadline"),
        **_words(one, clause, ""),
    }


def _rights(clause: Clause) -> list[Fact]:
    """The rights that the lens found touched, with the articles that protect them, and the words."""
    taxonomy = rights()
    words = [one for one in why_of(clause) if one.get("words")]
    touched = dict.fromkeys(right for one in _classed(clause) for right in one["rights"])
    first = words[0] if words else {}
    return [
        {
            "right": right,
            "articles": taxonomy[right].articles.split("; "),
            "words": first.get("words", ""),
            "words_start": (first.get("span") or [None])[0],
            "words_end": (first.get("span") or [None, None])[1],
        }
        for right in touched
        if right in taxonomy
    ]


def _words(fact: Fact, clause: Clause, otherwise: str) -> Fact:
    """The words of the document that a fact was read from; of what a person added, the person's own."""
    span = fact.get("span")
    if not span:
        return {"words": otherwise, "words_start": None, "words_end": None}
    start, end = span
    return {"words": clause.edition.text[start:end], "words_start": start, "words_end": end}
