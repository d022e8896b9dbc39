"""Public bodies, dated: what they are called, where they stand, and who took over from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from typing import Any, Self


class Level(models.TextChoices):
    CENTRAL = "central", _("central")
    PROVINCE = "province", _("province")
    DISTRICT = "district", _("district")
    COMMUNE = "commune", _("commune")
    ANY = "any", _("not said")


class Source(models.TextChoices):
    CATALOGUE = "catalogue", _("the catalogue")
    PERSON = "person", _("added by a person")


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """A constraint for rows that hold from ``valid_from`` to ``valid_to``, both days included."""
    condition = Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from"))
    return models.CheckConstraint(condition=condition, name=name)


def valid(on: date) -> Q:
    """Rows that hold on that day; an open end holds for ever."""
    begun = Q(valid_from=None) | Q(valid_from__lte=on)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=on))


class BodyQuerySet(models.QuerySet["Body"]):
    def existing(self, *, on: date) -> Self:
        """Bodies that are there on that day, as themselves."""
        return self.filter(valid(on), merged_into=None)

    def public(self) -> Self:
        """Those that everybody may know of. One that was added for a draft waits until that is published."""
        same = Body.objects.filter(pk=models.OuterRef("pk"))
        return self.filter(
            Q(source=Source.CATALOGUE)
            | models.Exists(same.filter(involvements__isnull=False))  # what is published alone involves
            | models.Exists(same.filter(issued__published_at__isnull=False))
            | models.Exists(same.filter(merged__isnull=False))
            | models.Exists(same.filter(Q(successions__isnull=False) | Q(predecessions__isnull=False)))
        )

    def records_of(self, body: Body) -> Self:
        """The record of a body that stays, and those that were merged into it: what names one of them names
        the body."""
        stays = body.merged_into_id or body.pk
        return self.filter(Q(pk=stays) | Q(merged_into=stays))

    def records_of_all(self, bodies: Collection[int] | models.QuerySet[Any, Any]) -> Self:
        """The same of several, by their ids."""
        stay = Body.objects.filter(pk__in=bodies).values(stays=Coalesce("merged_into", "pk"))
        return self.filter(Q(pk__in=stay) | Q(merged_into__in=stay))


class Body(models.Model):
    """A public body, or a group of bodies kept as a group."""

    key = models.SlugField(max_length=120, unique=True)  # in addresses: "so-tai-chinh-son-la"
    catalogue_id = models.CharField(max_length=120, blank=True)  # the reader's: "so-tai-chinh"
    name = models.CharField(max_length=300)
    level = models.CharField(max_length=10, choices=Level)
    branch = models.CharField(max_length=30, blank=True)
    province = models.CharField(max_length=60, blank=True)  # the reader's id: "son-la"
    group = models.BooleanField(default=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(null=True, blank=True)  # None: before the documents that we read
    valid_to = models.DateField(null=True, blank=True)  # the last day; None: still there
    source = models.CharField(max_length=10, choices=Source)
    loaded = models.JSONField(null=True, editable=False)  # what the catalogue said when it was last loaded
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints: ClassVar = [
            ends_after_it_begins("body_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["catalogue_id", "province"],
                condition=~Q(catalogue_id=""),
                name="body_of_the_catalogue_is_there_once_a_place",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="body_is_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="body_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("body", args=[self.key])


class BodyName(models.Model):
    """A name that a body bore, or bears."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official")
        VARIANT = "variant", _("variant")
        ABBREVIATION = "abbreviation", _("abbreviation")

    body = models.ForeignKey(Body, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)  # small letters without marks, đ as d
    kind = models.CharField(max_length=12, choices=Kind)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints: ClassVar = [
            ends_after_it_begins("body_name_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["body", "name", "valid_from"],
                name="body_name_is_there_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One body took over a function of another."""

    old = models.ForeignKey(Body, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Body, models.PROTECT, related_name="predecessions")
    function = models.CharField(max_length=300, blank=True)  # blank: the whole
    on = models.DateField(null=True, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("on", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["old", "new", "function"], name="succession_is_there_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="body_does_not_succeed_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class GroupMember(models.Model):
    """A body that belongs to a group for a time: the dated roster of the group."""

    group = models.ForeignKey(Body, models.PROTECT, related_name="roster")
    member = models.ForeignKey(Body, models.PROTECT, related_name="groups")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("group", "member")
        constraints: ClassVar = [
            ends_after_it_begins("group_member_leaves_after_it_joins"),
            models.CheckConstraint(condition=~Q(group=F("member")), name="group_is_no_member_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.member} ∈ {self.group}"


class CatalogueLoad(models.Model):
    """The reader's catalogue was loaded, and changed something or met with what people had changed."""

    at = models.DateTimeField()
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    conflicts = models.JSONField(default=list)  # {"body", "field", "ours", "catalogue"}: ours was kept

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.at}: {self.added} added, {self.changed} changed"
