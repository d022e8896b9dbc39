"""What events say, in sentences. A room has them in its history.py, as ``SENTENCES``, by verb.

A sentence is made of what an event leaves (``after``), and does not name what it is about: pages do.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.utils.translation import gettext as _

from answerable.register.rooms import said_by_rooms
from answerable.register.trace.comparing import all_compared
from answerable.register.trace.concerning import held_work
from answerable.register.trace.opening import opened, says

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from answerable.register.trace.models import Event
    from answerable.register.trace.opening import Found

    Sentence = Callable[[dict[str, Any]], str]


class Told(NamedTuple):
    """An event as the trace shows it. ``sentence`` is "" where what it says is not public."""

    event: Event
    at: datetime
    about: str = ""
    address: str = ""  # of the page of what it is about; "" where there is none
    sentence: str = ""
    by: str = ""  # the role and the body; "" for the program itself
    reason: str = ""


def told(events: Sequence[Event], *, on: date) -> list[Told]:
    """These events, in their order; what tells of work on what is on hold that day says nothing."""
    found = opened(event.seq for event in events)
    held = held_work(found, on)
    return told_of(events, {seq: one for seq, one in found.items() if seq not in held})


def told_of(events: Sequence[Event], found: Found) -> list[Told]:
    """These events, in their order; those not found say nothing."""
    open_to_all = {seq: (says(content), record) for seq, (content, record) in found.items()}
    who = _who([said["by"] for said, _record in open_to_all.values()])
    return [
        Told(
            event=event,
            at=datetime.fromisoformat(event.at),
            about=str(record),
            address=record.get_absolute_url() if hasattr(record, "get_absolute_url") else "",
            sentence=sentence_of(said["verb"], said["after"]),
            by=who(said["by"]),
            reason=said["reason"],
        )
        if record is not None and said is not None
        else Told(event, datetime.fromisoformat(event.at))
        for event in events
        for said, record in [open_to_all.get(event.seq, (None, None))]
    ]


@cache
def sentences() -> dict[str, Sentence]:
    """Of every room, by verb."""
    return {verb: one for said in said_by_rooms("history", "SENTENCES") for verb, one in said.items()}


def sentence_of(verb: str, after: dict[str, Any] | None) -> str:
    """What was done. A verb that has no sentence, as one of another version, is shown itself."""
    try:
        return sentences()[verb](after or {})
    except KeyError:  # or it tells less than those of this version
        return _("Something was done: %(verb)s.") % {"verb": verb}


def _who(actors: Sequence[dict[str, str]]) -> Callable[[dict[str, str]], str]:
    """How to say in which role, and for which body, somebody acted."""
    roles = dict(apps.get_model("accounts.Membership")._meta.get_field("role").flatchoices)
    keys = {one["body"] for one in actors if one["body"]}
    rows = all_compared()["bodies.body"].public().filter(key__in=keys) if keys else ()
    names = {body.key: str(body) for body in rows}
    return lambda by: ", ".join(
        filter(None, (str(roles.get(by["role"], "")), names.get(by["body"], by["body"])))
    )
