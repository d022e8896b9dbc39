"""What somebody asks for: words that must all be there, each in one of the ways it may be written."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.search.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_WORDS = 16  # of a question; the rest is not looked at
GLUED = re.compile(r"\s*[-/&.–—]\s*")  # between two words of a number: 63/KH-UBND, 63 / KH – UBND
PIECES = re.compile(r'["“”]([^"“”]*)["“”]?|[^"“”]+')


class Phrase(NamedTuple):
    """Words that follow each other."""

    exact: tuple[str, ...]
    bare: tuple[str, ...]


Question = tuple[tuple[Phrase, ...], ...]  # all of these; of each, one of its phrases


def asked(text: str) -> Question:
    """What is asked for. Words in quotes follow each other; so do the parts of a number. An abbreviation
    also asks for the words that it stands for, and these, as one phrase, for it. () asks for nothing.

    >>> [[phrase.bare for phrase in ways] for ways in asked('"y tế" 63 / KH – UBND')]
    [[('y', 'te')], [('63', 'kh', 'ubnd')]]
    """
    groups: list[tuple[Phrase, ...]] = []
    left = MOST_WORDS
    for piece in PIECES.finditer(text):
        quoted = piece[1] is not None
        inside = piece[1] if quoted else piece[0]
        found = list(words(inside))[:left]
        left -= len(found)
        if quoted:
            groups += [(_phrase(found),)] if found else []
        else:
            groups += _loose(inside, found)
    return tuple(groups)


def _loose(text: str, found: list[Word]) -> Iterator[tuple[Phrase, ...]]:
    place = 0
    while place < len(found):
        size, others = _abbreviated(found[place:])
        if not size:
            size, others = _number(text, found[place:]), ()
        yield (_phrase(found[place : place + size]), *others)
        place += size


def _number(text: str, found: list[Word]) -> int:
    """How many words make one number at the beginning; 1 for any other word."""
    size = 1
    if any(character.isdigit() for character in found[0].bare):
        while size < len(found) and GLUED.fullmatch(text[found[size - 1].end : found[size].start]):
            size += 1
    return size


def _abbreviated(found: list[Word]) -> tuple[int, tuple[Phrase, ...]]:
    bare = tuple(word.bare for word in found)
    for size in range(min(len(found), longest()), 0, -1):
        if bare[:size] in meanings():
            return size, meanings()[bare[:size]]
    return 0, ()


@cache
def meanings() -> dict[tuple[str, ...], tuple[Phrase, ...]]:
    """Abbreviations and what they stand for, each way round, by their bare words."""
    listed = resources.files(__package__).joinpath("data/abbreviations.txt").read_text(encoding="utf-8")
    found: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
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
