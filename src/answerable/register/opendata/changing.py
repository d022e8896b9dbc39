"""What is other with some kinds when their rows are made again: what is made beside them, and what waits."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_date

from answerable.register.assessments.models import AssessmentWithdrawal
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.moving import COLUMNS as OF_WORK
from answerable.register.commitments.reviews import Review, ReviewWithdrawal
from answerable.register.consolidating.models import Report
from answerable.register.plans.models import Document, Edition, File
from answerable.register.reporting.models import OCCASION, Answer, Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import Model

    Row = dict[str, Any]
    Rows = list[Row]  # as a dump has them


ANSWERED = ("stage", "done_on", "done", "figures", "difficulties", "proposals")

# Before the rows of a kind are made, of whose columns ``made`` are.


def _documents(made: Rows, _rows: Rows) -> None:
    for one in made:
        del one["published_at"]


def _editions(made: Rows, rows: Rows) -> None:
    """An edition begins as a draft, for clauses are added to none else."""
    for one, row in zip(made, rows, strict=True):
        about = {"name": row["file_name"], "media_type": row["media_type"], "size": row["size"]}
        one["file"], _ = File.objects.get_or_create(sha256=row["sha256"], defaults=about)
        del one["published_at"], one["standing"]


def _commitments(made: Rows, rows: Rows) -> None:
    """Where nothing is told of work, columns are as they begin; holds are lifted when reviews are there."""
    for one, row in zip(made, rows, strict=True):
        if row["lifted_by"] is None:
            one.update(_of_work(row))
        else:
            del one["lifted_by_id"], one["lifted_until"]


def _of_work(row: Row) -> Row:
    told = {name: row[name] for name in OF_WORK} if row["stage"] is not None else {}
    return {
        name: parse_date(value) if name.endswith(("_day", "_on")) and value else value
        for name, value in told.items()
    }


def _reviews(made: Rows, _rows: Rows) -> None:
    """Tests are added to a review before it is published. Who reviewed is not in the data."""
    for one in made:
        del one["published_at"]


def _assignments(made: Rows, rows: Rows) -> None:
    for one, row in zip(made, rows, strict=True):
        one["occasion"] = f"{OCCASION}{row['round']}"


def _answers(made: Rows, rows: Rows) -> None:
    """A draft that says what was signed stands before each, as it did when it was sent."""
    papers = _numbers(Document, "slug", (row["decision"] for row in rows))
    drafts = []
    for one, row in zip(made, rows, strict=True):
        words = {name: row[name] for name in ANSWERED}
        sent = datetime.combine(date.fromisoformat(row["sent_on"]), time(), tzinfo=UTC)
        about = {"commitment_id": one["commitment_id"], "assignment_id": row["assignment"]}
        paper = papers.get(row["decision"])
        drafts.append(Answer(**about, **words, decision_id=paper, ready=True, version=1, saved_at=sent))
        own = {"more": row["more"]} if row["more"] else {}
        one["said"] = {**words, "decision": paper, **own}
    for one, draft in zip(made, Answer.objects.bulk_create(drafts), strict=True):
        one["answer"] = draft


def _sent_plans(made: Rows, rows: Rows) -> None:
    plans = _numbers(Document, "slug", (row["plan"] for row in rows))
    for one, row in zip(made, rows, strict=True):
        one["document_id"] = plans.get(row["plan"])


def _contributions(made: Rows, _rows: Rows) -> None:
    for one in made:
        one["standing"] = "published"


def _reports(made: Rows, rows: Rows) -> None:
    """A report begins unpublished, for its version is added to none else."""
    for one, row in zip(made, rows, strict=True):
        one["kind"] = "published"
        Report.objects.create(
            pk=row["report"], begins=row["begins"], ends=row["ends"], by=row["by"], said=row["said"],
            begun_at=row["published_at"],
        )  # fmt: skip


BEFORE: dict[str, Callable[[Rows, Rows], None]] = {
    "plan": _documents,
    "edition": _editions,
    "commitment": _commitments,
    "review": _reviews,
    "assignment": _assignments,
    "answer": _answers,
    "sent_plan": _sent_plans,
    "contribution": _contributions,
    "report": _reports,
}


# When all rows are there that it builds on.


def _confirm(rows: Rows) -> None:
    Decision.objects.bulk_create(
        Decision(
            submission_id=row["number"],
            commitment_id=commitment,
            outcome=Decision.Outcome.CONFIRMED,
            decided_on=row["confirmed_on"],
        )
        for row, commitment in _with_commitments(rows)
    )


def _with_commitments(rows: Rows) -> Iterable[tuple[Row, int]]:
    numbers = _numbers(Commitment, "public_id", (row["commitment"] for row in rows))
    return ((row, numbers[row["commitment"]]) for row in rows)


def _publish_documents(rows: Rows) -> None:
    _say(Document, rows, lambda row: {"published_at": row["published_at"]})


def _publish_editions(rows: Rows) -> None:
    _say(Edition, rows, lambda row: {"published_at": row["published_at"], "standing": row["standing"]})


def _publish_reviews(rows: Rows) -> None:
    _say(Review, rows, lambda row: {"published_at": row["published_at"]})
    for row in rows:
        if row["withdrawn_at"]:
            at = datetime.fromisoformat(row["withdrawn_at"])
            ReviewWithdrawal.objects.create(review_id=row["number"], at=at, reason=row["withdrawn_reason"])


def _lift(rows: Rows) -> None:
    lifted = [row for row in rows if row["lifted_by"] is not None]
    _say(
        Commitment,
        lifted,
        lambda row: {
            "lifted_by_id": row["lifted_by"],
            "lifted_until": parse_date(row["lifted_until"] or ""),
            **_of_work(row),
        },
    )


def _take_back(rows: Rows) -> None:
    AssessmentWithdrawal.objects.bulk_create(
        AssessmentWithdrawal(
            assessment_id=row["number"],
            at=datetime.fromisoformat(row["withdrawn_at"]),
            reason=row["withdrawn_reason"],
        )
        for row in rows
        if row["withdrawn_at"]
    )


def _publish_reports(rows: Rows) -> None:
    plans = _numbers(Document, "slug", (slug for row in rows for slug in row["plans"]))
    for row in rows:
        report = Report.objects.get(pk=row["report"])
        report.documents.set(plans[slug] for slug in row["plans"])
        report.published_at = datetime.fromisoformat(row["published_at"])
        report.save(update_fields=["published_at"])


def _say(model: type[Model], rows: Rows, columns: Callable[[Row], Row]) -> None:
    found = model._default_manager.in_bulk([row["number"] for row in rows])
    for row in rows:
        said, record = columns(row), found[row["number"]]
        for name, value in said.items():
            setattr(record, name, value)
        record.save(update_fields=[name.removesuffix("_id") for name in said])


def _numbers(model: type[Model], column: str, named: Iterable[Any]) -> dict[Any, int]:
    found = model._default_manager.filter(**{f"{column}__in": set(named) - {None}})
    return dict(found.values_list(column, "pk"))


# After a kind: of which kinds, that kind itself among them, what may now be said.
AFTER: dict[str, tuple[tuple[str, Callable[[Rows], None]], ...]] = {
    "citation": (("plan", _publish_documents), ("edition", _publish_editions)),
    "review_test": (("review", _publish_reviews), ("commitment", _lift)),
    "answer": (("answer", _confirm),),
    "assessment": (("assessment", _take_back),),
    "report": (("report", _publish_reports),),
}
