"""A second chance for names that a scanner or a hasty hand misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKED = 8  # letters; a shorter name without its marks may be another word
_LONG = 12  # letters; in a shorter name one letter makes another name
_END = 5  # one wrong letter leaves the first or the last letters of a long name alone


class Misspelt:
    """Names by their letters without marks, and by their first and last letters."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_letters: dict[str, list[str]] = {}
        for words in keys:
            self._by_letters.setdefault(bare(words), []).append(words)
        self._by_end: dict[str, list[str]] = {}
        for letters in self._by_letters:
            self._by_end.setdefault("^" + letters[:_END], []).append(letters)
            self._by_end.setdefault(letters[-_END:] + "$", []).append(letters)

    def correct(self, words: str) -> str | None:
        """The only known name that differs from ``words`` by marks, or in a long name by one letter."""
        letters = bare(words)
        if len(letters) < _MARKED:
            return None
        if same := self._by_letters.get(letters):
            return same[0] if len(same) == 1 else None
        if len(letters) < _LONG:
            return None
        near = {
            name
            for end in ("^" + letters[:_END], letters[-_END:] + "$")
            for name in self._by_end.get(end, ())
            if _one_letter_apart(letters, name)
        }
        if len(near) != 1:
            return None
        known = self._by_letters[near.pop()]
        return known[0] if len(known) == 1 else None


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter changed, lost or added turns ``a`` into ``b``."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return max(len(a), len(b)) - start - end <= 1
