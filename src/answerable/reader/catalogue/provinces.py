"""Provinces and cities under central government, and what each name means on a day."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from answerable.reader.catalogue.model import Province
from answerable.reader.catalogue.spelling import key
from answerable.reader.catalogue.table import day, read_table, several
from answerable.reader.languages.vi.folding import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = ("tỉnh", "thành phố")
_LONG_AGO = date.min


class Provinces:
    """All provinces since 2008, under the names that they have had."""

    def __init__(self) -> None:
        self.all = tuple(_rows())
        self.by_id = {province.id: province for province in self.all}
        self.by_key: dict[str, list[Province]] = {}
        for province in self.all:
            for name in (province.name, *province.names):
                self.by_key.setdefault(key(name), []).append(province)

    @cached_property
    def _by_letters(self) -> dict[str, list[Province]]:
        """The same without marks, for pages that a scanner read badly."""
        return {bare(words): borne for words, borne in self.by_key.items()}

    def named(self, name: str, on: date | None) -> Province | None:
        """The province of that name, with or without "tỉnh" before it, on that day or else nearest to it.

        A name outlives its province: "Thừa Thiên Huế" in 2026 is Huế. Without a day it is the latest one.
        Marks may be missing: "HAI PHONG".
        """
        words = key(name)
        for unit in UNITS:
            words = words.removeprefix(unit + " ")
        borne = self.by_key.get(words) or self._by_letters.get(bare(words))
        return of_day(borne, on) if borne else None

    def at_end(self, words: str) -> tuple[str, list[Province]] | None:
        """``words`` (a key) without the province at its end, and what that name may mean."""
        parts = words.split()
        for length in range(min(5, len(parts) - 1), 0, -1):
            if borne := self.by_key.get(" ".join(parts[-length:])):
                return " ".join(parts[:-length]), borne
        return None


def of_day(borne: list[Province], on: date | None) -> Province:
    """Of provinces of one name the one of that day, or the nearest to it; the latest one without a day."""
    if on is None:
        return max(borne, key=lambda province: province.valid_from or _LONG_AGO)
    return min(borne, key=lambda province: _distance(province, on))


def _rows() -> Iterator[Province]:
    for id, name, kind, code, iso, start, end, into, also in read_table("provinces", 9):
        yield Province(
            id=id,
            name=name,
            kind=kind,
            code=code,
            iso=iso or None,
            valid_from=day(start),
            valid_to=day(end),
            into=into or None,
            names=tuple(several(also)),
        )


def _distance(province: Province, on: date) -> int:
    """Days between ``on`` and the time of the province; 0 inside it."""
    if province.valid_from is not None and on < province.valid_from:
        return (province.valid_from - on).days
    if province.valid_to is not None and on > province.valid_to:
        return (on - province.valid_to).days
    return 0
