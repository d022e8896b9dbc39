"""Find every known name in folded text in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from answerable.reader.catalogue.spelling import spellings
from answerable.reader.catalogue.table import read_table
from answerable.reader.languages.vi.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from answerable.reader.catalogue.model import Province

_PLACE = -1
_LOOKALIKE = -2

# What stands between the parts of a name in its table, and in a text: "Văn hoá - Thể thao & Du lịch".
_JOINT = re.compile(r" - |, | và ")
_ANY_JOINT = re.compile(r" và | ?[,&-] ?(?:và )?| ")

# What may stand behind a name: "công an tỉnh", "ubnd tp. huế"; not "tỉnh ủy", "xã hội", "huyện đoàn".
_UNIT_BEHIND = re.compile(
    r" (tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w| ủy\b| đoàn\b| hội\b)\.?"
)
_FULL = {"tp": "thành phố"}


@dataclass(slots=True)
class Stem:
    """A name up to where its unit would stand: "công an" for "công an tỉnh", "công an xã"."""

    alone: int | None = None  # name id of the stem by itself
    placed: bool = False  # the stem by itself may have a unit or a province behind it: "sở nội vụ tỉnh"
    with_unit: dict[str, int] = field(default_factory=dict)  # "tỉnh" -> name id


@dataclass(slots=True)
class _Part:
    """A stem up to one of its joints: the stem that ends there, if any, and the parts that go on."""

    stem: Stem | None = None
    rest: dict[str, _Part] = field(default_factory=dict)
    # What to try where this leads to no name: a part that these words begin with, or end with.
    others: tuple[tuple[_Part, int, int], ...] = ()  # (part, from, to) in the words of this one


class Matcher:
    """An automaton over the first parts of all names, and over the provinces that may follow a name."""

    def __init__(self, stems: Mapping[str, Stem], provinces: Iterable[Province]) -> None:
        firsts: dict[str, _Part] = {}
        for name, stem in stems.items():
            for spelling in spellings(name):
                rest, part = firsts, None
                for words in _JOINT.split(spelling):
                    part = rest.get(words)
                    if part is None:
                        part = rest[words] = _Part()
                    rest = part.rest
                if part is not None and part.stem is None:
                    part.stem = stem
        for words, part in firsts.items():
            if part.stem is None or part.stem.alone is None:
                part.others = tuple(_others(words, firsts))
        self._parts = list(firsts.values())
        patterns = {words: number for number, words in enumerate(firsts)}
        for province in provinces:
            for name in (province.name, *province.names):
                for unit in ("", f"{province.kind} ", "tp. "):
                    patterns.setdefault(unit + fold(name), _PLACE)
        for (word,) in read_table("lookalikes", 1):
            patterns.setdefault(fold(word), _LOOKALIKE)
        self._targets = list(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            patterns, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST, store_patterns=False
        )

    def match(self, plain: str) -> list[tuple[int, int, int]]:
        """(start, end, name id), in order; the end takes in a unit or a province behind the name."""
        found: list[tuple[int, int, int]] = []
        length = len(plain)
        last = 0  # where the last name ended
        reach = begun = waiting = 0  # a name that a province may follow: its end (0: none), start and id
        for pattern, start, end in self._automaton.find_matches_as_indexes(plain):
            target = self._targets[pattern]
            if target == _LOOKALIKE or (end < length and plain[end].isalnum()):
                continue
            if target == _PLACE:
                if reach and begun < start <= reach + 1 and plain[reach:start] in ("", " "):
                    if found and found[-1][0] == begun:
                        found.pop()
                    found.append((begun, end, waiting))
                    reach, last = 0, end
                continue
            if start < last or (start and plain[start - 1].isalnum()):
                continue
            reading = _read(self._parts[target], plain, start, end)
            if reading is None:
                continue
            if reading.name is not None:
                found.append((reading.start, reading.end, reading.name))
                last = reading.end
            begun, reach, waiting = reading.start, reading.reach, reading.with_place or 0
        return found


class _Reading(NamedTuple):
    start: int
    end: int
    name: int | None  # None: it is a name only if a province follows ("báo Sơn La")
    with_place: int | None  # name id where a province follows
    reach: int  # where that province would have to begin, or 0


def _read(part: _Part, plain: str, start: int, end: int) -> _Reading | None:
    """The name that begins with a part found at ``[start, end)``, or else the best that lies within it."""
    own = _read_own(part, plain, start, end)
    if own is not None and own.name is not None:
        return own
    for other, from_, to in part.others:
        if (inner := _read_own(other, plain, start + from_, start + to)) and inner.name is not None:
            return inner
    return own


def _read_own(part: _Part, plain: str, start: int, end: int) -> _Reading | None:
    stem: Stem | None = part.stem
    if part.rest:
        stem, end = _go_on(part, plain, end)
    if stem is None:
        return None
    if plain.startswith(" ", end) and (unit := _UNIT_BEHIND.match(plain, end)):
        written = _FULL.get(unit[1], unit[1])
        name = stem.with_unit.get(written)
        if name is None and stem.placed and written in ("tỉnh", "thành phố"):
            name = stem.alone
        if name is not None:
            return _Reading(start, unit.end(1), name, name, unit.end())
    with_place = stem.with_unit.get("tỉnh", stem.alone if stem.placed else None)
    return _Reading(start, end, stem.alone, with_place, 0 if with_place is None else end)


def _others(words: str, firsts: Mapping[str, _Part]) -> Iterator[tuple[_Part, int, int]]:
    """Other first parts that ``words`` begin with, then those that they end with, the longest first."""
    spaces = [at for at, letter in enumerate(words) if letter == " "]
    for at in reversed(spaces):
        if part := firsts.get(words[:at]):
            yield part, 0, at
    for at in spaces:
        if part := firsts.get(words[at + 1 :]):
            yield part, at + 1, len(words)


def _go_on(part: _Part, plain: str, end: int) -> tuple[Stem | None, int]:
    """The longest stem that goes on over the joints behind ``end``, and where it ends."""
    best = part.stem, end
    while part.rest and (joint := _ANY_JOINT.match(plain, end)):
        start = joint.end()
        fitting = [
            words
            for words in part.rest
            if plain.startswith(words, start)
            and not plain[start + len(words) : start + len(words) + 1].isalnum()
        ]
        if not fitting:
            break
        words = max(fitting, key=len)
        part, end = part.rest[words], start + len(words)
        if part.stem is not None:
            best = part.stem, end
    return best
