"""What moved, for all that tell of it further: letters and feeds to who follows, and other systems.

Who tells of moves keeps the number of the last event that it has read, so that nothing is told twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from answerable.register.trace.concerning import concerned
from answerable.register.trace.models import Event, Head
from answerable.register.trace.opening import opened, says
from answerable.register.trace.telling import told_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from answerable.register.trace.concerning import Concerned
    from answerable.register.trace.opening import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One event, as it is told. Sentences are in the language that is active."""

    seq: int  # of the event: its page is /nhat-ky/<seq>/
    at: datetime
    verb: str
    record: str  # the label of the model, as "commitments.commitment"
    about: str  # what it is about, in words
    address: str  # the page of that; "" where there is none
    sentence: str
    by: str  # role and body; "" for the program itself
    reason: str
    concerned: Concerned


class Moves(NamedTuple):
    """``upto`` is the number to go on after, also where nothing was told."""

    moves: list[Move]
    upto: int


def moves(after: int, limit: int, *, on: date | None = None) -> Moves:
    """What is told of the ``limit`` events after that number, oldest first. ``on``: today."""
    events = list(Event.objects.filter(seq__gt=after).order_by("seq")[:limit])
    return Moves(_told(events, on), events[-1].seq if events else after)


def moves_of(seqs: Iterable[int], *, on: date | None = None) -> list[Move]:
    """What is told of those events, oldest first."""
    return _told(list(Event.objects.filter(seq__in=list(seqs)).order_by("seq")), on)


def open_contents(seqs: Iterable[int], *, on: date) -> Found:
    """What those events say that are told, with what they are about, by their number."""
    found = opened(seqs)
    return {seq: found[seq] for seq in concerned(found, on)}


def last_move() -> int:
    """The number of the last event there is."""
    return Head.objects.filter(pk=1).values_list("length", flat=True).first() or 0


def _told(events: list[Event], on: date | None) -> list[Move]:
    found = opened(event.seq for event in events)
    whom = concerned(found, on or timezone.localdate())
    return [
        Move(
            seq=one.event.seq,
            at=one.at,
            verb=says(found[one.event.seq][0])["verb"],
            record=found[one.event.seq][0].subject_type,
            about=one.about,
            address=one.address,
            sentence=one.sentence,
            by=one.by,
            reason=one.reason,
            concerned=whom[one.event.seq],
        )
        for one in told_of([event for event in events if event.seq in whom], found)
    ]
