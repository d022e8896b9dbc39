"""Sources and outlines from a few lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answerable.reader.catalogue import load_catalogue
from answerable.reader.model import Header
from answerable.reader.source import Cell, Paragraph, Source, Span
from answerable.reader.stages.outline import read_outline
from answerable.reader.stages.parts import divide

if TYPE_CHECKING:
    from collections.abc import Callable

    from answerable.reader.stages.drafts import Entry


def source_of(*lines: str, cells: list[Cell | None] | None = None) -> Source:
    """A source of one paragraph a line."""
    paragraphs, start = [], 0
    for line, cell in zip(lines, cells or [None] * len(lines), strict=True):
        paragraphs.append(Paragraph(span=Span(start, start + len(line)), cell=cell))
        start += len(line) + 1
    return Source(text="\n".join(lines), paragraphs=tuple(paragraphs))


def outline_of(source: Source, kind: str | None = "Kế hoạch") -> tuple[Entry, ...]:
    return read_outline(source, divide(source), Header(type=kind, spans={}), load_catalogue())


@pytest.fixture
def outline() -> Callable[..., list[str]]:
    """The outline of some lines, an item a line: its id, kind and first words."""

    def read(*lines: str) -> list[str]:
        source = source_of(*lines)
        return [f"{e.id} {e.kind.value} {source.quote(e.span)[:24]}".strip() for e in outline_of(source)]

    return read
