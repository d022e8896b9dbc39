"""What is open now, as the rooms tell it: asked when notices are made, and again before each letter."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.accounts.notices import all_matters
from answerable.register.commitments.models import Commitment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answerable.register.accounts.notices import Matter, Matters
    from answerable.register.reminders.models import Notice

FRESH = 10  # seconds for which what was found is taken to be so
AT_ONCE = 300  # matters looked at together


class Key(NamedTuple):
    """What tells one matter from all others, whoever is told of it."""

    kind: str
    subject_type: str
    subject_id: int
    body: int | None
    due: date


def key_of(kind: str, matter: Matter) -> Key:
    subject = matter.subject
    body = matter.body.pk if matter.body else None
    return Key(kind, subject._meta.label_lower, subject.pk, body, matter.due)


def key_of_notice(notice: Notice) -> Key:
    return Key(notice.kind, notice.subject_type, notice.subject_id, notice.body_id, notice.due)


def found_on(on: date) -> Iterator[tuple[Matters, Matter]]:
    """The open matters of every kind, whatever a room found none of a commitment on hold or over.

    Those of a body that was merged are of the one that stays.
    """
    for matters in all_matters():
        found = matters.find(on)
        while some := list(islice(found, AT_ONCE)):
            about = {one.commitment for one in some if one.commitment is not None}
            working = Commitment.objects.actionable(on=on).filter(pk__in=about)
            kept = {None, *working.values_list("pk", flat=True)}
            for matter in some:
                if matter.commitment in kept:
                    body = matter.body and (matter.body.merged_into or matter.body)
                    yield matters, matter if body == matter.body else replace(matter, body=body)


class OpenMatters:
    """What is open on a day, found anew where it was found too long ago."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._found: dict[Key, tuple[Matters, Matter]] = {}
        self._stale_at = 0.0
        self._kinds = [kind.kind for kind in all_matters()]

    def of(self, notice: Notice) -> tuple[Matters, Matter] | None:
        """The matter of a notice with its kind; None where it is not open any more."""
        if time.monotonic() >= self._stale_at:
            self._found = {key_of(kind.kind, matter): (kind, matter) for kind, matter in found_on(self._on)}
            self._stale_at = time.monotonic() + FRESH
        return self._found.get(key_of_notice(notice))

    def order(self, told: tuple[Notice, Matters, Matter]) -> tuple[int, date]:
        """The place of a matter in a letter: by the order of kinds, then by its day."""
        _notice, kind, matter = told
        return self._kinds.index(kind.kind), matter.due
