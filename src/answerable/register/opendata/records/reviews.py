"""Reviews of measures on hold as data. Who reviewed is told by the institution, never by the person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.opendata import public_rows
from answerable.register.opendata.describing import From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    number: Number
    commitment: Annotated[
        str, _("The commitment that was reviewed."), From("commitment__public_id"), To("commitment", "id")
    ]
    kind: Annotated[str, _("limits_nothing: it limits no right; justified: whether its limits are.")]
    outcome: Annotated[str, _("lift: the hold is lifted; keep: it stays.")]
    words_sha256: Annotated[str, _("SHA-256 of the words that were reviewed.")]
    rights_class: Annotated[str, _("The class that they had then.")]
    hold_reason: Annotated[str, _("Why a person had put it on hold then.")]
    reasons: Annotated[str, _("limits_nothing: the reasons for every flagged word.")]
    articles: Annotated[list[Any], _("Right, article and aim, for each right that it limits.")]
    reviewer_body: Annotated[
        str, _("The institution that reviewed."), From("reviewer_body__key"), To("body", "id")
    ]
    consultation: Annotated[str, _("Who was heard.")]
    dissent: Annotated[str, _("What was said against it.")]
    appeal_route: Annotated[str, _("Where one can turn against it.")]
    decided_on: Annotated[date | None, _("The day on which it was decided.")]
    expires_on: Annotated[date | None, _("The last day on which it holds; none: no end is set.")]
    published_at: Annotated[datetime, _("When it was published in the register.")]
    withdrawn_at: Annotated[datetime | None, _("When it was taken back."), From("withdrawal__at")]
    withdrawn_reason: Annotated[str | None, _("Why it was taken back."), From("withdrawal__reason")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTest(Record):
    number: Number
    review: Annotated[int, _("The review."), From("review_id"), To("review", "number")]
    test: Annotated[str, _("legality, aim, necessity, proportionality, non_discrimination or remedy.")]
    verdict: Annotated[str, _("pass, fail or undetermined.")]
    reasons: Annotated[str, _("Why.")]
    evidence: Annotated[str, _("What that rests on.")]


REVIEWS = (
    Kind(
        name="review",
        many="reviews",
        title=_("Reviews"),
        says=_("Independent reviews of measures that may limit a right."),
        record=Review,
        rows=public_rows.reviews,
    ),
    Kind(
        name="review_test",
        many="review_tests",
        title=_("Tests of reviews"),
        says=_("Each test of a review, with its reasons."),
        record=ReviewTest,
        rows=public_rows.review_tests,
    ),
)
