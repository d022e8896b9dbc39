"""Walking the chain of events from its first link to its head, and comparing rows with what it says."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from answerable.register import guards
from answerable.register.trace.comparing import all_compared
from answerable.register.trace.models import FIRST, DailyHead, Event, EventContent, Head
from answerable.register.trace.recording import digest_of, hash_of, sha256

if TYPE_CHECKING:
    from collections.abc import Iterator


class Outcome(NamedTuple):
    """How far the chain holds. ``broken`` names the first link or record that does not, None when all do."""

    length: int
    head: str
    broken: str | None


def verify(*, since: str | None = None) -> Outcome:
    """Check every event, the head, every published head, that records are as their last events left them, and
    that the database still guards its rules.

    ``since`` is the hash of a head that somebody kept: it must be in the chain.
    """
    published: dict[int, list[DailyHead]] = {}
    for daily in DailyHead.objects.all():
        published.setdefault(daily.length, []).append(daily)
    length, head = 0, FIRST
    kept = since in (None, FIRST)
    last: dict[str, dict[int, str]] = {label: {} for label in all_compared()}
    for event in Event.objects.prefetch_related("contents").iterator(chunk_size=1000):
        if problem := _problem(event, length + 1, head):
            return Outcome(length, head, f"event {event.seq}: {problem}")
        _remember(event, last)
        length, head = event.seq, event.hash
        kept = kept or head == since
        for daily in published.pop(length, []):
            if daily.hash != head:
                return Outcome(length, head, f"event {length}: not as published on {daily.day}")
    broken = _problem_at_the_end(length, head, published) or next(_changed_past_the_trace(last), None)
    if broken is None and not kept:
        broken = f"head: {since} is not in this chain"
    return Outcome(length, head, broken)


def _remember(event: Event, last: dict[str, dict[int, str]]) -> None:
    """The digests that an event left of records; an erased one says nothing any more."""
    for content in event.contents.all():
        if not (content.public and content.text):
            continue
        says = json.loads(content.text)
        if says.get("anew"):
            for known in last.values():
                known.clear()
        if content.subject_type in last and says.get("state_digest"):
            last[content.subject_type][int(content.subject_id)] = says["state_digest"]
        for label, states in says.get("states", {}).items():
            last[label] |= {int(pk): state for pk, state in states.items()}


def _changed_past_the_trace(last: dict[str, dict[int, str]]) -> Iterator[str]:
    for label, how in all_compared().items():
        known = last[label]
        rows = iter(how.compared.order_by("pk").values_list("pk", flat=True).iterator())
        while pks := list(islice(rows, how.at_once)):
            for pk, digest in how.digests(pks).items():
                if pk not in known:
                    yield f"{label} {pk}: no event tells of it"
                elif known[pk] != digest:
                    yield f"{label} {pk}: it was changed, and no event tells of that"
        gone = known.keys() - set(how.compared.values_list("pk", flat=True))
        yield from (f"{label} {pk}: it is not there any more" for pk in sorted(gone))


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
