"""Read the outline: labels make a tree, and each node is told its kind."""

from __future__ import annotations

from answerable.reader.stages.outline.reading import read_outline

__all__ = ["read_outline"]
