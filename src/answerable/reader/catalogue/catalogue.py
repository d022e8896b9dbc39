"""Find and understand the names of public bodies."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from answerable.reader.catalogue.bodies import names_of, read_bodies
from answerable.reader.catalogue.matching import Matcher, Stem
from answerable.reader.catalogue.misspelt import Misspelt
from answerable.reader.catalogue.model import Body, Level, Province, Resolution, Standing, Succession
from answerable.reader.catalogue.provinces import UNITS, Provinces, of_day
from answerable.reader.catalogue.spelling import LONGEST, key, spell_out
from answerable.reader.catalogue.table import day, read_table

if TYPE_CHECKING:
    from datetime import date

# A plan written some days before or after a change uses the other name: half a year either way, marked.
TOLERANCE_DAYS = 183

# "Ủy ban nhân dân xã Lương Minh": a unit, then a proper name that no list holds.
_PLACED = re.compile(
    r"(.*\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|[Tt]ỉnh)) (\S.*)"
)

# "Chi cục Hải quan khu vực XIX", "Tòa án nhân dân khu vực 3": which of them is no part of the name.
_AREA_NUMBER = re.compile(r"(?<=khu vực) (?:[ivxl]+|\d+)\b.*")


class Catalogue:
    """All bodies that the project knows."""

    def __init__(self) -> None:
        self.bodies = tuple(read_bodies())
        self.by_id = {body.id: body for body in self.bodies}
        self._names = tuple(names_of(self.bodies))
        self._borne: dict[str, list[Body]] = {}  # key of a name -> bodies that bear it at some time
        for name in self._names:
            for words in name.keys:
                borne = self._borne.setdefault(words, [])
                if name.body not in borne[-1:]:
                    borne.append(name.body)
        self._look_up = lru_cache(maxsize=4096)(self._understand)

    # What a name means.

    def resolve(self, name: str, *, on: date | None, province: str | None = None) -> Body | None:
        """The body that ``name`` means on that day in that province (its id), or None. Never a guess.

        A day within half a year of a body's time will do where no body bore the name on the day itself.
        ``look_up`` also tells how sure it is.
        """
        return self._look_up(name, on, province).body

    def look_up(self, name: str, *, on: date | None, province: str | None = None) -> Resolution:
        """Like ``resolve``, with how the name was understood and the province that it states."""
        return self._look_up(name, on, province)

    def spell_out(self, name: str) -> str:
        """A body's printed name, abbreviations spelt out: "UBND tỉnh" is "Ủy ban nhân dân tỉnh"."""
        return spell_out(name)

    def successors(self, body: str, on: date) -> tuple[Succession, ...]:
        """Who has taken over functions of a body (its id) by that day, as recorded; follow each again."""
        return tuple(s for s in self.successions if s.old == body and (s.on is None or s.on <= on))

    def province(self, name: str, on: date | None) -> Province | None:
        """The province that a name means on that day: "Sơn La", "tỉnh Sơn La", "TP. Hồ Chí Minh"."""
        return self.provinces.named(name, on)

    # Where names stand in a text.

    def match(self, plain: str) -> list[tuple[int, int, int]]:
        """(start, end, name id) of every known name in folded text, leftmost and longest, in order.

        The end takes in a unit or a province behind the name ("sở nội vụ tỉnh sơn la").
        ``bodies_named`` tells what a name id may mean.
        """
        return self._matcher.match(plain)

    def bodies_named(self, name_id: int) -> tuple[Body, ...]:
        """The bodies that bear a name found by ``match``, whatever the day."""
        return tuple(self._borne[self._keys[name_id]])

    def is_group(self, name_id: int) -> bool:
        """Whether a name found by ``match`` is only that of groups: "các sở"."""
        return name_id in self._groups

    @cached_property
    def provinces(self) -> Provinces:
        return Provinces()

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        return tuple(
            Succession(old=old, new=new, function=function, on=day(on), basis=basis)
            for old, new, function, on, basis in read_table("successions", 5)
        )

    @cached_property
    def _keys(self) -> list[str]:
        """Name id -> key."""
        return list(self._borne)

    @cached_property
    def _groups(self) -> frozenset[int]:
        """Ids of the names that groups alone bear."""
        return frozenset(
            name for name, borne in enumerate(self._borne.values()) if all(body.group for body in borne)
        )

    @cached_property
    def _matcher(self) -> Matcher:
        ids = {words: number for number, words in enumerate(self._borne)}
        stems: dict[str, Stem] = {}
        alike: dict[str, Stem] = {}  # names that differ by their joints alone are one
        for name in self._names:
            stem = alike.get(name.stem_key) or alike.setdefault(name.stem_key, Stem())
            stems[name.stem] = stem
            if name.units:
                for unit, words in zip(name.units, name.keys, strict=True):
                    stem.with_unit[unit] = ids[words]
            else:
                stem.alone = ids[name.keys[0]]
                stem.placed |= name.body.level is not Level.CENTRAL and not name.body.group
        return Matcher(stems, self.provinces.all)

    @cached_property
    def _misspelt(self) -> Misspelt:
        return Misspelt(self._borne)

    def _understand(self, name: str, on: date | None, province: str | None) -> Resolution:
        """Try the name as it is, then without the place behind it, then as one misspelt."""
        if len(name) > LONGEST:
            return Resolution(body=None, standing=Standing.UNKNOWN)
        home = self.provinces.by_id.get(province) if province else None
        words = _AREA_NUMBER.sub("", key(name))
        if found := self._choose(words, on, home):
            return found
        if at_end := self.provinces.at_end(words):
            rest, named = at_end
            there = of_day(named, on)
            bare_rest = _without_unit(rest)
            for attempt in dict.fromkeys([rest, bare_rest, f"{bare_rest} {there.kind}"]):
                found = self._choose(attempt, on, there)
                if found and (found.body is None or _may_be_local(found.body)):
                    return Resolution(body=found.body, standing=found.standing, province=there.id)
        if (bare_rest := _without_unit(words)) != words:
            found = self._choose(bare_rest, on, home)
            if found and (found.body is None or found.body.level in (Level.PROVINCE, Level.ANY)):
                return found
        placed = _PLACED.fullmatch(spell_out(name))
        if placed and all(word[0].isupper() or word[0].isdigit() for word in placed[2].split()):
            found = self._choose(key(placed[1]), on, None, below_province=True)
            if found:
                return found
        if meant := self._misspelt.correct(words):
            found = self._choose(meant, on, home)
            if found and found.body is not None:
                return Resolution(body=found.body, standing=Standing.NEAR_NAME)
        return Resolution(body=None, standing=Standing.UNKNOWN)

    def _choose(
        self, words: str, on: date | None, home: Province | None, *, below_province: bool = False
    ) -> Resolution | None:
        """The one body that bears the name then and there; None where nobody ever bore it."""
        borne = self._borne.get(words)
        if borne and below_province:
            borne = [body for body in borne if body.level in (Level.DISTRICT, Level.COMMUNE)]
        if not borne:
            return None
        then = [body for body in borne if on is None or body.exists(on)]
        standing = Standing.EXACT
        if not then and on is not None:
            then = [body for body in borne if _days_off(body, on) <= TOLERANCE_DAYS]
            standing = Standing.NEAR_DATE
        if not then:
            return Resolution(body=None, standing=Standing.NOT_THEN)
        body = then[0] if len(then) == 1 else _nearest_home(then, words, home)
        if body is None:
            return Resolution(body=None, standing=Standing.UNSURE)
        return Resolution(body=body, standing=standing)


