"""What others say of commitments, gathered for pages and reports: each voice by itself, none averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Min, Prefetch

from answerable.register.assessments.contributions import Contribution, Reply
from answerable.register.assessments.models import Assessment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from answerable.register.commitments.models import Commitment

SHOWN = 50  # bodies in a table
LISTED = 100  # contributions on a page


def latest(
    commitments: Collection[Commitment] | Collection[int], *, on: date, until: date | None = None
) -> dict[int, list[Assessment]]:
    """What each institution said last of each commitment, up to a day, and did not take back; the newest
    first."""
    found: dict[int, dict[int, Assessment]] = {}
    rows = Assessment.objects.shown(on=on).filter(commitment__in=commitments).select_related("body")
    if until is not None:
        rows = rows.filter(made_at__date__lte=until)
    for one in rows:
        found.setdefault(one.commitment_id, {}).setdefault(one.body_id, one)
    return {pk: list(by_body.values()) for pk, by_body in found.items()}


def contributions_to(commitment: Commitment, *, on: date) -> list[Contribution]:
    """Published contributions to a commitment, with the replies that are shown."""
    rows = Contribution.objects.shown(on=on).filter(commitment=commitment)
    replies = Prefetch("replies", queryset=Reply.objects.shown(on=on).select_related("body"))
    return list(rows.prefetch_related(replies)[:LISTED])


class Waiting(NamedTuple):
    """How many contributions wait for something, and since when the oldest does."""

    number: int
    since: date | None

    def days(self, *, on: date) -> int:
        return (on - self.since).days if self.since else 0


class Counts(NamedTuple):
    """How contributions are dealt with."""

    received: int
    published: int
    refused: dict[str, int]  # by ground, each ground
    undecided: Waiting
    unanswered: Waiting


def counts(*, on: date) -> Counts:
    by_ground = dict(
        Contribution.objects.filter(standing=Contribution.Standing.REFUSED)
        .order_by()
        .values_list("ground")
        .annotate(n=Count("pk"))
    )
    return Counts(
        received=Contribution.objects.count(),
        published=Contribution.objects.published().count(),
        refused={ground: by_ground.get(ground, 0) for ground in Contribution.Ground.values},
        undecided=Waiting(
            **Contribution.objects.waiting().aggregate(number=Count("pk"), since=Min("sent_on"))
        ),
        unanswered=Waiting(
            **Contribution.objects.unanswered(on=on).aggregate(number=Count("pk"), since=Min("decided_on"))
        ),
    )


def unanswered_by_body(*, on: date) -> Iterator[tuple[str, str, Waiting]]:
    """Bodies that lead what published contributions without a reply are about: key, name, how many since."""
    rows = (
        Contribution.objects.unanswered(on=on)
        .filter(
            commitment__appearances__edition__standing="published",
            commitment__appearances__involvements__role="lead",
            commitment__appearances__involvements__superseded_at=None,
            commitment__appearances__involvements__body__isnull=False,
        )
        .order_by()
        .values_list(
            "commitment__appearances__involvements__body__key",
            "commitment__appearances__involvements__body__name",
        )
        .annotate(n=Count("pk", distinct=True), since=Min("decided_on"))
        .order_by("since", "commitment__appearances__involvements__body__name")
    )
    for key, name, number, since in rows[:SHOWN]:
        yield key, name, Waiting(number, since)
