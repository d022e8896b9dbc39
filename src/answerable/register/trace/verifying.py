"""Walking the chain of events from its first link to its head, and comparing rows with what it says."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from answerable.register import guards
from answerable.register.trace.comparing import all_compared
from answerable.register.trace.models import FIRST, DailyHead, Event, EventContent, Head
from answerable.register.trace.recording import digest_of, hash_of, sha256

if TYPE_CHECKING:
    from collections.abc import Iterator


STOCK = "trace.stock_taken"


class Stock(NamedTuple):
    """An event that told, once, of records which no event before it tells of."""

    seq: int
    at: str
    records: dict[str, int]  # how many of each kind, by label


class Outcome(NamedTuple):
    """How far the chain holds. ``broken`` names the first link or record that does not, None when all do."""

    length: int
    head: str
    broken: str | None
    stocks: tuple[Stock, ...] = ()  # how those records came to be as they were then is not verified
    erased: int = 0  # contents of events that are not here, so that what they said is not verified


@dataclass(slots=True)
class Walked:
    """The chain, link by link, and the digests that its events left of records."""

    length: int = 0
    head: str = FIRST
    broken: str | None = None
    stocks: list[Stock] = field(default_factory=list)
    erased: int = 0
    last: dict[str, dict[int, str]] = field(default_factory=lambda: {label: {} for label in all_compared()})

    def remember(self, event: Event) -> None:
        """What an event left of records; an erased one says nothing any more."""
        for content in event.contents.all():
            self.erased += not content.text
            if not (content.public and content.text):
                continue
            says = json.loads(content.text)
            if says.get("anew"):
                for known in self.last.values():
                    known.clear()
            if content.subject_type in self.last and says.get("state_digest"):
                self.last[content.subject_type][int(content.subject_id)] = says["state_digest"]
            for label, states in says.get("states", {}).items():
                self.last[label] |= {int(pk): state for pk, state in states.items()}
            if says["verb"] == STOCK:
                self.stocks.append(Stock(event.seq, event.at, says["after"]["records"]))


def verify(*, since: str | None = None) -> Outcome:
    """Check every event, the head, every published head, that records are as their last events left them, and
    that the database still guards its rules.

    ``since`` is the hash of a head that somebody kept: it must be in the chain.
    """
    walked = walk(since=since)
    broken = walked.broken or next((str(one) for one in differences(walked)), None)
    return Outcome(walked.length, walked.head, broken, tuple(walked.stocks), walked.erased)


def walk(*, since: str | None = None) -> Walked:
    """The chain alone; of records only what it says."""
    walked = Walked()
    published: dict[int, list[DailyHead]] = {}
    for daily in DailyHead.objects.all():
        published.setdefault(daily.length, []).append(daily)
    kept = since in (None, FIRST)
    for event in Event.objects.prefetch_related("contents").iterator(chunk_size=1000):
        if problem := _problem(event, walked.length + 1, walked.head):
            walked.broken = f"event {event.seq}: {problem}"
            return walked
        walked.remember(event)
        walked.length, walked.head = event.seq, event.hash
        kept = kept or walked.head == since
        for daily in published.pop(walked.length, []):
            if daily.hash != walked.head:
                walked.broken = f"event {walked.length}: not as published on {daily.day}"
                return walked
    walked.broken = _problem_at_the_end(walked.length, walked.head, published)
    if walked.broken is None and not kept:
        walked.broken = f"head: {since} is not in this chain"
    return walked


class Difference(NamedTuple):
    """A record that is not as the chain tells."""

    label: str
    pk: int
    what: str

    def __str__(self) -> str:
        return f"{self.label} {self.pk}: {self.what}"


UNTOLD = "no event tells of it"


def differences(walked: Walked) -> Iterator[Difference]:
    for label, how in all_compared().items():
        known = walked.last[label]
        rows = iter(how.compared.order_by("pk").values_list("pk", flat=True).iterator())
        while pks := list(islice(rows, how.at_once)):
            for pk, digest in how.digests(pks).items():
                if pk not in known:
                    yield Difference(label, pk, UNTOLD)
                elif known[pk] != digest:
                    yield Difference(label, pk, "it was changed, and no event tells of that")
        gone = known.keys() - set(how.compared.values_list("pk", flat=True))
        yield from (Difference(label, pk, "it is not there any more") for pk in sorted(gone))


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
