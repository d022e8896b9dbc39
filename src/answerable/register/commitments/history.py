"""The public history of a commitment, in sentences made from the verbs of its events."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext as _

from answerable.register.accounts.models import Role
from answerable.register.bodies.models import Body
from answerable.register.commitments.concerns import ON_HOLD
from answerable.register.commitments.state import is_held
from answerable.register.days import day
from answerable.register.trace.models import EventContent
from answerable.register.trace.opening import says
from answerable.register.trace.telling import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from answerable.register.commitments.models import Commitment


class Told(NamedTuple):
    """One thing that was done: when, what, by whom in which role, and why."""

    at: datetime
    sentence: str
    by: str  # "" for the program itself
    reason: str
    seq: int  # its number in the trace
    changes: list[tuple[str, str, str]]  # what, before, after


def history(commitment: Commitment, *, on: date) -> list[Told]:
    """What was done with a commitment, newest first; no work, while it is on hold."""
    contents = EventContent.objects.about(commitment).exclude(text="").select_related("event")
    told = [(content, says(content)) for content in contents.order_by("-event")]
    if is_held(commitment, on=on):
        told = [(content, said) for content, said in told if said["verb"] in ON_HOLD]
    keys = {said["by"]["body"] for _content, said in told}
    names = dict(Body.objects.filter(key__in=keys - {""}).values_list("key", "name"))
    return [
        Told(
            at=datetime.fromisoformat(content.event.at),
            sentence=sentence_of(said["verb"], said["after"]),
            by=_who(said["by"], names),
            reason=said["reason"],
            seq=content.event_id,
            changes=_changes(said["before"] or {}, said["after"] or {}),
        )
        for content, said in told
    ]


SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "commitments.published": lambda after: (
        _("Published, from edition %(edition)s.") % {"edition": after["edition"]}
    ),
    "commitments.carried_on": lambda after: (
        _("Goes on in edition %(edition)s.") % {"edition": after["edition"]}
    ),
    "commitments.ended": lambda after: _("No longer stated in the latest edition of %(document)s.") % after,
    "commitments.sampled": lambda after: _("How it stands was made up, for a sample."),
    "commitments.extension_asked": lambda after: (
        _("A later day was asked for: %(until)s.") % {"until": _plain(after["until"])}
    ),
    "commitments.extended": lambda after: (
        _("A later day was granted: %(until)s.") % {"until": _plain(after["until"])}
    ),
    "commitments.extension_refused": lambda after: _("A later day was refused."),
    "commitments.answers_for": lambda after: _("%(name)s answers for it from now on.") % after,
    "commitments.happened": lambda after: (
        _("The event took place: %(event)s, %(day)s.") % {"event": after["event"], "day": _plain(after["on"])}
    ),
    "commitments.put_on_hold": lambda after: _("Put on hold."),
    "commitments.withdrawn": lambda after: _("Withdrawn."),
    "commitments.also_stated": lambda after: _("Also stated in %(document)s.") % after,
    "commitments.corrected": lambda after: _("Corrected: it had been read wrongly."),
    "commitments.reviewed": lambda after: (
        _("Reviewed: the hold is lifted.") if after["outcome"] == "lift" else _("Reviewed: the hold stays.")
    ),
    "commitments.review_withdrawn": lambda after: _(
        "A review was withdrawn; the hold that it had lifted is back."
    ),
}


def _who(by: dict[str, str], names: dict[str, str]) -> str:
    role = str(Role(by["role"]).label) if by["role"] in Role.values else ""
    return ", ".join(filter(None, (role, names.get(by["body"], ""))))


def _changes(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What reads otherwise than before, of what is told to the public."""
    named = {
        "text": _("words"),
        "leads": _("who leads"),
        "partners": _("who takes part"),
        "bodies": _("bodies of the register"),
        "deadlines": _("deadline"),
        "final_day": _("last day"),
        "reports": _("who reports to whom"),
        "citations": _("documents cited"),
        "last_day": _("day in force"),
    }
    return [
        (named[name], _plain(before[name]), _plain(after.get(name)))
        for name in named
        if name in before and before[name] != after.get(name)
    ]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value) or _("none")
    if not value:
        return _("none")
    return day(value)
