"""The chain of events as data: all its links, and what those say that everybody may read.

Of an event that is not told only the digests are here, so that the chain can still be checked.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.opendata import public_rows
from answerable.register.opendata.describing import COMPUTED, From, Kind, Record
from answerable.register.trace.models import EventContent
from answerable.register.trace.moves import open_contents
from answerable.register.trace.opening import as_recorded

if TYPE_CHECKING:
    from answerable.register.opendata.describing import Finish


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    number: Annotated[int, _("Its place in the chain: 1, 2, 3, without a gap."), From("seq")]
    at: Annotated[str, _("When it was done (UTC).")]
    content_digest: Annotated[str, _("SHA-256 of public_digest followed by private_digest.")]
    previous_hash: Annotated[str, _("The hash of the event before it.")]
    hash: Annotated[
        str, _("SHA-256 of previous_hash, number, at and content_digest, with a space between each.")
    ]
    public_digest: Annotated[str, _("SHA-256 of salt followed by text."), COMPUTED]
    private_digest: Annotated[str, _("The digest of what is not for everybody."), COMPUTED]
    salt: Annotated[str, _("Keeps the digest from being guessed; empty: it is not told."), COMPUTED]
    text: Annotated[str, _("What was done, as JSON; empty: it is not told."), COMPUTED]


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyHead(Record):
    day: Annotated[date, _("The day at whose end the head was published.")]
    length: Annotated[int, _("How many events there were.")]
    hash: Annotated[str, _("The hash of the last of them.")]


def trace_of(kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The kinds of the trace; what an event says is told where the record it is about is of these kinds."""

    def with_contents(on: date) -> "Finish":
        def finish(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
            seqs = [row["seq"] for row in rows]
            digests = {
                (event, public): digest
                for event, public, digest in EventContent.objects.filter(event__in=seqs).values_list(
                    "event", "public", "digest"
                )
            }
            told = _told(seqs, kinds, on)
            return [
                {
                    "public_digest": digests[seq, True],
                    "private_digest": digests[seq, False],
                    "salt": told[seq].salt if seq in told else "",
                    "text": told[seq].text if seq in told else "",
                }
                for seq in seqs
            ]

        return finish

    return (
        Kind(
            name="event",
            many="events",
            title=_("Trace"),
            says=_("The chain of everything that was done, and what of it everybody may read."),
            record=Event,
            rows=public_rows.events,
            page="/nhat-ky/{number}/",
            finishing=with_contents,
            at_once=500,
        ),
        Kind(
            name="daily_head",
            many="daily_heads",
            title=_("Heads of the trace"),
            says=_("The head of the chain at the end of each day, as it was published."),
            record=DailyHead,
            rows=public_rows.daily_heads,
        ),
    )


def _told(seqs: list[int], kinds: tuple[Kind, ...], on: date) -> dict[int, EventContent]:
    """What may be read, of events about records that are here themselves."""
    contents = {
        seq: content for seq, (content, _record) in open_contents(seqs, on=on).items() if as_recorded(content)
    }
    about = defaultdict(set)
    for one in contents.values():
        about[one.subject_type].add(int(one.subject_id))
    here = {
        (label, pk)
        for label, pks in about.items()
        for kind in kinds
        if kind.model._meta.label_lower == label
        for pk in kind.rows(on).filter(pk__in=pks).values_list("pk", flat=True)
    }
    return {seq: one for seq, one in contents.items() if (one.subject_type, int(one.subject_id)) in here}
