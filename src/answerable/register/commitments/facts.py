"""What is known of commitments: what their editions say, and what was asked, said and decided since."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Appearance, Due, Involvement
from answerable.register.commitments.state import Timing
from answerable.register.commitments.work import Assignment, Extension, Happening, Operational, Progress

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from answerable.register.commitments.models import Commitment

Row = TypeVar("Row", bound=Operational)
DAYS = ("date", "start", "end")


class Said(NamedTuple):
    """What the deadlines of a document come to."""

    timing: Timing
    final_day: date | None
    next_day: date | None


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
    merged: dict[int, int] = field(default_factory=dict)  # records that were merged -> the body that stays

    def body(self, pk: int) -> int:
        """The body that a record is of today."""
        return self.merged.get(pk, pk)


def facts_of(commitments: Iterable[Commitment]) -> dict[int, Facts]:
    """What is known of each, in as many questions for many as for one."""
    known = {one.pk: one for one in commitments}
    current = dict(
        Appearance.objects.filter(commitment__in=known)
        .order_by("edition__ordinal")
        .values_list("commitment", "pk")
    )
    dues: dict[int, list[dict[str, Any]]] = {}
    for due in Due.objects.standing().filter(appearance__in=current.values()).order_by("pk"):
        dues.setdefault(due.appearance_id, []).append(_as_the_contract_has_it(due))
    leads: dict[int, list[int]] = {}
    for appearance, body in (
        Involvement.objects.standing()
        .filter(appearance__in=current.values(), role=Involvement.Role.LEAD)
        .filter(body__group=False)
        .order_by("pk")
        .values_list("appearance", "body")
    ):
        leads.setdefault(appearance, []).append(body)
    asked, words = _rows(Assignment, known), _rows(Progress, known)
    extensions, happenings = _rows(Extension, known), _rows(Happening, known)
    merged = {one.pk: one.merged_into_id or one.pk for one in Body.objects.exclude(merged_into=None)}
    return {
        pk: Facts(
            said=Said(Timing(one.timing), one.final_day, one.next_day),
            dues=tuple(dues.get(current.get(pk, 0), ())),
            leads=tuple(leads.get(current.get(pk, 0), ())),
            asked=tuple(asked.get(pk, ())),
            words=tuple(words.get(pk, ())),
            extensions=tuple(extensions.get(pk, ())),
            happenings=tuple(happenings.get(pk, ())),
            merged=merged,
        )
        for pk, one in known.items()
    }


def _as_the_contract_has_it(due: Due) -> dict[str, Any]:
    days = {name: day.isoformat() for name in DAYS if (day := getattr(due, name))}
    return {
        "kind": due.kind, "inclusive": due.inclusive, "duration": due.duration, "event": due.event, **days
    }  # fmt: skip


def _rows(model: type[Row], known: Iterable[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in model._default_manager.filter(commitment__in=known).order_by("pk"):
        found.setdefault(row.commitment_id, []).append(row)
    return found
