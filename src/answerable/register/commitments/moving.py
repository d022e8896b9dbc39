"""How a commitment stands, computed from what was said and done: one pure function, whatever wrote the rows.

    facts = facts_of([commitment])[commitment.pk]
    standing(facts, until=today)      # for the whole, and for each body
    recompute([commitment])           # the same, written to the columns by which lists find it

Each body stands on its own: the latest word of the body, and the latest of the secretariat. The stage of the
whole is the confirmed word alone, the least advanced of all who are asked, and silence is "no information".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils import timezone

from answerable.register.commitments.facts import Facts, Said, facts_of
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.projecting import when
from answerable.register.commitments.state import (
    COMES_AGAIN,
    Evidence,
    Reported,
    Stage,
    Timing,
    Voice,
    is_held,
)
from answerable.register.commitments.work import Assignment, Extension, Progress
from answerable.register.workdays import UnreadableDuration, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Outcome = Assignment.Outcome
AHEAD = (Stage.UNKNOWN, Stage.NOT_STARTED, Stage.IN_PROGRESS, Stage.DONE, Stage.DISCONTINUED)
SHOWN_BY = (Evidence.NONE, Evidence.SELF_REPORTED, Evidence.DOCUMENT, Evidence.INDEPENDENTLY_CONFIRMED)
COLUMNS = (
    "timing", "final_day", "last_day", "next_day", "stage", "stage_voice", "claimed", "reported",
    "extensions", "evidence", "done_on", "moved_on",
)  # fmt: skip


class OfBody(NamedTuple):
    """How the part of one body stands: both voices side by side, neither over the other."""

    body: int | None  # None: of the whole, as was said before bodies were told apart
    claim: Progress | None  # what the body said last
    confirmed: Progress | None  # what the secretariat said last
    waits: bool  # whether the claim is newer than the confirmation, and was not returned
    last_day: date | None

    @property
    def stage(self) -> Stage:
        return Stage(self.confirmed.stage) if self.confirmed else Stage.UNKNOWN

    @property
    def said(self) -> Stage:
        """What was said last and not returned."""
        return Stage(self.claim.stage) if self.waits and self.claim else self.stage


class Stands(NamedTuple):
    """The values of ``COLUMNS``, and each body."""

    columns: dict[str, Any]
    bodies: tuple[OfBody, ...]

    @property
    def done(self) -> int:
        """Of how many bodies it is confirmed that they did their part."""
        return sum(one.stage is Stage.DONE for one in self.bodies)


def standing(facts: Facts, *, until: date) -> Stands:
    """How it stands by what was said of days up to ``until``: the same in whatever order rows were made that
    speak of different bodies, voices or deadlines.
    """
    timing, final_day, next_day = _when(facts, until)
    granted = [
        one
        for one in facts.extensions
        if one.granted and one.decided_on is not None and one.decided_on <= until
    ]
    moving = [one for one in granted if one.of_day == final_day]
    words = [one for one in facts.words if one.as_of <= until]
    bodies = tuple(_of_bodies(facts, words, moving, final_day, until))
    open_to = [one for one in bodies if one.stage is not Stage.DISCONTINUED]
    stage = _least([_whole(one.confirmed, one.stage, timing) for one in open_to or bodies])
    waiting = [one for one in bodies if one.waits]
    claimed = [_whole(one.claim if one.waits else one.confirmed, one.said, timing) for one in open_to]
    done = [one.confirmed.done_on for one in open_to if one.confirmed]
    shown = [word.evidence for one in bodies if (word := one.claim if one.waits else one.confirmed)]
    moved = [
        *(one.as_of for one in words),
        *(one.decided_on for one in granted if one.decided_on),
        *(one.on for one in facts.happenings if one.on <= until),
    ]
    columns: dict[str, Any] = {
        "timing": timing,
        "final_day": final_day,
        "last_day": final_day and max([final_day, *(one.until for one in moving if one.whole)]),
        "next_day": next_day,
        "stage": stage,
        "stage_voice": "" if stage is Stage.UNKNOWN else Voice.SECRETARIAT,
        "claimed": _least(claimed) if waiting else "",
        "reported": _reported(facts.asked, until),
        "extensions": _how_often(granted, facts),
        "evidence": min(map(Evidence, shown), key=SHOWN_BY.index, default=Evidence.NONE),
        "done_on": max(day for day in done if day) if stage is Stage.DONE and all(done) else None,
        "moved_on": max(moved, default=None),
    }
    return Stands(columns, bodies)


def _when(facts: Facts, until: date) -> Said:
    """What the deadlines come to, with those whose event has taken place."""
    if not facts.dues:
        return facts.said
    happened = {(one.event, one.duration): one.on for one in facts.happenings if one.on <= until}
    resolved = []
    for due in facts.dues:
        on = happened.get((due["event"], due["duration"])) if due["kind"] == "after" else None
        day = on and _day_after(due["duration"], on)
        resolved.append({"kind": "by", "date": day.isoformat(), "inclusive": True} if day else due)
    return Said(*when(resolved))


def _day_after(duration: str, on: date) -> date | None:
    try:
        return resolve(duration, on)
    except UnreadableDuration:
        return None  # its day stays unsaid


def _of_bodies(
    facts: Facts, words: list[Progress], moving: list[Extension], final_day: date | None, until: date
) -> Iterable[OfBody]:
    latest: dict[tuple[int | None, str], Progress] = {}
    for word in sorted(words, key=lambda one: one.pk):
        latest[facts.body(word.body_id) if word.body_id else None, word.voice] = word
    returned = {
        facts.body(one.body_id): one.outcome == Outcome.RETURNED
        for one in facts.asked
        if one.asked_on <= until
    }
    for body in _expected(facts, latest, until):
        claim, confirmed = latest.get((body, Voice.BODY)), latest.get((body, Voice.SECRETARIAT))
        newer = claim is not None and (confirmed is None or confirmed.pk < claim.pk)
        days = [one.until for one in moving if one.whole or facts.body(one.body_id) == body]
        yield OfBody(
            body=body,
            claim=claim,
            confirmed=confirmed,
            waits=newer and not returned.get(body or 0, False),
            last_day=final_day and max([final_day, *days]),
        )


def _expected(facts: Facts, latest: dict[tuple[int | None, str], Progress], until: date) -> list[int | None]:
    """Who is to do it: those asked last, with those who were asked before and have done their part; before
    anybody is asked, those who lead, and whoever was spoken of.
    """
    asked = [one for one in facts.asked if one.asked_on <= until and not _dropped(one, until)]
    spoken = [body for body, _voice in latest]
    if not asked:
        leads = [] if None in spoken else [facts.body(body) for body in facts.leads]
        return _once([*leads, *spoken])
    last = max(asked, key=lambda one: one.pk).occasion
    finished = [
        body
        for (body, voice), word in latest.items()
        if voice == Voice.SECRETARIAT and word.stage in (Stage.DONE, Stage.DISCONTINUED)
    ]
    return _once([*(facts.body(one.body_id) for one in asked if one.occasion == last), *finished])


def _once(bodies: list[int | None]) -> list[int | None]:
    return sorted(set(bodies), key=lambda body: body or 0)


def _dropped(one: Assignment, until: date) -> bool:
    return one.dropped_on is not None and one.dropped_on <= until


def _whole(word: Progress | None, stage: Stage, timing: Timing) -> Stage:
    """What a word says of the whole: of work that comes again, one time done leaves it going on."""
    once = word is not None and word.period and timing in COMES_AGAIN
    return Stage.IN_PROGRESS if once and stage is Stage.DONE else stage


def _least(stages: list[Stage]) -> Stage:
    return min(stages, key=AHEAD.index, default=Stage.UNKNOWN)


def _reported(asked: Iterable[Assignment], until: date) -> Reported:
    """How those asked last have answered; one of several who returns or is silent does not speak for all."""
    open_ones = [one for one in asked if one.asked_on <= until and not _dropped(one, until)]
    if not open_ones:
        return Reported.NOT_ASKED
    last = max(open_ones, key=lambda one: one.pk).occasion
    outcomes = {one.outcome for one in open_ones if one.occasion == last}
    if Outcome.ANSWERED in outcomes:
        return Reported.ANSWERED
    if Outcome.OPEN in outcomes:
        return Reported.ASKED
    return Reported.RETURNED if outcomes == {Outcome.RETURNED} else Reported.NOT_REPORTED


def _how_often(granted: list[Extension], facts: Facts) -> int:
    """How often the day was put off for any one body, at most."""
    of_all = sum(one.whole for one in granted)
    alone: dict[int, int] = {}
    for one in granted:
        body = facts.body(one.body_id)
        alone[body] = alone.get(body, 0) + (not one.whole)
    return of_all + max(alone.values(), default=0)


def recompute(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Write how they stand today, each already locked; those on hold or over are left as they are.

    Returns those that stand otherwise than before. A hold that is lifted is followed by this again.
    """
    on = timezone.localdate()
    working = [
        one
        for one in commitments
        if one.withdrawn_at is None and one.ended_by_id is None and not is_held(one, on=on)
    ]
    known = facts_of(working)
    moved = []
    for one in working:
        columns = standing(known[one.pk], until=on).columns
        if any(getattr(one, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(one, name, value)
            moved.append(one)
    Commitment.objects.bulk_update(moved, COLUMNS, batch_size=200)
    return moved
