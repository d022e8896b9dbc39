"""How a commitment stands on a day: stage, timeliness and evidence, each computed and never typed.

Timeliness is this table; the last day is the one in force, "past" is a day after it, and nobody's silence
counts as "not done".

    timing        stage            on or before the last day     past
    fixed         done, dated      on time if done by then       late if done after
    fixed         done, undated    done, day not said            done, day not said
    fixed         not started …    within term                   overdue
    fixed         unknown          within term                   past, no information
    fixed         discontinued     not applicable                not applicable
    any other     any              the timing itself: such work has no day to be past

The stage is what was confirmed. What a body claims and nobody decided on yet stands beside that table and
changes none of its rows: claimed done, and not confirmed, is "awaiting confirmation". So does what was asked
and how it was answered: a round without an answer is "not reported", a claim sent back is "returned". A
commitment that is withdrawn, ended or on hold has no row at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.own_words import worded
from answerable.register.commitments.hold import FREE_CLASSES

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.commitments.models import Commitment


class Timing(models.TextChoices):
    FIXED = "fixed", _("by a fixed day")
    RECURRING = "recurring", _("again and again")
    CONTINUOUS = "continuous", _("all the time")
    CONDITIONAL = "conditional", _("after an event")
    UNSPECIFIED = "unspecified", _("at times that are not said")
    NONE = "none", _("no deadline")


class Stage(models.TextChoices):
    UNKNOWN = "unknown", worded("no_information", _("no information"))
    NOT_STARTED = "not_started", worded("not_started", _("not started"))
    IN_PROGRESS = "in_progress", worded("in_progress", _("in progress"))
    DONE = "done", worded("done", _("done"))
    DISCONTINUED = "discontinued", worded("discontinued", _("discontinued"))


class Voice(models.TextChoices):
    BODY = "body", _("the body")
    SECRETARIAT = "secretariat", _("the secretariat")


class Reported(models.TextChoices):
    NOT_ASKED = "not_asked", _("not asked")
    ASKED = "asked", _("asked, no answer yet")
    ANSWERED = "answered", _("answered")
    NOT_REPORTED = "not_reported", worded("not_reported", _("not reported"))
    RETURNED = "returned", worded("returned", _("returned"))


class Evidence(models.TextChoices):
    NONE = "none", _("none")
    SELF_REPORTED = "self_reported", _("the body's own word")
    DOCUMENT = "document", _("a document")
    INDEPENDENTLY_CONFIRMED = "independently_confirmed", _("confirmed independently")


class Timeliness(models.TextChoices):
    ON_TIME = "on_time", worded("done_on_time", _("done on time"))
    LATE = "late", worded("done_late", _("done late"))
    DONE_UNDATED = "done_undated", worded("done_undated", _("done, the day is not said"))
    WITHIN_TERM = "within_term", worded("within_term", _("within term"))
    OVERDUE = "overdue", worded("overdue", _("overdue"))
    PAST_NO_INFORMATION = (
        "past_no_information",
        worded("past_no_information", _("past its day, no information")),
    )
    NOT_APPLICABLE = "not_applicable", worded("discontinued", _("discontinued"))
    RECURRING = "recurring", _("recurring")
    CONTINUOUS = "continuous", _("continuous")
    CONDITIONAL = "conditional", _("after an event")
    UNSPECIFIED = "unspecified", _("at times that are not said")
    NO_DEADLINE = "no_deadline", worded("no_deadline", _("no deadline"))


COMES_AGAIN = (Timing.RECURRING, Timing.CONTINUOUS)
WITHOUT_A_DAY = {
    Timing.RECURRING: Timeliness.RECURRING,
    Timing.CONTINUOUS: Timeliness.CONTINUOUS,
    Timing.CONDITIONAL: Timeliness.CONDITIONAL,
    Timing.UNSPECIFIED: Timeliness.UNSPECIFIED,
    Timing.NONE: Timeliness.NO_DEADLINE,
}
NOT_DONE = (Stage.NOT_STARTED, Stage.IN_PROGRESS)
OVER = (Stage.DONE, Stage.DISCONTINUED)


class Standing(models.TextChoices):
    """What a commitment's state is called: the first of these that is so."""

    WITHDRAWN = "withdrawn", _("withdrawn")
    ENDED = "ended", _("no longer in force")
    HELD = "held", _("on hold: waiting for a review of rights")
    DISCONTINUED = "discontinued", worded("discontinued", _("discontinued"))
    RETURNED = "returned", worded("returned", _("returned"))
    AWAITING_CONFIRMATION = (
        "awaiting_confirmation",
        worded("awaiting_confirmation", _("awaiting confirmation")),
    )
    DONE_ON_TIME = "done_on_time", worded("done_on_time", _("done on time"))
    DONE_LATE = "done_late", worded("done_late", _("done late"))
    DONE = "done", worded("done", _("done"))
    OVERDUE = "overdue", worded("overdue", _("overdue"))
    NOT_REPORTED = "not_reported", worded("not_reported", _("not reported"))
    IN_PROGRESS = "in_progress", worded("in_progress", _("in progress"))
    NOT_STARTED = "not_started", worded("not_started", _("not started"))
    UNKNOWN = "unknown", worded("no_information", _("no information"))


