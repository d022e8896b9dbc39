"""Name the items: the labels from the outermost in, joined by "/"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.reader.stages.outline.nodes import Node


def name_items(roots: list[Node]) -> dict[Node, str]:
    """Return the id of each node under ``roots``, in document order.

    A bullet is "-" and its ordinal among its siblings, an unlabelled paragraph "p" and its ordinal,
    an unnumbered table row "r" and its ordinal. Of siblings with one label the later say so: "2~2".
    """
    ids: dict[Node, str] = {}
    top: dict[str, int] = {}
    for root in roots:
        _name_children(root, "", ids, top)
    return ids


def _name_children(node: Node, prefix: str, ids: dict[Node, str], used: dict[str, int] | None = None) -> None:
    used = {} if used is None else used
    ordinals = {"-": used.get("#-", 0), "p": used.get("#p", 0), "r": used.get("#r", 0)}
    for child in node.children:
        segment = _segment(child)
        if segment in ordinals:
            ordinals[segment] += 1
            used[f"#{segment}"] = ordinals[segment]
            segment = f"{segment}{ordinals[segment]}"
        used[segment] = used.get(segment, 0) + 1
        if used[segment] > 1:
            segment = f"{segment}~{used[segment]}"
        ids[child] = prefix + segment
        if child.children:
            _name_children(child, ids[child] + "/", ids)


def _segment(node: Node) -> str:
    """A node's own part of its id; "-", "p" and "r" are still to be counted."""
    if node.label is None:
        return "p" if node.row is None else "r"
    if not node.label.path:
        return "r" if node.row is not None and node.row == "" else "-"
    return node.label.text.strip("().:/- ") or "p"
