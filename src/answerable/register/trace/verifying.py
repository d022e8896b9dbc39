"""Walking the chain of events from its first link to its head."""

from __future__ import annotations

import json
from typing import NamedTuple

from django.db import connection

from answerable.register import guards
from answerable.register.trace.models import FIRST, DailyHead, Event, EventContent, Head
from answerable.register.trace.recording import digest_of, hash_of, sha256


class Outcome(NamedTuple):
    """How far the chain holds. ``broken`` names the first link that does not, None when all do."""

    length: int
    head: str
    broken: str | None


def verify(*, since: str | None = None) -> Outcome:
    """Check every event, the head, every published head, and that the database still guards its rules.

    ``since`` is the hash of a head that somebody kept: it must be in the chain.
    """
    published: dict[int, list[DailyHead]] = {}
    for daily in DailyHead.objects.all():
        published.setdefault(daily.length, []).append(daily)
    length, head = 0, FIRST
    kept = since in (None, FIRST)
    for event in Event.objects.prefetch_related("contents").iterator(chunk_size=1000):
        if problem := _problem(event, length + 1, head):
            return Outcome(length, head, f"event {event.seq}: {problem}")
        length, head = event.seq, event.hash
        kept = kept or head == since
        for daily in published.pop(length, []):
            if daily.hash != head:
                return Outcome(length, head, f"event {length}: not as published on {daily.day}")
    broken = _problem_at_the_end(length, head, published)
    if broken is None and not kept:
        broken = f"head: {since} is not in this chain"
    return Outcome(length, head, broken)


def _problem(event: Event, seq: int, previous: str) -> str | None:
    if event.seq != seq:
        return f"event {seq} is not there"
    if event.previous_hash != previous:
        return "it does not follow the event before it"
    if event.hash != hash_of(event):
        return "it is not what was recorded"
    contents = sorted(event.contents.all(), key=lambda content: not content.public)
    if event.content_digest != sha256("".join(content.digest for content in contents)):
        return "its contents are not those recorded"
    if any(content.text and not _as_recorded(content) for content in contents):
        return "what it says is not what was recorded"
    return None


def _as_recorded(content: EventContent) -> bool:
    if content.digest != digest_of(content):
        return False
    says: dict[str, object] = json.loads(content.text)
    if content.public:
        return [content.subject_type, content.subject_id] == says["subject"]
    return content.actor_id == says["actor"]


def _problem_at_the_end(length: int, head: str, published: dict[int, list[DailyHead]]) -> str | None:
    kept = Head.objects.first() or Head()
    if (kept.length, kept.hash) != (length, head):
        return f"head: it tells of {kept.length} events, and there are {length}"
    for daily in (daily for dailies in published.values() for daily in dailies):
        return f"head: {daily.length} events were published on {daily.day}, and there are {length}"
    if absent := guards.missing(connection):
        return f"guards: {', '.join(absent)} do not stand; run: answerable manage migrate"
    return None
