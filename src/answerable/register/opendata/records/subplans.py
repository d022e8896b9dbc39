"""Calls for plans as data: who owes a plan of its own, and what was sent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.opendata import public_followup
from answerable.register.opendata.describing import COMPUTED, From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number
from answerable.register.opendata.records.rounds import RecordedFrom
from answerable.register.opendata.records.work import OfBody

if TYPE_CHECKING:
    from answerable.register.opendata.describing import Finish


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Record):
    number: Number
    plan: Annotated[str, _("The plan that is to be carried out."), From("document__slug"), To("plan", "id")]
    commitment: Annotated[
        str | None,
        _("The commitment that demands it; none: the secretariat asks."),
        From("commitment__public_id"),
        To("commitment", "id"),
    ]
    words: Annotated[str, _("The words that demand it, or by which it is asked for.")]
    due: Annotated[date, _("The last day to send a plan.")]
    opened_at: Annotated[datetime, _("When it was opened.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedPlan(Record):
    number: Number
    call: Annotated[int, _("The call."), From("call_id"), To("call", "number")]
    body: OfBody
    way: Annotated[str, _("itself: it is named; successor: it took over; roster: its group is named.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPlan(Record):
    number: Number
    owed_plan: Annotated[int, _("Who owed it."), From("owed_id"), To("owed_plan", "number")]
    plan: Annotated[
        str | None, _("The plan that was sent, where it is public here."), COMPUTED, To("plan", "id")
    ]
    printed_number: Annotated[str, _("The number of the paper, where it was sent on paper."), From("number")]
    words: Annotated[str, _("What the secretariat wrote of it.")]
    recorded_from: RecordedFrom
    sent_on: Annotated[date, _("The day on which it was sent.")]


WAYS = ("upload__edition__document", "document")  # in which a plan that was sent is known here


def with_plan(_on: date) -> "Finish":
    def plan(row: dict[str, Any]) -> str | None:
        there = next((way for way in WAYS if row[f"{way}_id"] is not None), None)
        here = there and row[f"{there}__published_at"] and row[f"{there}__issuer_body_id"]
        return row[f"{there}__slug"] if here else None

    return lambda rows: [{"plan": plan(row)} for row in rows]


SUBPLANS = (
    Kind(
        name="call",
        many="calls",
        title=_("Calls for plans"),
        says=_("Bodies are asked for plans of their own."),
        record=Call,
        rows=public_followup.calls,
        page="/ke-hoach/{plan}/ke-hoach-con/",
    ),
    Kind(
        name="owed_plan",
        many="owed_plans",
        title=_("Plans that are owed"),
        says=_("Which body owes a plan of its own."),
        record=OwedPlan,
        rows=public_followup.owed_plans,
    ),
    Kind(
        name="sent_plan",
        many="sent_plans",
        title=_("Plans that were sent"),
        says=_("What bodies sent that owe a plan."),
        record=SentPlan,
        rows=public_followup.sent_plans,
        finishing=with_plan,
        needs=tuple(
            f"{way}{column}"
            for way in WAYS
            for column in ("_id", "__slug", "__published_at", "__issuer_body_id")
        ),
    ),
)
