"""Find every known name in folded text in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import ahocorasick_rs

from answerable.reader.catalogue.spelling import spellings
from answerable.reader.catalogue.table import read_table
from answerable.reader.languages.vi.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    shorter: tuple[_Part, int] | None = None  # the part to try, and its length, where this leads to no name


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
            if part.stem is None:
                part.shorter = _shorter(words, firsts)
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
            if target == _LOOKALIKE or start < last or (end < length and plain[end].isalnum()):
                continue
            if target == _PLACE:
                if reach and (start == reach or (start == reach + 1 and plain[reach] == " ")):
                    if found and found[-1][0] == begun:
                        found.pop()
                    found.append((begun, end, waiting))
                    reach, last = 0, end
                continue
            if start and plain[start - 1].isalnum():
                continue
            part = self._parts[target]
            stem = part.stem
            if part.rest:
                stem, end = _go_on(part, plain, end)
            while stem is None and part.shorter is not None:
                part, size = part.shorter
                stem, end = _go_on(part, plain, start + size)
            if stem is None:
                continue
            reach, begun = 0, start
            if plain.startswith(" ", end) and (unit := _UNIT_BEHIND.match(plain, end)):
                written = _FULL.get(unit[1], unit[1])
                name = stem.with_unit.get(written)
                if name is None and stem.placed and written in ("tỉnh", "thành phố"):
                    name = stem.alone
                if name is not None:
                    reach, waiting, last = unit.end(), name, unit.end(1)
                    found.append((start, last, name))
                    continue
            if stem.alone is not None:
                found.append((start, end, stem.alone))
                last = end
            name = stem.with_unit.get("tỉnh", stem.alone if stem.placed else None)
            if name is not None:
                reach, waiting = end, name
        return found


def _shorter(words: str, firsts: Mapping[str, _Part]) -> tuple[_Part, int] | None:
    """The longest other first part that ``words`` begin with."""
    while " " in words:
        words = words.rpartition(" ")[0]
        if part := firsts.get(words):
            return part, len(words)
    return None


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
