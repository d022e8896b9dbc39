"""Accounts, the only records of persons here, and what each account may do for which body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body, ends_after_it_begins, valid

if TYPE_CHECKING:
    from datetime import date, datetime
    from typing import Self


class Role(models.TextChoices):
    ADMIN = "admin", _("administrator")
    SECRETARIAT = "secretariat", _("secretariat")
    FOCAL_POINT = "focal_point", _("focal point")
    VALIDATOR = "validator", _("validator")
    REVIEWER = "reviewer", _("reviewer")
    OBSERVER = "observer", _("observer")


OF_A_BODY = (Role.FOCAL_POINT, Role.VALIDATOR, Role.REVIEWER, Role.OBSERVER)


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **more: Any) -> Account:
        """Without a password, nobody can sign in to the account until one is set."""
        account = self.model(email=_normal(email), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=_normal(username or ""))


def _normal(email: str) -> str:
    return email.strip().lower()


class Account(AbstractBaseUser):
    """Somebody who works here, known by an e-mail address. It is closed, never deleted."""

    email = models.EmailField(unique=True)  # small letters
    name = models.CharField(max_length=120, blank=True)  # as shown to others who work here
    is_active = models.BooleanField(default=True)
    # Made for one person at the machine itself: without a password, and shut out of every served register.
    local = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="vi")  # of what is sent to it: "vi" or "en"
    date_joined = models.DateTimeField(auto_now_add=True)

    # Where a token acts for it: by this one membership and no other. Of a request, kept nowhere.
    acts_by: Membership | None = None

    objects = AccountManager()
    remembered: dict[date, list[Membership]] | None = None  # of a page that is read: see permissions.held_by

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, *, on: date) -> Self:
        return self.filter(valid(on), account__is_active=True)


class Membership(models.Model):
    """What an account may do, for which body, and in which time."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="memberships")
    alternate = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("account", "role")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_is_known"),
            models.CheckConstraint(
                condition=~Q(role__in=OF_A_BODY) | Q(body__isnull=False),
                name="membership_of_a_body_names_it",
            ),
            models.CheckConstraint(
                condition=Q(alternate=False) | Q(role=Role.FOCAL_POINT),
                name="alternates_are_focal_points",
            ),
            ends_after_it_begins("membership_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.role}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, *, at: datetime) -> Self:
        """Those that can still be accepted."""
        return self.filter(used_at=None, expires__gt=at)


class Invitation(models.Model):
    """A way in for one address, for a time. Only the hash of its token is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    role = models.CharField(max_length=12, choices=Role)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    alternate = models.BooleanField(default=False)
    expires = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("expires",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_is_known"),
            models.CheckConstraint(
                condition=~Q(role__in=OF_A_BODY) | Q(body__isnull=False),
                name="invitation_to_a_body_names_it",
            ),
            models.CheckConstraint(
                condition=Q(alternate=False) | Q(role=Role.FOCAL_POINT),
                name="invited_alternates_are_focal_points",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.role}"


class Setting(models.Model):
    """What an office decided for this register. What is not here is as ``settings_kept.DEFAULTS`` has it."""

    key = models.CharField(max_length=40, unique=True)
    value = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


class Logo(models.Model):
    """A logo that an office chose, as it is shown. Earlier ones stay, as what was decided does."""

    sha256 = models.CharField(max_length=64, unique=True)
    png = models.BinaryField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256
