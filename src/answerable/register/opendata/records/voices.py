"""What others say as data: institutions by a scale and in words, and anybody, with what bodies reply."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from answerable.register.opendata import public_followup
from answerable.register.opendata.describing import From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number
from answerable.register.opendata.records.work import OfCommitment

Sources = Annotated[str, _("What shows it: an address or a document a line.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    number: Number
    commitment: OfCommitment
    body: Annotated[str, _("The institution that says so."), From("body__key"), To("body", "id")]
    scale: Annotated[
        str,
        _("no_evidence, not_started, limited, substantial, complete; empty: it is of the measure itself."),
    ]
    words: Annotated[str, _("What it says.")]
    sources: Sources
    made_at: Annotated[datetime, _("When it said so.")]
    withdrawn_at: Annotated[datetime | None, _("When it took that back."), From("withdrawal__at")]
    withdrawn_reason: Annotated[str | None, _("Why it took that back."), From("withdrawal__reason")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Record):
    number: Number
    commitment: OfCommitment
    kind: Annotated[str, _("correction: something is wrong; evidence: it shows how it went.")]
    words: Annotated[str, _("What somebody sent. Who that was is not kept.")]
    sources: Sources
    sent_on: Annotated[date, _("The day on which it was sent.")]
    decided_on: Annotated[date, _("The day on which it was published.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Record):
    number: Number
    contribution: Annotated[
        int, _("What it replies to."), From("contribution_id"), To("contribution", "number")
    ]
    body: Annotated[str, _("The body that replies."), From("body__key"), To("body", "id")]
    words: Annotated[str, _("What it says.")]
    said_on: Annotated[date, _("The day on which it said so.")]


VOICES = (
    Kind(
        name="assessment",
        many="assessments",
        title=_("Assessments"),
        says=_("What institutions and organisations say of a commitment, each by itself."),
        record=Assessment,
        rows=public_followup.assessments,
        page="/cam-ket/{commitment}/y-kien/",
    ),
    Kind(
        name="contribution",
        many="contributions",
        title=_("Contributions"),
        says=_("What anybody sent about a commitment, where it was published."),
        record=Contribution,
        rows=public_followup.contributions,
        page="/cam-ket/{commitment}/y-kien/",
    ),
    Kind(
        name="reply",
        many="replies",
        title=_("Replies"),
        says=_("What bodies reply to contributions."),
        record=Reply,
        rows=public_followup.replies,
    ),
)
