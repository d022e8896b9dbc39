"""What the rights lens says of words, as a clause keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answerable.rights import classify

if TYPE_CHECKING:
    from answerable.register.plans.models import Edition
    from answerable.rights import Reading


def class_of_words(edition: Edition, pieces: list[list[int]]) -> dict[str, Any]:
    """The lens's word on what a person marked off: a limb of an item, or an item that was missed."""
    words = " ".join(edition.text[start:end] for start, end in pieces)
    return told(classify(words), shift=pieces[0][0] if len(pieces) == 1 else None)


def told(reading: Reading, *, shift: int | None) -> dict[str, Any]:
    """A reading of the lens as data. ``shift`` is how far its offsets are from those of the document; None
    where they do not carry over, and then nothing is said of places."""

    def place(span: tuple[int, int]) -> list[int] | None:
        return None if shift is None else [span[0] + shift, span[1] + shift]

    reached = {limb.reason: list(limb.rights) for limb in reading.limbs}  # what merely frames reaches none
    return {
        "class": reading.class_.value,
        "rights": list(reading.rights),
        "why": [
            {
                "span": place(reason.span),
                "words": reason.words,
                "rule": reason.rule,
                "vi": reason.vietnamese,
                "en": reason.english,
                "rights": reached.get(reason, []),
            }
            for reason in reading.why
        ],
        "limbs": [place(limb.span) for limb in reading.limbs if shift is not None],
    }
