"""Which events may be opened to everybody: those of records that are public now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from answerable.register.trace.comparing import all_compared
from answerable.register.trace.models import EventContent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model


def opened(seqs: Iterable[int]) -> dict[int, tuple[EventContent, Model]]:
    """The public parts of those events that are of public records, with these, by the event; erased ones are
    left out."""
    by_label: dict[str, list[EventContent]] = {}
    for one in EventContent.objects.filter(event__in=list(seqs), public=True).exclude(text=""):
        by_label.setdefault(one.subject_type, []).append(one)
    found: dict[int, tuple[EventContent, Model]] = {}
    for label, how in all_compared().items():
        contents = by_label.get(label, [])
        if contents:
            records = how.public().in_bulk([int(one.subject_id) for one in contents])
            for one in contents:
                if int(one.subject_id) in records:
                    found[one.event_id] = one, records[int(one.subject_id)]
    return found


def says(content: EventContent) -> dict[str, Any]:
    """What an event says, as it was recorded."""
    told: dict[str, Any] = json.loads(content.text)
    return told
