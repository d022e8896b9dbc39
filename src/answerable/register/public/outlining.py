"""What the page of a plan tells: its outline with states, its progress by section."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.commitments.models import Appearance
from answerable.register.commitments.state import Stage, Timeliness, Timing, state_of
from answerable.register.plans.models import Clause

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from answerable.register.commitments.models import Commitment
    from answerable.register.plans.models import Edition

SHOWN = ("heading", "target", "task")
SIZE = 120  # lines of an outline on one page
DEEPEST = 3  # levels that are set in from each other


class OutlineLine(NamedTuple):
    """A clause of the outline, and the commitment made of it, where there is one."""

    clause: Clause
    depth: int
    words: str
    commitment: Commitment | None


@dataclass
class Section:
    """How the commitments of one section stand. Those on hold are in no other figure."""

    key: str
    words: str
    commitments: int = 0
    held: int = 0
    standing: Counter[str] = field(default_factory=Counter)

    def take(self, commitment: Commitment, *, on: date) -> None:
        state = state_of(commitment, on=on)
        self.commitments += 1
        if state.held:
            self.held += 1
            return
        self.standing["with_a_day"] += commitment.timing == Timing.FIXED
        self.standing["done"] += state.stage is Stage.DONE
        self.standing["overdue"] += state.timeliness is Timeliness.OVERDUE
        self.standing["past"] += state.timeliness is Timeliness.PAST_NO_INFORMATION


def commitments_of(edition: Edition) -> dict[int, Commitment]:
    """The commitments that an edition states, by the ids of their clauses."""
    made = Appearance.objects.filter(edition=edition).select_related("commitment")
    return {one.clause_id: one.commitment for one in made}


def outline(clauses: Iterable[Clause], edition: Edition, made: dict[int, Commitment]) -> list[OutlineLine]:
    """Headings, targets and tasks in the order of the document; a heading over nothing is left out."""
    lines = []
    for clause in clauses:
        if clause.kind not in SHOWN or clause.structure == Clause.Structure.MERGED:
            continue
        if clause.kind != "heading" and clause.pk not in made:
            continue
        words = " ".join(edition.text[start:end].strip() for start, end in clause.pieces)
        lines.append(OutlineLine(clause, min(clause.key.count("/"), DEEPEST), words, made.get(clause.pk)))
    return [line for at, line in enumerate(lines) if line.commitment or _leads_somewhere(lines, at)]


def _leads_somewhere(lines: list[OutlineLine], at: int) -> bool:
    prefix = f"{lines[at].clause.key}/"
    return any(line.commitment and line.clause.key.startswith(prefix) for line in lines[at + 1 :])


def sections(lines: list[OutlineLine], *, on: date) -> list[Section]:
    """The outermost headings, each with how its commitments stand."""
    found: dict[str, Section] = {}
    for line in lines:
        outermost = line.clause.key.partition("/")[0]
        if outermost not in found:
            found[outermost] = Section(outermost, line.words if line.commitment is None else "")
        if line.commitment is not None and line.commitment.withdrawn_at is None:
            found[outermost].take(line.commitment, on=on)
    return [section for section in found.values() if section.commitments]
