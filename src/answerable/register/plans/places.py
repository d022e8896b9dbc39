"""Where the words of an edition stand on its pages.

The text is in the order of reading, the page in the order of its rows, and text recognition may see a word
twice in two ways. So long runs of the same words are matched first, again and again in what is left (a table
is read cell by cell), and a word between two that were found belongs between their places.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.plans.identity import bare
from answerable.register.plans.pictures import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answerable.register.plans.models import Edition
    from answerable.register.plans.pictures import PlacedWord

WORD = re.compile(r"\S+")
LETTERS = 6  # of a run of words, from which its place is no chance

LINES = 3  # that a word may stand below the one before
CELL = 12  # lines that the first word of a cell may stand above the last word of the cell before
BESIDE = 300.0  # thousandths of the width that two such words may be apart


class Found(NamedTuple):
    """A word of the text, [start, end), and where it is printed."""

    start: int
    end: int
    printed: PlacedWord

    def between(self, start: int, end: int) -> tuple[float, float]:
        """Left and right of those of its letters, more or less, that are of a stretch of the text."""
        _, left, _, right, _ = self.printed
        letter = (right - left) / (self.end - self.start)
        return left + letter * max(0, start - self.start), right - letter * max(0, self.end - end)


class Page(NamedTuple):
    number: int
    height: float  # in thousandths of its width
    words: list[Found]  # in the order of the text

    def boxes(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        """(left, top, right, bottom) around a stretch of the text, one for each line of print."""
        boxes: list[tuple[float, float, float, float]] = []
        for word in self.words:
            if word.start < end and start < word.end:
                left, right = word.between(start, end)
                top, bottom = word.printed.top, word.printed.bottom
                if boxes and _goes_on(boxes[-1], left, (top + bottom) / 2):
                    before = boxes.pop()
                    left, top, bottom = before[0], min(before[1], top), max(before[3], bottom)
                boxes.append((left, top, right, bottom))
        return boxes


def page_of(edition: Edition, number: int, *, wait: bool = True) -> Page:
    """A page with the words of the edition that stand on it. Raises NoPicture, as ``words_of`` does."""
    height, printed = words_of(edition, number, wait=wait)
    start, end = _stretch(edition, number)
    return Page(number, height, _found(edition.text[start:end], start, tuple(printed)))


def pages_with(edition: Edition, start: int, end: int) -> list[int]:
    """The pages on which a stretch of the text may stand, the first of which is sure."""
    pages: list[list[int]] = edition.reading.get("pages") or []
    first = max((page for begin, _, page in pages if begin <= start), default=None)
    if first is None:
        return []
    last = min((page for begin, _, page in pages if begin >= end), default=first)
    return list(range(first, max(first, last) + 1))


@lru_cache(maxsize=64)  # the pages that people are at; a checking screen asks anew for each item
def _found(text: str, begins: int, printed: tuple[PlacedWord, ...]) -> list[Found]:
    words = list(WORD.finditer(text))
    said = [bare(word[0]) for word in words]
    places = _followed(align(said, [bare(word.text) for word in printed]), said, printed)
    return [
        Found(begins + words[at].start(), begins + words[at].end(), printed[place])
        for at, place in sorted(places.items())
    ]


def _stretch(edition: Edition, number: int) -> tuple[int, int]:
    """What may stand on a page: its paragraphs, and the last one before, which may run over onto it."""
    pages: list[list[int]] = edition.reading.get("pages") or []
    start = min((begin for begin, _, page in pages if page >= number), default=len(edition.text))
    end = max((stop for _, stop, page in pages if page <= number), default=0)
    return edition.text.rfind("\n", 0, max(start - 1, 0)) + 1, end


def align(text: Sequence[str], printed: Sequence[str]) -> dict[int, int]:
    """For words of the text, by their number, the number of the printed word that each is."""
    places: dict[int, int] = {}
    left, free = list(range(len(text))), list(range(len(printed)))
    while left and free:
        ours, theirs = [text[at] for at in left], [printed[to] for to in free]
        matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
        runs = [
            (at, to, size)
            for at, to, size in matcher.get_matching_blocks()
            if sum(map(len, ours[at : at + size])) >= LETTERS
        ]
        if not runs:
            break
        new = {left[at + n]: free[to + n] for at, to, size in runs for n in range(size)}
        places |= new
        taken = set(new.values())
        left = [at for at in left if at not in new]
        free = [to for to in free if to not in taken]
    return places | _between(places, left)


def _between(places: dict[int, int], left: Iterable[int]) -> dict[int, int]:
    """The words that stand between two that were found, spread over what is printed between those."""
    taken, more = set(places.values()), {}
    runs: list[list[int]] = []
    for at in left:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        before, after = places.get(run[0] - 1), places.get(run[-1] + 1)
        if before is None or after is None:
            continue
        room = range(before + 1, after)
        if 0 < len(room) <= 2 * len(run) and not taken.intersection(room):
            more.update({at: room[n * len(room) // len(run)] for n, at in enumerate(run)})
    return more


def _followed(places: dict[int, int], said: Sequence[str], printed: Sequence[PlacedWord]) -> dict[int, int]:
    """Find too what stands right behind, just below or in the next cell from a word that was found."""
    free: dict[str, list[int]] = {}
    for to in sorted(set(range(len(printed))) - set(places.values())):
        free.setdefault(bare(printed[to].text), []).append(to)
    found = dict(places)
    for at, word in enumerate(said):
        if at in found or at - 1 not in found:
            continue
        before = printed[found[at - 1]]
        near = [(far, to) for to in free.get(word, ()) if (far := _how_far(before, printed[to])) is not None]
        if near:
            found[at] = min(near)[1]
            free[word].remove(found[at])
    return found


def _how_far(before: PlacedWord, word: PlacedWord) -> tuple[int, float] | None:
    """How far down and beside a word stands, the likeliest first; None where it cannot be the next one."""
    lines = round((word.top - before.top) / max(before.bottom - before.top, 1))
    beside = word.left - before.right
    if abs(beside) > BESIDE:
        return None
    behind = lines == 0 and word.left > before.left
    below = 0 < lines <= LINES and beside < 0
    next_cell = -CELL <= lines < 0 < beside
    return (lines if behind or below else CELL - lines, abs(beside)) if behind or below or next_cell else None


def _goes_on(box: tuple[float, float, float, float], left: float, middle: float) -> bool:
    """Whether a word follows on the same line of print."""
    _, top, right, bottom = box
    height = bottom - top
    return top < middle < bottom and -height < left - right < 2 * height
