"""What the lens says of a measure, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.source import Span


class Class(StrEnum):
    """What a measure does to rights. What is not plainly one of the first two waits for a person."""

    FULFIL = "fulfil"
    ADMINISTRATIVE = "administrative"
    RESTRICT = "restrict"
    MIXED = "mixed"
    UNCLASSIFIED = "unclassified"


HELD = frozenset([Class.RESTRICT, Class.MIXED, Class.UNCLASSIFIED])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a limb is classed as it is. Offsets count characters of the text that was given."""

    span: Span
    words: str
    rule: str  # stable: "restrict.remove.assembly"
    vietnamese: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limb:
    """A part of a measure that does one thing, as a person may split it off."""

    span: Span
    class_: Class
    rights: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The class of a measure, the rights that it touches (ids of the taxonomy), and why."""

    class_: Class
    rights: tuple[str, ...]
    limbs: tuple[Limb, ...]
    # security language that only states an aim: noted, never decisive
    framed: tuple[Reason, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the measure waits for a published review."""
        return self.class_ in HELD

    @property
    def why(self) -> tuple[Reason, ...]:
        """The reasons of all limbs, in the order of the text."""
        return tuple(sorted((*(limb.reason for limb in self.limbs), *self.framed), key=lambda one: one.span))
