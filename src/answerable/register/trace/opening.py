"""Which events may be opened to everybody: those of records that are public now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from answerable.register.trace.comparing import all_compared
from answerable.register.trace.models import EventContent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

    Found = dict[int, tuple[EventContent, Model]]  # what events say and what they are about, by their number


# Why it was done is between those concerned. Events of earlier versions hold it in their public part, which
# no later version can rewrite: its digest is in the chain.
REASON_NOT_TOLD = ("reporting.returned",)


def opened(seqs: Iterable[int]) -> Found:
    """The public parts of those events that are of public records, with these; erased ones are left out."""
    by_label: dict[str, list[EventContent]] = {}
    for one in EventContent.objects.filter(event__in=list(seqs), public=True).exclude(text=""):
        by_label.setdefault(one.subject_type, []).append(one)
    found: Found = {}
    for label, how in all_compared().items():
        contents = by_label.get(label, [])
        if contents:
            records = how.public().in_bulk([int(one.subject_id) for one in contents])
            for one in contents:
                if int(one.subject_id) in records:
                    found[one.event_id] = one, records[int(one.subject_id)]
    return found


def says(content: EventContent) -> dict[str, Any]:
    """What an event says, as it was recorded, but for a reason that is not for everybody."""
    told: dict[str, Any] = json.loads(content.text)
    return {**told, "reason": ""} if told["verb"] in REASON_NOT_TOLD else told


def as_recorded(content: EventContent) -> bool:
    """Whether the very text of an event may be shown, with which its digest is checked."""
    told: dict[str, Any] = json.loads(content.text)
    return told == says(content)
