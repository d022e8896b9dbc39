"""Who answers for a commitment whose body is no more, where several took over: the secretariat says which.

Functions pass on, and no rule tells from the words of a task whose function it was: so a person decides, for
one commitment at a time, and says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.bodies.successors import today_of
from answerable.register.commitments.acting import deed
from answerable.register.commitments.facts import Facts, facts_of
from answerable.register.commitments.locking import lock_one
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.work import AnswersFor
from answerable.register.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.accounts.models import Account
    from answerable.register.bodies.models import Body
    from answerable.register.bodies.successors import Successor
    from answerable.register.commitments.models import Commitment


class NotAnHeir(Refused):
    """It did not take over from a body that leads the commitment."""


def undecided(commitment: Commitment, *, on: date) -> list[tuple[Body, list[Successor]]]:
    """The bodies that lead it, are no more and left several heirs, each with these, decided on or not."""
    return undecided_in(facts_of([commitment])[commitment.pk], on=on)


def undecided_in(facts: Facts, *, on: date) -> list[tuple[Body, list[Successor]]]:
    """The same, of what is known already."""
    leads = {body.pk: body for body in (facts.bodies[pk] for pk in facts.leads)}
    heirs = today_of(leads.values(), on=on)
    return [(body, heirs[pk]) for pk, body in leads.items() if len(heirs[pk]) > 1]


def say_who_answers(
    commitment: Commitment, *, instead_of: Body, body: Body, reason: str, by: Account
) -> AnswersFor:
    """From now on ``body`` is asked for it, and no other heir. Decided anew, the last decision holds.

    Who was asked in a round that is open stays as it was. Raises NotAnHeir, NotActionable, PermissionDenied.
    """
    with deed(by, needed(by, Action.KEEP_ROUNDS)) as done:
        locked = lock_one(commitment)
        heirs = dict(undecided(locked, on=timezone.localdate(done.at)))
        if body not in [one.body for one in heirs.get(instead_of, ())]:
            raise NotAnHeir("no-heir")
        row = AnswersFor.objects.create(
            commitment=locked,
            instead_of=instead_of,
            body=body,
            reason=reason,
            decided_on=timezone.localdate(done.at),
        )
        recompute([locked])
        after = {"body": body.key, "name": body.name, "instead_of": instead_of.key}
        done.note("commitments.answers_for", locked, after=after, reason=reason)
    return row


def holding() -> QuerySet[AnswersFor]:
    """The decisions that hold: of each commitment and body that is no more, the last."""
    last = AnswersFor.objects.values("commitment", "instead_of").annotate(last=Max("pk"))
    return AnswersFor.objects.filter(pk__in=last.values("last"))


def decided(commitments: Iterable[Commitment]) -> dict[tuple[int, int], Body]:
    """Who answers, by the ids of the commitment and of the body that is no more: the last decision holds."""
    rows = holding().filter(commitment__in=commitments).select_related("body__merged_into")
    return {(one.commitment_id, one.instead_of_id): one.body.merged_into or one.body for one in rows}
