"""What is known of commitments: what their editions say, and what was asked, said and decided since."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Due, Involvement
from answerable.register.commitments.state import Timing
from answerable.register.commitments.work import Assignment, Extension, Happening, Operational, Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from answerable.register.commitments.models import Commitment

Row = TypeVar("Row", bound=Operational)
DAYS = ("date", "start", "end")


class Said(NamedTuple):
    """What the deadlines of a document come to."""

    timing: Timing
    final_day: date | None
    next_day: date | None


class Stated(NamedTuple):
    """What the current edition says of one commitment."""

    dues: tuple[Due, ...] = ()
    leads: tuple[Body, ...] = ()  # no groups

    @classmethod
    def by(cls, dues: Iterable[Due], involved: Iterable[Involvement]) -> Stated:
        """By the standing facts of its appearance."""
        leads = [one.body for one in involved if one.role == Involvement.Role.LEAD]
        return cls(tuple(dues), tuple(body for body in leads if body and not body.group))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one commitment. Rows of one kind come in the order in which they were written."""

    said: Said  # where no deadline is kept beside it
    dues: tuple[dict[str, Any], ...] = ()
    leads: tuple[int, ...] = ()  # bodies that the current edition names, no groups
    asked: tuple[Assignment, ...] = ()
    words: tuple[Progress, ...] = ()
    extensions: tuple[Extension, ...] = ()
    happenings: tuple[Happening, ...] = ()
    bodies: dict[int, Body] = field(default_factory=dict)  # each record that is named -> the body that stays

    def body(self, pk: int) -> int:
        """The body that a record is of today."""
        return self.bodies[pk].pk if pk in self.bodies else pk

    @property
    def today(self) -> dict[int, Body]:
        """The bodies that are named, by their own ids, no merged record among them."""
        return {body.pk: body for body in self.bodies.values()}


def facts_of(
    commitments: Iterable[Commitment], *, stated: Mapping[int, Stated] | None = None
) -> dict[int, Facts]:
    """What is known of each, in as many questions for many as for one.

    ``stated`` is what their current editions say, where that is known already.
    """
    known = {one.pk: one for one in commitments}
    stated = _stated(known) if stated is None else stated
    asked, words = _rows(Assignment, known), _rows(Progress, known)
    extensions, happenings = _rows(Extension, known), _rows(Happening, known)
    named = {body.pk: body for one in stated.values() for body in one.leads}
    spoken: Iterable[Assignment | Progress | Extension] = chain(
        *asked.values(), *words.values(), *extensions.values()
    )
    bodies = _bodies(named, {one.body_id for one in spoken if one.body_id})
    return {
        pk: Facts(
            said=Said(Timing(one.timing), one.final_day, one.next_day),
            dues=tuple(map(_as_the_contract_has_it, stated.get(pk, Stated()).dues)),
            leads=tuple(body.pk for body in stated.get(pk, Stated()).leads),
            asked=tuple(asked.get(pk, ())),
            words=tuple(words.get(pk, ())),
            extensions=tuple(extensions.get(pk, ())),
            happenings=tuple(happenings.get(pk, ())),
            bodies=bodies,
        )
        for pk, one in known.items()
    }


def _stated(known: Collection[int]) -> dict[int, Stated]:
    dues: dict[int, list[Due]] = {}
    for due in Due.objects.current(known).order_by("pk"):
        dues.setdefault(due.of, []).append(due)
    involved: dict[int, list[Involvement]] = {}
    leads = Involvement.objects.current(known).filter(role=Involvement.Role.LEAD, body__group=False)
    for one in leads.select_related("body__merged_into").order_by("pk"):
        involved.setdefault(one.of, []).append(one)
    return {pk: Stated.by(dues.get(pk, ()), involved.get(pk, ())) for pk in known}


def _bodies(named: Mapping[int, Body], others: set[int]) -> dict[int, Body]:
    """The body that stays, of each record."""
    found = dict(named)
    if missing := others - found.keys():
        found |= Body.objects.select_related("merged_into").in_bulk(missing)
    return {pk: body.merged_into or body for pk, body in found.items()}


def _as_the_contract_has_it(due: Due) -> dict[str, Any]:
    days = {name: day.isoformat() for name in DAYS if (day := getattr(due, name))}
    return {
        "kind": due.kind, "inclusive": due.inclusive, "duration": due.duration, "event": due.event,
        "words": due.words, **days
    }  # fmt: skip


def _rows(model: type[Row], known: Iterable[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in model._default_manager.filter(commitment__in=known).order_by("pk"):
        found.setdefault(row.commitment_id, []).append(row)
    return found
