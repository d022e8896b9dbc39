"""Whom and what events concern, and which of them nobody is told while a commitment is on hold.

A room lists in its concerns.py, as ``CONCERNS``, by the labels of its models, whom and what their events
concern. Events of other records are told further to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from answerable.register.rooms import said_by_rooms
from answerable.register.trace.opening import says

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from django.db.models import Model

    from answerable.register.trace.opening import Found


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


def concerned(found: Found, on: date) -> dict[int, Concerned]:
    """Those of these events that are told further, by their number."""
    return {
        seq: one
        for seq, how, verb, one in _whom(found, on)
        if one is not None and verb not in how.not_told and not _is_held_work(how, verb, one)
    }


def held_work(found: Found, on: date) -> set[int]:
    """The numbers of those that tell of work on what is on hold: it is in the chain, and told again once a
    review lifts the hold."""
    about_work = {
        seq: (content, record)
        for seq, (content, record) in found.items()
        if (how := all_concerns().get(content.subject_type)) and says(content)["verb"] not in how.on_hold
    }
    return {
        seq for seq, how, verb, one in _whom(about_work, on) if one is None or _is_held_work(how, verb, one)
    }


def _is_held_work(how: Concerns, verb: str, one: Concerned) -> bool:
    return one.on_hold and verb not in how.on_hold


def _whom(found: Found, on: date) -> Iterator[tuple[int, Concerns, str, Concerned | None]]:
    by_label: dict[str, list[tuple[int, str, Model]]] = {}
    for seq, (content, record) in found.items():
        by_label.setdefault(content.subject_type, []).append((seq, says(content)["verb"], record))
    for label, rows in by_label.items():
        how = all_concerns().get(label)
        if how is None:
            continue
        whom = how.of({record.pk: record for _seq, _verb, record in rows}.values(), on)
        for seq, verb, record in rows:
            yield seq, how, verb, whom.get(record.pk)


@cache
def all_concerns() -> dict[str, Concerns]:
    """Of every room, by label."""
    return {label: one for said in said_by_rooms("concerns", "CONCERNS") for label, one in said.items()}
