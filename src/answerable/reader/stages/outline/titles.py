"""Whether a node's words are a title, or announce what stands under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.stages.outline.nodes import Node

_NEAR = 12  # siblings to ask whether a line is a title


def invites(text: str, node: Node) -> bool:
    """Whether a node's words end by announcing what follows: "… như sau:"."""
    return node.end > node.start and text[node.end - 1] == ":"


def is_title(text: str, node: Node) -> bool:
    """Whether a node's words are a title rather than a sentence: those beside it are the best witness."""
    words = text[node.start : node.end]
    if not words or words[-1] == ":":
        return True
    if len(words) > 300 or ". " in words or ("; " in words and words[-1] in ".;,"):
        return False
    if node.label is not None and node.parent is not None:
        before = [
            n
            for n in node.parent.children[-_NEAR:]
            if n is not node and n.label and n.label.rank is node.label.rank
        ]
        titled = sum(1 for n in before if n.children)
        if ": " in words and titled < len(before):
            return False
        if words[-1] == ".":
            return titled * 2 > len(before)
        unmarked = sum(1 for n in before if not n.children and text[n.end - 1] not in ".;")
        return words[-1] not in ";," and titled >= unmarked
    return words[-1] not in ".;,"


def is_capitals(text: str, node: Node) -> bool:
    """Whether a paragraph is a heading that no label marks: "BƯỚC HAI"."""
    return node.end - node.start > 5 and text[node.start : node.end].isupper()
