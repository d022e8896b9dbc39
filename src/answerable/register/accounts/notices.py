"""What people are to be reminded of, told by the rooms that know it.

A room lists it as ``MATTERS`` in its own notices.py, so that the room of reminders need not know the others:

    MATTERS = (Matters(kind="answer", title=_("To answer"), rules=BY_A_DAY, find=to_answer),)

``find`` gives what is open on a day and nothing else: a matter that is answered, done, withdrawn or on hold
is not found any more, and by that nobody is reminded of it. It is asked again before anything is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from answerable.register.rooms import said_by_rooms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from django.db.models import Model
    from django.utils.functional import _StrPromise

    from answerable.register.accounts.models import Role
    from answerable.register.bodies.models import Body

LONGEST_HOLIDAY = 14  # days by which one may be told sooner, so as not to be told on a day off


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """When people are told of a matter, counted from its due day."""

    before: tuple[int, ...]  # days before; 0: on the day. What falls on a day off is told before it.
    weekly: bool = False  # once a week while it is open after its day
    escalates: bool = False  # to the validator, then to the secretariat, while it is open after its day

    @property
    def since(self) -> bool:
        """Whether the "due" day is the one on which a matter came up, and none to be late for."""
        return self.before == (0,)

    @property
    def ahead(self) -> timedelta:
        """How long before its due day a matter can be told first: what is due later need not be found."""
        return timedelta(days=max(self.before, default=0) + LONGEST_HOLIDAY)


BY_A_DAY = Rules(before=(30, 7, 3, 1, 0), weekly=True, escalates=True)
# For what came up on its "due" day and waits since then: a decision to take, an answer that was returned.
AT_ONCE = Rules(before=(0,), weekly=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that somebody is to do by a day.

    Words and address are lazy (``gettext_lazy``, ``format_lazy``, ``reverse_lazy``): each reader has them in
    a language of their own. Neither holds anything that is not for all who are reminded.
    """

    subject: Model  # the record that it is about; with the due day it tells one matter of a kind from others
    body: Body | None  # whose matter it is; None: the secretariat's
    role: Role  # who of the body
    due: date
    words: _StrPromise | str
    address: _StrPromise | str
    commitment: int | None = None  # that it belongs to: the database refuses to remind of one on hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """A kind of matters, the rules by which people are told of them, and how those of a day are found."""

    kind: str  # in small letters, the same for ever: what was told is known by it
    title: _StrPromise  # over the list of them in a letter
    rules: Rules
    find: Callable[[date], Iterator[Matter]]


def all_matters() -> Iterator[Matters]:
    """The kinds of every room, those of the uppermost rooms first."""
    return chain.from_iterable(said_by_rooms("notices", "MATTERS"))
