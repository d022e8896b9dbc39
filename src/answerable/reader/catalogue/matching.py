"""Find every known name in folded text in one pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ahocorasick_rs

from answerable.reader.catalogue.model import Level
from answerable.reader.catalogue.spelling import spellings
from answerable.reader.catalogue.table import read_table
from answerable.reader.languages.vi.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.reader.catalogue.model import Body, Province

_PLACE = -1
_LOOKALIKE = -2
_UNIT_BEHIND = re.compile(r" (?:tỉnh|thành phố|tp\.?)(?!\w)")


class Matcher:
    """An automaton over all spellings of all names, and of the provinces that may follow them."""

    def __init__(self, names: Iterable[tuple[str, str, Body]], provinces: Iterable[Province]) -> None:
        self.keys: list[str] = []  # name id -> key
        self._placeable: list[bool] = []  # name id -> whether a province may follow
        ids: dict[str, int] = {}
        patterns: dict[str, int] = {}
        for name, words, body in names:
            name_id = ids.get(words)
            if name_id is None:
                name_id = ids[words] = len(self.keys)
                self.keys.append(words)
                self._placeable.append(False)
            if body.level is not Level.CENTRAL and not body.group:
                self._placeable[name_id] = True
            for spelling in spellings(name):
                patterns.setdefault(spelling, name_id)
        for province in provinces:
            for name in (province.name, *province.names):
                for unit in ("", f"{province.kind} ", "tp. ", "tp "):
                    patterns.setdefault(unit + fold(name), _PLACE)
        for (word,) in read_table("lookalikes", 1):
            patterns.setdefault(fold(word), _LOOKALIKE)
        self._targets = list(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            patterns,
            matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST,
            store_patterns=False,
        )

    def match(self, plain: str) -> list[tuple[int, int, int]]:
        """(start, end, name id), in order; the end takes in a unit or a province behind the name."""
        found: list[tuple[int, int, int]] = []
        length = len(plain)
        reach = -1  # where a name ended that a province may follow
        for pattern, start, end in self._automaton.find_matches_as_indexes(plain):
            target = self._targets[pattern]
            if target == _LOOKALIKE or (end < length and plain[end].isalnum()):
                continue
            if target == _PLACE:
                if start - 1 <= reach <= start and plain[reach:start] in (" ", ""):
                    found[-1] = (found[-1][0], end, found[-1][2])
                    reach = -1
                continue
            if start and plain[start - 1].isalnum():
                continue
            reach = -1
            if self._placeable[target]:
                if plain.startswith(" t", end) and (unit := _UNIT_BEHIND.match(plain, end)):
                    end = unit.end()
                reach = end
            found.append((start, end, target))
        return found
