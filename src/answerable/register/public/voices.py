"""How a commitment stands, as its page tells it: what each says of each body's part, side by side.

What a body says, what the secretariat confirmed and what the dates show never merge, and nothing is averaged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from answerable.register.commitments.facts import facts_of
from answerable.register.commitments.moving import standing
from answerable.register.commitments.state import (
    Evidence,
    Stage,
    Timeliness,
    Timing,
    Voice,
    state_of,
    timeliness,
)
from answerable.register.commitments.stillness import still_since
from answerable.register.days import short_day
from answerable.register.evidence.models import Evidence as Piece

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.bodies.models import Body
    from answerable.register.commitments.facts import Facts
    from answerable.register.commitments.models import Commitment
    from answerable.register.commitments.moving import OfBody, Stands
    from answerable.register.commitments.work import Extension, Happening, Progress


class Saying(NamedTuple):
    """What one voice said last of one part, whether that was sent back, and what it gave to show it."""

    word: Progress | None
    returned: bool
    evidence: list[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of one body."""

    body: Body | None  # None: of the whole
    said: Saying
    confirmed: Saying
    last_day: date | None  # its own, where that is another than the one of the whole
    flags: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Parts in the order in which the document names the bodies; ``flags`` are of the whole."""

    parts: list[Part]
    done: int  # parts that are confirmed as done
    flags: list[str]
    evidence: list[Piece]  # that the secretariat gave of the whole, or a body that has no part
    extensions: list[tuple[Body, Extension]] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)


def voices_of(commitment: Commitment, facts: Facts | None = None, *, on: date) -> Voices:
    """Of one that is not on hold: of such nothing is said. ``facts`` where they are known already."""
    facts = facts or facts_of([commitment])[commitment.pk]
    stands = standing(facts, until=on)
    bodies = facts.today
    given: dict[tuple[int | None, str], list[Piece]] = {}
    pieces = (
        Piece.objects.public(on=on)
        .filter(commitment=commitment)
        .select_related("body", "document")
        .prefetch_related("checks")
    )
    for piece in pieces:
        whose = facts.body(piece.body_id) if piece.body_id else None
        given.setdefault((whose, piece.voice), []).append(piece)
    parts = [_part(one, commitment, stands, bodies, given, on) for one in stands.bodies]
    if not parts:  # nobody is known to do it, and nobody spoke
        parts = [Part(body=None, said=_silent(), confirmed=_silent(), last_day=None, flags=[])]
    return Voices(
        parts=parts,
        done=stands.done,
        flags=_flags(commitment, on=on),
        evidence=[piece for rest in given.values() for piece in rest],
        extensions=[(facts.bodies[one.body_id], one) for one in facts.extensions],
        happenings=list(facts.happenings),
    )


def _part(
    one: OfBody,
    commitment: Commitment,
    stands: Stands,
    bodies: dict[int, Body],
    given: dict[tuple[int | None, str], list[Piece]],
    on: date,
) -> Part:
    claimed = one.claim is not None and one.confirmed is not None and one.claim.pk < one.confirmed.pk
    alone = len(stands.bodies) == 1
    return Part(
        body=bodies.get(one.body or 0),
        said=Saying(
            one.claim,
            one.claim is not None and not one.waits and not claimed,
            given.pop((one.body, Voice.BODY), []),
        ),
        confirmed=Saying(one.confirmed, False, given.pop((one.body, Voice.SECRETARIAT), [])),
        last_day=one.last_day if one.last_day != commitment.last_day else None,
        flags=[] if alone else _flags_of(one, commitment, on),
    )


def _silent() -> Saying:
    return Saying(None, False, [])


def _flags_of(one: OfBody, commitment: Commitment, on: date) -> list[str]:
    """What the dates and the evidence alone say of the part of one of several bodies."""
    done_on = one.confirmed.done_on if one.confirmed else None
    how = timeliness(one.stage, Timing(commitment.timing), one.last_day, done_on=done_on, on=on)
    flags = [_said(waits=one.waits)[how]] if how in _said(waits=one.waits) else []
    if one.stage is Stage.DONE and one.confirmed and one.confirmed.evidence in UNSHOWN:
        flags.append(_("It is said to be done, and no document shows it."))
    return flags


def _flags(commitment: Commitment, *, on: date) -> list[str]:
    """The same of the whole, and that nothing moved for long."""
    state = state_of(commitment, on=on)
    said = _said(waits=bool(commitment.claimed))
    flags = [said[state.timeliness]] if state.timeliness in said else []
    if state.stage is Stage.DONE and state.evidence in UNSHOWN:
        flags.append(_("It is said to be done, and no document shows it."))
    if since := still_since(commitment, on=on):
        flags.append(_("No movement since %(day)s.") % {"day": short_day(since)})
    return flags


UNSHOWN = (Evidence.NONE, Evidence.SELF_REPORTED)


def _said(*, waits: bool) -> dict[Timeliness | None, str]:
    silent = (
        _("Its last day is past, and nothing is confirmed yet.")
        if waits
        else _("Its last day is past, and nobody has said how it stands.")
    )
    return {
        Timeliness.PAST_NO_INFORMATION: silent,
        Timeliness.OVERDUE: _("Its last day is past, and it was said not to be done."),
        Timeliness.LATE: _("It was done after its last day."),
    }
