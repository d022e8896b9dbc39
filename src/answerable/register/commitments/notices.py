"""What people are reminded of about commitments: their days, the next time of what comes again, what has not
moved for long, and days that somebody asked to put off.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from django.urls import reverse_lazy
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Role
from answerable.register.accounts.notices import AT_ONCE, BY_A_DAY, Matter, Matters, Rules
from answerable.register.accounts.settings_kept import setting
from answerable.register.bodies.models import Body
from answerable.register.bodies.successors import today_of
from answerable.register.commitments import stillness
from answerable.register.commitments.answering_for import decided
from answerable.register.commitments.facts import facts_of
from answerable.register.commitments.groups import members_of_groups_that_lead
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.moving import OfBody, standing
from answerable.register.commitments.recurring import next_time, recurrences
from answerable.register.commitments.state import OVER, Stage, Timing
from answerable.register.commitments.work import Extension

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from django.db.models import QuerySet

AGAIN = Rules(before=(7, 3, 1, 0))  # the next time comes soon enough by itself
ONCE = Rules(before=(0,))
TOO_OFTEN = ("day", "week")  # to be reminded of each time
AT_A_TIME = 300
LETTERS = 200  # of the words of a commitment


def by_their_day(on: date) -> Iterator[Matter]:
    """Each body that leads, or was asked, and has not said that its part is done, by its own day."""
    soon = Commitment.objects.actionable(on=on).filter(timing=Timing.FIXED, last_day__lte=on + BY_A_DAY.ahead)
    for commitment, parts in with_parts(soon.exclude(stage__in=OVER), on, groups=True):
        for part, body in parts:
            if part.said not in OVER and part.last_day is not None:
                yield _matter(commitment, body, part.last_day)


def next_times(on: date) -> Iterator[Matter]:
    """Of work that comes again, the next time, of each body that has not said that it did it this time."""
    again = Commitment.objects.actionable(on=on).filter(timing=Timing.RECURRING)
    again = again.exclude(stage=Stage.DISCONTINUED)
    every = recurrences(again)
    for commitment, parts in with_parts(again, on, groups=True):
        for due in every.get(commitment.pk, ()):
            if due.every in TOO_OFTEN:
                continue
            coming = next_time(due, since=on)
            if coming is None or coming.last_day > on + AGAIN.ahead:
                continue
            for part, body in parts:
                word = part.claim if part.waits else part.confirmed
                done = word is not None and word.stage in OVER and word.as_of >= coming.begins
                if not done:
                    yield _matter(commitment, body, coming.last_day)


def without_movement(on: date) -> Iterator[Matter]:
    """What nobody said or decided anything about for as long as the office allows, with or without a day.

    What is past its day is told of by that already.
    """
    allowed = timedelta(days=int(setting("stale_days")))
    still = stillness.without_movement(on=on).exclude(timing=Timing.FIXED, last_day__lt=on)
    for commitment, parts in with_parts(still, on, groups=True):
        moved = stillness.moved_on(commitment)
        for part, body in parts:
            if part.said not in OVER:
                yield _matter(commitment, body, moved + allowed)


def to_decide(on: date) -> Iterator[Matter]:
    """Days that a body asked to put off, which wait for the secretariat."""
    waiting = Extension.objects.filter(granted=None, commitment__in=Commitment.objects.actionable(on=on))
    for one in waiting.select_related("body__merged_into", "commitment__document").order_by("pk"):
        yield Matter(
            subject=one,
            body=one.body,
            role=Role.SECRETARIAT,
            due=one.asked_on,
            words=_words(one.commitment),
            address=reverse_lazy("decide_extension", args=[one.pk]),
            commitment=one.commitment_id,
        )


def _matter(commitment: Commitment, body: Body, due: date) -> Matter:
    return Matter(
        subject=commitment,
        body=body,
        role=Role.FOCAL_POINT,
        due=due,
        words=_words(commitment),
        address=reverse_lazy("commitment", args=[commitment.public_id]),
        commitment=commitment.pk,
    )


def _words(commitment: Commitment) -> str:
    """Its own words, in whatever language the reader has."""
    return f"{Truncator(commitment.text).chars(LETTERS)} ({commitment.document})"


def with_parts(
    commitments: QuerySet[Commitment], on: date, *, groups: bool = False
) -> Iterator[tuple[Commitment, list[tuple[OfBody, Body]]]]:
    """Each commitment with how the part of each body stands, and who has that part today.

    With ``groups``, where a group leads and nobody was asked yet, each of its members has a part.
    """
    rows = commitments.select_related("document").order_by("pk").iterator(chunk_size=AT_A_TIME)
    while some := list(islice(rows, AT_A_TIME)):
        facts = facts_of(some)
        stands = {one.pk: standing(facts[one.pk], until=on).bodies for one in some}
        if groups:
            behind = members_of_groups_that_lead((pk for pk in stands if not facts[pk].asked), on=on)
            for one in some:
                stands[one.pk] += tuple(_silent(behind.get(one.pk, ()), stands[one.pk], one.last_day))
        named = facts[some[0].pk].today  # the same of all that are asked for together
        pks = {part.body for parts in stands.values() for part in parts if part.body}
        today = _today(pks, named, on)
        chosen = decided(some) if pks - today.keys() else {}  # where several took over from one
        for one in some:
            whose = [
                (part, chosen.get((one.pk, part.body or 0), today.get(part.body or 0)))
                for part in stands[one.pk]
            ]
            yield one, [(part, body) for part, body in whose if body is not None]


def _silent(members: Iterable[int], parts: Iterable[OfBody], last_day: date | None) -> Iterator[OfBody]:
    """The parts of members of a group of whom nobody has said anything, and nobody of the whole."""
    spoken = {part.body for part in parts}
    for body in members:
        if body not in spoken and None not in spoken:
            yield OfBody(body=body, claim=None, confirmed=None, waits=False, last_day=last_day)


def _today(pks: Collection[int], named: dict[int, Body], on: date) -> dict[int, Body]:
    """The bodies themselves, or who took over from one that is gone, where that is one body alone.

    Which of several answers for a task is for a person to decide, so none of them is written to until then.
    """
    known = {pk: named[pk] for pk in pks if pk in named}
    if len(known) < len(pks):
        known |= Body.objects.in_bulk(set(pks) - known.keys())
    gone = today_of(known.values(), on=on)
    found = {}
    for pk, body in known.items():
        heirs = gone[pk]
        if body.valid_to is None or on <= body.valid_to:
            found[pk] = body
        elif len(heirs) == 1:
            found[pk] = heirs[0].body
    return found


MATTERS = (
    Matters(kind="deadline", title=_("Commitments by their last day"), rules=BY_A_DAY, find=by_their_day),
    Matters(kind="again", title=_("What comes again"), rules=AGAIN, find=next_times),
    Matters(kind="still", title=_("Without movement for long"), rules=ONCE, find=without_movement),
    Matters(kind="extension", title=_("Later days to grant or refuse"), rules=AT_ONCE, find=to_decide),
)
