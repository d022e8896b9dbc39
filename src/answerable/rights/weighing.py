"""Weigh the words of a measure against those of measures that people have classed.

Rules know what a verb does to what lists name. What restricts in words that no list has slips past them,
so what they clear is weighed too: each word, each two words in a row and each group of the lists has a
weight, learned by ``scripts/weigh.py`` and kept in ``data/weights.tsv``. A sum above nought is like what was
held. This can only put a measure on hold: no weight takes a hold away.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import pairwise
from math import inf, sqrt
from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.rights.lexicon import SMALL, WORD, Group, Kind, Mark
from answerable.rights.verdicts import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answerable.rights.limbs import Stretch

FEWEST = 16  # traits that must be known: of fewer words the weights tell nothing
CONSTANT = "1"  # the name of what is added to every sum
LIKE = Group(
    id="words",
    kind=Kind.PLAIN,
    act=False,
    rights=(),
    vietnamese="lời lẽ giống biện pháp hạn chế",
    english="words as in measures that restrict",
)


def traits(stretches: Sequence[Stretch]) -> set[str]:
    """What of a measure can have a weight."""
    if not stretches:
        return set()
    words = [word for word in WORD.findall(stretches[0].plain) if _counts(word)]
    groups = (f"[{mark.group.id}]" for stretch in stretches for mark in stretch.marks)
    return {*words, *map(" ".join, pairwise(words)), *groups}


def resembling(text: str, stretches: Sequence[Stretch]) -> tuple[int, Judgement] | None:
    """The stretch whose words weigh most and its judgement, where a measure is like those that were held."""
    weights = _weights()
    known = traits(stretches) & weights.keys()
    if weigh(weights, known) <= 0:
        return None
    each = [_heaviest(stretch, weights) for stretch in stretches]
    place = max(range(len(stretches)), key=lambda at: each[at][0])
    stretch, span = stretches[place], each[place][1]
    mark = Mark(span, " ".join(text[span.start : span.end].split()), LIKE)
    named = stretch.rights_of(*(kind for kind in Kind if kind is not Kind.OFFICE))
    return place, Judgement(Verdict.RESEMBLES, None, mark, named)


def _heaviest(stretch: Stretch, weights: dict[str, float]) -> tuple[float, Span]:
    """What the words of a stretch weigh together, and where the two stand that weigh most."""
    found = [one for one in WORD.finditer(stretch.plain, stretch.start, stretch.end) if _counts(one[0])]
    single = [weights.get(one[0], 0.0) for one in found]
    pairs = [
        (weights.get(f"{one[0]} {next_[0]}", 0.0) + sum(single[at : at + 2]), Span(one.start(), next_.end()))
        for at, (one, next_) in enumerate(pairwise(found))
    ]
    _, span = max(pairs, default=(0.0, stretch.span))
    return sum(weight for weight, _ in pairs), span


def _counts(word: str) -> bool:
    return word.isalpha() and word not in SMALL


def weigh(weights: dict[str, float], known: Iterable[str]) -> float:
    """The sum for traits that have a weight; long measures weigh no more than short ones."""
    each = [weights[trait] for trait in known]
    return weights[CONSTANT] + sum(each) / sqrt(len(each)) if len(each) >= FEWEST else -inf


@cache
def _weights() -> dict[str, float]:
    lines = resources.files(__package__).joinpath("data/weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {trait: float(weight) for trait, weight in rows}
