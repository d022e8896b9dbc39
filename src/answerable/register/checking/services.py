"""What a person does with what was read: each verb is one act, with its trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from answerable.register.bodies.models import Body, Level, valid
from answerable.register.bodies.services import add_body
from answerable.register.checking.acts import NotADraft, NothingToUndo, Stale, checking, undo
from answerable.register.checking.continuing import say_continues, say_gone
from answerable.register.checking.progress import is_checked, open_doubts, ordered, section_of
from answerable.register.checking.structure import add_item, merge, split
from answerable.register.commitments.projecting import is_dropped
from answerable.register.personal import no_personal_numbers
from answerable.register.plans.facts import Facts, facts_of
from answerable.register.plans.models import DUTIES, Clause, Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from answerable.register.accounts.models import Account

__all__ = [
    "HeldWords", "NoRoster", "NotADraft", "NothingToUndo", "PersonalWords", "Stale", "add_item", "confirm",
    "confirm_section", "correct", "correct_header", "expand", "merge", "not_a_task", "resolve_name",
    "say_continues", "say_elsewhere", "say_gone", "split", "undo",
]  # fmt: skip


class NoRoster(Exception):
    """Nobody wrote down who belonged to the group on that day, so it stays a group."""


class PersonalWords(Exception):
    """A number of a person stands in a reason that everybody reads; ``words`` are it."""

    def __init__(self, _why: str, words: str) -> None:
        super().__init__(words)
        self.words = words


class HeldWords(Exception):
    """The lens holds these words; that they set no duty needs a reason, which everybody reads."""


def confirm(clause: Clause, *, by: Account, version: int | None = None) -> None:
    """What was read, or kept, is right; its doubts are answered by that."""
    with checking(clause.edition, "confirmed", by=by) as doing:
        doing.change(
            clause,
            version=version,
            verdict=Clause.Verdict.CONFIRMED,
            answered=sorted(clause.doubts),
            in_bulk=False,
        )


def confirm_section(clause: Clause, *, by: Account) -> list[Clause]:
    """Confirm every duty in the section of a clause that nobody checked and that raises no doubt."""
    clauses = section_of(clause, ordered(clause.edition))
    sure = [
        one
        for one in clauses
        if one.kind in DUTIES
        and one.structure == Clause.Structure.WHOLE
        and not is_checked(one)
        and not open_doubts(one)
    ]
    if sure:
        with checking(clause.edition, "section_confirmed", by=by) as doing:
            for one in sure:
                doing.change(one, verdict=Clause.Verdict.CONFIRMED, in_bulk=True)
    return sure


def correct(
    clause: Clause,
    facts: Facts,
    *,
    by: Account,
    version: int | None = None,
    inheritors: bool = False,
    raised_to: str = "",
    objection: str = "",
    new_bodies: Mapping[int, str] | None = None,
) -> list[Clause]:
    """Keep other facts than those that were read, which stay beside them; the clause is confirmed by that.

    With ``inheritors``, whoever has a body from the words of this clause gets what is kept here.
    ``new_bodies`` are names of bodies to be added to the register, by their place in the assignments. Returns
    the clauses that were changed. Raises HeldWords where held words would be no duty without an objection.
    """
    no_personal_numbers(objection, *(new_bodies or {}).values(), refusal=PersonalWords)
    was = facts_of(clause)
    said_before = "" if is_dropped(clause) else clause.objection
    with checking(clause.edition, "corrected", by=by) as doing:
        for number, name in (new_bodies or {}).items():
            body = add_body(doing.doing, name, level=Level.ANY, province=_province(clause.edition))
            facts["assignments"][number]["body"] = body.key
        doing.change(
            clause,
            version=version,
            kind=facts["kind"],
            pieces=facts["pieces"],
            kept=None if facts == (clause.read or None) else facts,
            verdict=Clause.Verdict.CONFIRMED,
            answered=sorted(clause.doubts),
            in_bulk=False,
            raised_to=raised_to,
            objection=objection,
        )
        if was["kind"] in DUTIES or (clause.read or {}).get("kind") in DUTIES:
            _answer_for(clause, objection, said_before)
        changed = [clause]
        if inheritors:
            for one in inheritors_of(clause, was):
                doing.change(one, kept=_inherited(facts_of(one), was, facts))
                changed.append(one)
    return changed


def not_a_task(clause: Clause, *, by: Account, version: int | None = None, reason: str = "") -> None:
    """The words set no duty; they stay in the document and make no commitment.

    Raises HeldWords where the lens holds them and no reason is given; the reason stands on the plan's page.
    """
    no_personal_numbers(reason, refusal=PersonalWords)
    with checking(clause.edition, "not_a_task", by=by, reason=reason) as doing:
        doing.change(
            clause,
            version=version,
            verdict=Clause.Verdict.NOT_A_TASK,
            answered=sorted(clause.doubts),
            objection=reason.strip() or clause.objection,
        )
        _answer_for(clause, reason)


def say_elsewhere(
    clause: Clause, other: str, decision: str, *, by: Account, version: int | None = None, reason: str = ""
) -> None:
    """Whether a commitment of another plan, by its public id, is the same duty.

    ``link``: both are published and lead to each other; ``skip``: it is followed there, and no commitment is
    made here, for which held words need a reason (HeldWords); ``create``: it is another duty.
    """
    no_personal_numbers(reason, refusal=PersonalWords)
    known = [one for one in clause.elsewhere if one["other"] != other]
    was_skipped = any(one["other"] == other and one["decision"] == "skip" for one in clause.elsewhere)
    columns: dict[str, Any] = {"elsewhere": [*known, {"other": other, "decision": decision}]}
    if decision == "skip":
        columns |= {
            "verdict": Clause.Verdict.NOT_A_TASK,
            "answered": sorted(clause.doubts),
            "objection": reason.strip() or clause.objection,
        }
    elif was_skipped:
        columns["verdict"] = Clause.Verdict.UNCHECKED
    with checking(clause.edition, "said_elsewhere", by=by, reason=reason) as doing:
        doing.change(clause, version=version, **columns)
        if decision == "skip":
            _answer_for(clause, reason)


def resolve_name(edition: Edition, name: str, body: Body | None, *, by: Account) -> list[Clause]:
    """This name means this body in the whole document; None: it stays as printed, a body that is not known.

    Returns the clauses that name it.
    """
    key = body.key if body else None
    named = [
        (clause, facts)
        for clause, facts in ((clause, facts_of(clause)) for clause in ordered(edition))
        if any(_is(one, name) for one in facts["assignments"])
    ]
    changed = []
    with checking(edition, "name_resolved", by=by, reason=f"{name} = {key or '?'}") as doing:
        for clause, facts in named:
            known = [{**one, "body": key} if _is(one, name) else one for one in facts["assignments"]]
            answered = _answered(clause, known, settled=name)
            if known != facts["assignments"] or answered != clause.answered:
                kept = clause.kept if known == facts["assignments"] else {**facts, "assignments": known}
                doing.change(clause, kept=kept, answered=answered)
                changed.append(clause)
    return changed


def expand(clause: Clause, name: str, *, by: Account, version: int | None = None) -> None:
    """Put the members of a group in its place, by its roster on the day of the document. Raises NoRoster."""
    facts = facts_of(clause)
    group = Body.objects.filter(
        group=True, key__in=[one["body"] for one in facts["assignments"] if _is(one, name)]
    ).first()
    on = clause.edition.document.dated or timezone.localdate().isoformat()
    roster = group.roster.filter(valid(on)).select_related("member") if group else []  # type: ignore[arg-type]
    members = [one.member for one in roster]
    if not members:
        raise NoRoster
    expanded: list[dict[str, Any]] = []
    for one in facts["assignments"]:
        if _is(one, name):
            expanded += [
                {**one, "name": member.name, "body": member.key, "expanded": name} for member in members
            ]
        else:
            expanded.append(one)
    with checking(clause.edition, "expanded", by=by, reason=f"{name}, {on}") as doing:
        doing.change(clause, version=version, kept={**facts, "assignments": expanded})


def correct_header(edition: Edition, says: dict[str, Any], *, by: Account) -> None:
    """Correct by what the document is known, before it is published; columns of ``Document``."""
    with checking(edition, "header_corrected", by=by) as doing:
        doing.change_document(**says)


def _answer_for(clause: Clause, reason: str, said_before: str = "") -> None:
    """Held words do not go without a word: refuse that they are no duty unless it is said why.

    What was said before of their class, while they were a duty, is no reason for that.
    """
    if is_dropped(clause) and reason.strip() in ("", said_before.strip()):
        clause.refresh_from_db()
        raise HeldWords(clause.key)


def inheritors_of(clause: Clause, facts: Facts | None = None) -> list[Clause]:
    """The clauses below that have a body from the words of this one."""
    own = {_place(one) for one in (facts or facts_of(clause))["assignments"] if not one["inherited"]}
    return [
        one
        for one in ordered(clause.edition)
        if one.pk != clause.pk
        and any(a["inherited"] and _place(a) in own for a in facts_of(one)["assignments"])
    ]


def _inherited(facts: Facts, was: Facts, now: Facts) -> Facts:
    """Facts of an inheritor after its source was corrected: what it has from there follows."""
    own_before = {_place(one) for one in was["assignments"] if not one["inherited"]}
    kept = [one for one in facts["assignments"] if not (one["inherited"] and _place(one) in own_before)]
    roles = {one["role"] for one in facts["assignments"] if one["inherited"] and _place(one) in own_before}
    new = [
        {**one, "inherited": True}
        for one in now["assignments"]
        if not one["inherited"] and one["role"] in roles
    ]
    return {**facts, "assignments": [*new, *kept]}


def _province(edition: Edition) -> str:
    return str((edition.reading.get("place") or {}).get("province", ""))


def _place(one: dict[str, Any]) -> tuple[Any, ...]:
    return one["name"], one["role"], *(one["span"] or ())


def _is(one: dict[str, Any], name: str) -> bool:
    return bool(one["name"].casefold() == name.casefold())


def _answered(clause: Clause, assignments: list[dict[str, Any]], *, settled: str) -> list[str]:
    """The doubts answered once a name is settled; another unknown name keeps the doubt open."""
    unknown = any(one["body"] is None and not _is(one, settled) for one in assignments)
    if unknown or "doubt.unknown-body" not in clause.doubts:
        return list(clause.answered)
    return sorted({*clause.answered, "doubt.unknown-body"})
