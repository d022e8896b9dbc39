"""The 34 rights, with the articles of treaties and of the Constitution of 2013 that protect them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A right. Articles are as printed ("2(1), 26"); an empty cell means that the treaty has none."""

    id: str
    english: str
    vietnamese: str
    iccpr: str
    icescr: str
    udhr: str
    other: str  # "CAT 11, 16", or a whole treaty: "CRC"
    constitution: str

    @property
    def articles(self) -> str:
        """The articles in one line.

        >>> rights()["R03"].articles
        'ICCPR 8; UDHR 4; Constitution 35'
        """
        named = (
            ("ICCPR ", self.iccpr),
            ("ICESCR ", self.icescr),
            ("UDHR ", self.udhr),
            ("", self.other),
            ("Constitution ", self.constitution),
        )
        return "; ".join(f"{treaty}{articles}" for treaty, articles in named if articles)


@cache
def rights() -> Mapping[str, Right]:
    """Every right by its id, R01 to R34."""
    text = resources.files(__package__).joinpath("data/rights.tsv").read_text(encoding="utf-8")
    names, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    found = (Right(**dict(zip(names, row, strict=True))) for row in rows)
    return MappingProxyType({right.id: right for right in found})
