"""What the public can know of letters, inspections and remedies, as digests that ``verify`` compares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answerable.register.guidance.models import Finding, Inspection, Letter, Recipient, Remedy
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection

OF_A_LETTER = ("kind", "words", "number", "round_id", "call_id", "sent_at")
OF_AN_INSPECTION = ("body_id", "on", "words", "number", "recorded_at")
OF_A_FINDING = ("commitment_id", "duty", "shortcoming", "remedy", "due")
OF_A_REMEDY = ("finding_id", "says", "words", "on", "recorded_from")


def of_letters(pks: Collection[int]) -> dict[int, str]:
    """Each letter with whom it went to, and what they answered."""
    went: dict[int, list[Any]] = {pk: [] for pk in pks}
    rows = Recipient.objects.filter(letter__in=pks).order_by("pk")
    columns_said = ("letter", "body_id", "answer", "answered_on", "recorded_from")
    for letter, *said, recorded_from in rows.values_list(*columns_said):
        went[letter].append([*said, recorded_from] if recorded_from else said)
    letters = Letter.objects.filter(pk__in=pks)
    return {pk: digest({**state, "to": went[pk]}) for pk, state in columns(letters, OF_A_LETTER)}


def of_inspections(pks: Collection[int]) -> dict[int, str]:
    """Each inspection with its findings and every word of their remedies."""
    found: dict[int, list[Any]] = {pk: [] for pk in pks}
    said: dict[int, list[Any]] = {pk: [] for pk in pks}
    rows = Finding.objects.filter(inspection__in=pks).order_by("pk")
    for inspection, *of_it in rows.values_list("inspection", *OF_A_FINDING):
        found[inspection].append(of_it)
    words = Remedy.objects.filter(finding__inspection__in=pks).order_by("pk")
    for inspection, *of_it in words.values_list("finding__inspection", *OF_A_REMEDY):
        said[inspection].append(of_it)
    inspections = Inspection.objects.filter(pk__in=pks)
    return {
        pk: digest({**state, "findings": found[pk], "remedies": said[pk]})
        for pk, state in columns(inspections, OF_AN_INSPECTION)
    }


DIGESTS = {
    "guidance.letter": Compared(of_letters, Letter.objects.all),
    "guidance.inspection": Compared(of_inspections, Inspection.objects.all),
}
