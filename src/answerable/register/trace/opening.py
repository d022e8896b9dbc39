"""Which events may be opened to everybody: those of public records, which have digests to compare."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from answerable.register.trace.models import EventContent
from answerable.register.trace.verifying import public_records

if TYPE_CHECKING:
    from collections.abc import Iterable


def opened(seqs: Iterable[int]) -> dict[int, EventContent]:
    """The public parts of those events that are of public records, by the event; erased ones are left out."""
    contents = EventContent.objects.filter(event__in=list(seqs), public=True).exclude(text="")
    return {one.event_id: one for one in contents.filter(subject_type__in=public_records())}


def says(content: EventContent) -> dict[str, Any]:
    """What an event says, as it was recorded."""
    told: dict[str, Any] = json.loads(content.text)
    return told
