"""A node of the outline while it is being built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from answerable.reader.model import Kind

if TYPE_CHECKING:
    from answerable.reader.source import Span
    from answerable.reader.stages.drafts import Field
    from answerable.reader.stages.outline.labels import Label


@dataclass(slots=True, eq=False)
class Node:
    """An item with its place; the root of a piece has no words."""

    start: int  # its own words, without the label
    end: int
    parent: Node | None
    label: Label | None = None
    row: str | None = None  # what a table row is called: its number, or ""
    children: list[Node] = field(default_factory=list)
    kind: Kind = Kind.OTHER
    closing: Span | None = None
    fields: list[Field] = field(default_factory=list)
    is_bare: bool = False  # a title that neither a label nor a mark shows
    is_field: bool = False  # a labelled line that only says something of its task

    def add(self, child: Node) -> Node:
        child.parent = self
        self.children.append(child)
        return child
