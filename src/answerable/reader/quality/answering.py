"""Whether what a plan aims at and what it sets to do speak of the same things.

Told by words alone: two statements answer each other where they share ``SHARED`` pairs of words in a row
which are not everywhere in the plan. It finds what is plainly alone; whether a task that shares words with a
target brings it about, no program can say.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.quality.model import Statement

    Pairs = frozenset[tuple[str, str]]

SHARED = 2
EVERYWHERE = 0.2  # of the statements: a pair in more of them tells none from the other
SELDOM = 3  # a pair in no more than these is never everywhere
FEW = 4  # pairs: who has no more is read with the words above it
WORD = re.compile(r"[^\W\d_]+")
JOINING = frozenset((
    "bằng", "các", "cho", "có", "của", "do", "dưới", "được", "đến", "để", "đó", "hoặc", "khi", "là", "năm",
    "này", "ngày", "như", "những", "tại", "tháng", "theo", "trên", "trong", "từ", "và", "về", "với",
))  # fmt: skip


def unanswered(ones: Sequence[Statement], others: Sequence[Statement]) -> list[Statement]:
    """Those of the ones that share too little with each of the others."""
    mine = [pairs_of(one) for one in ones]
    theirs = [pairs_of(one) for one in others]
    seen = Counter(pair for pairs in (*mine, *theirs) for pair in pairs)
    most = max(SELDOM, int(EVERYWHERE * (len(mine) + len(theirs))))
    where: dict[tuple[str, str], list[int]] = {}
    for place, pairs in enumerate(theirs):
        for pair in pairs:
            if seen[pair] <= most:
                where.setdefault(pair, []).append(place)
    return [one for one, pairs in zip(ones, mine, strict=True) if _shares_with_none(pairs, where)]


def _shares_with_none(pairs: Pairs, where: dict[tuple[str, str], list[int]]) -> bool:
    shared: Counter[int] = Counter()
    for pair in pairs:
        for place in where.get(pair, ()):
            shared[place] += 1
            if shared[place] >= SHARED:
                return False
    return True


def pairs_of(one: Statement) -> Pairs:
    """Its words in pairs, each with the next, none of which only joins others.

    >>> from answerable.reader.quality.model import Statement
    >>> said = Statement(clause="1", text="Giảm số vụ cháy rừng của tỉnh", target=True)
    >>> sorted(" ".join(pair) for pair in pairs_of(said))
    ['cháy rừng', 'giảm số', 'số vụ', 'vụ cháy']
    """
    pairs = _pairs(one.text)
    return pairs if len(pairs) > FEW else pairs | _pairs(one.above)


def _pairs(text: str) -> Pairs:
    words = WORD.findall(fold(text))
    return frozenset(pair for pair in pairwise(words) if JOINING.isdisjoint(pair))
