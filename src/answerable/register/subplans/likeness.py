"""How much of the words of one duty stands in others: pure, and bounded however many those are."""

from __future__ import annotations

import heapq
from collections import defaultdict
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from answerable.register.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Pair = tuple[str, str]
WALKED = 4_000  # entries of the index that are looked at for one text, those of the rarest pairs first
COMPARED = 40  # texts that share most with it, which are then compared whole


def pairs(text: str) -> list[Pair]:
    """Words by twos: in Vietnamese a single syllable says little."""
    return list(pairwise(word.exact for word in words(text)))


class Index:
    """Texts by the pairs of words that stand in them. What few have weighs more than what all have."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.pairs = {key: frozenset(pairs(text)) for key, text in texts.items()}
        self._with: dict[Pair, list[int]] = {}
        for key, those in self.pairs.items():
            for pair in those:
                self._with.setdefault(pair, []).append(key)
        self._weights = {pair: log(1 + len(texts) / len(keys)) for pair, keys in self._with.items()}
        self._of_none = log(1 + len(self._weights))  # what a pair weighs that none of them has
        self._whole = {key: self._weight(those) for key, those in self.pairs.items()}

    def alike(self, text: str) -> dict[int, float]:
        """The share of the weight of the shorter of two that both have, of the texts that share most."""
        own = frozenset(pairs(text))
        whole = self._weight(own)
        found = {}
        for key in self._sharing(own):
            shorter = min(whole, self._whole[key])
            found[key] = self._weight(own & self.pairs[key]) / shorter
        return found

    def _sharing(self, own: frozenset[Pair]) -> list[int]:
        shared: defaultdict[int, float] = defaultdict(float)
        walked = 0
        for pair in sorted(own & self._with.keys(), key=lambda one: (len(self._with[one]), one)):
            walked += len(self._with[pair])
            if walked > WALKED:
                break
            for key in self._with[pair]:
                shared[key] += self._weights[pair]
        return heapq.nlargest(COMPARED, shared, key=lambda key: (shared[key], -key))

    def _weight(self, those: Iterable[Pair]) -> float:
        return sum(self._weights.get(pair, self._of_none) for pair in those)
