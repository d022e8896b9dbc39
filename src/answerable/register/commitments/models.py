"""Commitments: who is to do what by when, in every edition, and how that stands."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.hold import FREE_CLASSES
from answerable.register.commitments.state import Evidence, Reported, Stage, Timing, Voice
from answerable.register.plans.models import Clause, Document, Edition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Self

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that looks like another


def new_public_id() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(8))


class RightsClass(models.TextChoices):
    FULFIL = "fulfil", _("fulfils a right")
    ADMINISTRATIVE = "administrative", _("administrative")
    RESTRICT = "restrict", _("restricts a right")
    MIXED = "mixed", _("fulfils and restricts")
    UNCLASSIFIED = "unclassified", _("not classed yet")


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def public(self) -> Self:
        """All that was published: nothing is unpublished, what is over says so."""
        return self

    def in_force(self) -> Self:
        """Neither withdrawn nor ended by a later edition."""
        return self.filter(withdrawn_at=None, ended_by=None)

    def actionable(self, *, on: date) -> Self:
        """Those that may be worked on: in force, and not on hold on that day.

        Every list, count and calendar of work goes through here.
        """
        return self.in_force().filter(~on_hold(on))

    def on_hold(self, *, on: date) -> Self:
        return self.in_force().filter(on_hold(on))


def on_hold(on: date) -> Q:
    """What ``hold.held`` says in SQL, as a filter: it finds its columns in subqueries too."""
    cautious = ~Q(rights_class__in=FREE_CLASSES) | Q(put_on_hold=True)
    return cautious & (Q(lifted_by=None) | Q(lifted_until__lt=on))


def of_none_or_actionable(*, on: date) -> Q:
    """Of what may name a commitment: what names none, or one that is worked on that day."""
    actionable = Commitment.objects.actionable(on=on).filter(pk=OuterRef("commitment"))
    return Q(commitment=None) | Q(Exists(actionable))


class Commitment(models.Model):
    """A duty of public bodies that a published document states. Never deleted: withdrawn, with a reason.

    Beside its identity it holds what its current edition says and how it stands, to be listed quickly;
    the facts themselves hang on its appearances.
    """

    class Kind(models.TextChoices):
        TASK = "task", _("task")
        TARGET = "target", _("target")

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    document = models.ForeignKey(Document, models.PROTECT, related_name="commitments")
    kind = models.CharField(max_length=6, choices=Kind)
    key = models.CharField(max_length=200)  # of its clause in the current edition
    text = models.TextField()
    words_sha256 = models.CharField(max_length=64)  # of ``text``: a review is of these words and no others
    leads = models.JSONField(default=list)  # names as printed, for lists

    rights_class = models.CharField(max_length=14, choices=RightsClass, default=RightsClass.UNCLASSIFIED)
    put_on_hold = models.BooleanField(default=False)  # by a person; comes off only by a review
    hold_reason = models.TextField(blank=True)
    lifted_by = models.ForeignKey("Review", models.PROTECT, null=True, blank=True, related_name="lifts")
    lifted_until = models.DateField(null=True, blank=True)  # the last day; None: no end

    timing = models.CharField(max_length=11, choices=Timing, default=Timing.NONE)
    final_day = models.DateField(null=True, blank=True)  # the last fixed day, as the document has it
    last_day = models.DateField(
        null=True, blank=True
    )  # the one in force: that day, or the one it was put off to
    next_day = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.UNKNOWN)  # as it was confirmed
    stage_voice = models.CharField(max_length=11, choices=Voice, blank=True)
    claimed = models.CharField(max_length=12, choices=Stage, blank=True)  # said, and not decided yet
    reported = models.CharField(max_length=12, choices=Reported, default=Reported.NOT_ASKED)
    extensions = models.PositiveSmallIntegerField(default=0)  # how often its day was put off
    evidence = models.CharField(max_length=23, choices=Evidence, default=Evidence.NONE)
    done_on = models.DateField(null=True, blank=True)
    moved_on = models.DateField(null=True, blank=True)  # the last day on which anything was done or said

    first_published = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="ended"
    )  # the edition that no longer states it

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes: ClassVar = [
            models.Index(fields=["document", "key"], name="commitment_by_document"),
            models.Index(fields=["timing", "last_day"], name="commitment_by_last_day"),
            models.Index(fields=["next_day"], name="commitment_by_next_day"),
            models.Index(fields=["stage", "last_day"], name="commitment_by_stage"),
            models.Index(fields=["rights_class"], name="commitment_by_rights_class"),
            models.Index(  # all that the totals are counted by
                fields=[
                    *("timing", "stage", "last_day", "done_on"),
                    *("rights_class", "put_on_hold", "lifted_by", "lifted_until"),
                ],
                condition=Q(withdrawn_at__isnull=True, ended_by__isnull=True),
                name="commitment_in_force",
            ),
            models.Index(  # few of many: those that are not in force
                fields=["id"],
                condition=Q(withdrawn_at__isnull=False) | Q(ended_by__isnull=False),
                name="commitment_that_is_over",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(rights_class__in=RightsClass.values), name="commitment_rights_class_is_known"
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="commitment_stage_is_known"),
            models.CheckConstraint(condition=Q(timing__in=Timing.values), name="commitment_timing_is_known"),
            models.CheckConstraint(
                condition=Q(timing=Timing.FIXED, final_day__isnull=False, last_day__isnull=False)
                & Q(last_day__gte=F("final_day"))
                | (~Q(timing=Timing.FIXED) & Q(final_day=None, last_day=None)),
                name="commitment_has_a_final_day_where_its_time_is_fixed",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.UNKNOWN, stage_voice="")
                | (~Q(stage=Stage.UNKNOWN) & ~Q(stage_voice="")),
                name="commitment_stage_is_somebodys_word",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(stage=Stage.DONE), name="commitment_done_on_a_day_is_done"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="commitment_is_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(put_on_hold=False) | ~Q(hold_reason=""),
                name="commitment_is_put_on_hold_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    def get_absolute_url(self) -> str:
        return reverse("commitment", args=[self.public_id])


class Appearance(models.Model):
    """A commitment as one edition states it."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="appearances")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="appearances")
    clause = models.OneToOneField(Clause, models.PROTECT, related_name="appearance")

    class Meta:
        ordering = ("edition",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment", "edition"], name="commitment_appears_once_in_an_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment} {self.edition}"


class FactQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """What is taken to be said now; the rest was corrected and stays to be known."""
        return self.filter(superseded_at=None)

    def current(self, commitments: Iterable[int]) -> Self:
        """Those of the latest edition that states each of the commitments, whose id each has as ``of``."""
        editions = Appearance.objects.filter(commitment=OuterRef("appearance__commitment"))
        latest = Subquery(editions.order_by("-edition__ordinal").values("pk")[:1])
        rows = self.standing().filter(appearance__commitment__in=commitments, appearance=latest)
        return rows.annotate(of=F("appearance__commitment"))


class Fact(models.Model):
    """Something that an edition says of a commitment, in words of its own. It is never changed: where it was
    read wrongly, another takes its place, and it stays.
    """

    appearance = models.ForeignKey(Appearance, models.PROTECT, related_name="%(class)ss")
    words = models.TextField()
    words_start = models.PositiveIntegerField(null=True)  # in the edition's text; None: a person's words
    words_end = models.PositiveIntegerField(null=True)
    superseded_at = models.DateTimeField(null=True)  # when a person corrected it

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.words


class Sought(Fact):
    """A fact by which commitments are found and counted."""

    # The commitment, where its latest edition says so and nothing took the place of the fact; else None. Who
    # looks for many need not ask by it which editions state them.
    now_of = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Involvement(Sought):
    """A body, or a group, that is to do it or to take part."""

    class Role(models.TextChoices):
        LEAD = "lead", _("leads")
        COORDINATE = "coordinate", _("takes part")

    class Force(models.TextChoices):
        ORDER = "order", _("order")
        REQUEST = "request", _("request")

    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="involvements")
    name = models.CharField(max_length=500)  # as the document names it
    role = models.CharField(max_length=10, choices=Role)
    force = models.CharField(max_length=7, choices=Force)
    inherited = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        indexes: ClassVar = [
            models.Index(fields=["body", "role", "now_of"], name="involvement_by_body"),
            models.Index(fields=["now_of", "role", "body"], name="involvement_of_now"),
        ]


class Due(Fact):
    """A deadline as the contract ``answerable.plan/1`` has it; which fields are set depends on ``kind``."""

    kind = models.CharField(max_length=11)
    date = models.DateField(null=True)
    inclusive = models.BooleanField(null=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    every = models.CharField(max_length=9, blank=True)
    by = models.CharField(max_length=5, blank=True)
    duration = models.CharField(max_length=20, blank=True)
    event = models.TextField(blank=True)
    inferred = models.BooleanField(default=False)
    inherited = models.BooleanField(default=False)


class ReportDuty(Fact):
    """A duty to report, one hop of it."""

    by = models.JSONField(default=list)  # names as printed
    to = models.JSONField(default=list)
    via = models.CharField(max_length=300, blank=True)
    deadline = models.JSONField(null=True)  # as the contract has it


class RightTouched(Sought):
    """A right of the taxonomy that the words touch."""

    right = models.CharField(max_length=4)  # "R13"
    articles = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["right", "now_of"], name="right_touched_by_right"),
            models.Index(fields=["now_of", "right"], name="right_touched_of_now"),
        ]


from answerable.register.commitments.elsewhere import AlsoStated  # noqa: E402, F401  Django looks here
from answerable.register.commitments.reviews import Review, ReviewTest, ReviewWithdrawal  # noqa: E402, F401  Django looks here
from answerable.register.commitments.work import (  # noqa: E402
    AnswersFor,  # noqa: F401
    Assignment,  # noqa: F401
    Extension,  # noqa: F401
    Happening,  # noqa: F401
    Operational,  # noqa: F401
    Progress,  # noqa: F401
)
