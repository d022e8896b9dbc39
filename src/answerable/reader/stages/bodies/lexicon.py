"""The words that the grammar of bodies knows (data: ``languages/vi/bodies.txt``)."""

from __future__ import annotations

import re

from answerable.reader.languages.vi.folding import bare
from answerable.reader.languages.vi.word_lists import Phrases, read_lists, split_words

_LISTS = read_lists("bodies.txt")

HEADS = Phrases(_LISTS["heads"])
SHORT_HEADS = frozenset(_LISTS["short heads"])
WHOLE = Phrases(_LISTS["whole"])
NOT_HEADS = Phrases(_LISTS["not heads"])
OFFICES = Phrases(_LISTS["offices"])
PLURAL = Phrases(_LISTS["plural"])
GROUP_NOUNS = Phrases(_LISTS["group nouns"])
PLACES = Phrases(_LISTS["places"])
LONE_NOUNS = Phrases(_LISTS["lone nouns"])
GROUP_TAILS = Phrases(_LISTS["group tails"])
LEVELS = Phrases(_LISTS["place levels"])
LINKS = Phrases(_LISTS["place links"])
NOT_PLACES = Phrases(_LISTS["not places"])
PLACE_PARTS = Phrases(_LISTS["place parts"])
OF_THEM = Phrases(_LISTS["of them"])
HELD = Phrases(_LISTS["what they hold"])
STOPS = Phrases(_LISTS["stops"])
CHARGING = Phrases(_LISTS["charging documents"])
COMPOUNDS = Phrases(_LISTS["compounds"])
CLOSED_HEADS = frozenset(tuple(split_words(head)) for head in _LISTS["closed heads"])
NEVER_ALONE = frozenset(tuple(split_words(head)) for head in _LISTS["never alone"])

_OPENINGS = Phrases(
    phrase
    for name in (
        *("heads", "short heads", "whole", "offices", "plural", "group nouns", "lone nouns"),
        "other openings",
    )
    for phrase in _LISTS[name]
)
_WORDS = re.compile(r"[ *]*([^\W_]+)[ *]*([^\W_]*)")


def may_begin(plain: str, start: int, end: int) -> bool:
    """Whether the first words of a text may begin a list of bodies; most texts are told apart so."""
    words = _WORDS.match(plain, start, end)
    return words is not None and _OPENINGS.may_begin(words[1], words[2])


_MARKS = {",", "-", "và"}
_FIELDS: dict[str, list[list[str]]] = {}
for _field in _LISTS["fields"]:
    _words = [bare(word) for word in split_words(_field) if word not in _MARKS]
    _FIELDS.setdefault(_words[0], []).append(_words)
for _candidates in _FIELDS.values():
    _candidates.sort(key=len, reverse=True)


def match_field(words: list[str], at: int) -> int:
    """How many words from ``at`` name what a department is for, whatever marks stand between them.

    "Văn hóa, Thể thao và Du lịch", "Văn hóa - Thể thao - Du lịch" are the same, and so are they
    where a scanned page has lost tone marks; 0 if none is named.
    """
    for field in _FIELDS.get(bare(words[at]), ()):
        end = at + 1
        for word in field[1:]:
            while words[end] in _MARKS:
                end += 1
            if bare(words[end]) != word:
                break
            end += 1
        else:
            return end - at
    return 0


def match_pair(words: list[str], at: int) -> int:
    """How many words from ``at`` name a field whose parts belong together: "khoa học và công nghệ"."""
    length = match_field(words, at)
    return length if _MARKS.intersection(words[at : at + length]) else 0
