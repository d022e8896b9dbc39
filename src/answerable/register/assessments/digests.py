"""What the public can know of what others say, as digests that ``verify`` compares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answerable.register.assessments.contributions import Contribution, Reply
from answerable.register.assessments.models import Assessment
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection

OF_AN_ASSESSMENT = (
    "commitment_id", "body_id", "scale", "words", "sources", "made_at", "withdrawal__reason",
    "withdrawal__at",
)  # fmt: skip
OF_A_CONTRIBUTION = (
    "commitment_id", "kind", "words", "sources", "sent_on", "standing", "ground", "decided_on",
)  # fmt: skip


def of_assessments(pks: Collection[int]) -> dict[int, str]:
    rows = Assessment.objects.filter(pk__in=pks)
    return {pk: digest(state) for pk, state in columns(rows, OF_AN_ASSESSMENT)}


def of_contributions(pks: Collection[int]) -> dict[int, str]:
    """Each with its replies."""
    replies: dict[int, list[Any]] = {pk: [] for pk in pks}
    rows = Reply.objects.filter(contribution__in=pks).order_by("pk")
    for contribution, *said in rows.values_list("contribution", "body_id", "words", "said_on"):
        replies[contribution].append(said)
    found = Contribution.objects.filter(pk__in=pks)
    return {pk: digest({**state, "replies": replies[pk]}) for pk, state in columns(found, OF_A_CONTRIBUTION)}


DIGESTS = {
    "assessments.assessment": Compared(
        of_assessments, lambda: Assessment.objects.select_related("commitment", "body")
    ),
    "assessments.contribution": Compared(
        of_contributions,
        lambda: Contribution.objects.published().select_related("commitment"),
        Contribution.objects.all,
    ),
}
