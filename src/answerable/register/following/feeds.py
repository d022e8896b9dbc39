"""What moved, as Atom feeds (RFC 4287): the newest of a commitment, a plan, a body, a list, or of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from answerable.register.following.models import Kind
from answerable.register.following.targets import touching
from answerable.register.trace.models import EventContent
from answerable.register.trace.moves import last_move, moves, moves_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from answerable.register.following.targets import Target
    from answerable.register.trace.moves import Move

SHOWN = 50  # moves in a feed
LOOKED_AT = 200  # events about its own records, the newest ones
COMMITMENTS = 1000  # whose events are looked for, the newest ones
RECENT = 500  # last events of all: letters, inspections and money are of several records


def newest(target: Target, *, on: date) -> list[Move]:
    """What moved of a target, the newest first."""
    last = last_move()
    told = {one.seq: one for one in moves(max(last - RECENT, 0), RECENT, on=on).moves}
    if target.kind is not Kind.ALL:
        about = Q()
        for label, pks in target.subjects(on=on, most=COMMITMENTS).items():
            about |= Q(subject_type=label, subject_id__in=pks)
        older = EventContent.objects.filter(about, public=True, event__lte=last - RECENT)
        seqs = older.order_by("-event").values_list("event", flat=True)[:LOOKED_AT]
        told |= {one.seq: one for one in moves_of(seqs, on=on)}
    found = touching(target, [(one.seq, one.concerned) for one in told.values()], on=on)
    return [told[seq] for seq in sorted(found, reverse=True)[:SHOWN]]


def atom(target: Target, absolute: Callable[[str], str], *, on: date) -> bytes:
    """The feed, in the language that is active. ``absolute`` makes whole addresses of paths."""
    feed = Atom1Feed(
        title=f"Answerable: {target.title}",
        link=absolute(target.address),
        description=_("What moved, as the public trace tells it."),
        language=get_language(),
        feed_url=absolute(target.feed),
    )
    for one in newest(target, on=on):
        event = absolute(reverse("trace_event", args=[one.seq]))
        feed.add_item(
            title=f"{one.about}: {one.sentence}",
            link=absolute(one.address) if one.address else event,
            description=" ".join(filter(None, (one.reason, f"({one.by})" if one.by else ""))),
            unique_id=event,
            updateddate=one.at,
            pubdate=one.at,
        )
    return str(feed.writeString("utf-8")).encode()
