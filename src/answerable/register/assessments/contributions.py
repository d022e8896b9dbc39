"""What anybody sends: a correction, or something that shows how it went. Nothing is kept of who sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment

if TYPE_CHECKING:
    from datetime import date
    from typing import Self


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def waiting(self) -> Self:
        """Those that nobody has decided on."""
        return self.filter(standing=Contribution.Standing.WAITING)

    def published(self) -> Self:
        return self.filter(standing=Contribution.Standing.PUBLISHED)

    def shown(self, *, on: date) -> Self:
        """Published ones; what shows how it went with something on hold is not shown meanwhile."""
        held = Commitment.objects.on_hold(on=on).values("pk")
        return self.published().exclude(kind=Contribution.Kind.EVIDENCE, commitment__in=held)

    def unanswered(self, *, on: date) -> Self:
        """Published ones to which no body has replied, of commitments that are worked on."""
        free = Commitment.objects.actionable(on=on)
        return self.published().filter(replies=None, commitment__in=free)


class Contribution(models.Model):
    """Words that somebody sent about a commitment. They are public once they are published, as they are."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("something here is wrong")
        EVIDENCE = "evidence", _("something that shows how it went")

    class Standing(models.TextChoices):
        WAITING = "waiting", _("waits")
        PUBLISHED = "published", _("published")
        REFUSED = "refused", _("refused, and deleted")

    class Ground(models.TextChoices):
        """For nothing else is anything refused."""

        LAW = "law", _("the law forbids to publish it")
        PERSONAL = "personal", _("it tells of a person")
        OFF_TOPIC = "off_topic", _("it is not about this commitment")
        SPAM = "spam", _("advertising, or sent by a machine")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="contributions")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(blank=True)  # "" once it is refused: what may not be public is not kept
    sources = models.TextField(blank=True)  # an address or a document a line
    sent_on = models.DateField()
    standing = models.CharField(max_length=9, choices=Standing, default=Standing.WAITING)
    ground = models.CharField(max_length=9, choices=Ground, blank=True)
    decided_on = models.DateField(null=True)
    # None though it was decided on: it came with the data of another register, which names nobody.
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_on", "-pk")
        indexes: ClassVar = [models.Index(fields=["standing", "sent_on"], name="contribution_by_standing")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=("correction", "evidence")), name="contribution_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(standing="waiting", ground="", decided_on=None, decided_by=None)
                | (Q(standing="published", ground="") & Q(decided_on__isnull=False))
                | (
                    Q(standing="refused", ground__in=("law", "personal", "off_topic", "spam"))
                    & Q(decided_on__isnull=False, decided_by__isnull=False, words="", sources="")
                ),
                name="contribution_is_decided_on_or_waits",
            ),
            models.CheckConstraint(
                condition=Q(standing="refused") | ~Q(words=""), name="contribution_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment}"

    def get_absolute_url(self) -> str:
        return reverse("others", args=[self.commitment.public_id])


class ReplyQuerySet(models.QuerySet["Reply"]):
    def shown(self, *, on: date) -> Self:
        """A reply speaks of work: of what is on hold none is shown."""
        held = Commitment.objects.on_hold(on=on).values("pk")
        return self.exclude(contribution__commitment__in=held)


class Reply(models.Model):
    """What a body says to a contribution, for everybody to read."""

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="replies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    words = models.TextField()
    said_on = models.DateField()

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(words=""), name="reply_says_something")]

    def __str__(self) -> str:
        return self.words
