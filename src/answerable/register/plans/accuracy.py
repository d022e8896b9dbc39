"""How well the reader read an edition, as people found it who checked it: counted, never estimated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answerable.register.plans.facts import Facts, facts_of
from answerable.register.plans.models import DUTIES, Clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from answerable.register.plans.models import Edition

CHECKED = (Clause.Verdict.CONFIRMED, Clause.Verdict.NOT_A_TASK)


def count(edition: Edition) -> dict[str, Any]:
    """How many tasks and targets were read, confirmed with their section only, and missed; and of those that
    were read, in how many each field was put right."""
    checked = edition.clauses.filter(
        verdict__in=CHECKED, read__isnull=False, limb_of=None, read__kind__in=DUTIES
    )
    missed = edition.clauses.filter(verdict=Clause.Verdict.CONFIRMED, read__isnull=True, limb_of=None)
    corrected = dict.fromkeys(FIELDS, 0)
    for clause in checked.filter(kept__isnull=False).defer("why", "rights"):
        was, now = {**facts_of(clause), **(clause.read or {})}, facts_of(clause)
        for name, says in FIELDS.items():
            corrected[name] += says(was) != says(now)
    corrected["kind"] += checked.filter(verdict=Clause.Verdict.NOT_A_TASK, kept__isnull=True).count()
    return {
        "read": checked.count(),
        "in_bulk": checked.filter(in_bulk=True, kept__isnull=True).count(),
        "missed": missed.filter(kind__in=DUTIES, structure=Clause.Structure.WHOLE).count(),
        "corrected": corrected,
    }


def _names(role: str) -> Callable[[Facts], Any]:
    return lambda facts: sorted(
        (one["name"], one["force"]) for one in facts["assignments"] if one["role"] == role
    )


def _without_place(name: str) -> Callable[[Facts], Any]:
    return lambda facts: [
        {key: value for key, value in one.items() if key not in ("span", "text")} for one in facts[name]
    ]


FIELDS: dict[str, Callable[[Facts], Any]] = {
    "kind": lambda facts: facts["kind"],
    "words": lambda facts: facts["pieces"],
    "leads": _names("lead"),
    "partners": _names("coordinate"),
    "bodies": lambda facts: {one["name"]: one["body"] for one in facts["assignments"]},
    "deadlines": _without_place("deadlines"),
    "citations": _without_place("citations"),
    "reports": _without_place("reports"),
}
