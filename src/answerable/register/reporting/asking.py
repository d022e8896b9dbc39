"""Who is asked in a round: found once when it opens, and kept as it was found.

Asked are the bodies that lead, where they are there on the last day of the round. One that is not there any
more is asked through those who took over from it, of several the one that the secretariat decided on; and a
group through its dated roster. A commitment that is on hold or over is asked for by nobody, and one that was
confirmed as done, once and for all, is not asked for again. Where a name comes to no body, that is told, and
not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from answerable.register.bodies.models import Body, GroupMember, valid
from answerable.register.bodies.successors import Successor, today_of
from answerable.register.commitments.answering_for import decided
from answerable.register.commitments.models import Appearance, Commitment, Involvement
from answerable.register.commitments.state import COMES_AGAIN, Stage
from answerable.register.commitments.work import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from answerable.register.plans.models import Document

Way = Assignment.Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who is to be asked for what: (commitment, body, way), and what nobody can be asked for."""

    rows: list[tuple[Commitment, Body, str]] = field(default_factory=list)
    nobody: list[Commitment] = field(default_factory=list)


def whom_to_ask(document: Document | None, *, until: date, on: date) -> Asked:
    """Who is asked for the commitments of a plan, or of all, that are worked on today (``on``).

    ``until`` is the last day of the round: who was there on it answers. Queries do not grow with the rows.
    """
    commitments = Commitment.objects.actionable(on=on).select_related("document").order_by("pk")
    if document is not None:
        commitments = commitments.filter(document=document)
    return who_answers((one for one in commitments if not _is_over(one)), until=until)


def who_answers(commitments: Iterable[Commitment], *, until: date) -> Asked:
    """The bodies that lead these commitments, or stand for those that do, on a day."""
    known = {one.pk: one for one in commitments}
    asked, chosen = Asked(), decided(known.values())
    leads = _leads(known)
    there = there_of((body for bodies in leads.values() for body in bodies), until=until)
    for pk, commitment in known.items():
        found = {
            body.pk: (body, way)
            for lead in leads.get(pk, ())
            for body, way in _chosen(there[lead.pk], chosen.get((pk, lead.pk)))
        }
        asked.rows.extend((commitment, body, way) for body, way in found.values())
        if not found:
            asked.nobody.append(commitment)
    return asked


def _chosen(there: list[tuple[Body, str]], body: Body | None) -> list[tuple[Body, str]]:
    """Of several heirs the one that was decided on, while it is one of them; all of them until then."""
    return [one for one in there if one[0] == body] or there


def _is_over(commitment: Commitment) -> bool:
    once = commitment.timing not in COMES_AGAIN
    return once and commitment.stage in (Stage.DONE, Stage.DISCONTINUED)


def _leads(known: dict[int, Commitment]) -> dict[int, list[Body]]:
    """The bodies and groups that the current edition names as leads, the merged ones as what they are now."""
    current = dict(
        Appearance.objects.filter(commitment__in=known)
        .order_by("edition__ordinal")
        .values_list("commitment", "pk")
    )
    of = {appearance: commitment for commitment, appearance in current.items()}
    found: dict[int, list[Body]] = {}
    involved = (
        Involvement.objects.standing()
        .filter(appearance__in=current.values(), role=Involvement.Role.LEAD, body__isnull=False)
        .select_related("body__merged_into")
        .order_by("pk")
    )
    for one in involved:
        if one.body is not None:
            found.setdefault(of[one.appearance_id], []).append(one.body.merged_into or one.body)
    return found


def there_of(named: Iterable[Body], *, until: date) -> dict[int, list[tuple[Body, str]]]:
    """For each body or group those who answer for it on that day, and in which way."""
    bodies = {body.pk: body for body in named}
    members = _members([body for body in bodies.values() if body.group], until)
    of_groups = {one.pk: one for many in members.values() for one in many}
    heirs = today_of([*bodies.values(), *of_groups.values()], on=until)
    return {pk: list(_answering(body, members, heirs, until)) for pk, body in bodies.items()}


def _answering(
    body: Body, members: dict[int, list[Body]], heirs: dict[int, list[Successor]], until: date
) -> Iterator[tuple[Body, str]]:
    if body.group:
        for member in members.get(body.pk, ()):
            yield from ((one, Way.ROSTER) for one, _ in _itself_or_heirs(member, heirs, until))
    else:
        yield from _itself_or_heirs(body, heirs, until)


def _itself_or_heirs(
    body: Body, heirs: dict[int, list[Successor]], until: date
) -> Iterator[tuple[Body, str]]:
    if body.valid_to is None or until <= body.valid_to:
        yield body, Way.ITSELF
    else:
        yield from ((heir.body, Way.SUCCESSOR) for heir in heirs[body.pk])


def _members(groups: list[Body], until: date) -> dict[int, list[Body]]:
    found: dict[int, list[Body]] = {}
    rows = GroupMember.objects.filter(valid(until), group__in=groups).select_related("member__merged_into")
    for row in rows.order_by("pk"):
        found.setdefault(row.group_id, []).append(row.member.merged_into or row.member)
    return found
