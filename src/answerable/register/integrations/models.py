"""What other systems act by, and what is remembered of their requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.register.accounts.models import Membership

if TYPE_CHECKING:
    from datetime import date
    from typing import Self


class Scope(models.TextChoices):
    """What a token may be used for, as far as its membership may do it."""

    ANSWERS = "answers", _("to draft answers in rounds")
    EVIDENCE = "evidence", _("to give evidence")
    IMPORT = "import", _("to bring plans that were read elsewhere")


class TokenQuerySet(models.QuerySet["Token"]):
    def in_force(self, *, on: date) -> Self:
        """Neither revoked nor too old, and of a membership and an account that are open still."""
        rows = self.filter(
            revoked_at=None, expires_on__gte=on, membership__in=Membership.objects.in_force(on=on)
        )
        return rows if settings.LOCAL else rows.filter(membership__account__local=False)


class Token(models.Model):
    """By which a system acts as one membership: in its role, for its body, and no longer. Only a hash of it
    is kept.
    """

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=120)  # of the system, as whoever made it calls it
    prefix = models.CharField(max_length=8, unique=True)  # its beginning, to recognise it by
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()  # of ``Scope``
    made_at = models.DateTimeField()
    expires_on = models.DateField()  # the last day
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.prefix}… {self.name}"


class Request(models.Model):
    """A request that a token sent under a key of its own, and what was answered: the same again gets that."""

    token = models.ForeignKey(Token, models.PROTECT, related_name="requests")
    key = models.CharField(max_length=100)
    asked = models.CharField(max_length=64)  # digest of the request
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)  # None: it is being answered, or never was
    answer = models.TextField(blank=True)
    media_type = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("at",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "key"], name="request_is_known_once_by_its_key"),
            models.CheckConstraint(condition=~Q(key=""), name="request_that_is_known_has_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.token}: {self.key}"


class Hook(models.Model):
    """An address of another system that is told what moved. No secret is kept: it is made of the salt."""

    class Ended(models.TextChoices):
        TAKEN_OFF = "taken_off", _("taken off by the office")
        SILENT = "silent", _("given up: it did not answer for days")

    url = models.URLField(max_length=1000)
    salt = models.CharField(max_length=32)
    after = models.BigIntegerField()  # the number of the last event that was looked at for it
    made_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True, blank=True)  # None: it took what was sent last
    ended_at = models.DateTimeField(null=True, blank=True)
    ended = models.CharField(max_length=9, choices=Ended, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended="") | (Q(ended_at__isnull=False) & ~Q(ended="")),
                name="hook_that_is_over_says_why",
            ),
            models.CheckConstraint(
                condition=Q(url__startswith="https://"), name="hook_is_told_over_a_sealed_line"
            ),
        ]

    def __str__(self) -> str:
        return self.url


class Telling(models.Model):
    """Some events to be told to one address, and how that went. What they say is made when it is sent."""

    hook = models.ForeignKey(Hook, models.PROTECT, related_name="tellings")
    events = models.JSONField()  # their numbers
    made_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)  # None: told, or given up
    told_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)  # of the last answer; None: there was none
    problem = models.CharField(max_length=60, blank=True)  # why there was none

    class Meta:
        ordering = ("pk",)
        indexes: ClassVar = [models.Index(fields=["next_at"], name="telling_by_next_at")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(next_at=None), name="what_is_told_is_told_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hook}: {self.events}"
