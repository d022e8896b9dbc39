"""The one door into the trace: an act, the transaction that holds it, and the events that tell of it."""

from __future__ import annotations

import hashlib
import json
import secrets
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from answerable.register.trace.models import DailyHead, Event, EventContent, Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.db.models import Model


class Act:
    """What one person does at once. Its events are kept together, at the end of its transaction."""

    def __init__(
        self, *, actor: AbstractBaseUser | None, role: str, body: str, at: datetime | None = None
    ) -> None:
        self.at = at or timezone.now()
        self._actor = None if actor is None else actor.pk
        self._who = {"role": role, "body": body}
        self._noted: list[tuple[dict[str, Any], Mapping[str, Any]]] = []

    def note(
        self,
        verb: str,
        subject: Model,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        reason: str = "",
        state_digest: str = "",
        states: Mapping[str, Mapping[int, str]] | None = None,
        private: Mapping[str, Any] | None = None,
        anew: bool = False,
    ) -> None:
        """Tell of one change to one record, which is saved already.

        All but ``private`` may become public. ``state_digest`` is of the record's whole public state after,
        ``states`` are those of records that changed with it, by label and primary key. ``anew``: from here on
        records are compared with what later events say, and with none before.
        """
        public: dict[str, Any] = {
            "verb": verb,
            "subject": [subject._meta.label_lower, str(subject.pk)],
            "by": self._who,
            "before": before,
            "after": after,
            "reason": reason,
            "state_digest": state_digest,
        }
        if states:
            public["states"] = states
        if anew:
            public["anew"] = True
        self._noted.append((public, private or {}))

    def append(self) -> None:
        """Add what was noted to the chain. An act that notes very much may do so before its end, where nobody
        else writes.
        """
        if not self._noted:
            return
        # Last in the transaction: whoever holds the head waits for nobody, so that acts cannot block
        # each other for good.
        head, _ = Head.objects.select_for_update().get_or_create(pk=1)
        _close_the_day_before(head, timezone.localdate(self.at))
        for public, private in self._noted:
            self._add(head, public, private)
        self._noted.clear()

    def _add(self, head: Head, public: dict[str, Any], private: Mapping[str, Any]) -> None:
        subject_type, subject_id = public["subject"]
        opened = _content(public, public=True, subject_type=subject_type, subject_id=subject_id)
        closed = _content({"actor": self._actor, **private}, public=False, actor_id=self._actor)
        event = Event(
            seq=head.length + 1,
            at=self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            content_digest=sha256(opened.digest + closed.digest),
            previous_hash=head.hash,
        )
        event.hash = hash_of(event)
        event.save(force_insert=True)
        opened.event = closed.event = event
        EventContent.objects.bulk_create([opened, closed])
        head.length, head.hash = event.seq, event.hash
        head.save()


@contextmanager
def act(
    *, actor: AbstractBaseUser | None, role: str = "", body: str = "", at: datetime | None = None
) -> Iterator[Act]:
    """The transaction of one act, and its trace: both are kept, or neither.

    ``role`` and ``body`` (a key) are what the public learns of the actor. Acts do not nest.
    """
    with transaction.atomic(durable=True):
        doing = Act(actor=actor, role=role, body=body, at=at)
        yield doing
        doing.append()


def publish_head_of_past_day(*, on: date, dry: bool = False) -> date | None:
    """Publish the head of the last day with events, if it is over and that was not done yet; returns the day.

    The first event of a later day does the same: this is for days on which nothing is done. ``dry`` only
    tells.
    """
    with transaction.atomic(durable=True):
        head = Head.objects.select_for_update().filter(pk=1).first()
        daily = head and _close_the_day_before(head, on, dry=dry)
    return daily.day if daily else None


def _close_the_day_before(head: Head, on: date, *, dry: bool = False) -> DailyHead | None:
    last = Event.objects.filter(seq=head.length).first()
    if last is None:
        return None
    daily = DailyHead(
        day=timezone.localdate(datetime.fromisoformat(last.at)), length=head.length, hash=head.hash
    )
    if daily.day >= on or DailyHead.objects.filter(day=daily.day).exists():
        return None
    if not dry:
        daily.save(force_insert=True)
    return daily


def hash_of(event: Event) -> str:
    """The hash of a link, for anybody to recompute: SHA-256 of its four fields, a space between."""
    return sha256(f"{event.previous_hash} {event.seq} {event.at} {event.content_digest}")


def digest_of(content: EventContent) -> str:
    return sha256(content.salt + content.text)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _content(says: Mapping[str, Any], **columns: Any) -> EventContent:
    text = json.dumps(says, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content = EventContent(text=text, salt=secrets.token_hex(16), **columns)
    content.digest = digest_of(content)
    return content
