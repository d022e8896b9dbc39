"""Whom published reports concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.consolidating.models import Version
from answerable.register.trace.concerning import Concerned, Concerns, named

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def of_versions(rows: Collection[Version], on: date) -> dict[int, Concerned]:
    found = Version.objects.filter(pk__in=[one.pk for one in rows]).prefetch_related("report__documents")
    return {
        one.pk: Concerned(plans=named(document.slug for document in one.report.documents.all()))
        for one in found
    }


CONCERNS = {"consolidating.version": Concerns(of=of_versions)}
