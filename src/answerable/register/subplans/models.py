"""Calls for plans of their own, who owes one, what was sent, and which duties carry out which others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, of_none_or_actionable
from answerable.register.commitments.work import Assignment, Progress
from answerable.register.plans.models import Document, Edition, Upload

if TYPE_CHECKING:
    from datetime import date
    from typing import Self


class CallQuerySet(models.QuerySet["Call"]):
    def standing(self) -> Self:
        """Not taken back as opened by mistake."""
        return self.filter(withdrawn_at=None)

    def working(self, *, on: date) -> Self:
        """Those that ask for plans on that day: not of a commitment that is on hold or over."""
        return self.standing().filter(of_none_or_actionable(on=on))


class Call(models.Model):
    """Bodies are asked for plans of their own, by a clause that demands them or by the secretariat."""

    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="calls"
    )  # that demands them; None: the secretariat asks
    document = models.ForeignKey(Document, models.PROTECT, related_name="calls")  # that they are to carry out
    words = models.TextField()  # of the clause, or of the secretariat
    due = models.DateField()
    opened_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ("-due", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment"],
                condition=Q(withdrawn_at=None),
                name="call_of_a_commitment_is_opened_once",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="call_says_what_it_asks_for"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="call_is_withdrawn_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("subplans", args=[self.document.slug])


class Standing(models.TextChoices):
    NOT_DUE = "not_due", _("not due yet")
    SENT = "sent", _("sent")
    SENT_LATE = "sent_late", _("sent late")
    MISSING = "missing", _("missing")


class Owed(models.Model):
    """A body owes a plan of its own. Who owes one stays as it was when the call was opened."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="owed")
    body = models.ForeignKey(Body, models.PROTECT, related_name="owes")
    way = models.CharField(max_length=9, choices=Assignment.Way, default=Assignment.Way.ITSELF)

    class Meta:
        ordering = ("body__name", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "body"], name="body_owes_a_call_one_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.call}: {self.body}"

    def received(self) -> list[Sent]:
        """What arrived, the first first; what could not be read, was put aside or is of another body, is no
        plan of theirs.
        """
        return [one for one in self.sent.all() if one.receipt not in NO_PLAN]

    def standing(self, *, on: date) -> Standing:
        """How it stands on a day, by what was sent up to it."""
        days = [one.sent_on for one in self.received() if one.sent_on <= on]
        if days:
            return Standing.SENT if min(days) <= self.call.due else Standing.SENT_LATE
        return Standing.MISSING if on > self.call.due else Standing.NOT_DUE


class Receipt(models.TextChoices):
    """How far a plan that was sent has come here."""

    UNREADABLE = "unreadable", _("could not be read: send it again")
    PUT_ASIDE = "put_aside", _("put aside: send it again")
    ARRIVED = "arrived", _("arrived, not read yet")
    READ = "read", _("read, being checked")
    PUBLISHED = "published", _("published here")
    ISSUER_UNKNOWN = "issuer_unknown", _("published here; which body issued it is not known")
    OF_ANOTHER = "of_another", _("published here as the plan of another body: send your own")
    ON_PAPER = "on_paper", _("on paper, as the secretariat recorded")


NO_PLAN = (Receipt.UNREADABLE, Receipt.PUT_ASIDE, Receipt.OF_ANOTHER)


WITH_PLAN = ("owed__body", "document__issuer_body", "upload__edition__document__issuer_body")


class SentQuerySet(models.QuerySet["Sent"]):
    def theirs(self) -> Self:
        """Where the document that came of it was issued by the body that owes it."""
        return self._issued().filter(issuer=F("owing"))

    def of_another(self) -> Self:
        return self._issued().filter(issuer__isnull=False).exclude(issuer=F("owing"))

    def _issued(self) -> Self:
        issuer = [f"{path}__issuer_body" for path in ("upload__edition__document", "document")]
        return self.alias(
            issuer=Coalesce(*(name for one in issuer for name in (f"{one}__merged_into", one))),
            owing=Coalesce("owed__body__merged_into", "owed__body"),
        )


class Sent(models.Model):
    """A body sent its plan: here as a file, or elsewhere, as the secretariat recorded."""

    owed = models.ForeignKey(Owed, models.PROTECT, related_name="sent")
    # None though it was sent as a file: it came with the data of another register, which has no files.
    upload = models.ForeignKey(Upload, models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+"
    )  # where what was recorded is published here
    number = models.CharField(max_length=120, blank=True)  # of the paper
    words = models.CharField(max_length=500, blank=True)
    recorded_from = models.CharField(max_length=6, choices=Progress.From, blank=True)
    sent_on = models.DateField()

    objects = SentQuerySet.as_manager()

    class Meta:
        ordering = ("sent_on", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(recorded_from="", number="")
                | (Q(upload=None) & ~Q(recorded_from="") & ~Q(number="")),
                name="plan_is_recorded_by_its_number_or_sent_as_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owed}: {self.sent_on}"

    @property
    def plan(self) -> Document | None:
        """The plan of the body that owes it, as everybody can read it here, where it is published."""
        document = self._published
        theirs = document and document.issuer_body and _stays(document.issuer_body) == _stays(self.owed.body)
        return document if theirs else None

    @property
    def _published(self) -> Document | None:
        edition = self.upload.edition if self.upload else None
        document = edition.document if edition else self.document
        return document if document and document.published_at else None

    @property
    def receipt(self) -> Receipt:
        if self.plan is not None:
            return Receipt.PUBLISHED
        if self._published is not None:
            return Receipt.OF_ANOTHER if self._published.issuer_body else Receipt.ISSUER_UNKNOWN
        if self.number:
            return Receipt.ON_PAPER
        if self.upload is None:
            return Receipt.ARRIVED
        if self.upload.standing in (Upload.Standing.FAILED, Upload.Standing.STOPPED):
            return Receipt.UNREADABLE
        if self.upload.edition is None:
            return Receipt.ARRIVED
        if self.upload.edition.standing == Edition.Standing.ABANDONED:
            return Receipt.PUT_ASIDE
        return Receipt.READ


def _stays(body: Body) -> int:
    """The record that stays of a body."""
    return body.merged_into_id or body.pk


class CarriesOutQuerySet(models.QuerySet["CarriesOut"]):
    def decided(self) -> Self:
        """What holds of each pair; what was decided otherwise before is superseded, and stays."""
        return self.filter(superseded_at=None)

    def working(self, *, on: date) -> Self:
        """That the one carries out the other, where both are worked on that day."""
        free = Commitment.objects.actionable(on=on)
        return self.decided().filter(holds=True, child__in=free, parent__in=free)


class CarriesOut(models.Model):
    """A person decided that a commitment carries out another, of a plan above it, or that it does not."""

    child = models.ForeignKey(Commitment, models.PROTECT, related_name="carries_out")
    parent = models.ForeignKey(Commitment, models.PROTECT, related_name="carried_out_by")
    holds = models.BooleanField()
    reason = models.TextField()
    decided_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    objects = CarriesOutQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "parent"], condition=Q(superseded_at=None), name="link_is_decided_once"
            ),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="commitment_carries_out_another"),
            models.CheckConstraint(condition=~Q(reason=""), name="link_is_decided_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.child} → {self.parent}"
