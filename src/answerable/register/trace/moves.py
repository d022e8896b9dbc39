"""What moved, for all that tell of it further: letters and feeds to who follows, and other systems.

A room lists in its concerns.py, as ``CONCERNS``, by the labels of its models, whom and what their events
concern. Events of other records, and of such as are not public, are told to nobody. Who tells of moves keeps
the number of the last event that it has read, so that nothing is told twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from answerable.register.trace.models import Event, Head
from answerable.register.trace.opening import opened, says
from answerable.register.trace.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date, datetime

    from django.db.models import Model

    from answerable.register.trace.models import EventContent


class Concerned(NamedTuple):
    """Whom and what an event concerns, by what stands in their addresses."""

    commitments: tuple[str, ...] = ()  # public ids
    plans: tuple[str, ...] = ()  # slugs
    bodies: tuple[str, ...] = ()  # keys
    on_hold: bool = False  # whether it is of one commitment, which is on hold


def named(names: Iterable[str | None]) -> tuple[str, ...]:
    """Each name once, without those that are not there."""
    return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerns:
    """What the events of a model concern."""

    of: Callable[[Collection[Any], date], dict[int, Concerned]]  # those left out are not told of
    not_told: frozenset[str] = frozenset()  # verbs that nobody follows
    on_hold: frozenset[str] = frozenset()  # verbs told also of what is on hold; of such, no work is


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


def open_contents(seqs: Iterable[int], *, on: date) -> dict[int, tuple[EventContent, Model]]:
    """What those events say that are told, with what they are about, by their number."""
    found = opened(seqs)
    return {seq: found[seq] for seq in _concerned(found, on)}


def last_move() -> int:
    """The number of the last event there is."""
    return Head.objects.filter(pk=1).values_list("length", flat=True).first() or 0


def _told(events: list[Event], on: date | None) -> list[Move]:
    found = opened(event.seq for event in events)
    concerned = _concerned(found, on or timezone.localdate())
    verbs = {seq: says(found[seq][0])["verb"] for seq in concerned}
    return [
        Move(
            seq=one.event.seq,
            at=one.at,
            verb=verbs[one.event.seq],
            record=found[one.event.seq][0].subject_type,
            about=one.about,
            address=one.address,
            sentence=one.sentence,
            by=one.by,
            reason=one.reason,
            concerned=concerned[one.event.seq],
        )
        for one in told([event for event in events if event.seq in concerned])
    ]


def _concerned(found: dict[int, tuple[EventContent, Model]], on: date) -> dict[int, Concerned]:
    """Of those events that are told, by their number."""
    by_label: dict[str, list[tuple[int, str, Model]]] = {}
    for seq, (content, record) in found.items():
        by_label.setdefault(content.subject_type, []).append((seq, says(content)["verb"], record))
    told_of: dict[int, Concerned] = {}
    for label, rows in by_label.items():
        how = all_concerns().get(label)
        if how is None:
            continue
        whom = how.of({record.pk: record for _seq, _verb, record in rows}.values(), on)
        for seq, verb, record in rows:
            one = whom.get(record.pk)
            if one and verb not in how.not_told and (not one.on_hold or verb in how.on_hold):
                told_of[seq] = one
    return told_of


@cache
def all_concerns() -> dict[str, Concerns]:
    """Of every room, by label."""
    found: dict[str, Concerns] = {}
    for room in apps.get_app_configs():
        if room.module is not None and module_has_submodule(room.module, "concerns"):
            found.update(import_module(f"{room.name}.concerns").CONCERNS)
    return found
