"""Rounds, and what bodies answer in them: a draft, what was signed, and what the secretariat said to it.

Who is asked in a round are the ``Assignment`` rows of its occasion, which the commitments room keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import ReportDuty
from answerable.register.commitments.state import Stage
from answerable.register.commitments.work import Assignment, Operational, Progress
from answerable.register.evidence.models import Evidence
from answerable.register.plans.models import Document
from answerable.register.reporting.periods import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Self


OCCASION = "round-"  # before the number of a round, in the occasion of an assignment


def round_number(occasion: str) -> int:
    """The round of an occasion on which bodies report.

    >>> round_number("round-12")
    12
    """
    return int(occasion.removeprefix(OCCASION))


class QuestionQuerySet(models.QuerySet["Question"]):
    def standing(self) -> Self:
        """Asked in rounds that are opened from now on."""
        return self.filter(retired_at=None)


class Question(models.Model):
    """What an office asks beside what every answer says. Its words never change: it is retired."""

    class Kind(models.TextChoices):
        TEXT = "text", _("a text")
        NUMBER = "number", _("a number")
        CHOICE = "choice", _("one of a list")

    kind = models.CharField(max_length=6, choices=Kind)
    vi = models.CharField(max_length=200)
    en = models.CharField(max_length=200)
    choices = models.JSONField(default=list)  # of a choice: [{"vi", "en"}]
    required = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=("text", "number", "choice")), name="question_kind_is_known"
            ),
            models.UniqueConstraint(fields=["vi"], condition=Q(retired_at=None), name="question_stands_once"),
        ]

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.vi

    @property
    def shown_choices(self) -> list[tuple[str, str]]:
        """(what is kept, what is read)"""
        language = "en" if get_language() == "en" else "vi"
        return [(one["vi"], one[language]) for one in self.choices]


class RoundQuerySet(models.QuerySet["Round"]):
    def standing(self) -> Self:
        """Not taken back as opened by mistake."""
        return self.filter(withdrawn_at=None)

    def open(self) -> Self:
        return self.standing().filter(closed_at=None)


class Round(models.Model):
    """A time on which bodies report, each on the commitments that it is asked for."""

    kind = models.CharField(max_length=12, choices=PeriodKind)
    begins = models.DateField()
    ends = models.DateField()  # the cut-off of its figures
    due = models.DateField()  # the last day to send
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="rounds")
    duty = models.ForeignKey(ReportDuty, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)  # of the clause that it rests on, or why the secretariat opened it
    questions = models.ManyToManyField(Question, related_name="rounds")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("-ends", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=PeriodKind.values), name="round_kind_is_known"),
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="round_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["document", "kind", "begins", "ends"],
                condition=Q(withdrawn_at=None),
                name="round_of_a_plan_is_opened_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "begins", "ends"],
                condition=Q(withdrawn_at=None, document=None),
                name="round_of_all_plans_is_opened_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="round_is_withdrawn_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins:%d/%m/%Y} - {self.ends:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("round", args=[self.pk])

    @property
    def occasion(self) -> str:
        """By which its assignments are known."""
        return f"{OCCASION}{self.pk}"

    def asked(self) -> models.QuerySet[Assignment]:
        return Assignment.objects.filter(occasion=self.occasion, dropped_on=None)


class Answer(Operational):
    """The draft of one body's answer on one commitment in one round."""

    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="answer")
    stage = models.CharField(max_length=12, choices=Stage, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done = models.TextField(blank=True)
    figures = models.JSONField(default=list)  # [{"what", "number", "unit"}], numbers as they were typed
    difficulties = models.TextField(blank=True)
    proposals = models.TextField(blank=True)
    more = models.JSONField(default=dict)  # {number of a question: what was answered}
    decision = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    justification = models.TextField(blank=True)  # why a number of a person may stand in these words
    ready = models.BooleanField(default=False)  # for the validator to sign
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(stage=Stage.DONE), name="answer_done_on_a_day_is_done"
            ),
            models.CheckConstraint(
                condition=Q(ready=False) | ~Q(stage=""), name="answer_that_is_ready_says_a_stage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.stage}"

    def said(self) -> dict[str, Any]:
        """What it says now, as a submission keeps it."""
        return {
            "stage": self.stage,
            "done_on": self.done_on and self.done_on.isoformat(),
            "done": self.done,
            "figures": self.figures,
            "difficulties": self.difficulties,
            "proposals": self.proposals,
            "decision": self.decision_id,
            **({"more": told} if (told := self.told()) else {}),
        }

    def told(self) -> list[dict[str, str]]:
        """What it says to the questions of the office, with their words."""
        said = {pk: words for pk, words in self.more.items() if words}
        asked = Question.objects.filter(pk__in=said) if said else ()
        return [{"vi": one.vi, "en": one.en, "kind": one.kind, "said": said[str(one.pk)]} for one in asked]


class Submission(Operational):
    """An answer as it was signed and sent; sent again after it was returned, there is another."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="submissions")
    ordinal = models.PositiveSmallIntegerField()
    said = models.JSONField()
    evidence = models.ManyToManyField(Evidence, related_name="submissions")
    sent_on = models.DateField()
    recorded_from = models.CharField(max_length=6, choices=Progress.From, blank=True)
    source = models.CharField(max_length=300, blank=True)  # the paper or e-mail it was recorded from
    progress = models.OneToOneField(Progress, models.PROTECT, related_name="submission")

    class Meta:
        ordering = ("answer", "ordinal")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "ordinal"], name="submission_is_numbered_once"),
            models.CheckConstraint(
                condition=Q(recorded_from="") | ~Q(source=""), name="submission_from_paper_names_the_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} ({self.ordinal})"


class Decision(Operational):
    """What the secretariat said to a submission: once, and for good."""

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        RETURNED = "returned", _("returned")

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=9, choices=Outcome)
    reason = models.TextField(blank=True)
    decided_on = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="confirmed") | (Q(outcome="returned") & ~Q(reason="")),
                name="decision_to_return_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.outcome}"


class Hand(models.Model):
    """Whose account typed, signed or recorded an answer: kept apart, and only so that nobody confirms it."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="hands")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "account"], name="hand_is_noted_once_an_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.answer}"


def asked_of(bodies: Collection[int]) -> models.QuerySet[Assignment]:
    """What bodies are asked for, under each of their records."""
    records = Body.objects.records_of_all(bodies)
    return Assignment.objects.filter(body__in=records, dropped_on=None, occasion__startswith=OCCASION)
