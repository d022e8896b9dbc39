"""Read the bodies that a phrase names: where a list of them ends, and which is one and which a group."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.reader.stages.bodies.lists import read_list
from answerable.reader.stages.bodies.phrase import Phrase
from answerable.reader.stages.drafts import Mention

if TYPE_CHECKING:
    from answerable.reader.catalogue import Catalogue
    from answerable.reader.source import Source
    from answerable.reader.stages.bodies.units import Unit
    from answerable.reader.stages.drafts import Setting

# A list of bodies longer than this is no list of bodies.
_LONGEST = 1500


def read_bodies(
    source: Source, start: int, end: int, setting: Setting, catalogue: Catalogue
) -> tuple[tuple[Mention, ...], int]:
    """Return the bodies named by the list that begins at ``start``, and the offset where it ends.

    Nothing at ``start`` names a body: ``((), start)``. The list never runs past ``end``.
    """
    names = _names_in(source.plain, catalogue)
    phrase = Phrase(source, start, min(end, start + _LONGEST), names)
    units, after = read_list(phrase, 0)
    mentions = tuple(_mention(phrase, unit, setting, catalogue) for unit in units)
    return mentions, phrase.ends[after - 1] if mentions else start


@lru_cache(maxsize=2)
def _names_in(plain: str, catalogue: Catalogue) -> dict[int, int]:
    """Where the names of bodies, not of groups, that the catalogue knows begin and end in a text."""
    return {
        start: end
        for start, end, name in catalogue.match(plain)
        if not all(body.group for body in catalogue.bodies_named(name))
    }


def _mention(phrase: Phrase, unit: Unit, setting: Setting, catalogue: Catalogue) -> Mention:
    """The mention of a unit, its name spelt out and looked up in the catalogue."""
    words = " ".join(
        phrase.quote(first, last) if isinstance(first, int) else first for first, last in unit.pieces
    )
    name = catalogue.spell_out(words)
    body = None if unit.group else catalogue.resolve(name, on=setting.date, province=setting.province)
    return Mention(
        name=name,
        body=body.id if body else None,
        span=Span(phrase.starts[unit.first], phrase.ends[unit.last - 1]),
        group=unit.group,
    )
