"""What there is to do on the working side, by role.

A room lists its working pages as ``WORK`` in its own desk.py, so that neither the desk nor the navigation
knows the rooms above this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Account, Role
from answerable.register.accounts.permissions import MAY, Action, held_by
from answerable.register.rooms import said_by_rooms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from django.utils.functional import _StrPromise

SHOWN = 10  # matters of one kind on the desk


class Matter(NamedTuple):
    """One thing that waits for somebody: what it is, and the address where it is done."""

    words: str
    address: str


def _nothing(account: Account, on: date) -> Iterator[Matter]:
    yield from ()


class Part(Enum):
    """Where a working page stands in the navigation: at once, or in a part that opens."""

    FIRST = "first"
    FOLLOW = "follow"
    OFFICE = "office"


PARTS = {Part.FOLLOW: _("Following up"), Part.OFFICE: _("The office")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A working page, for all who may do its action."""

    page: str  # the name of its address
    title: _StrPromise  # as a link says it
    action: Action
    part: Part = Part.FOLLOW
    # What waits there for an account, most urgent first; at most ``SHOWN`` are shown.
    waiting: Callable[[Account, date], Iterator[Matter]] = _nothing


WORK = (
    Work(page="invitations", part=Part.OFFICE, title=_("Invitations"), action=Action.INVITE),
    Work(page="accounts", part=Part.OFFICE, title=_("Accounts"), action=Action.MANAGE_ACCOUNTS),
    Work(page="look", part=Part.OFFICE, title=_("Name and look"), action=Action.KEEP_SETTINGS),
    Work(page="settings", part=Part.OFFICE, title=_("Settings of the office"), action=Action.KEEP_SETTINGS),
)


def all_work() -> Iterator[Work]:
    return chain.from_iterable(said_by_rooms("desk", "WORK"))


def work_of(account: Account, *, on: date) -> list[Work]:
    """The working pages that an account may open, those of the uppermost rooms first."""
    roles = {Role(one.role) for one in held_by(account, on=on)}
    return [work for work in all_work() if roles & MAY[work.action].keys()]
