"""One duty that two published plans state: a person said so while checking the later one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from answerable.register.plans.models import Clause

if TYPE_CHECKING:
    from answerable.register.plans.models import Edition

STATED = ("link", "skip")  # decisions by which a clause states what a commitment elsewhere does


class AlsoStated(models.Model):
    """A clause of a published edition states the duty that a commitment of another document is."""

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="also_stated")
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="also_stated")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clause", "commitment"], name="clause_states_a_commitment_once")
        ]

    def __str__(self) -> str:
        return f"{self.clause} = {self.commitment}"


def keep_links(edition: Edition) -> list[AlsoStated]:
    """Write what was decided of the clauses of an edition that is published."""
    from answerable.register.commitments.models import Commitment

    said = [
        (clause, one["other"])
        for clause in edition.clauses.exclude(elsewhere=[])
        for one in clause.elsewhere
        if one["decision"] in STATED
    ]
    known = Commitment.objects.in_bulk({other for _clause, other in said}, field_name="public_id")
    rows = [AlsoStated(clause=clause, commitment=known[other]) for clause, other in said if other in known]
    return AlsoStated.objects.bulk_create(rows)
