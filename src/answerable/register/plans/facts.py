"""What a clause says, as data: the facts that were read in it, or those that a person keeps instead.

    {"kind": "task", "pieces": [[start, end], …],
     "assignments": [{"name", "body", "role", "force", "inherited", "span"}, …],
     "deadlines": […], "citations": […], "reports": […], "limbs": [[start, end], …]}

Fields are those of the contract ``answerable.plan/1``, but ``body`` is the key of a body of the register, or
None where it is not known, and ``span`` is None for what a person added without words of the document.
``limbs`` is where the lens would split the clause.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from answerable.register.plans.models import Clause

Facts = dict[str, Any]
LISTS = ("assignments", "deadlines", "citations", "reports")


def no_facts(*, kind: str, pieces: list[list[int]]) -> Facts:
    """The facts of a clause in which nothing but its words is known."""
    return {"kind": kind, "pieces": pieces, **{name: [] for name in LISTS}, "limbs": []}


def facts_of(clause: Clause) -> Facts:
    """What a person keeps of the clause, else what was read; kind and pieces are those that stand now.

    A copy: to change it changes no clause.
    """
    facts = deepcopy(clause.kept if clause.kept is not None else clause.read or {})
    return {
        **no_facts(kind=clause.kind, pieces=clause.pieces),
        **facts,
        "kind": clause.kind,
        "pieces": clause.pieces,
    }


def leads(facts: Facts) -> list[dict[str, Any]]:
    return [one for one in facts["assignments"] if one["role"] == "lead"]


def partners(facts: Facts) -> list[dict[str, Any]]:
    return [one for one in facts["assignments"] if one["role"] == "coordinate"]
