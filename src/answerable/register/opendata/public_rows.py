"""What everybody may know of on a day: the one place that says which rows leave the register.

Drafts, accounts and what is internal are in none of these; of a commitment that is on hold or over there is
nothing of work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef

from answerable.register.bodies.models import Body, BodyName, GroupMember, Succession
from answerable.register.budget.models import Line
from answerable.register.commitments.elsewhere import AlsoStated
from answerable.register.commitments.models import Appearance, Commitment
from answerable.register.commitments.reviews import Review, ReviewTest
from answerable.register.commitments.work import AnswersFor, Extension, Progress
from answerable.register.evidence.models import Evidence
from answerable.register.opendata import public_followup
from answerable.register.plans.models import Clause, Document, DocumentCitation, Edition
from answerable.register.subplans.models import CarriesOut
from answerable.register.trace.models import DailyHead, Event

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from answerable.register.commitments.models import Fact
    from answerable.register.commitments.work import Operational


def bodies(on: date) -> QuerySet[Body]:
    """Those that have a page, and those that another public record names."""
    itself = OuterRef("pk")
    return Body.objects.public() | Body.objects.filter(
        Exists(reviews(on).filter(reviewer_body=itself))
        | Exists(evidence(on).filter(body=itself))
        | Exists(budget_lines(on).filter(body=itself))
        | Exists(work(Progress)(on).filter(body=itself))
        | Exists(work(Extension)(on).filter(body=itself))
        | Exists(work(AnswersFor)(on).filter(body=itself))
        | Exists(public_followup.assignments(on).filter(body=itself))
        | Exists(public_followup.owed_plans(on).filter(body=itself))
        | Exists(public_followup.recipients(on).filter(body=itself))
        | Exists(public_followup.inspections(on).filter(body=itself))
        | Exists(public_followup.assessments(on).filter(body=itself))
        | Exists(public_followup.replies(on).filter(body=itself))
        | Exists(Body.objects.public().filter(parent=itself))
    )


def body_names(on: date) -> QuerySet[BodyName]:
    return BodyName.objects.filter(body__in=bodies(on))


def successions(_on: date) -> QuerySet[Succession]:
    return Succession.objects.all()


def group_members(on: date) -> QuerySet[GroupMember]:
    return GroupMember.objects.filter(group__in=bodies(on), member__in=bodies(on))


def plans(_on: date) -> QuerySet[Document]:
    return Document.objects.published()


def editions(_on: date) -> QuerySet[Edition]:
    return Edition.objects.public()


def clauses(_on: date) -> QuerySet[Clause]:
    return Clause.objects.filter(edition__in=Edition.objects.public())


def citations(_on: date) -> QuerySet[DocumentCitation]:
    return DocumentCitation.objects.standing().filter(edition__in=Edition.objects.public())


def commitments(_on: date) -> QuerySet[Commitment]:
    return Commitment.objects.public()


def appearances(_on: date) -> QuerySet[Appearance]:
    return Appearance.objects.filter(edition__in=Edition.objects.public())


def facts(model: type[Fact]) -> Any:
    """What an edition says of a commitment, as it is taken to be said now."""

    def rows(_on: date) -> QuerySet[Fact]:
        public = Edition.objects.public()
        found: QuerySet[Fact] = model.objects.standing().filter(appearance__edition__in=public)
        return found

    return rows


def also_stated(_on: date) -> QuerySet[AlsoStated]:
    return AlsoStated.objects.filter(clause__edition__in=Edition.objects.public())


def reviews(_on: date) -> QuerySet[Review]:
    return Review.objects.published()


def review_tests(_on: date) -> QuerySet[ReviewTest]:
    return ReviewTest.objects.exclude(review__published_at=None)


def work(model: type[Operational]) -> Any:
    """What was said and done of commitments that are worked on that day."""

    def rows(on: date) -> QuerySet[Operational]:
        return model._default_manager.filter(commitment__in=Commitment.objects.actionable(on=on))

    return rows


def evidence(on: date) -> QuerySet[Evidence]:
    return Evidence.objects.public(on=on)


def budget_lines(on: date) -> QuerySet[Line]:
    return Line.objects.working(on=on)


def links(on: date) -> QuerySet[CarriesOut]:
    """That one commitment carries out another."""
    return CarriesOut.objects.working(on=on)


def events(_on: date) -> QuerySet[Event]:
    return Event.objects.all()


def daily_heads(_on: date) -> QuerySet[DailyHead]:
    return DailyHead.objects.all()
