"""What was said and done to carry commitments out, as data: nothing of what is on hold or over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from answerable.register.commitments.work import AnswersFor as AnswersForRow
from answerable.register.commitments.work import Extension as ExtensionRow
from answerable.register.commitments.work import Happening as HappeningRow
from answerable.register.commitments.work import Progress as ProgressRow
from answerable.register.opendata import public_rows
from answerable.register.opendata.describing import From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number

OfCommitment = Annotated[str, _("The commitment."), From("commitment__public_id"), To("commitment", "id")]
OfBody = Annotated[str, _("The body."), From("body__key"), To("body", "id")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Record):
    number: Number
    commitment: OfCommitment
    voice: Annotated[str, _("Who says so: body, or secretariat where it confirms.")]
    body: Annotated[
        str | None,
        _("The body whose part is spoken of; none: the whole."),
        From("body__key"),
        To("body", "id"),
    ]
    stage: Annotated[str, _("not_started, in_progress, done, discontinued or unknown.")]
    as_of: Annotated[date, _("The day that it is said of.")]
    done_on: Annotated[date | None, _("The day on which it was done, where that is said.")]
    words: Annotated[str, _("What was said.")]
    evidence: Annotated[str, _("none, self_reported, document or independently_confirmed.")]
    period: Annotated[str, _("Of work that comes again: which time it was.")]
    recorded_from: Annotated[str, _("paper or e-mail, where the secretariat recorded it from there.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Record):
    number: Number
    commitment: OfCommitment
    body: OfBody
    of_day: Annotated[date, _("The day that the document set.")]
    due_before: Annotated[date, _("The day in force when a later one was asked for.")]
    until: Annotated[date, _("The later day.")]
    reason: Annotated[str, _("Why it was asked for.")]
    asked_on: Annotated[date, _("The day on which it was asked for.")]
    granted: Annotated[bool | None, _("Whether it was granted; none: not decided yet.")]
    whole: Annotated[bool, _("Whether it was granted for all who do it, and not for that body alone.")]
    decided_on: Annotated[date | None, _("The day on which it was decided.")]
    decision_reason: Annotated[str, _("Why it was decided so.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening(Record):
    number: Number
    commitment: OfCommitment
    event: Annotated[str, _("The event after which something is due, as the deadline names it.")]
    duration: Annotated[str, _("after: how long (ISO 8601; P5BD is five working days).")]
    on: Annotated[date, _("The day on which it took place.")]
    source: Annotated[str, _("The document that shows it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFor(Record):
    number: Number
    commitment: OfCommitment
    instead_of: Annotated[
        str, _("The body that several took over from."), From("instead_of__key"), To("body", "id")
    ]
    body: Annotated[str, _("The one of them that answers."), From("body__key"), To("body", "id")]
    reason: Annotated[str, _("Why.")]
    decided_on: Annotated[date, _("The day on which it was decided.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    number: Number
    commitment: OfCommitment
    body: Annotated[
        str | None,
        _("The body whose work it shows; none: the secretariat gave it."),
        From("body__key"),
        To("body", "id"),
    ]
    voice: Annotated[str, _("Who gave it: body or secretariat.")]
    kind: Annotated[str, _("file, document (by its number) or address.")]
    visibility: Annotated[str, _("public, or kept: it is not here, and is kept where that is said.")]
    title: Annotated[str, _("What it is.")]
    added_at: Annotated[datetime, _("When it was given.")]
    sha256: Annotated[str, _("SHA-256 of the file.")]
    file_name: Annotated[str, _("What the file was called.")]
    media_type: Annotated[str, _("The format of the file.")]
    size: Annotated[int | None, _("Bytes of the file.")]
    printed_number: Annotated[str, _("The number of the document, as printed."), From("number")]
    issuer: Annotated[str, _("Who issued it, as printed.")]
    dated: Annotated[date | None, _("The day of the document.")]
    document: Annotated[
        str | None, _("The document, where it is public here."), From("document__slug"), To("plan", "id")
    ]
    url: Annotated[str, _("The address.")]
    seen_on: Annotated[date | None, _("The day on which it was seen there.")]
    kept_at: Annotated[str, _("Where what is not here is kept.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    number: Number
    child: Annotated[
        str, _("The commitment that carries out the other."), From("child__public_id"), To("commitment", "id")
    ]
    parent: Annotated[
        str, _("The one that is carried out."), From("parent__public_id"), To("commitment", "id")
    ]
    holds: Annotated[bool, _("Always so: what was decided otherwise is not told.")]
    reason: Annotated[str, _("Why a person decided so.")]
    decided_at: Annotated[datetime, _("When it was decided.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Record):
    number: Number
    body: OfBody
    commitment: Annotated[
        str | None,
        _("The commitment; none: the body's work as a whole."),
        From("commitment__public_id"),
        To("commitment", "id"),
    ]
    year: Annotated[int, _("The year.")]
    kind: Annotated[str, _("proposed, allocated or spent.")]
    amount: Annotated[int, _("The amount in đồng.")]
    document: Annotated[str, _("The paper that says so: number, issuer, day.")]
    as_of: Annotated[date, _("The day that it is said of.")]
    entered_at: Annotated[datetime, _("When it was entered.")]


WORK = (
    Kind(
        name="progress",
        many="progress",
        title=_("What was said of progress"),
        says=_("What bodies said of their parts, and what the secretariat confirmed."),
        record=Progress,
        rows=public_rows.work(ProgressRow),
    ),
    Kind(
        name="extension",
        many="extensions",
        title=_("Later days"),
        says=_("Later days that bodies asked for, and what was decided."),
        record=Extension,
        rows=public_rows.work(ExtensionRow),
    ),
    Kind(
        name="happening",
        many="happenings",
        title=_("Events that time runs from"),
        says=_("Events that took place, after which something is due."),
        record=Happening,
        rows=public_rows.work(HappeningRow),
    ),
    Kind(
        name="answers_for",
        many="answers_for",
        title=_("Who answers after a change"),
        says=_("Which of several successors answers for a commitment."),
        record=AnswersFor,
        rows=public_rows.work(AnswersForRow),
    ),
    Kind(
        name="evidence",
        many="evidence",
        title=_("Evidence"),
        says=_("What bodies gave to show what they did, where everybody may know of it."),
        record=Evidence,
        rows=public_rows.evidence,
    ),
    Kind(
        name="link",
        many="links",
        title=_("What carries out what"),
        says=_("Commitments that carry out one of a plan above theirs, as a person decided."),
        record=Link,
        rows=public_rows.links,
    ),
    Kind(
        name="budget_line",
        many="budget_lines",
        title=_("Money"),
        says=_("Money proposed, allocated and spent, as papers say."),
        record=BudgetLine,
        rows=public_rows.budget_lines,
    ),
)
