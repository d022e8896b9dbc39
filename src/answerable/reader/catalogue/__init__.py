"""The catalogue of public bodies: names, levels, dates and successors, as data files beside this module."""

from __future__ import annotations

from functools import cache

from answerable.reader.catalogue.catalogue import Catalogue
from answerable.reader.catalogue.model import Body, Level, Province, Resolution, Standing, Succession
from answerable.reader.catalogue.spelling import spell_out

__all__ = [
    "Body",
    "Catalogue",
    "Level",
    "Province",
    "Resolution",
    "Standing",
    "Succession",
    "load_catalogue",
    "spell_out",
]


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the project."""
    return Catalogue()
