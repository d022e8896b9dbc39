"""Rounds as data: when bodies report, who is asked for what, and what they answered and was confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.opendata import public_followup
from answerable.register.opendata.describing import COMPUTED, From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number
from answerable.register.opendata.records.work import OfBody, OfCommitment
from answerable.register.plans.models import Document
from answerable.register.reporting.models import round_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from answerable.register.opendata.describing import Finish

RecordedFrom = Annotated[
    str, _("paper or e-mail, where the secretariat recorded it from there; empty: it came here.")
]
OfPlan = Annotated[str | None, _("The plan; none: all plans."), From("document__slug"), To("plan", "id")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    number: Number
    plan: OfPlan
    kind: Annotated[str, _("Its period: month, quarter, six_months, nine_months, year or own.")]
    begins: Annotated[date, _("The first day that it is about.")]
    ends: Annotated[date, _("The last day that it is about, the cut-off of its figures.")]
    due: Annotated[date, _("The last day to send an answer.")]
    words: Annotated[str, _("The words of the plan that it rests on, or why it was opened.")]
    opened_at: Annotated[datetime, _("When it was opened.")]
    closed_at: Annotated[datetime | None, _("When it was closed; none: it is open.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    number: Number
    round: Annotated[int, _("The round that asks."), COMPUTED, To("round", "number")]
    commitment: OfCommitment
    body: OfBody
    way: Annotated[
        str, _("itself: the document names it; successor: it took over; roster: its group is named.")
    ]
    asked_on: Annotated[date, _("The day on which it was asked.")]
    due: Annotated[date | None, _("The last day to send an answer.")]
    outcome: Annotated[str, _("answered, returned, not_reported; empty: no answer yet.")]
    late: Annotated[bool, _("Whether it answered after that day.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    number: Number
    assignment: Annotated[int, _("What was asked for."), COMPUTED, To("assignment", "number")]
    commitment: OfCommitment
    body: Annotated[str, _("The body that answers."), From("answer__assignment__body__key"), To("body", "id")]
    ordinal: Annotated[int, _("Which of its answers it is: sent again after it was returned, the second.")]
    stage: Annotated[str, _("not_started, in_progress, done, discontinued or unknown."), COMPUTED]
    done_on: Annotated[date | None, _("The day on which it was done, where that is said."), COMPUTED]
    done: Annotated[str, _("What was done."), COMPUTED]
    figures: Annotated[list[Any], _("What was counted: what, number as typed, unit."), COMPUTED]
    difficulties: Annotated[str, _("Difficulties, and their causes."), COMPUTED]
    proposals: Annotated[str, _("What the body proposes."), COMPUTED]
    more: Annotated[
        list[Any],
        _("What it said to questions of the office: the question in both languages, its kind, the answer."),
        COMPUTED,
    ]
    decision: Annotated[
        str | None,
        _("The document by which it was discontinued or changed, where it is public here."),
        COMPUTED,
        To("plan", "id"),
    ]
    sent_on: Annotated[date, _("The day on which it was sent.")]
    recorded_from: RecordedFrom
    source: Annotated[str, _("The paper that it was recorded from.")]
    progress: Annotated[int, _("What it said of progress."), From("progress_id"), To("progress", "number")]
    confirmed_on: Annotated[
        date, _("The day on which the secretariat confirmed it."), From("decision__decided_on")
    ]


def with_round(_on: date) -> "Finish":
    return lambda rows: [{"round": round_number(row["occasion"])} for row in rows]


SAID = ("stage", "done_on", "done", "figures", "difficulties", "proposals")


def with_what_was_said(_on: date) -> "Finish":
    def finish(rows: list[dict[str, Any]]) -> "Iterable[Mapping[str, Any]]":
        named = {row["said"].get("decision") for row in rows} - {None}
        found = Document.objects.published().filter(pk__in=named)
        slugs = dict(found.values_list("pk", "slug"))
        for row in rows:
            said = row["said"]
            yield {
                "assignment": row["answer__assignment_id"],
                "decision": slugs.get(said.get("decision")),
                "more": said.get("more", []),
                **{name: said[name] for name in SAID},
            }

    return finish


ROUNDS = (
    Kind(
        name="round",
        many="rounds",
        title=_("Rounds of reporting"),
        says=_("Times at which bodies report."),
        record=Round,
        rows=public_followup.rounds,
        page="/ky-bao-cao/{number}/",
    ),
    Kind(
        name="assignment",
        many="assignments",
        title=_("Who is asked"),
        says=_("Which body is asked in a round for its part in which commitment."),
        record=Assignment,
        rows=public_followup.assignments,
        finishing=with_round,
        needs=("occasion",),
    ),
    Kind(
        name="answer",
        many="answers",
        title=_("Answers"),
        says=_("What bodies answered in rounds, where the secretariat confirmed it."),
        record=Answer,
        rows=public_followup.answers,
        finishing=with_what_was_said,
        needs=("said", "answer__assignment_id"),
    ),
)
