"""The quality card of a published edition: what it leaves unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.register.commitments.models import Appearance, Commitment, ReportDuty
from answerable.register.commitments.state import Timing
from answerable.register.plans.quality import Gap, Hop, Statement, card_of_edition

if TYPE_CHECKING:
    from answerable.register.plans.models import Edition
    from answerable.register.plans.quality import Card


class Unsaid(NamedTuple):
    """What the page of a plan tells of its card."""

    tasks: int
    without_lead: int
    without_time: int
    reports: int


def unsaid(edition: Edition) -> Unsaid:
    card = card_of_published(edition)
    found = {one.gap: len(one.places) for one in card.findings}
    return Unsaid(card.tasks, found.get(Gap.NO_LEAD, 0), found.get(Gap.NO_DEADLINE, 0), card.reports)


def card_of_published(edition: Edition) -> Card:
    """What the edition states now, corrections and all; what was withdrawn is stated no more."""
    stated = Appearance.objects.filter(edition=edition, commitment__withdrawn_at=None)
    statements = []
    for one in stated.select_related("commitment", "clause__parent").order_by("clause__position"):
        parent = one.clause.parent
        if parent is not None:
            parent.edition = edition
        statements.append(
            Statement(
                clause=one.clause.key,
                text=one.commitment.text,
                target=one.commitment.kind == Commitment.Kind.TARGET,
                above=parent.text if parent is not None else "",
                leads=len(one.commitment.leads),
                timed=one.commitment.timing != Timing.NONE,
            )
        )
    duties = ReportDuty.objects.standing().filter(appearance__in=stated)
    hops = [
        Hop(
            clause=duty.appearance.clause.key,
            words=duty.words,
            received=bool(duty.to),
            timed=bool(duty.deadline),
        )
        for duty in duties.select_related("appearance__clause").order_by("appearance__clause__position", "pk")
    ]
    return card_of_edition(edition, statements, hops)
