"""The rows of a report out of the register: what was confirmed up to a day, of the plans that are chosen.

Queries do not grow with the rows. A commitment that is on hold on the day of making gives its words and why,
and nothing of how it goes, whatever was said of it before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from answerable.register.assessments.others import latest
from answerable.register.commitments.facts import Stated, facts_of
from answerable.register.commitments.models import (
    Appearance,
    Commitment,
    Due,
    Fact,
    Involvement,
    RightTouched,
)
from answerable.register.commitments.moving import standing
from answerable.register.commitments.state import Stage, is_held, state_of
from answerable.register.commitments.work import Assignment
from answerable.register.consolidating.answers import confirmed_answers, told_of_their_period
from answerable.register.consolidating.figures import Assessed, Figures, Row, Word
from answerable.register.evidence.models import Evidence, Visibility
from answerable.register.plans.models import Clause
from answerable.register.reporting.models import Round

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.assessments.models import Assessment
    from answerable.register.commitments.facts import Facts
    from answerable.register.commitments.moving import OfBody, Stands
    from answerable.register.plans.models import Document

Of = TypeVar("Of", bound=Fact)
Role = Involvement.Role
Outcome = Assignment.Outcome


class Printed(NamedTuple):
    """What the current edition says of one commitment."""

    section: str
    section_words: str
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    deadline: str
    rights: tuple[str, ...]


def gather(documents: Sequence[Document], *, begins: date, ends: date, made_on: date) -> Figures:
    """How the commitments in force of these plans stand: at the end of the period, or today before that."""
    rows = Commitment.objects.in_force().filter(document__in=documents)
    return gather_of(rows, begins=begins, ends=ends, made_on=made_on)


def gather_of(commitments: QuerySet[Commitment], *, begins: date, ends: date, made_on: date) -> Figures:
    """The same of any commitments, plan after plan in the order in which these came."""
    until = min(ends, made_on)
    appearances = _current(commitments)
    ids = [one.pk for one in appearances.values()]
    parts = _by_appearance(Involvement.objects.filter(appearance__in=ids).select_related("body__merged_into"))
    dues = _by_appearance(Due.objects.filter(appearance__in=ids))
    stated = _stated(appearances.values(), parts, dues)
    facts = facts_of(
        (one.commitment for one in appearances.values()),
        stated={
            pk: Stated.by(dues.get(one.pk, ()), parts.get(one.pk, ())) for pk, one in appearances.items()
        },
    )
    rounds = list(Round.objects.standing().filter(ends__lte=ends))
    facts = told_of_their_period(facts, rounds, until=until)
    answered = confirmed_answers(appearances, [one for one in rounds if one.ends >= begins])
    names = {pk: body.name for one in facts.values() for pk, body in one.today.items()}
    shown = _shown(appearances, made_on)
    others = latest(list(appearances), on=made_on, until=until)
    rows = []
    for pk, appearance in appearances.items():
        commitment = appearance.commitment
        about = {
            "id": commitment.public_id,
            "document": str(commitment.document),
            "clause": commitment.key,
            "words": commitment.text,
            "rights_class": commitment.rights_class,
            **stated[appearance.pk]._asdict(),
        }
        if is_held(commitment, on=made_on) or is_held(commitment, on=until):
            about.pop("deadline")
            rows.append(Row(**about, hold_reason=commitment.hold_reason))
            continue
        stands = standing(facts[pk], until=until)
        work = {**_work(commitment, stands, names, until=until), **answered.get(pk, {})}
        asked = _asked(facts[pk], names, begins=begins, made_on=made_on)
        rows.append(
            Row(
                **about,
                **work,
                **asked,
                evidence=tuple(shown.get(pk, ())),
                others=_assessed(others.get(pk, ())),
            )
        )
    return Figures(rows=tuple(rows), begins=begins, ends=ends, until=until, made_on=made_on)


def _current(commitments: QuerySet[Commitment]) -> dict[int, Appearance]:
    """The latest appearance of each, in the order of the documents."""
    rows = (
        Appearance.objects.filter(commitment__in=commitments)
        .select_related("commitment__document", "clause")
        .defer("clause__read", "clause__kept", "clause__why")
        .order_by("edition__ordinal")
    )
    latest = {one.commitment_id: one for one in rows}
    ordered = sorted(
        latest.values(), key=lambda one: (one.commitment.document_id, one.clause.position, one.pk)
    )
    return {one.commitment_id: one for one in ordered}


def _stated(
    appearances: Iterable[Appearance], parts: dict[int, list[Involvement]], dues: dict[int, list[Due]]
) -> dict[int, Printed]:
    appearances = list(appearances)
    touched = _by_appearance(RightTouched.objects.filter(appearance__in=[one.pk for one in appearances]))
    headings = _headings(appearances)
    return {
        one.pk: Printed(
            section=_outermost(one.clause.key),
            section_words=headings.get((one.edition_id, _outermost(one.clause.key)), ""),
            leads=_once(part.name for part in parts.get(one.pk, ()) if part.role == Role.LEAD),
            partners=_once(part.name for part in parts.get(one.pk, ()) if part.role == Role.COORDINATE),
            deadline="; ".join(_once(due.words for due in dues.get(one.pk, ()))),
            rights=tuple(sorted({right.right for right in touched.get(one.pk, ())})),
        )
        for one in appearances
    }


def _by_appearance(facts: QuerySet[Of]) -> dict[int, list[Of]]:
    """The standing ones."""
    found: dict[int, list[Of]] = {}
    for one in facts.filter(superseded_at=None).order_by("pk"):
        found.setdefault(one.appearance_id, []).append(one)
    return found


def _outermost(key: str) -> str:
    return key.partition("/")[0]


def _headings(appearances: Iterable[Appearance]) -> dict[tuple[int, str], str]:
    """The words of the outermost headings, by edition and key."""
    wanted = {(one.edition_id, _outermost(one.clause.key)) for one in appearances}
    clauses = (
        Clause.objects.filter(
            edition__in={edition for edition, _ in wanted}, key__in={key for _, key in wanted}, kind="heading"
        )
        .select_related("edition")
        .defer("read", "kept", "why", "edition__reading")
    )
    return {(one.edition_id, one.key): " ".join(one.text.split()) for one in clauses}


def _work(commitment: Commitment, stands: Stands, names: dict[int, str], *, until: date) -> dict[str, Any]:
    for name, value in stands.columns.items():
        setattr(commitment, name, value)  # as it stood on that day; the row is not saved
    state = state_of(commitment, on=until)
    return {
        "timeliness": state.timeliness,
        "standing": state.standing.value,
        "stage": Stage(commitment.stage),
        "claimed": Stage(commitment.claimed) if commitment.claimed else None,
        "last_day": commitment.last_day,
        "extensions": commitment.extensions,
        "done_on": commitment.done_on,
        "done": tuple(_done(stands.bodies, names)),
        "note": "; ".join(_remarks(stands.bodies)),
    }


def _done(bodies: Iterable[OfBody], names: dict[int, str]) -> Iterable[Word]:
    """What each body did, where no answer in a round tells it: only words that were confirmed, or that the
    secretariat wrote itself.
    """
    for one in bodies:
        if one.confirmed is not None:
            claim = one.claim.words if one.claim is not None and not one.waits else ""
            if said := claim or one.confirmed.words:
                yield Word(names.get(one.body or 0, ""), said)


def _remarks(bodies: Iterable[OfBody]) -> Iterable[str]:
    """What the secretariat said beside the body."""
    return (
        one.confirmed.words
        for one in bodies
        if one.claim is not None and one.claim.words and one.confirmed is not None and one.confirmed.words
    )


def _asked(facts: Facts, names: dict[int, str], *, begins: date, made_on: date) -> dict[str, Any]:
    """Who was asked since the period began, and how the last asking of each ended.

    A round is opened after the period that it is of, so whoever was asked before this day counts.
    """
    rows = [row for row in facts.asked if begins <= row.asked_on <= made_on and row.dropped_on is None]
    last = {facts.body(row.body_id): row.outcome for row in rows}
    return {
        "asked": len(rows),
        "answered": sum(row.outcome == Outcome.ANSWERED for row in rows),
        **{
            name: tuple(sorted(names[body] for body, outcome in last.items() if outcome == ended))
            for name, ended in (("not_reported", Outcome.NOT_REPORTED), ("returned", Outcome.RETURNED))
        },
    }


def _shown(commitments: Iterable[int], on: date) -> dict[int, list[str]]:
    """Evidence that everybody may know of, by its title; with its number where it is a document."""
    found: dict[int, list[str]] = {}
    for one in Evidence.objects.public(on=on).filter(commitment__in=list(commitments)).order_by("pk"):
        kept = f"({one.kept_at})" if one.visibility == Visibility.KEPT else ""
        said = " ".join(filter(None, (one.title, one.number if one.number not in one.title else "", kept)))
        found.setdefault(one.commitment_id, []).append(said)
    return found


def _assessed(said: Iterable[Assessment]) -> tuple[Assessed, ...]:
    """What each institution said last of how far it has come."""
    return tuple(Assessed(one.body.name, one.scale, one.words) for one in said if one.scale)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
