"""All that the checking screen shows of one clause."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from answerable.register.bodies.models import Body
from answerable.register.checking.alike import suggestions
from answerable.register.checking.page import marks_of, paragraphs, quoted, window
from answerable.register.checking.progress import (
    is_checked,
    is_held_heading,
    is_to_check,
    next_to_check,
    open_doubts,
    ordered,
    progress_of,
    section_of,
)
from answerable.register.checking.services import inheritors_of
from answerable.register.checking.sheets import sheets_of
from answerable.register.commitments.projecting import is_held
from answerable.register.plans.doubts import QUESTIONS
from answerable.register.plans.facts import facts_of
from answerable.register.plans.models import Edition

if TYPE_CHECKING:
    from answerable.register.checking.forms import Correction
    from answerable.register.plans.models import Clause


def screen(
    clause: Clause, *, correction: Correction, typed: Any = None, conflict: bool = False
) -> dict[str, Any]:
    """The context of the page: document, record, what is near, and how far the checking is."""
    edition = clause.edition
    clauses = ordered(edition)
    for one in clauses:
        one.edition = edition
    place = next(n for n, one in enumerate(clauses) if one.pk == clause.pk)
    duties = [one for one in clauses if is_to_check(one)]
    facts = facts_of(clause)
    assignments = list(_assignments(facts))
    start, end = window(edition, clause)
    marks = marks_of(clause, facts)
    doubts = open_doubts(clause)
    sure = [
        one
        for one in section_of(clause, clauses)
        if is_to_check(one) and not is_checked(one) and not open_doubts(one)
    ]
    return {
        "edition": edition,
        "document": edition.document,
        "draft": edition.standing == Edition.Standing.DRAFT,
        "clause": clause,
        "facts": facts,
        "read": clause.read,
        "changed": clause.kept is not None and clause.read is not None and clause.kept != clause.read,
        "bodies": {body.key: body for body in _bodies(facts)},
        "assignments": assignments,
        "partners": [one for one in assignments if one["role"] == "coordinate"],
        "deadlines": _numbered("deadlines", facts, edition),
        "citations": _numbered("citations", facts, edition),
        "reports": _numbered("reports", facts, edition),
        "doubts": [QUESTIONS[code] for code in doubts if code in QUESTIONS],
        "unknown": _unknown(facts) if "doubt.unknown-body" in doubts else [],
        "to_check": is_to_check(clause),
        "held_heading": is_held_heading(clause),
        "sheets": sheets_of(edition, clause, marks),
        "paragraphs": paragraphs(edition, clauses, marks, start=start, end=end),
        "cut_before": start > 0,
        "cut_behind": end < len(edition.text),
        "clauses": duties,
        "progress": progress_of(clauses),
        "previous": next((one for one in reversed(clauses[:place]) if is_to_check(one)), None),
        "next": next((one for one in clauses[place + 1 :] if is_to_check(one)), None),
        "next_doubt": next((one for one in clauses[place + 1 :] + clauses[:place] if open_doubts(one)), None),
        "next_to_check": next_to_check(clauses, clauses[place]),
        "sure": sure,
        "inheritors": inheritors_of(clause, facts),
        "correction": correction,
        "editing": bool(typed is not None and typed.get("verb") == "correct") or correction.form.is_bound,
        "typed": typed,
        "conflict": conflict,
        "limbs": _limbs(clause, facts, typed),
        "section": clause.key.partition("/")[0],
        "held": is_held(clause),
        "suggestions": suggestions(clause) if is_to_check(clause) else [],
    }


def _bodies(facts: dict[str, Any]) -> list[Body]:
    return list(Body.objects.filter(key__in=[one["body"] for one in facts["assignments"] if one["body"]]))


def _assignments(facts: dict[str, Any]) -> Any:
    known = {body.key: body for body in _bodies(facts)}
    for number, one in enumerate(facts["assignments"]):
        yield {**one, "mark": f"assignments-{number}", "known": known.get(one["body"])}


def _numbered(kind: str, facts: dict[str, Any], edition: Edition) -> list[dict[str, Any]]:
    return [
        {**one, "mark": f"{kind}-{number}", "quoted": quoted(edition, one)}
        for number, one in enumerate(facts[kind])
    ]


def _unknown(facts: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(one["name"] for one in facts["assignments"] if one["body"] is None))


def _limbs(clause: Clause, facts: dict[str, Any], typed: Any) -> str:
    """The words, a line for each limb that the lens sees; what was typed, where that was refused."""
    if typed is not None and typed.get("verb") == "split":
        return str(typed.get("parts", ""))
    text = clause.edition.text
    if len(clause.pieces) != 1 or not facts["limbs"]:
        return clause.text
    start, end = clause.pieces[0]
    borders = sorted({start, end, *(limb[0] for limb in facts["limbs"] if start < limb[0] < end)})
    lines = [text[a:b].strip() for a, b in pairwise(borders)]
    return "\n".join(line for line in lines if line)
