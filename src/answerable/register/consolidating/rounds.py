"""Progress over rounds of reporting, as everybody may count it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Assignment
from answerable.register.consolidating.pictures import Course
from answerable.register.reporting.models import Decision, Round

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.plans.models import Document

LAST = 8  # rounds


def course(document: Document | None, *, on: date) -> Course:
    """What was asked, answered and confirmed in the last rounds of a plan, or of all plans.

    Nothing of what is on hold is among it.
    """
    standing, worked_on = Round.objects.standing(), Commitment.objects.actionable(on=on)
    if document is not None:
        standing = standing.filter(Q(document=document) | Q(document=None))
        worked_on = worked_on.filter(document=document)
    rounds = list(standing[:LAST])[::-1]
    occasions = [one.occasion for one in rounds]
    asked, answered, confirmed = Counter[str](), Counter[str](), Counter[str]()
    rows = Assignment.objects.filter(commitment__in=worked_on, occasion__in=occasions, dropped_on=None)
    counted = rows.order_by().values_list("occasion", "outcome").annotate(n=Count("pk"))
    for occasion, outcome, n in counted:
        asked[occasion] += n
        answered[occasion] += n * (outcome in (Assignment.Outcome.ANSWERED, Assignment.Outcome.RETURNED))
    decided = Decision.objects.filter(
        commitment__in=worked_on,
        outcome=Decision.Outcome.CONFIRMED,
        submission__answer__assignment__occasion__in=occasions,
    )
    of = "submission__answer__assignment__occasion"
    confirmed.update(dict(decided.order_by().values_list(of).annotate(n=Count("pk"))))
    named = [(one, one.occasion) for one in rounds if asked[one.occasion]]
    return Course(
        tuple(f"{one.ends:%d/%m/%Y}" for one, _occasion in named),
        tuple(
            (name, tuple(counts[occasion] for _one, occasion in named))
            for name, counts in ((_("asked"), asked), (_("answered"), answered), (_("confirmed"), confirmed))
            if named
        ),
    )
