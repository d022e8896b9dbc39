"""Lists of Vietnamese words and phrases, kept as data files beside this module."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A word, a mark of punctuation or a line end. "TP.", "VP." before a word are words of their own.
WORD = re.compile(r"(?:tp|vp|tt|tx|p|q)\.(?= ?[^\W\d_])|[^\W_]+|[^\w\s*]|\n")


def read_lists(file: str) -> dict[str, tuple[str, ...]]:
    """Return the sections of a data file, by name: "[section]", then phrases between ";" or line ends."""
    sections: dict[str, list[str]] = {}
    phrases: list[str] = []
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            phrases = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            phrases += filter(None, map(str.strip, line.split(";")))
    return {name: tuple(phrases) for name, phrases in sections.items()}


def split_words(plain: str) -> list[str]:
    """The words and the punctuation of a folded text; "&" is "và".

    >>> split_words("gd&đt, tp. huế")
    ['gd', 'và', 'đt', ',', 'tp', 'huế']
    """
    return words_of(WORD.findall(plain))


def words_of(tokens: list[str]) -> list[str]:
    """The words that tokens of ``WORD`` stand for."""
    if _WRITTEN_SHORT.keys().isdisjoint(tokens):
        return tokens
    return [_WRITTEN_SHORT.get(token, token) for token in tokens]


_WRITTEN_SHORT = {"&": "và", "tp.": "tp", "vp.": "vp", "tt.": "tt", "tx.": "tx", "p.": "p", "q.": "q"}


class Phrases:
    """A set of phrases, found as the longest that begins at a given word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        # First word -> second word -> phrases, the longest first; None stands for a phrase of one word.
        self._by_words: dict[str, dict[str | None, list[list[str]]]] = {}
        for phrase in phrases:
            words = split_words(phrase)
            following = self._by_words.setdefault(words[0], {})
            following.setdefault(words[1] if len(words) > 1 else None, []).append(words)
        for following in self._by_words.values():
            for candidates in following.values():
                candidates.sort(key=len, reverse=True)

    def may_begin(self, first: str, second: str) -> bool:
        """Whether a phrase may begin with two words; the second is "" where no word follows the first."""
        following = self._by_words.get(first)
        return following is not None and (not second or second in following or None in following)

    def match(self, words: Sequence[str], at: int) -> int:
        """How many words from ``at`` make a phrase; 0 if none do."""
        if at >= len(words) or (following := self._by_words.get(words[at])) is None:
            return 0
        if at + 1 < len(words):
            for candidate in following.get(words[at + 1], ()):
                if words[at : at + len(candidate)] == candidate:
                    return len(candidate)
        return 1 if None in following else 0
