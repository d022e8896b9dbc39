"""Showing where a text has the words that were asked for."""

from __future__ import annotations

from typing import NamedTuple

from answerable.register.search.asking import asked
from answerable.register.search.words import Word, words

AROUND = 12  # words shown before the first that was asked for


class Piece(NamedTuple):
    """A stretch of a text, lit where it is what was asked for."""

    text: str
    lit: bool


def snippet(text: str, query: str, *, most: int = 40) -> list[Piece]:
    """The part of a text around the first words asked for, ``most`` words long, with dots where it is cut."""
    found = list(words(text))
    lit = _lit(found, query)
    first = max(min(lit, default=0) - AROUND, 0)
    shown = range(first, min(first + most, len(found)))
    if not shown:
        return [Piece(text, False)] if text else []
    pieces = [Piece("… ", False)] if first else []
    place = found[first].start if first else 0
    for at in shown:
        if at in lit:
            pieces += [
                Piece(text[place : found[at].start], False),
                Piece(text[found[at].start : found[at].end], True),
            ]
            place = found[at].end
    if shown.stop < len(found):
        pieces.append(Piece(f"{text[place : found[shown.stop - 1].end]} …", False))
    else:
        pieces.append(Piece(text[place:], False))
    return [piece for piece in pieces if piece.text]


def _lit(found: list[Word], query: str) -> set[int]:
    bare = [word.bare for word in found]
    lit: set[int] = set()
    for ways in asked(query).wanted:
        for way in ways:
            size = len(way.bare)
            for at in range(len(bare) - size + 1):
                if tuple(bare[at : at + size]) == way.bare:
                    lit.update(range(at, at + size))
    return lit
