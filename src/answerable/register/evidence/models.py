"""What shows that something was done: a file, a document by its number, or an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Membership, Role
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import Voice
from answerable.register.commitments.work import Operational
from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from datetime import date
    from typing import Self

    from django.contrib.auth.models import AnonymousUser

    from answerable.register.accounts.models import Account


class Kind(models.TextChoices):
    FILE = "file", _("a file")
    DOCUMENT = "document", _("a document, by its number")
    ADDRESS = "address", _("an address on the web")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("public")
    INTERNAL = "internal", _("for the body and the secretariat alone")
    KEPT = "kept", _("not to be uploaded: it is kept where it is")


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def standing(self, *, on: date) -> Self:
        """Not taken back, and of commitments that are worked on."""
        return self.filter(withdrawal=None, commitment__in=Commitment.objects.actionable(on=on))

    def public(self, *, on: date) -> Self:
        """What everybody may know of: what is open, and that something is kept elsewhere."""
        return self.standing(on=on).exclude(visibility=Visibility.INTERNAL)

    def open_to(self, account: Account | AnonymousUser, *, on: date) -> Self:
        """What an account may know of: beside the public, what its own body gave; the secretariat all."""
        if not account.is_authenticated:
            return self.public(on=on)
        held = Membership.objects.in_force(on=on).filter(account=account.pk)
        if held.filter(role=Role.SECRETARIAT).exists():
            return self.standing(on=on)
        own = held.filter(role__in=(Role.FOCAL_POINT, Role.VALIDATOR)).values("body")
        of_own = Q(body__in=Body.objects.records_of_all(own))
        return self.standing(on=on).filter(~Q(visibility=Visibility.INTERNAL) | of_own)


class Evidence(Operational):
    """One piece of evidence, as one voice gave it. Never changed: taken back, and another given."""

    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="evidence")  # whose work it shows
    voice = models.CharField(max_length=11, choices=Voice)
    kind = models.CharField(max_length=8, choices=Kind)
    visibility = models.CharField(max_length=8, choices=Visibility)
    title = models.CharField(max_length=300)
    justification = models.TextField(blank=True)  # why a number of a person may stand in its title
    added_at = models.DateTimeField()

    sha256 = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=120, blank=True)
    size = models.BigIntegerField(null=True)  # bytes

    number = models.CharField(max_length=120, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    dated = models.DateField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")  # where it is here

    url = models.URLField(max_length=1000, blank=True)
    seen_on = models.DateField(null=True)
    kept_at = models.CharField(max_length=300, blank=True)  # where what is not uploaded is kept

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("added_at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="evidence_kind_is_known"),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="evidence_visibility_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.FILE) | ~Q(sha256=""), name="evidence_in_a_file_has_the_file"
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.ADDRESS) | (~Q(url="") & Q(seen_on__isnull=False)),
                name="evidence_at_an_address_was_seen_there_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(visibility=Visibility.KEPT) | (Q(sha256="") & ~Q(kept_at="")),
                name="evidence_that_is_not_uploaded_says_where_it_is",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_seen(self) -> date | None:
        """The last day on which somebody, or the worker, saw it at its address; None where it has none."""
        seen = [
            timezone.localdate(one.at) for one in self.checks.all() if one.answer == LinkCheck.Answer.THERE
        ]
        return max([self.seen_on, *seen]) if self.seen_on else None

    @property
    def not_there(self) -> LinkCheck | None:
        """The last look at its address, where that found nothing."""
        last = next(iter(self.checks.all()), None)
        return last if last is not None and last.answer != LinkCheck.Answer.THERE else None


class Withdrawal(models.Model):
    """Evidence was taken back: it is served to nobody, and that it was there stays."""

    evidence = models.OneToOneField(Evidence, models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField()
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.evidence}: {self.reason}"


class LinkCheck(models.Model):
    """What an address answered when it was looked at again."""

    class Answer(models.TextChoices):
        THERE = "there", _("it answers")
        GONE = "gone", _("it answers no more")
        NOT_PUBLIC = "not_public", _("it does not lead to a public address")

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="checks")
    at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer)
    status = models.PositiveSmallIntegerField(null=True)  # of HTTP; None: nobody answered

    class Meta:
        ordering = ("-at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer__in=("there", "gone", "not_public")), name="link_check_answer_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evidence}: {self.answer}"