def _nearest_home(bodies: list[Body], words: str, home: Province | None) -> Body | None:
    """Of several that bear a name, the one that a document of that province means; None is unsure.

    "Công an thành phố" is the city's own in Hà Nội and a district's in Sơn La; "Cục Thống kê" in a
    province's plan is the province's.
    """
    levels = {body.level: body for body in bodies}
    if len(levels) < len(bodies):
        return None
    if words.endswith(" thành phố") and Level.DISTRICT in levels:
        if home is None:
            return None
        return levels.get(Level.PROVINCE if home.kind == "thành phố" else Level.DISTRICT)
    order = [Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.CENTRAL, Level.ANY]
    if home is None:
        order = [Level.CENTRAL, Level.ANY]
    return next((levels[level] for level in order if level in levels), None)


def _may_be_local(body: Body) -> bool:
    """Whether a place behind the name can be that of the body: "VNPT Nghệ An", but no ministry."""
    return body.level is not Level.CENTRAL or body.branch == "enterprise"


def _without_unit(words: str) -> str:
    """ "sở nội vụ tỉnh" without its last word or two, if they are a unit."""
    for unit in UNITS:
        if words.endswith(" " + unit):
            return words[: -len(unit) - 1]
    return words


def _days_off(body: Body, on: date) -> int:
    """Days between ``on`` and the time of the body; 0 inside it."""
    if body.valid_from is not None and on < body.valid_from:
        return (body.valid_from - on).days
    if body.valid_to is not None and on > body.valid_to:
        return (on - body.valid_to).days
    return 0
