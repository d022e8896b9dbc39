"""The chain of events of a dump, put into an empty register as it was: link by link, with what is public."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from answerable.register.trace.models import DailyHead, Event, EventContent, Head
from answerable.register.trace.recording import digest_of, hash_of, sha256

if TYPE_CHECKING:
    from collections.abc import Iterable


class ChainDoesNotHold(Exception):
    """``str(error)`` names the first event that is not as its hash says."""


def chain_on(events: Iterable[dict[str, Any]], heads: Iterable[dict[str, Any]]) -> Head:
    """The head that it has then. Raises ChainDoesNotHold."""
    head = Head.objects.create(pk=1)
    for row in events:
        event = Event(
            seq=row["number"], at=row["at"], content_digest=row["content_digest"],
            previous_hash=row["previous_hash"], hash=row["hash"],
        )  # fmt: skip
        opened, closed = _contents(row)
        if (
            event.seq != head.length + 1
            or event.previous_hash != head.hash
            or event.hash != hash_of(event)
            or event.content_digest != sha256(opened.digest + closed.digest)
            or (opened.text and opened.digest != digest_of(opened))
        ):
            raise ChainDoesNotHold(f"event {row['number']} is not as its hash says")
        event.save(force_insert=True)
        EventContent.objects.bulk_create([opened, closed])
        head.length, head.hash = event.seq, event.hash
        head.save()
    for row in heads:
        DailyHead.objects.create(day=date.fromisoformat(row["day"]), length=row["length"], hash=row["hash"])
    return head


def _contents(row: dict[str, Any]) -> tuple[EventContent, EventContent]:
    """What everybody may read, and what is not told: of that only the digest is known, as if erased."""
    about = json.loads(row["text"])["subject"] if row["text"] else ["", ""]
    opened = EventContent(
        event_id=row["number"], public=True, text=row["text"], salt=row["salt"], digest=row["public_digest"],
        subject_type=about[0], subject_id=about[1],
    )  # fmt: skip
    closed = EventContent(
        event_id=row["number"], public=False, text="", salt="", digest=row["private_digest"]
    )
    return opened, closed
