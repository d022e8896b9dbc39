"""What moved since a follower was last told becomes one letter, and the same event is never in two.

The letter and the number of the last event that it was made of are kept together, or neither is.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from answerable.register.following.models import Follower, Kind, Mailing, Rhythm
from answerable.register.following.targets import Target, touching
from answerable.register.reminders.posting import new_message_id
from answerable.register.trace.moves import last_move, moves

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.trace.concerning import Concerned

AT_ONCE = 500  # events
MOST = 200  # events that a letter names; of more it says how many
WEEK = timedelta(days=7)


def due(*, on: date) -> QuerySet[Follower]:
    """Those who may be told on that day."""
    daily = Q(rhythm=Rhythm.DAILY, told_on__lt=on)
    weekly = Q(rhythm=Rhythm.WEEKLY, told_on__lte=on - WEEK)
    return Follower.objects.confirmed().filter(daily | weekly, told_upto__lt=last_move())


def gather(*, on: date) -> int:
    """Make the letters of a day. Returns how many; a stop midway is gone on with by the next time."""
    waiting = list(due(on=on).order_by("pk").values_list("pk", "told_upto"))
    if not waiting:
        return 0
    moved, upto = _moved(min(seq for _pk, seq in waiting))
    found: dict[Target, set[int]] = {}
    return sum(_tell(pk, moved, upto, found, on) for pk, _seq in waiting)


def _moved(after: int) -> tuple[list[tuple[int, Concerned]], int]:
    """All that was told since an event, with whom it concerns, and the number of the last event read."""
    moved: list[tuple[int, Concerned]] = []
    while True:
        told, upto = moves(after, AT_ONCE)
        if upto == after:
            return moved, upto
        moved += [(one.seq, one.concerned) for one in told]
        after = upto


def _tell(
    pk: int, moved: list[tuple[int, Concerned]], upto: int, found: dict[Target, set[int]], on: date
) -> bool:
    with transaction.atomic():
        follower = due(on=on).select_for_update().filter(pk=pk).first()
        if follower is None:
            return False  # told by another meanwhile, or gone
        events: set[int] = set()
        for follow in follower.follows.confirmed():
            target = Target(Kind(follow.kind), follow.name)
            if target not in found:
                found[target] = touching(target, moved, on=on)
            after = max(follow.since or 0, follower.told_upto)
            events |= {seq for seq in found[target] if seq > after}
        follower.told_upto, follower.told_on = upto, on
        follower.save(update_fields=["told_upto", "told_on"])
        if not events:
            return False
        newest = sorted(events)[-MOST:]
        Mailing.objects.create(
            follower=follower,
            kind=Mailing.Kind.DIGEST,
            made_on=on,
            events=newest,
            more=len(events) - len(newest),
            message_id=new_message_id(),
        )
    return True
