"""Lend a measure the words that stand above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.rights.lexicon import Kind, Mark
from answerable.rights.limbs import Stretch, divide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RESTRAINING = (Kind.HARD, Kind.COMPEL)
RESTRAINED = (Kind.ALARM, Kind.LIBERTY, Kind.SUSPECT)


def under(context: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches with what they lack from the last words of the context.

    A heading that ends in its verb ("Ngăn chặn:") lends it to what has none; one that names a liberty
    ("Về hoạt động tôn giáo") lends it to a hard verb that names nothing ("Kịp thời chấn chỉnh").
    """
    above = divide(context)
    if not above:
        return list(stretches)
    return [_with(list(_lent(above[-1], stretch, len(context))), stretch) for stretch in stretches]


def _lent(above: Stretch, stretch: Stretch, length: int) -> Iterator[Mark]:
    hard = any(act.kind in RESTRAINING for act in stretch.acts)
    if not stretch.acts and above.marks[-1].group.act:
        lent = [act for act in above.acts if act.kind in RESTRAINING]
    elif hard and not stretch.objects:
        lent = [one for one in above.objects if one.kind in RESTRAINED]
    else:
        lent = []
    for mark in lent:  # before the text: places below nought
        start, end = mark.span
        yield Mark(Span(start - length - 1, end - length - 1), mark.words, mark.group)


def _with(lent: list[Mark], stretch: Stretch) -> Stretch:
    whole = Stretch(stretch.start, stretch.end, stretch.plain)
    for mark in [*lent, *stretch.marks]:
        whole.add(mark)
    return whole
