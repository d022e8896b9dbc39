"""Letters that guide or urge, inspections with their findings, and how shortcomings are remedied.

All of it is about public bodies and what they owe; nothing here is about a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, of_none_or_actionable
from answerable.register.commitments.work import Progress
from answerable.register.reporting.models import Round
from answerable.register.subplans.models import Call

if TYPE_CHECKING:
    from datetime import date
    from typing import Self


class LetterQuerySet(models.QuerySet["Letter"]):
    def working(self, *, on: date) -> Self:
        """Those that are about nothing on hold, over or taken back."""
        call = Q(call=None) | Q(call__in=Call.objects.working(on=on))
        return self.filter(call, round__withdrawn_at=None)


class Letter(models.Model):
    """The secretariat guides bodies, or urges them to do what they owe."""

    class Kind(models.TextChoices):
        GUIDE = "guide", _("guidance")
        URGE = "urge", _("urging")

    kind = models.CharField(max_length=5, choices=Kind)
    words = models.TextField()
    number = models.CharField(max_length=120, blank=True)  # of the paper, where there is one
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="letters")
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="letters")
    sent_at = models.DateTimeField()

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="letter_says_something"),
            models.CheckConstraint(
                condition=Q(round=None) | Q(call=None), name="letter_is_about_a_round_or_a_call"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class RecipientQuerySet(models.QuerySet["Recipient"]):
    def waiting(self, *, on: date) -> Self:
        """Without an answer, of letters that are about nothing on hold, over or taken back."""
        return self.filter(letter__in=Letter.objects.working(on=on), answered_on=None)


class Recipient(models.Model):
    """A body that a letter went to: who that was is found when it is sent, and kept."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="recipients")
    body = models.ForeignKey(Body, models.PROTECT, related_name="letters")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    recorded_from = models.CharField(max_length=6, choices=Progress.From, blank=True)

    objects = RecipientQuerySet.as_manager()

    class Meta:
        ordering = ("body__name", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "body"], name="letter_goes_to_a_body_once"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="letter_is_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} → {self.body}"


class Inspection(models.Model):
    """How a body carries out its duties was looked at."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="inspections")
    on = models.DateField()
    words = models.TextField()  # what was looked at, and the whole result
    number = models.CharField(max_length=120, blank=True)  # of the conclusion
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("-on", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="inspection_says_what_was_found"),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.on:%d/%m/%Y}"


class FindingQuerySet(models.QuerySet["Finding"]):
    def working(self, *, on: date) -> Self:
        """Those of no commitment, or of one that is worked on that day."""
        return self.filter(of_none_or_actionable(on=on))


class Standing(models.TextChoices):
    OPEN = "open", _("to be remedied")
    OVERDUE = "overdue", _("remedy overdue")
    SAID = "said", _("said to be remedied, awaiting confirmation")
    RETURNED = "returned", _("returned")
    CONFIRMED = "confirmed", _("remedied, as confirmed")


class Finding(models.Model):
    """A shortcoming of the body in carrying out a right or a duty, and the remedy due."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="findings")
    duty = models.TextField()  # in words, where no commitment of the register states it
    shortcoming = models.TextField()
    remedy = models.TextField()
    due = models.DateField()

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("due", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(duty="") & ~Q(shortcoming="") & ~Q(remedy=""),
                name="finding_says_duty_shortcoming_and_remedy",
            ),
        ]

    def __str__(self) -> str:
        return self.shortcoming

    def standing(self, *, on: date) -> Standing:
        """By the latest word of its remedy; a decision answers the word of the body before it."""
        words = list(self.words.all())
        if words and words[-1].says == Remedy.Says.CONFIRMED:
            return Standing.CONFIRMED
        if words and words[-1].says == Remedy.Says.DONE:
            return Standing.SAID
        if on > self.due:
            return Standing.OVERDUE
        return Standing.RETURNED if words else Standing.OPEN


class Remedy(models.Model):
    """One word on how a shortcoming is remedied: the body's, or what the secretariat says to it."""

    class Says(models.TextChoices):
        DONE = "done", _("the body says that it is remedied")
        CONFIRMED = "confirmed", _("the secretariat confirms it")
        RETURNED = "returned", _("the secretariat returns it")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="words")
    says = models.CharField(max_length=9, choices=Says)
    words = models.TextField()
    on = models.DateField()
    recorded_from = models.CharField(max_length=6, choices=Progress.From, blank=True)
    # Shown to nobody: only so that nobody confirms what they said or recorded. None: it came with the data
    # of another register, which names nobody.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="remedy_is_told_in_words"),
        ]

    def __str__(self) -> str:
        return f"{self.finding}: {self.says}"
