"""Letters, inspections and remedies as data: all about bodies and what they owe, nothing about a person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from answerable.register.opendata import public_followup
from answerable.register.opendata.describing import From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number
from answerable.register.opendata.records.rounds import RecordedFrom
from answerable.register.opendata.records.work import OfBody

OnPaper = Annotated[str, _("The number of the paper, where there is one."), From("number")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Record):
    number: Number
    kind: Annotated[str, _("guide or urge.")]
    words: Annotated[str, _("What it says.")]
    printed_number: OnPaper
    round: Annotated[int | None, _("The round that it is about."), From("round_id"), To("round", "number")]
    call: Annotated[int | None, _("The call that it is about."), From("call_id"), To("call", "number")]
    sent_at: Annotated[datetime, _("When it was sent.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Record):
    number: Number
    letter: Annotated[int, _("The letter."), From("letter_id"), To("letter", "number")]
    body: OfBody
    answer: Annotated[str, _("What the body answered; empty: nothing yet.")]
    answered_on: Annotated[date | None, _("The day on which it answered.")]
    recorded_from: RecordedFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Record):
    number: Number
    body: OfBody
    on: Annotated[date, _("The day on which it was concluded.")]
    words: Annotated[str, _("What was looked at, and the whole result.")]
    printed_number: OnPaper
    recorded_at: Annotated[datetime, _("When it was recorded here.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    number: Number
    inspection: Annotated[int, _("The inspection."), From("inspection_id"), To("inspection", "number")]
    commitment: Annotated[
        str | None,
        _("The commitment that falls short; none: the register states no such duty."),
        From("commitment__public_id"),
        To("commitment", "id"),
    ]
    duty: Annotated[str, _("The duty, in words.")]
    shortcoming: Annotated[str, _("In what the body falls short.")]
    remedy: Annotated[str, _("What it is to do.")]
    due: Annotated[date, _("The last day to do it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy(Record):
    number: Number
    finding: Annotated[int, _("The shortcoming."), From("finding_id"), To("finding", "number")]
    says: Annotated[str, _("done: the body says so; confirmed or returned: the secretariat decides.")]
    words: Annotated[str, _("What was said.")]
    on: Annotated[date, _("The day on which it was said.")]
    recorded_from: RecordedFrom


GUIDANCE = (
    Kind(
        name="letter",
        many="letters",
        title=_("Guidance and urging"),
        says=_("Letters by which the secretariat guides bodies, or urges them."),
        record=Letter,
        rows=public_followup.letters,
    ),
    Kind(
        name="letter_recipient",
        many="letter_recipients",
        title=_("To whom letters went"),
        says=_("Which bodies a letter went to, and what they answered."),
        record=Recipient,
        rows=public_followup.recipients,
    ),
    Kind(
        name="inspection",
        many="inspections",
        title=_("Inspections"),
        says=_("How bodies carry out their duties, as was looked at."),
        record=Inspection,
        rows=public_followup.inspections,
    ),
    Kind(
        name="finding",
        many="findings",
        title=_("Shortcomings"),
        says=_("What an inspection found, and the remedy due."),
        record=Finding,
        rows=public_followup.findings,
    ),
    Kind(
        name="remedy",
        many="remedies",
        title=_("Remedies"),
        says=_("How shortcomings are remedied: what bodies say, and what the secretariat says to it."),
        record=Remedy,
        rows=public_followup.remedies,
    ),
)
