"""What is said of commitments, as rows: columns of the commitment, and facts of its appearances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.bodies.models import Body
from answerable.register.commitments.hold import CAUTION
from answerable.register.commitments.models import Due, Involvement, ReportDuty, RightTouched

if TYPE_CHECKING:
    from answerable.register.commitments.models import Appearance, Commitment
    from answerable.register.commitments.projecting import Projection

REVIEWED = ("words_sha256", "rights_class", "leads")  # what a review looked at


def take_over(commitment: Commitment, said: Projection) -> None:
    """Take over what is said now; a class never falls.

    Other words, another class or another lead, of whom the reviewer may be no stranger, need another review.
    """
    columns = dict(said.columns)
    columns["rights_class"] = max(commitment.rights_class, columns["rights_class"], key=CAUTION.index)
    if any(getattr(commitment, name) != columns[name] for name in REVIEWED):
        commitment.lifted_by = commitment.lifted_until = None
    for name, value in columns.items():
        setattr(commitment, name, value)
    commitment.save(update_fields=[*columns, "lifted_by", "lifted_until"])


def write_facts(rows: list[tuple[Appearance, Projection]]) -> None:
    """The facts of saved appearances."""
    keys = {one["body"] for _, said in rows for one in said.involvements if one["body"]}
    bodies = Body.objects.in_bulk(keys, field_name="key")
    Involvement.objects.bulk_create(
        Involvement(appearance=appearance, **{**one, "body": bodies.get(one["body"])})
        for appearance, said in rows
        for one in said.involvements
    )
    Due.objects.bulk_create(Due(appearance=row, **one) for row, said in rows for one in said.dues)
    ReportDuty.objects.bulk_create(
        ReportDuty(appearance=row, **one) for row, said in rows for one in said.reports
    )
    RightTouched.objects.bulk_create(
        RightTouched(appearance=row, **one) for row, said in rows for one in said.rights
    )
