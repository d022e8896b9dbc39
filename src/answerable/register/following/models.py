"""Who is told of what moves: addresses of people, kept apart from all else and for nothing else.

They are in no trace, no dump and no list, nobody who works here sees them, and they are deleted whole when
somebody stops following. Backups hold them until they are thrown away.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date
    from typing import Self


def new_ident() -> str:
    return secrets.token_hex(16)


class Rhythm(models.TextChoices):
    DAILY = "daily", _("each day on which something moved")
    WEEKLY = "weekly", _("once a week, if something moved")


class FollowerQuerySet(models.QuerySet["Follower"]):
    def confirmed(self) -> Self:
        return self.exclude(confirmed_on=None)


class Follower(models.Model):
    """An address to which letters go. Its owner confirms it before a second letter goes there."""

    email = models.EmailField(unique=True)  # small letters
    ident = models.CharField(max_length=32, unique=True, default=new_ident)  # in its links, signed
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="vi")
    rhythm = models.CharField(max_length=6, choices=Rhythm, default=Rhythm.DAILY)
    asked_on = models.DateField()  # the last time that somebody typed the address
    confirmed_on = models.DateField(null=True)
    told_upto = models.BigIntegerField(default=0)  # number of the last event that was read for it
    told_on = models.DateField(null=True)
    refused = models.PositiveSmallIntegerField(default=0)  # letters in a row

    objects = FollowerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="rhythm_is_known"),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, told_on=None)
                | Q(confirmed_on__isnull=False, told_on__isnull=False),
                name="only_who_confirmed_is_told",
            ),
        ]

    def __str__(self) -> str:
        return self.ident


class Kind(models.TextChoices):
    COMMITMENT = "cam-ket", _("commitment")
    PLAN = "ke-hoach", _("plan")
    BODY = "co-quan", _("public body")
    SEARCH = "tim", _("list")
    ALL = "tat-ca", _("the whole register")


class FollowQuerySet(models.QuerySet["Follow"]):
    def waiting(self) -> Self:
        return self.filter(since=None)

    def confirmed(self) -> Self:
        return self.exclude(since=None)


class Follow(models.Model):
    """One thing that somebody follows, or has asked to."""

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=1000, blank=True)  # as its address names it: public id, slug, query …
    asked_on = models.DateField()
    since = models.BigIntegerField(null=True)  # the event after which it is told of; None: not confirmed

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follower", "kind", "name"], name="nobody_follows_a_thing_twice"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="follow_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class MailingQuerySet(models.QuerySet["Mailing"]):
    def older_than(self, day: date) -> Self:
        return self.filter(made_on__lt=day)

    def failed(self) -> Self:
        """Those that did not arrive, or of which nobody knows."""
        return self.filter(standing__in=(Mailing.Standing.REFUSED, Mailing.Standing.UNKNOWN))


class Mailing(models.Model):
    """A letter to a follower: one of each kind a day. What became of it is known as for reminders."""

    class Kind(models.TextChoices):
        ASKING = "asking", _("asking to confirm")
        DIGEST = "digest", _("what moved")

    class Standing(models.TextChoices):
        QUEUED = "queued", _("waits")
        SENDING = "sending", _("is being sent")
        SENT = "sent", _("sent")
        REFUSED = "refused", _("refused by the mail server")
        UNKNOWN = "unknown", _("perhaps sent")
        DROPPED = "dropped", _("nothing left to tell")

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=6, choices=Kind)
    made_on = models.DateField()
    events = models.JSONField(default=list)  # numbers of those it tells of, the newest of many
    more = models.PositiveIntegerField(default=0)  # events beside those
    standing = models.CharField(max_length=7, choices=Standing, default=Standing.QUEUED)
    tried_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=200, unique=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["follower", "kind", "made_on"], name="follower_gets_one_letter_of_a_kind_a_day"
            ),
            models.CheckConstraint(
                condition=Q(standing__in=("queued", "sending", "sent", "refused", "unknown", "dropped")),
                name="follower_letter_standing_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.message_id