class State(NamedTuple):
    """How a commitment stands. Of one that is on hold or over nothing but that is said."""

    standing: Standing
    held: bool = False
    stage: Stage | None = None
    timeliness: Timeliness | None = None
    evidence: Evidence | None = None
    awaiting_confirmation: bool = False  # claimed done by the body, and not yet confirmed
    extensions: int = 0


def state_of(commitment: Commitment, *, on: date) -> State:
    if commitment.withdrawn_at is not None:
        return State(Standing.WITHDRAWN)
    if commitment.ended_by_id is not None:
        return State(Standing.ENDED)
    if is_held(commitment, on=on):
        return State(Standing.HELD, held=True)
    stage = Stage(commitment.stage)
    awaiting = commitment.claimed == Stage.DONE and stage is not Stage.DONE
    reported = Reported(commitment.reported)
    timely = timeliness(
        stage, Timing(commitment.timing), commitment.last_day, done_on=commitment.done_on, on=on
    )
    return State(
        _standing(stage, timely, reported, awaiting=awaiting),
        stage=stage,
        timeliness=timely,
        evidence=Evidence(commitment.evidence),
        awaiting_confirmation=awaiting,
        extensions=commitment.extensions,
    )


def _standing(stage: Stage, timely: Timeliness, reported: Reported, *, awaiting: bool) -> Standing:
    if stage is Stage.DISCONTINUED:
        return Standing.DISCONTINUED
    if reported is Reported.RETURNED:
        return Standing.RETURNED
    if awaiting:
        return Standing.AWAITING_CONFIRMATION
    if stage is Stage.DONE:
        named = {Timeliness.ON_TIME: Standing.DONE_ON_TIME, Timeliness.LATE: Standing.DONE_LATE}
        return named.get(timely, Standing.DONE)
    if timely is Timeliness.OVERDUE:
        return Standing.OVERDUE
    if reported is Reported.NOT_REPORTED:
        return Standing.NOT_REPORTED
    return Standing(stage.value)


def is_held(commitment: Commitment, *, on: date) -> bool:
    """What ``hold.held`` says in SQL, of one commitment at hand."""
    cautious = commitment.rights_class not in FREE_CLASSES or commitment.put_on_hold
    until = commitment.lifted_until
    lifted = commitment.lifted_by_id is not None and (until is None or on <= until)
    return cautious and not lifted


def timeliness(
    stage: Stage, timing: Timing, last_day: date | None, *, done_on: date | None, on: date
) -> Timeliness:
    """The table above. ``last_day`` is there when, and only when, ``timing`` is fixed."""
    if last_day is None:
        return WITHOUT_A_DAY[timing]
    if stage is Stage.DISCONTINUED:
        return Timeliness.NOT_APPLICABLE
    if stage is Stage.DONE:
        if done_on is None:
            return Timeliness.DONE_UNDATED
        return Timeliness.ON_TIME if done_on <= last_day else Timeliness.LATE
    if on <= last_day:
        return Timeliness.WITHIN_TERM
    return Timeliness.PAST_NO_INFORMATION if stage is Stage.UNKNOWN else Timeliness.OVERDUE


def having(which: Timeliness, *, on: date) -> Q:
    """The commitments of that timeliness on that day, for a queryset that is ``actionable`` already."""
    for timing, named in WITHOUT_A_DAY.items():
        if which is named:
            return Q(timing=timing)
    fixed, past = Q(timing=Timing.FIXED), Q(last_day__lt=on)
    return {
        Timeliness.ON_TIME: fixed & Q(stage=Stage.DONE, done_on__lte=F("last_day")),
        Timeliness.LATE: fixed & Q(stage=Stage.DONE, done_on__gt=F("last_day")),
        Timeliness.DONE_UNDATED: fixed & Q(stage=Stage.DONE, done_on=None),
        Timeliness.NOT_APPLICABLE: fixed & Q(stage=Stage.DISCONTINUED),
        Timeliness.WITHIN_TERM: fixed & Q(last_day__gte=on) & Q(stage__in=(*NOT_DONE, Stage.UNKNOWN)),
        Timeliness.OVERDUE: fixed & past & Q(stage__in=NOT_DONE),
        Timeliness.PAST_NO_INFORMATION: fixed & past & Q(stage=Stage.UNKNOWN),
    }[which]
