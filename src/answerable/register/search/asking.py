"""What somebody asks for: words that must all be there, each in one of the ways it may be written."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.search.numbers import LONGEST, parted
from answerable.register.search.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_WORDS = 16  # of a question; the rest is not looked at
GLUED = re.compile(r"\s*[-/&.–—]\s*")  # between two words of a number: 63/KH-UBND, 63 / KH – UBND
# Words in quotes, or others up to the next quotes; a hyphen right before either, after a space, excludes.
PIECES = re.compile(
    r'(?P<not>(?<!\S)[-−])?["“”](?P<quoted>[^"“”]*)["“”]?|(?P<loose>(?:(?!(?<!\S)[-−]["“”])[^"“”])+)'
)
EXCLUDED = re.compile(r"(?<!\S)[-−](?=[^\W_])(\S+)")


class Phrase(NamedTuple):
    """Words that follow each other."""

    exact: tuple[str, ...]
    bare: tuple[str, ...]

    @property
    def marked(self) -> bool:
        """Whether it was written with marks."""
        return self.exact != self.bare


Ways = tuple[Phrase, ...]  # in which one thing may be written


class Question(NamedTuple):
    """All of these, in one of its ways each, and none of those in any way."""

    wanted: tuple[Ways, ...]
    unwanted: tuple[Ways, ...] = ()


def asked(text: str) -> Question:
    """What is asked for. Words in quotes follow each other; so do the parts of a number, also where only
    spaces part it. An abbreviation also asks for the words that it stands for, and these, as one phrase, for
    it. A word or a phrase with a hyphen right before it must not be there.

    >>> [[phrase.bare for phrase in ways] for ways in asked('"y tế" 63 / KH – UBND').wanted]
    [[('y', 'te')], [('63', 'kh', 'ubnd')]]
    >>> [[phrase.exact for phrase in ways] for ways in asked('y tế -"xã hội"').unwanted]
    [[('xa4', 'hôi5')]]
    """
    wanted: list[Ways] = []
    unwanted: list[Ways] = []
    left = MOST_WORDS
    for words_of_it, quoted, excluded in _pieces(text):
        found = list(words(words_of_it))[:left]
        left -= len(found)
        if found:
            groups = [(_phrase(found),)] if quoted else list(_loose(words_of_it, found))
            if excluded:
                unwanted.append(groups[0] if len(groups) == 1 else (_phrase(found),))
            else:
                wanted += groups
    return Question(tuple(wanted), tuple(unwanted))


def _pieces(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Stretches of a question: whether they are in quotes, and whether they must not be there."""
    for piece in PIECES.finditer(text):
        if piece["quoted"] is not None:
            yield piece["quoted"], True, bool(piece["not"])
            continue
        place = 0
        for word in EXCLUDED.finditer(piece["loose"]):
            yield piece["loose"][place : word.start()], False, False
            yield word[1], False, True
            place = word.end()
        yield piece["loose"][place:], False, False


def _loose(text: str, found: list[Word]) -> Iterator[Ways]:
    place = 0
    while place < len(found):
        size, others = _abbreviated(found[place:])
        if not size:
            size, others = _number(text, found[place:])
        yield (_phrase(found[place : place + size]), *others)
        place += size


def _number(text: str, found: list[Word]) -> tuple[int, Ways]:
    """How many words make one number at the beginning, and how else it is written; 1 for any other word."""
    size = 1
    if any(character.isdigit() for character in found[0].bare):
        while size < len(found) and GLUED.fullmatch(text[found[size - 1].end : found[size].start]):
            size += 1
    for most in range(min(len(found), LONGEST), size - 1, -1):
        written = tuple(word.bare for word in found[:most])
        parts = parted(written)
        if parts:
            return most, () if parts == written else (Phrase(parts, parts),)
    return size, ()


def _abbreviated(found: list[Word]) -> tuple[int, Ways]:
    bare = tuple(word.bare for word in found)
    for size in range(min(len(found), longest()), 0, -1):
        if bare[:size] in meanings():
            return size, meanings()[bare[:size]]
    return 0, ()


@cache
def meanings() -> dict[tuple[str, ...], Ways]:
    """Abbreviations and what they stand for, each way round, by their bare words."""
    listed = resources.files(__package__).joinpath("data/abbreviations.txt").read_text(encoding="utf-8")
    found: dict[tuple[str, ...], Ways] = {}
    for line in listed.splitlines():
        if line and not line.startswith("#"):
            short, long = (_phrase(words(side)) for side in line.split(" = "))
            found[short.bare] = (*found.get(short.bare, ()), long)
            found[long.bare] = (*found.get(long.bare, ()), short)
    return found


@cache
def longest() -> int:
    return max(map(len, meanings()))


def _phrase(found: Iterable[Word]) -> Phrase:
    found = list(found)
    return Phrase(tuple(word.exact for word in found), tuple(word.bare for word in found))
