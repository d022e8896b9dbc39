"""What is to be told to whom, the letters that tell it, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Role
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment

if TYPE_CHECKING:
    from typing import Self


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> Self:
        """Those that are in no digest yet, and may still come into one."""
        return self.filter(digest=None, dropped_on=None)


class Notice(models.Model):
    """One step of the rules came for one matter. It is made once, and told at most once."""

    kind = models.CharField(max_length=30)  # of ``Matters``
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")  # whose matter it is
    role = models.CharField(max_length=12, choices=Role)  # who is told
    due = models.DateField()
    step = models.SmallIntegerField()  # days after ``due``; before it, negative
    made_on = models.DateField()
    digest = models.ForeignKey("Digest", models.PROTECT, null=True, related_name="notices")
    dropped_on = models.DateField(null=True)  # before it was told, it was done, answered, held or moved

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("due", "pk")
        indexes: ClassVar = [
            models.Index(fields=["kind", "subject_id"], name="notice_by_subject"),
            models.Index(fields=["digest", "dropped_on"], name="notice_by_digest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id", "body", "role", "due", "step"],
                name="notice_is_made_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id", "role", "due", "step"],
                condition=Q(body=None),
                name="notice_of_no_body_is_made_once",
            ),
            models.CheckConstraint(
                condition=Q(digest=None) | Q(dropped_on=None), name="notice_is_told_or_dropped"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}: {self.due} {self.step:+}"


class Digest(models.Model):
    """All that those of one role of one body are told on one day, in one letter each."""

    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")  # None: the secretariat
    role = models.CharField(max_length=12, choices=Role)
    day = models.DateField()

    class Meta:
        ordering = ("-day", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "role", "day"], name="digest_is_one_a_day"),
            models.UniqueConstraint(
                fields=["role", "day"], condition=Q(body=None), name="digest_of_the_secretariat_is_one_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.role} {self.body or ''}".strip()


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def failed(self) -> Self:
        """Those of which it is not known that they arrived."""
        unsure = Q(standing__in=(Delivery.Standing.REFUSED, Delivery.Standing.UNKNOWN))
        return self.filter(unsure | Q(bounced_at__isnull=False))


class Delivery(models.Model):
    """One letter of a digest to one account. It goes out once, unless a person sends it again."""

    class Standing(models.TextChoices):
        QUEUED = "queued", _("waits to be sent")
        SENDING = "sending", _("is being sent")
        SENT = "sent", _("taken by the mail server")
        REFUSED = "refused", _("refused by the mail server")
        UNKNOWN = "unknown", _("perhaps sent: the mail server did not answer to the end")
        DROPPED = "dropped", _("not sent: nothing was left to tell")

    digest = models.ForeignKey(Digest, models.PROTECT, related_name="deliveries")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    standing = models.CharField(max_length=7, choices=Standing, default=Standing.QUEUED)
    # The same each time it is sent, so that a mailbox can tell that it has it already.
    message_id = models.CharField(max_length=120, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    tried_on = models.DateField(null=True)  # the day for which it was tried
    problem = models.CharField(max_length=300, blank=True)  # in the server's words, without the address
    bounced_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ("-digest__day", "pk")
        indexes: ClassVar = [models.Index(fields=["standing"], name="delivery_by_standing")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest", "account"], name="delivery_is_one_a_digest"),
            models.CheckConstraint(
                condition=Q(standing__in=("queued", "sending", "sent", "refused", "unknown", "dropped")),
                name="delivery_standing_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.digest}: {self.standing}"
