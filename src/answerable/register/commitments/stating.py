"""What is said of commitments, as rows: columns of the commitment, and facts of its appearances.

Facts are written once. What was read wrongly is superseded by what a person keeps, and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Subquery

from answerable.register.bodies.models import Body
from answerable.register.commitments.hold import CAUTION
from answerable.register.commitments.models import Appearance, Due, Involvement, ReportDuty, RightTouched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import Model

    from answerable.register.commitments.models import Commitment
    from answerable.register.commitments.projecting import Projection

SOUGHT = (Involvement, RightTouched)
REVIEWED = ("words_sha256", "rights_class", "leads")  # what a review looked at


def take_over(commitment: Commitment, said: Projection, *, reviewed: Sequence[str] = REVIEWED) -> None:
    """Take over what is said now; a class never falls.

    Where any of the columns that were ``reviewed`` reads otherwise, another review is needed.
    """
    columns = dict(said.columns)
    columns["rights_class"] = max(commitment.rights_class, columns["rights_class"], key=CAUTION.index)
    if any(getattr(commitment, name) != columns[name] for name in reviewed):
        commitment.lifted_by = commitment.lifted_until = None
    for name, value in columns.items():
        setattr(commitment, name, value)
    commitment.save(update_fields=[*columns, "lifted_by", "lifted_until"])


def write_facts(rows: Sequence[tuple[Appearance, Projection]]) -> None:
    """The facts of saved appearances, each the latest of its commitment."""
    of = [row.commitment_id for row, _ in rows]
    for model, facts in _facts(rows).items():
        if model in SOUGHT:
            model._default_manager.filter(now_of__in=of).update(now_of=None)
        model._default_manager.bulk_create(facts)


def let_be_found() -> None:
    """Of facts that came otherwise, say of which commitment they are now."""
    later = Appearance.objects.filter(
        commitment=OuterRef("commitment"), edition__ordinal__gt=OuterRef("edition__ordinal")
    )
    latest = Appearance.objects.filter(~Exists(later), pk=OuterRef("appearance"))
    for model in SOUGHT:
        rows = model._default_manager.filter(superseded_at=None)
        rows.update(now_of=Subquery(latest.values("commitment")))


def correct_facts(appearance: Appearance, said: Projection, *, at: datetime) -> None:
    """Let what is said now take the place of what was: a whole list of it, where any of it reads otherwise.
    Of the latest appearance of a commitment.

    The rights touched are what the lens and reviewers say, and no reading of the document corrects them.
    """
    for model, now in _facts([(appearance, said)]).items():
        if model is RightTouched:
            continue
        standing = model._default_manager.filter(appearance=appearance, superseded_at=None).order_by("pk")
        if [_said(one) for one in standing] != [_said(one) for one in now]:
            standing.update(superseded_at=at, **({"now_of": None} if model in SOUGHT else {}))
            model._default_manager.bulk_create(now)


def _facts(rows: Iterable[tuple[Appearance, Projection]]) -> dict[type[Model], list[Any]]:
    """The facts of appearances, not saved yet, by their kind."""
    rows = list(rows)
    keys = {one["body"] for _, said in rows for one in said.involvements if one["body"]}
    bodies = Body.objects.in_bulk(keys, field_name="key")
    return {
        Involvement: [
            Involvement(appearance=row, now_of=row.commitment, **{**one, "body": bodies.get(one["body"])})
            for row, said in rows
            for one in said.involvements
        ],
        Due: [Due(appearance=row, **one) for row, said in rows for one in said.dues],
        ReportDuty: [ReportDuty(appearance=row, **one) for row, said in rows for one in said.reports],
        RightTouched: [
            RightTouched(appearance=row, now_of=row.commitment, **one)
            for row, said in rows
            for one in said.rights
        ],
    }


def _said(fact: Any) -> dict[str, Any]:
    """What a fact says, without its number in the table."""
    columns = [field.attname for field in fact._meta.concrete_fields]
    return {name: getattr(fact, name) for name in columns if name not in ("id", "superseded_at")}
