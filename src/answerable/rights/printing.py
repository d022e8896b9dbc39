"""Readings as plain data for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from answerable.rights.model import Limb, Reading, Reason


def reading_data(reading: Reading) -> dict[str, Any]:
    """The class, whether it is held, the rights, and why; offsets count characters of the measure."""
    return {
        "class": reading.class_.value,
        "held": reading.held,
        "rights": list(reading.rights),
        "why": [_reason_data(reason) for reason in reading.why],
        "limbs": [_limb_data(limb) for limb in reading.limbs],
    }


def _limb_data(limb: Limb) -> dict[str, Any]:
    return {"class": limb.class_.value, "span": list(limb.span), "rights": list(limb.rights)}


def _reason_data(reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "words": reason.words,
        "span": list(reason.span),
        "vi": reason.vietnamese,
        "en": reason.english,
    }
