"""Where words that a person typed stand in a document. What does not stand there is refused, not invented."""

from __future__ import annotations

import re
from itertools import takewhile

Piece = list[int]


class NotInTheDocument(Exception):
    """The words do not stand in the document so. ``words`` are those."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(words)


class NotWhole(Exception):
    """The parts leave words out, add some, or change their order. ``rest`` is from where they differ."""

    def __init__(self, rest: str) -> None:
        self.rest = rest
        super().__init__(rest)


def find(text: str, words: str, *, near: int) -> Piece:
    """[start, end] of the words in the text, the nearest to ``near`` of several; any spaces will do.

    >>> find("Giao Sở Y tế.\\nSở Y  tế báo cáo.", "Sở Y tế", near=20)
    [14, 22]
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [list(match.span()) for match in re.finditer(pattern, text)] if pattern else []
    if not found:
        raise NotInTheDocument(words)
    return min(found, key=lambda piece: abs(piece[0] - near))


def find_pieces(text: str, lines: str, *, near: int) -> list[Piece]:
    """The pieces of a clause from its words, one piece a line."""
    pieces = [find(text, line, near=near) for line in lines.splitlines() if line.strip()]
    if not pieces:
        raise NotInTheDocument("")
    return pieces


def divide(text: str, pieces: list[Piece], parts: list[str]) -> list[list[Piece]]:
    """The pieces of each part, where the parts together are the words of ``pieces``, letter for letter.

    Raises NotWhole: a split loses and adds nothing.
    """
    places = [place for start, end in pieces for place in range(start, end) if not text[place].isspace()]
    letters = "".join("".join(part.split()) for part in parts)
    whole = "".join(text[place] for place in places)
    if letters != whole:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(letters, whole, strict=False)))
        rest = text[places[same] : pieces[-1][1]] if same < len(places) else letters[same:]
        raise NotWhole(rest[:40])
    divided, at = [], 0
    for part in parts:
        length = len("".join(part.split()))
        divided.append(_together(text, places[at : at + length]))
        at += length
    return divided


def _together(text: str, places: list[int]) -> list[Piece]:
    """Pieces that hold these places and the spaces between neighbours."""
    pieces: list[Piece] = []
    for place in places:
        if pieces and not text[pieces[-1][1] : place].strip():
            pieces[-1][1] = place + 1
        else:
            pieces.append([place, place + 1])
    return pieces
