"""The words that tell what a measure does and to what, found in a text.

The lists are data beside this module. A phrase belongs to one group; at each word the longest phrase is
taken, so that a fixed name ("cán bộ làm công tác tôn giáo") hides the telling words inside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import fold
from answerable.reader.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = ("acts", "liberties", "harms", "needs", "office", "people")
WORD = re.compile(r"\d+%|\d+|[^\W\d_]+|[^\w\s]|\n")
# Words that make no other phrase inside one: "tài trợ của nước ngoài" is "tài trợ nước ngoài"
SMALL = frozenset(["các", "những", "của", "mọi"])
COMMA = {"và": ","}
HEADER = re.compile(r"\[([^|]+)\|([^|]+)\|([^|]*)\|([^|]+)\|([^|]+)\]")


class Kind(StrEnum):
    """What the words of a group are to a measure."""

    # acts
    HARD = "hard"  # restrains or watches; what it governs decides
    COMPEL = "compel"  # coerces
    SOFT = "soft"  # provides or informs
    NEUTRAL = "neutral"  # says nothing by itself
    OFFICE = "office"  # the State's own business: an act, or what it governs
    # what acts govern
    ALARM = "alarm"  # holds a measure whatever the verb
    LIBERTY = "liberty"
    SUSPECT = "suspect"
    FIELD = "field"
    HARM = "harm"
    NEED = "need"
    PEOPLE = "people"
    PLAIN = "plain"  # hides what it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Phrases that mean one thing."""

    id: str
    kind: Kind
    act: bool
    rights: tuple[str, ...]
    vietnamese: str
    english: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase of a group where it stands in a text."""

    span: Span
    words: str
    group: Group

    @property
    def kind(self) -> Kind:
        return self.group.kind


def find_marks(text: str, plain: str) -> list[Mark]:
    """The phrases of all lists in a text, in order, none inside another; ``plain`` is the text, folded."""
    found = list(WORD.finditer(plain))
    words = [COMMA.get(match[0], match[0]) for match in found]
    telling = [place for place, word in enumerate(words) if word not in SMALL]
    without_small = [words[place] for place in telling]
    rank = {place: order for order, place in enumerate(telling)}
    lengths, groups = _phrases()
    marks: list[Mark] = []
    at = 0
    while at < len(words):
        for length in lengths.get(words[at], ()):
            phrase = tuple(words[at : at + length])
            last = at + len(phrase) - 1
            group = groups.get(phrase)
            if group is None and not SMALL.isdisjoint(phrase) and at in rank:
                phrase = tuple(without_small[rank[at] : rank[at] + length])
                last = telling[rank[at] + len(phrase) - 1]
                group = groups.get(phrase)
            if group:
                if group.kind is not Kind.PLAIN:
                    span = Span(found[at].start(), found[last].end())
                    marks.append(Mark(span, " ".join(text[span.start : span.end].split()), group))
                at = last
                break
        at += 1
    return marks


@cache
def _phrases() -> tuple[dict[str, list[int]], dict[tuple[str, ...], Group]]:
    """How many words phrases have by their first word, the longest first; and the group of each phrase."""
    groups: dict[tuple[str, ...], Group] = {}
    for phrase, group in read_phrases():
        words = tuple(COMMA.get(word, word) for word in WORD.findall(fold(phrase)))
        bare = tuple(word for word in words if word not in SMALL)
        groups.setdefault(words, group)
        groups.setdefault(tuple(word for word in words if word != ","), group)
        if bare[:1] + bare[-1:] == words[:1] + words[-1:]:  # "chỗ ở của" keeps its last word
            groups.setdefault(bare, group)
    lengths: dict[str, list[int]] = {}
    for length, first in sorted({(len(words), words[0]) for words in groups}, reverse=True):
        lengths.setdefault(first, []).append(length)
    return lengths, groups


@cache
def group_named(id_: str) -> Group:
    """The group of that id."""
    return next(group for _, group in read_phrases() if group.id == id_)


def read_phrases() -> Iterator[tuple[str, Group]]:
    """Every phrase of the lists with its group."""
    for file in FILES:
        group: Group | None = None
        text = resources.files(__package__).joinpath(f"data/{file}.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            if header := HEADER.match(line):
                name, kind, rights, vietnamese, english = (cell.strip() for cell in header.groups())
                group = Group(
                    id=name.replace(" ", "-"),
                    kind=Kind(kind),
                    act=file == "acts",
                    rights=tuple(rights.split()),
                    vietnamese=vietnamese,
                    english=english,
                )
            elif group and not line.startswith("#"):
                for phrase in filter(None, map(str.strip, line.split(";"))):
                    yield phrase, group
