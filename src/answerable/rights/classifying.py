"""Class a measure by what its limbs do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.rights.judging import Judgement, Verdict, judge
from answerable.rights.limbs import Stretch, divide
from answerable.rights.model import Class, Limb, Reading, Reason
from answerable.rights.sentences import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

CLASSES = {
    Verdict.RESTRICTS: Class.RESTRICT,
    Verdict.PROTECTS: Class.FULFIL,
    Verdict.PROVIDES: Class.FULFIL,
    Verdict.WORKS: Class.ADMINISTRATIVE,
    Verdict.UNCLEAR: Class.UNCLASSIFIED,
}


def classify(text: str, *, context: str = "") -> Reading:
    """Class a measure, with the rights that it touches and the words that tell.

    ``context`` is what stands above the measure: it can put a measure on hold, never take it off.

    >>> classify("Không để xảy ra bạo lực gia đình").class_.value
    'fulfil'
    >>> classify("Không để tụ tập đông người").class_.value
    'restrict'
    """
    judged: list[tuple[Stretch, Judgement]] = []
    for stretch in divide(text):
        judged.append((stretch, judge(stretch, judged[-1][1] if judged else None)))
    limbs = tuple(
        _limb(text, stretch, judgement) for stretch, judgement in judged if judgement.verdict in CLASSES
    )
    framed = tuple(
        _reason(text, judgement) for _, judgement in judged if judgement.verdict is Verdict.FRAMES
    )
    if framed and not limbs:  # an aim alone is all that the measure does
        return Reading(class_=Class.UNCLASSIFIED, rights=(), limbs=(), framed=framed)
    rights = tuple(sorted({right for limb in limbs for right in limb.rights}))
    return Reading(class_=_whole(limbs), rights=rights, limbs=limbs, framed=framed)


def _whole(limbs: Sequence[Limb]) -> Class:
    """The class of the whole: any limb that restricts holds it."""
    classes = [limb.class_ for limb in limbs]
    if Class.RESTRICT in classes:
        return Class.MIXED if Class.FULFIL in classes else Class.RESTRICT
    if not classes or Class.UNCLASSIFIED in classes:
        return Class.UNCLASSIFIED
    return Class.ADMINISTRATIVE if classes[0] is Class.ADMINISTRATIVE else Class.FULFIL


def _limb(text: str, stretch: Stretch, judgement: Judgement) -> Limb:
    return Limb(
        span=stretch.span,
        class_=CLASSES[judgement.verdict],
        rights=judgement.rights,
        reason=_reason(text, judgement),
    )


def _reason(text: str, judgement: Judgement) -> Reason:
    marks = [mark for mark in (judgement.act, judgement.object) if mark]
    span = Span(min(mark.span.start for mark in marks), max(mark.span.end for mark in marks))
    vietnamese, english = sentence_of(judgement, text)
    parts = [judgement.verdict.value, *(mark.group.id for mark in marks)]
    return Reason(
        span=span,
        words=" ".join(text[span.start : span.end].split()),
        rule=".".join(parts),
        vietnamese=vietnamese,
        english=english,
    )
