"""What others say of a commitment: institutions and organisations, by a scale and in words, and anybody.

Each voice stands beside what the body says and what the secretariat confirmed; none is merged with another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment

if TYPE_CHECKING:
    from datetime import date
    from typing import Self


class Scale(models.TextChoices):
    """How far a commitment has come, as the Open Government Partnership's reviewers say it."""

    NO_EVIDENCE = "no_evidence", _("no evidence available")
    NOT_STARTED = "not_started", _("not started")
    LIMITED = "limited", _("limited")
    SUBSTANTIAL = "substantial", _("substantial")
    COMPLETE = "complete", _("complete")


SHOWN_BY_SOMETHING = (Scale.LIMITED, Scale.SUBSTANTIAL, Scale.COMPLETE)


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def standing(self) -> Self:
        return self.filter(withdrawal=None)

    def shown(self, *, on: date) -> Self:
        """What is said of how far a commitment has come is not shown while that is on hold."""
        free = Commitment.objects.exclude(pk__in=Commitment.objects.on_hold(on=on).values("pk"))
        return self.standing().filter(Q(scale="") | Q(commitment__in=free))


class Assessment(models.Model):
    """What an institution says of a commitment at one time. Said again later, the earlier one stays.

    Of a measure on hold it says in words what it thinks of the measure itself, and no ``scale``: how far
    something has come that may limit a right is not followed, by nobody, until a review lifts the hold.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="assessments")
    body = models.ForeignKey(Body, models.PROTECT, related_name="assessments")  # the institution
    # None: it came with the data of another register, which names nobody.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    scale = models.CharField(max_length=11, choices=Scale, blank=True)  # "": of the measure itself
    words = models.TextField()
    sources = models.TextField(blank=True)  # what shows it, public all: an address or a document a line
    made_at = models.DateTimeField()

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes: ClassVar = [models.Index(fields=["commitment", "body"], name="assessment_by_commitment")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(scale="") | Q(scale__in=Scale.values), name="assessment_scale_is_known"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="assessment_says_why"),
            models.CheckConstraint(
                condition=~Q(scale__in=SHOWN_BY_SOMETHING) | ~Q(sources=""),
                name="assessment_of_progress_is_shown_by_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.commitment}"

    def get_absolute_url(self) -> str:
        return reverse("others", args=[self.commitment.public_id])


class AssessmentWithdrawal(models.Model):
    """An institution took back what it said, with a reason; that it was said stays."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="assessment_is_withdrawn_for_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.reason}"


from answerable.register.assessments.contributions import Contribution, Reply  # noqa: E402, F401  Django looks here
