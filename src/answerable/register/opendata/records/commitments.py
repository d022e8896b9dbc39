"""Commitments as data: what each edition says of them, and how they stand on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.commitments.models import Commitment as Row
from answerable.register.commitments.models import Due, Involvement, ReportDuty, RightTouched
from answerable.register.commitments.moving import COLUMNS as OF_WORK
from answerable.register.commitments.state import state_of
from answerable.register.opendata import public_rows
from answerable.register.opendata.describing import COMPUTED, From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number
from answerable.register.opendata.records.plans import Words

if TYPE_CHECKING:
    from answerable.register.opendata.describing import Finish

OfCommitment = Annotated[
    str, _("The commitment."), From("appearance__commitment__public_id"), To("commitment", "id")
]
OfAppearance = Annotated[
    int, _("Where an edition states it."), From("appearance_id"), To("appearance", "number")
]
Ordinal = Annotated[
    int, _("Which edition of its plan says so: the first is 1."), From("appearance__edition__ordinal")
]
WordsStart = Annotated[
    int | None, _("Where the words begin in the text of the edition; none: a person's words.")
]
WordsEnd = Annotated[int | None, _("Where the words end.")]
Inherited = Annotated[bool, _("Whether a heading above it says so, for all that stands under it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    number: Number
    id: Annotated[str, _("What it is known by in addresses, for good; never used again."), From("public_id")]
    plan: Annotated[str, _("The plan that states it."), From("document__slug"), To("plan", "id")]
    key: Annotated[str, _("The clause that states it, in the latest edition that does.")]
    kind: Annotated[str, _("task or target.")]
    text: Annotated[str, _("Its words, as the document has them.")]
    words_sha256: Annotated[str, _("SHA-256 of its words: a review is of these and no others.")]
    leads: Annotated[list[Any], _("Who leads it, as printed.")]
    rights_class: Annotated[
        str, _("What it does to rights: fulfil, administrative, restrict, mixed, unclassified.")
    ]
    put_on_hold: Annotated[bool, _("Whether a person put it on hold.")]
    hold_reason: Annotated[str, _("Why a person put it on hold.")]
    lifted_by: Annotated[
        int | None, _("The review that lifted its hold."), From("lifted_by_id"), To("review", "number")
    ]
    lifted_until: Annotated[date | None, _("The last day on which the hold is lifted; none: no end is set.")]
    held: Annotated[
        bool, _("Whether it is on hold on the day of the data: then nothing of work is told."), COMPUTED
    ]
    standing: Annotated[str, _("How it stands on the day of the data, in one word."), COMPUTED]
    timeliness: Annotated[str | None, _("How it stands in time on the day of the data."), COMPUTED]
    timing: Annotated[str | None, _("What kind of deadline it has."), COMPUTED]
    final_day: Annotated[date | None, _("Its last day, as the document has it."), COMPUTED]
    last_day: Annotated[
        date | None, _("The last day in force: that day, or the one it was put off to."), COMPUTED
    ]
    next_day: Annotated[
        date | None, _("The next day of what comes again, where the document sets it."), COMPUTED
    ]
    stage: Annotated[
        str | None, _("How far it is, as the secretariat confirmed; unknown: no information."), COMPUTED
    ]
    stage_voice: Annotated[str | None, _("Whose word the stage is."), COMPUTED]
    claimed: Annotated[str | None, _("What its bodies say that is not decided on yet."), COMPUTED]
    reported: Annotated[str | None, _("Whether its bodies were asked, and answered."), COMPUTED]
    extensions: Annotated[int | None, _("How often its day was put off."), COMPUTED]
    evidence: Annotated[
        str | None, _("The weakest evidence that its bodies gave for what they say."), COMPUTED
    ]
    done_on: Annotated[date | None, _("The day on which it was done, where that is said."), COMPUTED]
    moved_on: Annotated[date | None, _("The last day on which anything was done or said."), COMPUTED]
    first_published: Annotated[datetime, _("When it was published in the register.")]
    withdrawn_at: Annotated[datetime | None, _("When it was withdrawn.")]
    withdrawn_reason: Annotated[str, _("Why it was withdrawn.")]
    ended_by: Annotated[
        int | None, _("The edition that no longer states it."), From("ended_by_id"), To("edition", "number")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance(Record):
    number: Number
    commitment: Annotated[str, _("The commitment."), From("commitment__public_id"), To("commitment", "id")]
    edition: Annotated[int, _("The edition that states it."), From("edition_id"), To("edition", "number")]
    ordinal: Annotated[int, _("Which edition of its plan says so: the first is 1."), From("edition__ordinal")]
    clause: Annotated[int, _("The clause of that edition."), From("clause_id"), To("clause", "number")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    number: Number
    commitment: OfCommitment
    appearance: OfAppearance
    ordinal: Ordinal
    body: Annotated[
        str | None, _("The body, where it is known which one is meant."), From("body__key"), To("body", "id")
    ]
    name: Annotated[str, _("The body as the document names it.")]
    role: Annotated[str, _("lead or coordinate.")]
    force: Annotated[str, _("order, or request where it is only asked to.")]
    inherited: Inherited
    words: Words
    words_start: WordsStart
    words_end: WordsEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Record):
    number: Number
    commitment: OfCommitment
    appearance: OfAppearance
    ordinal: Ordinal
    kind: Annotated[
        str, _("by, in, every, after, continuous or unspecified; which fields are set depends on it.")
    ]
    day: Annotated[date | None, _("by: the day."), From("date")]
    inclusive: Annotated[bool | None, _("by: whether that day still counts.")]
    start: Annotated[date | None, _("in: the first day.")]
    end: Annotated[date | None, _("in: the last day.")]
    every: Annotated[str, _("every: day, week, month, quarter, half-year or year.")]
    by: Annotated[str, _("every: the day of each time.")]
    duration: Annotated[str, _("after: how long (ISO 8601; P5BD is five working days).")]
    event: Annotated[str, _("after: what must have happened.")]
    inferred: Annotated[bool, _("Whether the year is taken from the plan.")]
    inherited: Inherited
    words: Words
    words_start: WordsStart
    words_end: WordsEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Record):
    number: Number
    commitment: OfCommitment
    appearance: OfAppearance
    ordinal: Ordinal
    by: Annotated[list[Any], _("Who must report, as printed.")]
    to: Annotated[list[Any], _("To whom, as printed.")]
    via: Annotated[str, _("Through whom, as printed.")]
    deadline: Annotated[dict[str, Any] | None, _("By when, as answerable.plan/1 has deadlines.")]
    words: Words
    words_start: WordsStart
    words_end: WordsEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Right(Record):
    number: Number
    commitment: OfCommitment
    appearance: OfAppearance
    ordinal: Ordinal
    right: Annotated[str, _("The right that its words touch, by its id: R13.")]
    articles: Annotated[list[Any], _("Articles of treaties that protect it.")]
    words: Words
    words_start: WordsStart
    words_end: WordsEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoStated(Record):
    number: Number
    clause: Annotated[int, _("A clause of another plan."), From("clause_id"), To("clause", "number")]
    commitment: Annotated[
        str, _("The commitment that is the same duty."), From("commitment__public_id"), To("commitment", "id")
    ]


STATE = ("rights_class", "put_on_hold", "lifted_by_id", "lifted_until", "withdrawn_at", "ended_by_id")


def with_state(on: date) -> "Finish":
    """How it stands on a day. Of one that is on hold or over nothing of work is told."""

    def finish(row: dict[str, Any]) -> dict[str, Any]:
        state = state_of(Row(**{name: row[name] for name in (*STATE, *OF_WORK)}), on=on)
        works = state.stage is not None
        return {
            "held": state.held,
            "standing": state.standing.value,
            "timeliness": state.timeliness.value if state.timeliness else None,
            **{name: row[name] if works else None for name in OF_WORK},
        }

    return lambda rows: map(finish, rows)


COMMITMENTS = (
    Kind(
        name="commitment",
        many="commitments",
        title=_("Commitments"),
        says=_("Duties of public bodies that published documents state, and how each stands."),
        record=Commitment,
        rows=public_rows.commitments,
        page="/cam-ket/{id}/",
        finishing=with_state,
        needs=OF_WORK,
    ),
    Kind(
        name="appearance",
        many="appearances",
        title=_("Where commitments are stated"),
        says=_("The clause of each edition that states a commitment."),
        record=Appearance,
        rows=public_rows.appearances,
    ),
    Kind(
        name="part",
        many="parts",
        title=_("Parts of bodies"),
        says=_("Who leads a commitment and who takes part, as each edition says."),
        record=Part,
        rows=public_rows.facts(Involvement),
    ),
    Kind(
        name="deadline",
        many="deadlines",
        title=_("Deadlines"),
        says=_("By when, as each edition says; days are no sharper than its words."),
        record=Deadline,
        rows=public_rows.facts(Due),
    ),
    Kind(
        name="report_duty",
        many="report_duties",
        title=_("Duties to report"),
        says=_("Who must report to whom, as each edition says."),
        record=Duty,
        rows=public_rows.facts(ReportDuty),
    ),
    Kind(
        name="right",
        many="rights",
        title=_("Rights touched"),
        says=_("Rights of the taxonomy that the words of commitments touch."),
        record=Right,
        rows=public_rows.facts(RightTouched),
    ),
    Kind(
        name="also_stated",
        many="also_stated",
        title=_("Also stated"),
        says=_("One duty that two plans state, as a person said."),
        record=AlsoStated,
        rows=public_rows.also_stated,
    ),
)
