"""Progress over rounds of reporting, as everybody may count it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Assignment
from answerable.register.consolidating.pictures import Course
from answerable.register.reporting.models import Decision, Round

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.plans.models import Document

LAST = 8  # rounds


def course(document: Document, *, on: date) -> Course:
    """What was asked, answered and confirmed of a plan in its last rounds; nothing of what is on hold."""
    rounds = list(Round.objects.standing().filter(Q(document=document) | Q(document=None))[:LAST])[::-1]
    occasions = [one.occasion for one in rounds]
    worked_on = Commitment.objects.actionable(on=on).filter(document=document)
    asked, answered, confirmed = Counter[str](), Counter[str](), Counter[str]()
    rows = Assignment.objects.filter(commitment__in=worked_on, occasion__in=occasions, dropped_on=None)
    for occasion, outcome in rows.values_list("occasion", "outcome"):
        asked[occasion] += 1
        answered[occasion] += outcome in (Assignment.Outcome.ANSWERED, Assignment.Outcome.RETURNED)
    decided = Decision.objects.filter(
        commitment__in=worked_on,
        outcome=Decision.Outcome.CONFIRMED,
        submission__answer__assignment__occasion__in=occasions,
    )
    confirmed.update(decided.values_list("submission__answer__assignment__occasion", flat=True))
    named = [(one, one.occasion) for one in rounds if asked[one.occasion]]
    return Course(
        tuple(f"{one.ends:%d/%m/%Y}" for one, _occasion in named),
        tuple(
            (name, tuple(counts[occasion] for _one, occasion in named))
            for name, counts in ((_("asked"), asked), (_("answered"), answered), (_("confirmed"), confirmed))
            if named
        ),
    )
