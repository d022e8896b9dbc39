"""Where pages turn in formats that have none: page numbers and page break marks left over by a conversion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.formats.draft import Passage

# "--- PAGE BREAK ---", "<!-- page 3 -->", "[Trang 3]", "=== Page 2 of 9 ==="
PAGE_BREAK = re.compile(
    r"\W{1,8}\s*(?:page[ _-]?break|(?:page|trang)\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?)\s*\W{1,8}",
    re.IGNORECASE,
)
# "2", "- 2 -", "2/15", "Trang 2", "Page 2 of 15"
_NUMBER = re.compile(
    r"(?:trang|page)?\s*[-–—|~.]*\s*(\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?\s*[-–—|~.]*", re.IGNORECASE
)
# The settings that a converter wrote above the text, run together on one line.
_FRONT_MATTER = re.compile(r"---\s+\w+:\s.*\s---", re.DOTALL)
# Fewer characters than this between two numbers, and they number rows of a table, not pages.
_PAGE_LENGTH = 700


def find_page_marks(texts: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the indexes of lines that only say where a page ends, and of the lines that begin a new one.

    A lone number is a page number when it counts on, page after page, with a page of text between,
    or when it stands beside a page break: a mark, or a line that holds a form feed.
    """
    marks: set[int] = set()
    numbers: list[tuple[int, int, int]] = []  # index, number, characters of text before it
    position = 0
    turned = True  # nothing but blank lines since a page break
    waiting: int | None = None  # a number with nothing but blank lines after it so far
    for at, text in enumerate(texts):
        words = text.strip()
        if "\f" in text or (len(words) < 40 and PAGE_BREAK.fullmatch(words)):
            if words:
                marks.add(at)
            if waiting is not None:
                marks.add(waiting)
            turned, waiting = True, None
        elif words:
            number = _NUMBER.fullmatch(words) if len(words) < 24 else None
            if number:
                numbers.append((at, int(number[1]), position))
                if turned and position:
                    marks.add(at)
            waiting = at if number else None
            turned = False
        position += len(words)
    marks |= _sequence(numbers)
    return marks, {at + 1 for at in marks}


def turn_pages(passages: list[Passage]) -> list[Passage]:
    """Take such marks out of a page of text outside tables, and say on which page each passage stood."""
    loose = [at for at, passage in enumerate(passages) if passage.cell is None]
    marks, _ = find_page_marks([passages[at].text for at in loose])
    front = bool(passages) and _FRONT_MATTER.fullmatch(passages[0].text.strip()) is not None
    if not marks:
        return passages[1:] if front else passages
    gone = {loose[at] for at in marks}
    page = 1
    turned: list[Passage] = []
    for at, passage in enumerate(passages):
        if at in gone:
            page += at - 1 not in gone and bool(turned)
        elif at or not front:
            turned.append(passage._replace(page=page))
    return turned


def _sequence(numbers: list[tuple[int, int, int]]) -> set[int]:
    """The numbers that count pages: the longest run that counts on, a page of text for each one more."""
    best: list[int] = []
    chains: dict[int, tuple[int, list[int]]] = {}  # last number -> where it stood, indexes so far
    for at, number, position in numbers:
        chain = [at] if number <= 3 else []
        for step in range(1, 5):  # a few numbers may be lost
            before = chains.get(number - step)
            if before is not None and position - before[0] >= _PAGE_LENGTH * step:
                chain = [*before[1], at]
                break
        if chain:
            chains[number] = (position, chain)
            best = max(best, chain, key=len)
    return set(best) if len(best) >= 2 else set()
