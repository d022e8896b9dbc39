"""Class a measure by what its limbs do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.rights.context import under
from answerable.rights.judging import judge
from answerable.rights.lexicon import Kind, group_named
from answerable.rights.limbs import divide
from answerable.rights.model import HELD, Class, Limb, Reading, Reason
from answerable.rights.sentences import sentence_of
from answerable.rights.verdicts import CONTENDING, Judgement, Verdict
from answerable.rights.weighing import resembling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.rights.limbs import Stretch

CLASSES = {
    Verdict.RESTRICTS: Class.RESTRICT,
    Verdict.PROTECTS: Class.FULFIL,
    Verdict.PROVIDES: Class.FULFIL,
    Verdict.WORKS: Class.ADMINISTRATIVE,
    Verdict.UNCLEAR: Class.UNCLASSIFIED,
    Verdict.RESEMBLES: Class.UNCLASSIFIED,
}


# What an office does with what it did: "thống kê người theo đạo, báo cáo Ban Chỉ đạo"
PASSED_ON = ("báo cáo", "cập nhật")


def classify(text: str, *, context: str = "") -> Reading:
    """Class a measure, with the rights that it touches and the words that tell.

    ``context`` is what stands above the measure. It can put a measure on hold, never take it off: under
    "Kiên quyết ngăn chặn:" the bare words "Tụ tập tại nơi công cộng" are what is to be stopped.

    >>> classify("Không để xảy ra bạo lực gia đình").class_.value
    'fulfil'
    >>> classify("Không để tụ tập đông người").class_.value
    'restrict'
    """
    stretches = divide(text)
    reading = _read(text, stretches)
    if not context or reading.class_ in (Class.RESTRICT, Class.MIXED):
        return reading
    below = _read(text, under(context, stretches))
    return below if below.held else reading


def _read(text: str, stretches: Sequence[Stretch]) -> Reading:
    judged: list[tuple[Stretch, Judgement]] = []
    for stretch in stretches:
        judged.append((stretch, judge(stretch, judged[-1][1] if judged else None)))
    judged = _sharing(judged)
    cleared = not any(CLASSES.get(judgement.verdict) in HELD for _, judgement in judged)
    if cleared and (like := resembling(text, stretches)):
        place, doubt = like
        judged[place] = (stretches[place], doubt)
    limbs = tuple(
        Limb(
            span=stretch.span,
            class_=CLASSES[judgement.verdict],
            rights=judgement.rights,
            reason=_reason(text, stretch, judgement),
        )
        for stretch, judgement in judged
        if judgement.verdict in CLASSES
    )
    framed = tuple(
        _reason(text, stretch, judgement)
        for stretch, judgement in judged
        if judgement.verdict is Verdict.FRAMES
    )
    rights = tuple(sorted({right for limb in limbs for right in limb.rights}))
    return Reading(class_=_whole(limbs), rights=rights, limbs=limbs, framed=framed)


def _sharing(judged: list[tuple[Stretch, Judgement]]) -> list[tuple[Stretch, Judgement]]:
    """A verb that governs nothing of its own shares what the next protects against.

    "Ngăn chặn việc chia sẻ và xóa bỏ thông tin xâm hại trẻ em": both are of the crime.
    """
    shared = list(judged)
    for place, (stretch, judgement) in enumerate(judged[:-1]):
        after, next_ = judged[place + 1]
        alone = judgement.verdict is Verdict.UNCLEAR and not stretch.objects and not after.begins_anew
        if alone and next_.verdict is Verdict.PROTECTS:
            shared[place] = (stretch, Judgement(next_.verdict, judgement.act, next_.object, next_.rights))
    return shared


def _whole(limbs: Sequence[Limb]) -> Class:
    """The class of the whole: any limb that restricts holds it, whatever the others do."""
    classes = [limb.class_ for limb in limbs]
    held = HELD.intersection(classes)
    if held:
        if any(limb.class_ not in HELD and _stands(limb, limbs[0]) for limb in limbs):
            return Class.MIXED
        return Class.RESTRICT if Class.RESTRICT in held else Class.UNCLASSIFIED
    if not classes:
        return Class.UNCLASSIFIED
    if Class.FULFIL not in classes or limbs[0].reason.rule.startswith("office.office"):
        return Class.ADMINISTRATIVE
    return Class.FULFIL


def _stands(limb: Limb, first: Limb) -> bool:
    """Whether a limb is one of its own: its verb governs what is known, or it opens the measure and provides.

    What only serves another limb is none: "bố trí lực lượng, không để xảy ra biểu tình".
    """
    verdict, *marks = limb.reason.rule.split(".")
    if not marks:
        return False
    group, over = marks[0], group_named(marks[-1])
    watching = group_named(group).kind is Kind.HARD and group not in CONTENDING
    if watching and (verdict == Verdict.WORKS or (verdict == Verdict.PROTECTS and over.kind is Kind.NEED)):
        return False
    if verdict == Verdict.WORKS and group in ("let", "stop"):  # "không để xảy ra bất ngờ"
        return False
    if verdict == Verdict.WORKS and limb is not first and limb.reason.words.lower().startswith(PASSED_ON):
        return False
    return len(marks) > 1 or (limb is first and (verdict == Verdict.PROVIDES or group == "provide"))


def _reason(text: str, stretch: Stretch, judgement: Judgement) -> Reason:
    """The reason, with the words from the verb to its object, as far as they stand in the text."""
    marks = [mark for mark in (judgement.act, judgement.object) if mark]
    spans = [mark.span for mark in marks if mark.span.start >= 0] or [stretch.span]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    vietnamese, english = sentence_of(judgement)
    return Reason(
        span=span,
        words=" ".join(text[span.start : span.end].split()),
        rule=".".join([judgement.verdict.value, *(mark.group.id for mark in marks)]),
        vietnamese=vietnamese,
        english=english,
    )
