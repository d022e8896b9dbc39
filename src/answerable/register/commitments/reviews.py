"""Reviews of held measures: reasoned, public, and the only way off a hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body

if TYPE_CHECKING:
    from typing import Self


class ReviewQuerySet(models.QuerySet["Review"]):
    def published(self) -> Self:
        return self.exclude(published_at=None)


class Review(models.Model):
    """What an independent reviewer found of the words of one commitment. Unchangeable once published."""

    class Kind(models.TextChoices):
        LIMITS_NOTHING = "limits_nothing", _("limits no right")
        JUSTIFIED = "justified", _("limits a right: is it justified?")

    class Outcome(models.TextChoices):
        LIFT = "lift", _("the hold is lifted")
        KEEP = "keep", _("the hold stays")

    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=14, choices=Kind)
    words_sha256 = models.CharField(max_length=64)  # of the words reviewed
    rights_class = models.CharField(max_length=14)  # that they had then
    hold_reason = models.TextField(blank=True)  # of the person who had put it on hold then
    reasons = models.TextField(blank=True)  # limits_nothing: for every flagged word
    articles = models.JSONField(default=list)  # {"right", "article", "aim"} for each right touched
    outcome = models.CharField(max_length=4, choices=Outcome, default=Outcome.KEEP)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="reviews"
    )  # None: of another register, from whose public data this one was made
    reviewer_body = models.ForeignKey(Body, models.PROTECT, related_name="reviews")
    independence = models.JSONField(default=dict)  # what was looked at to say that the reviewer is
    consultation = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    appeal_route = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)  # the last day that it holds
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=("lift", "keep")), name="review_outcome_is_known"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(decided_on__isnull=False),
                name="published_review_says_when_it_was_decided",
            ),
            models.CheckConstraint(
                condition=~Q(kind="limits_nothing", published_at__isnull=False) | ~Q(reasons=""),
                name="review_that_finds_no_limit_gives_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment}: {self.outcome}"


class ReviewTest(models.Model):
    """One of the six tests, with its reasons (Siracusa Principles, E/CN.4/1985/4)."""

    class Test(models.TextChoices):
        LEGALITY = "legality", _("legality")
        AIM = "aim", _("legitimate aim")
        NECESSITY = "necessity", _("necessity")
        PROPORTIONALITY = "proportionality", _("proportionality")
        NON_DISCRIMINATION = "non_discrimination", _("non-discrimination")
        REMEDY = "remedy", _("remedy")

    class Verdict(models.TextChoices):
        PASS = "pass", _("pass")
        FAIL = "fail", _("fail")
        UNDETERMINED = "undetermined", _("undetermined")

    review = models.ForeignKey(Review, models.CASCADE, related_name="tests")
    test = models.CharField(max_length=18, choices=Test)
    verdict = models.CharField(max_length=12, choices=Verdict)
    reasons = models.TextField()
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "test"], name="review_makes_each_test_once"),
            models.CheckConstraint(condition=~Q(reasons=""), name="test_of_a_review_gives_reasons"),
            models.CheckConstraint(
                condition=Q(
                    test__in=(
                        "legality",
                        "aim",
                        "necessity",
                        "proportionality",
                        "non_discrimination",
                        "remedy",
                    )
                ),
                name="test_of_a_review_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.test}: {self.verdict}"


class ReviewWithdrawal(models.Model):
    """A published review was taken back, with a reason; the hold that it had lifted is there again."""

    review = models.OneToOneField(Review, models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")  # likewise
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="review_is_withdrawn_for_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.reason}"
