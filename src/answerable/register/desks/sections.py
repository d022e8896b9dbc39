"""A desk is a few sections; a section is what waits of one kind, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, Window
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.register.days import full_day

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

SHOWN = 8  # of one kind at once, so that a desk is seen at a glance
LISTED = 60  # of one kind, with those that are folded away


class Line(NamedTuple):
    """One thing that waits: where it is done, its words, and what there is to know about it."""

    address: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """At most ``LISTED`` lines of ``total``; ``more`` is the address of all of them, or ""."""

    title: str | _StrPromise
    lines: list[Line] = field(default_factory=list)
    total: int = 0
    more: str = ""

    @property
    def first(self) -> list[Line]:
        return self.lines[:SHOWN]

    @property
    def rest(self) -> list[Line]:
        return self.lines[SHOWN:]

    @property
    def left_out(self) -> int:
        return self.total - len(self.lines)


def counted(rows: QuerySet[Any]) -> tuple[list[Any], int]:
    """The first ``LISTED`` of rows, and how many there are of all, in one question."""
    found = list(rows.annotate(of_all=Window(Count("*")))[:LISTED])
    return found, found[0].of_all if found else 0


def away(due: date, *, on: date) -> str:
    """A day, and how far it is: "Thứ 5 10/12/2026, còn 7 ngày"."""
    days = (due - on).days
    if days == 0:
        return _("%(day)s, today") % {"day": full_day(due)}
    if days > 0:
        left = ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
    else:
        left = ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    return f"{full_day(due)}, {left}"
