"""Who is asked for their part on an occasion: written when it opens, and kept as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from answerable.register.accounts.permissions import Action
from answerable.register.commitments.acting import deed
from answerable.register.commitments.locking import lock, role_in
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.state import is_held
from answerable.register.commitments.work import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Commitment
    from answerable.register.trace.recording import Act


class Wish(NamedTuple):
    """That a body be asked about a commitment, and why that body."""

    commitment: Commitment
    body: Body
    way: Assignment.Way = Assignment.Way.ITSELF


def assign(
    occasion: str, wishes: Sequence[Wish], *, due: date | None, by: Account, doing: Act | None = None
) -> list[Commitment]:
    """Ask on an occasion, each body once. Returns those left out: on hold, withdrawn or no longer in force.

    Asked twice, nothing is asked twice. Raises PermissionDenied.
    """
    with deed(by, role=role_in(by, Action.KEEP_ROUNDS), doing=doing) as done:
        locked = lock(wish.commitment for wish in wishes)
        known = set(
            Assignment.objects.filter(occasion=occasion, commitment__in=locked.working).values_list(
                "commitment", "body"
            )
        )
        fresh = {
            (wish.commitment.pk, wish.body.pk): wish
            for wish in wishes
            if wish.commitment.pk in locked.working and (wish.commitment.pk, wish.body.pk) not in known
        }
        Assignment.objects.bulk_create(
            Assignment(
                occasion=occasion,
                commitment=locked.working[wish.commitment.pk],
                body=wish.body,
                way=wish.way,
                asked_on=timezone.localdate(done.at),
                due=due,
            )
            for wish in fresh.values()
        )
        recompute(locked.working.values())
        for wish in fresh.values():
            after = {"occasion": occasion, "body": wish.body.key, "way": wish.way, "due": due}
            done.note("commitments.asked", locked.working[wish.commitment.pk], after=after)
    return locked.skipped


def drop(
    assignments: Iterable[Assignment], *, reason: str, by: Account, doing: Act | None = None
) -> list[Commitment]:
    """Ask no more, for a reason that everybody reads. Returns those left out, as ``assign`` does."""
    return _change(
        assignments, "commitments.asked_no_more", {"dropped_why": reason}, by=by, doing=doing, reason=reason
    )


def ask_no_more(commitment: Commitment, *, why: str, on: date) -> None:
    """Of a commitment that is about to be put on hold or withdrawn; its event tells of it.

    One that was on hold already has nobody who is asked.
    """
    if not is_held(commitment, on=on):
        open_ones = commitment.assignments.filter(dropped_on=None, outcome="")
        open_ones.update(dropped_on=on, dropped_why=why)


def set_outcome(
    assignments: Iterable[Assignment],
    outcome: Assignment.Outcome,
    *,
    late: bool = False,
    action: Action = Action.KEEP_ROUNDS,
    by: Account,
    doing: Act | None = None,
) -> list[Commitment]:
    """Write how they answered. Returns those left out, as ``assign`` does.

    ``action`` is what they who write it may do: a body that signs answers by that.
    """
    columns = {"outcome": outcome, "late": late}
    return _change(assignments, f"commitments.{outcome}", columns, action=action, by=by, doing=doing)


def _change(
    assignments: Iterable[Assignment],
    verb: str,
    columns: dict[str, object],
    *,
    action: Action = Action.KEEP_ROUNDS,
    by: Account,
    doing: Act | None,
    reason: str = "",
) -> list[Commitment]:
    """Set columns of those that are still asked and say something else; each such is an event."""
    pks = [one.pk for one in assignments]
    rows = Assignment.objects.filter(pk__in=pks, dropped_on=None).select_related("body", "commitment")
    bodies = {one.body for one in rows}
    role = min((role_in(by, action, body) for body in bodies), default=role_in(by, action))
    with deed(by, role=role, doing=doing) as done:
        locked = lock(one.commitment for one in rows)
        if "dropped_why" in columns:
            columns = {**columns, "dropped_on": timezone.localdate(done.at)}
        for one in rows.order_by("pk"):
            commitment = locked.working.get(one.commitment_id)
            if commitment is None or all(getattr(one, name) == value for name, value in columns.items()):
                continue
            for name, value in columns.items():
                setattr(one, name, value)
            one.save(update_fields=list(columns))
            after = {"occasion": one.occasion, "body": one.body.key, "late": one.late}
            done.note(verb, commitment, after=after, reason=reason)
        recompute(locked.working.values())
    return locked.skipped
