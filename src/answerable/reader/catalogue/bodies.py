"""Read the tables of bodies: who there is, and every name with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.catalogue.model import Body, Level
from answerable.reader.catalogue.spelling import key_of_folded
from answerable.reader.catalogue.table import day, read_table, several
from answerable.reader.languages.vi.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

# "@" at the end of a name is each of these, at its level: "Công an @".
UNITS_AT = {
    Level.PROVINCE: ("tỉnh", "thành phố"),
    Level.DISTRICT: ("huyện", "quận", "thị xã", "thành phố"),
    Level.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
}
TABLES = ("central", "local", "groups")


class Name(NamedTuple):
    """One name of one body."""

    stem: str  # folded, up to where a unit would stand
    stem_key: str
    units: tuple[str, ...]  # one of these follows; none: the stem is the whole name
    keys: tuple[str, ...]  # one for each unit, or the key of the stem alone
    body: Body


def read_bodies() -> Iterator[Body]:
    """All bodies of the tables, in their order."""
    for table in TABLES:
        for id, level, branch, start, end, name, also in read_table(table, 7):
            yield Body(
                id=id,
                name=name,
                level=Level(level),
                branch=branch,
                valid_from=day(start),
                valid_to=day(end),
                names=tuple(several(also)),
                group=table == "groups",
            )


def names_of(bodies: tuple[Body, ...]) -> Iterator[Name]:
    """Every name of every body."""
    folded = fold("\n".join(name for body in bodies for name in (body.name, *body.names))).split("\n")
    lines = iter(folded)  # folding them all at once is many times faster
    for body in bodies:
        for _ in range(1 + len(body.names)):
            stem = next(lines)
            if stem.endswith(" @"):
                stem, units = stem[:-2], UNITS_AT[body.level]
                words = key_of_folded(stem)
                yield Name(stem, words, units, tuple([f"{words} {unit}" for unit in units]), body)
            else:
                words = key_of_folded(stem)
                yield Name(stem, words, (), (words,), body)
