"""What people do to carry a commitment out: who was asked, what was said of it, days put off, events.

``moving.py`` computes from these rows how a commitment stands; none of them is ever typed over.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.state import Evidence, Stage, Voice


class Operational(models.Model):
    """What people do to carry a commitment out. One on hold may have none: a guard on every table of this
    kind refuses it, and is there without being asked for.
    """

    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


class Assignment(Operational):
    """A body is asked for its part on one occasion. Who is asked stays as it was when the occasion opened."""

    class Way(models.TextChoices):
        ITSELF = "itself", _("named by the document")
        SUCCESSOR = "successor", _("took over from the body that is named")
        ROSTER = "roster", _("of the group that is named")

    class Outcome(models.TextChoices):
        OPEN = "", _("no answer yet")
        ANSWERED = "answered", _("answered")
        RETURNED = "returned", _("returned")
        NOT_REPORTED = "not_reported", _("not reported")

    occasion = models.CharField(max_length=40, blank=True)  # "round-12"
    body = models.ForeignKey(Body, models.PROTECT, related_name="assignments")
    way = models.CharField(max_length=9, choices=Way, default=Way.ITSELF)
    asked_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_why = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    late = models.BooleanField(default=False)  # answered after ``due``

    class Meta:
        ordering = ("pk",)
        indexes: ClassVar = [
            models.Index(fields=["body", "outcome"], name="assignment_by_body"),
            models.Index(fields=["occasion", "body"], name="assignment_by_occasion"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["occasion", "commitment", "body"], name="assignment_is_there_once_an_occasion"
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None, dropped_why="")
                | (Q(dropped_on__isnull=False) & ~Q(dropped_why="")),
                name="assignment_is_dropped_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} → {self.body}"


class Progress(Operational):
    """What one voice says of how the part of one body stands. The latest word of each voice counts."""

    class From(models.TextChoices):
        HERE = "", _("here")
        PAPER = "paper", _("from a paper report")
        E_MAIL = "e-mail", _("from an e-mail")

    voice = models.CharField(max_length=11, choices=Voice)
    # The body spoken of, whoever speaks. None: of the whole, as was said before bodies were told apart.
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="progress")
    stage = models.CharField(max_length=12, choices=Stage)
    as_of = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    evidence = models.CharField(max_length=23, choices=Evidence, default=Evidence.NONE)
    period = models.CharField(max_length=40, blank=True)  # of work that comes again: which time it was
    recorded_from = models.CharField(max_length=6, choices=From, blank=True)

    class Meta:
        ordering = ("as_of", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(stage=Stage.DONE), name="progress_done_on_a_day_is_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} {self.voice}: {self.stage}"


class Extension(Operational):
    """A body asked for a later day, and was given it or not. The old day stays to be seen."""

    commitment = models.ForeignKey(
        "commitments.Commitment", models.PROTECT, related_name="asked_extensions"
    )  # the column beside counts those that were granted
    body = models.ForeignKey(Body, models.PROTECT, related_name="extensions")  # that asked
    of_day = models.DateField()  # the day that the document set; where it sets another, this moves nothing
    due_before = models.DateField()  # the day in force when it was asked
    until = models.DateField()
    reason = models.TextField()
    asked_on = models.DateField()
    granted = models.BooleanField(null=True, blank=True)  # None: not decided yet
    whole = models.BooleanField(default=False)  # granted for all who do it, and not for that body alone
    decided_on = models.DateField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment", "body"],
                condition=Q(granted=None),
                name="extension_waits_once_for_a_body",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=models.F("due_before")), name="extension_ends_after_the_day_in_force"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_is_asked_for_a_reason"),
            models.CheckConstraint(
                condition=Q(granted=None, decided_on=None, whole=False)
                | Q(granted=True, decided_on__isnull=False)
                | (Q(granted=False, decided_on__isnull=False, whole=False) & ~Q(decision_reason="")),
                name="extension_is_decided_on_a_day_and_refused_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} {self.body}: {self.until}"


class Happening(Operational):
    """The event took place after which something is due. Known by its words, so it holds in every edition."""

    event = models.TextField()  # as the deadline names it
    duration = models.CharField(max_length=20)
    on = models.DateField()
    source = models.CharField(max_length=500)  # the document that shows it

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(source=""), name="happening_is_shown_by_a_document"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment}: {self.event}, {self.on}"


class AnswersFor(Operational):
    """Of several bodies that took over from one that leads it, this one answers. The last one holds."""

    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="answering")
    instead_of = models.ForeignKey(Body, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    reason = models.TextField()
    decided_on = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="who_answers_is_decided_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment}: {self.body}"
