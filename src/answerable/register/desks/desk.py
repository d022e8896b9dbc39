"""The desks among the working pages, with what waits there that no other page lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.desk import Matter, Part, Work
from answerable.register.accounts.permissions import Action
from answerable.register.desks.duties import duties_by_day
from answerable.register.desks.office import silent
from answerable.register.reporting.models import Round

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.desks.sections import Line


def by_day(account: Account, on: date) -> Iterator[Matter]:
    """What is past its day, and what is due soon."""
    for section in duties_by_day(account, on=on):
        yield from map(_matter, section.first)


def not_answered(account: Account, on: date) -> Iterator[Matter]:
    """Bodies that have not sent everything in a round that is open."""
    rounds = {one.occasion: one for one in Round.objects.open()}
    yield from map(_matter, silent(rounds, on).first)


def _matter(line: Line) -> Matter:
    return Matter(f"{line.words} · {line.about}", line.address)


WORK = (
    Work(page="my_duties", part=Part.FIRST, title=_("My duties"), action=Action.ANSWER, waiting=by_day),
    Work(
        page="office_desk",
        part=Part.FIRST,
        title=_("Desk of the secretariat"),
        action=Action.KEEP_ROUNDS,
        waiting=not_answered,
    ),
)
