"""Bodies, provinces and successions, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Level(StrEnum):
    """Where a body stands. ``ANY`` is a name that does not say where: "Tòa án nhân dân"."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A public body, or a group kept as a group.

    A body below the centre is one for all places ("cong-an-tinh"); its place is kept apart.
    """

    id: str
    name: str  # "@" stands for the unit: "Công an @" is "Công an tỉnh" and "Công an thành phố"
    level: Level
    branch: (
        str  # state, party, front, mass, court, procuracy, military, police, assembly, media, enterprise …
    )
    valid_from: date | None = None  # first day; None: before the documents that we read
    valid_to: date | None = None  # last day; None: still there
    names: tuple[str, ...] = ()  # others it is known by, long and short
    group: bool = False

    def exists(self, on: date) -> bool:
        """Whether the body is there on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province or a city under central government, in the time that it had this name and kind."""

    id: str
    name: str
    kind: str  # "tỉnh" or "thành phố"
    code: str  # Quyết định 124/2004/QĐ-TTg, 19/2025/QĐ-TTg; codes were given anew in 2025
    iso: str | None  # ISO 3166-2:VN, where it has one
    valid_from: date | None
    valid_to: date | None
    into: str | None  # id of the unit that it became part of
    names: tuple[str, ...] = ()

    def exists(self, on: date) -> bool:
        """Whether the unit is there on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One body took over a function of another on a day."""

    old: str  # id of a body
    new: str
    function: str  # what passed on, in Vietnamese; "" is the whole
    on: date | None
    basis: str  # the document that says so; "" where it is not known to us


class Standing(StrEnum):
    """How a name was understood."""

    EXACT = "exact"  # a body bore this name on that day
    NEAR_DATE = "near date"  # it did within ``TOLERANCE_DAYS`` of that day
    NEAR_NAME = "near name"  # it bears a name that differs by marks or by one letter
    NOT_THEN = "not then"  # known, but from another time
    UNSURE = "unsure"  # two bodies bear it and nothing tells them apart
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a name means, and how sure that is."""

    body: Body | None
    standing: Standing
    province: str | None = None  # id of the province that the name itself states
