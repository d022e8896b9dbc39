"""The chain of events, its head, and the heads that were published."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from typing import Self

FIRST = "0" * 64  # what stands before the first event


class Event(models.Model):
    """A link of the chain. It says only that something was done then; its contents say what."""

    seq = models.BigIntegerField(primary_key=True)  # 1, 2, 3 … without a gap
    at = models.CharField(max_length=32)  # UTC, ISO 8601 with microseconds: text, as it was hashed
    content_digest = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"{self.seq} {self.at}"


class ContentQuerySet(models.QuerySet["EventContent"]):
    def about(self, subject: models.Model) -> Self:
        """What was done with one record, oldest first."""
        return self.filter(public=True, subject_type=subject._meta.label_lower, subject_id=str(subject.pk))

    def private(self) -> Self:
        return self.filter(public=False)


class EventContent(models.Model):
    """One of the two parts of an event: the one that may be opened to all, and the one that may not.

    It may be erased, and nothing else: the chain holds its digest, and holds on. The columns beside the
    text repeat what it says, to be looked up by.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="contents")
    public = models.BooleanField()  # whether it may be opened once its subject is published
    text = models.TextField()  # canonical JSON, as it was hashed; "" when it was erased
    salt = models.CharField(max_length=32)  # keeps the digest from being guessed
    digest = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=60, blank=True)  # of the public part
    subject_id = models.CharField(max_length=60, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="events"
    )  # of the private part; None: the program itself, or somebody at the machine's own command line

    objects = ContentQuerySet.as_manager()

    class Meta:
        ordering = ("event", "-public")
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "event"], name="event_content_by_subject")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "public"], name="event_has_one_content_of_each_kind"),
            models.CheckConstraint(condition=Q(public=False) | Q(actor=None), name="actor_is_never_public"),
        ]

    def __str__(self) -> str:
        return self.text


class Head(models.Model):
    """The end of the chain: one row, locked while an event is added."""

    length = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=FIRST)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(pk=1), name="trace_has_one_head")]

    def __str__(self) -> str:
        return f"{self.length} {self.hash}"


class DailyHead(models.Model):
    """The head at the end of a day, published for others to hold us to."""

    day = models.DateField(primary_key=True)
    length = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day} {self.length} {self.hash}"
