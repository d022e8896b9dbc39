"""How far the checking of an edition is, what comes next, and what still stands in the way of publishing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.register.plans.models import DUTIES, Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.plans.models import Edition


def is_to_check(clause: Clause) -> bool:
    """Whether the clause is a duty that stands for itself: not divided, and not a part of another."""
    return clause.kind in DUTIES and clause.structure == Clause.Structure.WHOLE


def is_checked(clause: Clause) -> bool:
    return clause.verdict != Clause.Verdict.UNCHECKED


def is_held_heading(clause: Clause) -> bool:
    """Whether words that the lens holds stand as a heading: a person says that it is a task, or why not."""
    whole = clause.structure == Clause.Structure.WHOLE
    return whole and clause.kind not in DUTIES and clause.rights_class in ("restrict", "mixed")


def open_doubts(clause: Clause) -> list[str]:
    """The doubts that nobody answered. Of what is no duty only one is of interest: whether it is one."""
    if is_held_heading(clause):
        return [] if clause.objection.strip() else ["doubt.held-heading"]
    if not is_to_check(clause) or clause.verdict == Clause.Verdict.NOT_A_TASK:
        return []
    return [code for code in clause.doubts if code not in clause.answered]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """ "41 of 56 confirmed, 6 doubts"."""

    duties: list[Clause]
    checked: int
    doubtful: list[Clause]

    @property
    def total(self) -> int:
        return len(self.duties)

    @property
    def rest(self) -> list[Clause]:
        return [clause for clause in self.duties if not is_checked(clause)]

    @property
    def done(self) -> bool:
        return not self.rest and not self.doubtful


def progress_of(clauses: Iterable[Clause]) -> Progress:
    known = list(clauses)
    duties = [clause for clause in known if is_to_check(clause)]
    return Progress(
        duties=duties,
        checked=sum(map(is_checked, duties)),
        doubtful=[clause for clause in known if open_doubts(clause)],
    )


def progress_of_each(editions: Iterable[Edition]) -> dict[int, Progress]:
    """The progress of several editions, by their ids, in one question that fetches no words."""
    found: dict[int, list[Clause]] = {edition.pk: [] for edition in editions}
    asked = ("edition", "kind", "structure", "verdict", "doubts", "answered", "rights_class", "objection")
    for clause in Clause.objects.filter(edition__in=found).only(*asked):
        found[clause.edition_id].append(clause)
    return {pk: progress_of(clauses) for pk, clauses in found.items()}


def ordered(edition: Edition) -> list[Clause]:
    """All clauses in the order of the document; limbs and what a person added stand behind their place."""
    return list(edition.clauses.order_by("position", "pk"))


def next_to_check(clauses: list[Clause], after: Clause | None = None) -> Clause | None:
    """The next doubt behind ``after``, or the first one; when there is none, the next that nobody checked."""
    place = clauses.index(after) + 1 if after in clauses else 0
    turned = clauses[place:] + clauses[:place]
    doubtful = [clause for clause in turned if open_doubts(clause)]
    unchecked = [clause for clause in turned if is_to_check(clause) and not is_checked(clause)]
    return next(iter(doubtful + unchecked), None)


def section_of(clause: Clause, clauses: Iterable[Clause]) -> list[Clause]:
    """The clauses under the same outermost heading, that one among them."""
    outermost = clause.key.partition("/")[0]
    return [one for one in clauses if one.key.partition("/")[0] == outermost]
