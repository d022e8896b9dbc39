"""Running text with the facts marked where they stand: citations, bodies, days."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from answerable.reader.export.xml_text import writable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


class Mark(NamedTuple):
    """An element around some words of the text."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


def add(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child, in Akoma Ntoso's namespace."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        element.set(name.rstrip("_"), writable(value))
    return element


class Prose:
    """The text of a document and the marks in it."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        # Outer marks first; of marks that cross, the one that begins first wins.
        self._marks = sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.tag, mark.attributes))
        self._starts = [mark.start for mark in self._marks]

    def write(self, element: Element, start: int, end: int) -> None:
        """Put the words from ``start`` to ``end`` into the element, with the marks that lie inside."""
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[end - 1].isspace():
            end -= 1
        marks = self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        self._fill(element, start, end, [mark for mark in marks if mark.end <= end])

    def _fill(self, element: Element, start: int, end: int, marks: list[Mark]) -> None:
        place, last = start, None
        for index, mark in enumerate(marks):
            if mark.start < place:
                continue
            _append(element, last, self._text[place : mark.start])
            last = add(element, mark.tag, **dict(mark.attributes))
            inner = [other for other in marks[index + 1 :] if other.start < mark.end]
            # Two marks on the same words: the second would stand alone inside the first.
            self._fill(
                last, mark.start, mark.end, [m for m in inner if m.end <= mark.end and m[:3] != mark[:3]]
            )
            place = mark.end
        _append(element, last, self._text[place:end])


def _append(element: Element, last: Element | None, text: str) -> None:
    text = writable(re.sub(r"\s+", " ", text))
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text
