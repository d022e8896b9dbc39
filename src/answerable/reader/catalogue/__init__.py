"""The catalogue of public bodies: names, levels, dates and successors, as data files beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A public body, or a group kept as a group."""

    id: str
    name: str
    level: str


class Catalogue:
    """All bodies that the project knows."""

    def resolve(self, name: str, *, on: date | None, province: str | None = None) -> Body | None:
        """The body that ``name`` means on that day in that province, or None. Never a guess."""
        return None


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the project."""
    return Catalogue()
