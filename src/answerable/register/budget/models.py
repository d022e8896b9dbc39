"""Money for commitments and bodies, line by line: proposed, allocated, spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, of_none_or_actionable

if TYPE_CHECKING:
    from datetime import date
    from typing import Self


class Kind(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ALLOCATED = "allocated", _("allocated")
    SPENT = "spent", _("spent")


class LineQuerySet(models.QuerySet["Line"]):
    def standing(self) -> Self:
        """What holds: a line that another took the place of is in no sum."""
        return self.filter(superseded_at=None)

    def working(self, *, on: date) -> Self:
        """Those of no commitment, or of one that is worked on that day."""
        return self.standing().filter(of_none_or_actionable(on=on))


class Line(models.Model):
    """What one document says of money for a body in a year, for a commitment or as a whole. Never changed: a
    later figure takes its place.

    The whole contains what is for its commitments: where it is known, it is the sum, and lines of commitments
    are parts of it, never added to it. See adding.py.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="budget_lines")
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="budget_lines"
    )  # None: for the body's work as a whole, that of all its commitments included
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=Kind)
    amount = models.DecimalField(max_digits=18, decimal_places=0)  # đồng
    document = models.CharField(max_length=300)  # the paper that says so: number, issuer, day
    as_of = models.DateField()
    entered_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ("year", "body__name", "kind", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="budget_line_kind_is_known"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_line_is_no_debt"),
            models.CheckConstraint(condition=~Q(document=""), name="budget_line_names_its_document"),
            models.UniqueConstraint(
                fields=["commitment", "body", "year", "kind"],
                condition=Q(superseded_at=None),
                name="budget_line_of_a_commitment_stands_once",
            ),
            models.UniqueConstraint(
                fields=["body", "year", "kind"],
                condition=Q(superseded_at=None, commitment=None),
                name="budget_line_of_a_body_stands_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.year} {self.kind}: {self.amount}"
