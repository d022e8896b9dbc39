"""Whether a node's words are a title, or announce what stands under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.languages.vi.sentences import (
    AIMS_AND_LEADS_IN,
    BODY_ACTS,
    BODY_DOES,
    CALLS_INSIDE,
    OPENS_WITH_BODY,
)
from answerable.reader.stages.outline.labels import Rank
from answerable.reader.stages.outline.topics import is_topic

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.outline.labels import Label
    from answerable.reader.stages.outline.nodes import Node

_CALLS_ON = ("đề nghị ", "giao ", "yêu cầu ")
_NEAR = 12  # siblings to ask whether a line is a title
_LONGEST_BARE = 120  # letters of a title that no label and no colon marks
_SHORTEST_SENTENCE = 40  # letters


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


def is_flat(text: str, node: Node) -> bool:
    """Whether a node is itself a whole paragraph, so that nothing can stand under it."""
    return not is_title(text, node) and not invites(text, node)


def is_capitals(text: str, node: Node) -> bool:
    """Whether a paragraph is a heading that no label marks: "BƯỚC HAI"."""
    return node.end - node.start > 5 and text[node.start : node.end].isupper()


def is_bare_title(source: Source, line: tuple[int, int], below: tuple[int, int], labels: list[Label]) -> bool:
    """Whether a line without label or colon is a title: "Mục đích", "Sở Tài chính", and under it "- …".

    ``below`` is the next line, ``labels`` what it may open with: a bullet, or under a body a sentence.
    """
    text, plain, (start, end) = source.text, source.plain, line
    if end - start > _LONGEST_BARE or not (text[end - 1].isalnum() or text[end - 1] == ")"):
        return False
    bullet = bool(labels) and labels[0].rank is Rank.BULLET
    if is_topic(plain[start:end]):
        return bullet
    words = plain[start:end]
    if not OPENS_WITH_BODY.match(words) or BODY_ACTS.search(words) or BODY_DOES.search(words):
        return False
    sentence = below[1] - below[0] > _SHORTEST_SENTENCE and text[below[1] - 1] in ".;" and not labels
    return bullet or sentence


def addresses(source: Source, node: Node, label: Label) -> bool:
    """Whether a list tells those whom the line before it calls on: "4. …", "Đề nghị Bộ …:", "(1) …".

    Under a title it is also that of a body ("Thủ trưởng các sở có trách nhiệm:"), above all sections that
    of whoever is called on: "Để …, Tổng cục Thuế yêu cầu các Cục Thuế …:".
    """
    above = node.parent.label if node.parent is not None else None
    if not invites(source.text, node):
        return False
    if above is None:
        return label.rank >= Rank.NUMBER and bool(CALLS_INSIDE.search(source.plain, node.start, node.end))
    if above.rank is label.rank:
        return source.plain.startswith(_CALLS_ON, node.start)
    if above.rank < label.rank and AIMS_AND_LEADS_IN.match(source.plain, node.start, node.end):
        return not OPENS_WITH_BODY.match(source.plain, label.rest)
    return above.rank < label.rank and OPENS_WITH_BODY.match(source.plain, node.start) is not None
