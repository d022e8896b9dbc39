"""A stretch of text as words with offsets, for the grammar of bodies to walk over."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.word_lists import WORD, words_of

if TYPE_CHECKING:
    from answerable.reader.source import Source

# Splits a text into its words, every second part, and what stands between them.
_APART = re.compile(f"({WORD.pattern})")

# Words and marks that no line of a list ends with.
_LEADING_ON = {"và", "&", ",", "các", "của", "thuộc"}


class Phrase:
    """The words of ``source`` in ``[start, end)``: folded, with where each begins and ends.

    The last word is always the empty one, so that a reader may look one word ahead.
    """

    def __init__(
        self, source: Source, start: int, end: int, names: dict[int, int], *, nationwide: bool
    ) -> None:
        self.names = names
        # A document of no province speaks of many departments of one name: "các Sở Y tế".
        self.nationwide = nationwide
        self.text = source.text
        self.owners: dict[int, int] = {}  # where groups end that own a body, as far as they were read
        parts = _APART.split(source.plain[start:end])
        edges = list(accumulate(map(len, parts), initial=start))
        tokens, self.starts, self.ends = parts[1::2], edges[1::2], edges[2::2]
        if "\n" in tokens:
            tokens = self._without_broken_lines(tokens)
        self.words = words_of(tokens)
        self.words.append("")
        opening = self.text[start : start + 24]
        self.shouts = opening.isupper() and len(opening) > 10 and " " in opening  # all capitals: a heading

    def _without_broken_lines(self, tokens: list[str]) -> list[str]:
        """The tokens without the line ends that break a phrase: "Sở Nông nghiệp và / Môi trường"."""
        kept = [
            at
            for at, token in enumerate(tokens)
            if token != "\n"
            or not 0 < at < len(tokens) - 1
            or not (tokens[at - 1] in _LEADING_ON or self.text[self.starts[at + 1]].islower())
        ]
        self.ends = [self.ends[at] for at in kept]
        self.starts = [*(self.starts[at] for at in kept), self.starts[-1]]
        return [tokens[at] for at in kept]

    def end(self, at: int) -> int:
        """The offset where the word ends."""
        return self.ends[at]

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital that says something: not in a heading all in capitals."""
        return self.text[self.starts[at] : self.starts[at] + 1].isupper()

    def acronym(self, at: int) -> bool:
        """Whether the word is an abbreviation, "TTHT", which ends the name of a body."""
        word = self.text[self.starts[at] : self.end(at)]
        return len(word) > 1 and word.isupper() and not self.shouts

    def quote(self, first: int, last: int) -> str:
        """The words from ``first`` up to ``last`` as printed, on one line, without marks of emphasis."""
        return " ".join(self.text[self.starts[first] : self.end(last - 1)].replace("*", "").split())

    def known_name(self, at: int) -> int:
        """The word behind the name of the catalogue that begins at a word; 0 if none does."""
        end = self.names.get(self.starts[at])
        if end is None:
            return 0
        last = next((i for i in range(at, min(at + 40, len(self.ends))) if self.end(i) == end), None)
        return 0 if last is None else last + 1
