"""Tables of criteria: a criterion beside what must be so, line for line, and how much of it.

"TT | Tên tiêu chí | Nội dung tiêu chí | Chỉ tiêu", as sets of criteria of the new countryside print them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.model import Kind
from answerable.reader.stages.outline.nodes import Node
from answerable.reader.stages.outline.tables import row_label

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.outline.tables import Grid

_NAME = re.compile(r"(?:tên |các |nhóm )?tiêu chí$")
_CONTENT = re.compile(r"nội dung (?:các )?tiêu chí|(?:các )?chỉ tiêu thành phần|tiêu chí thành phần")
_MEASURE = re.compile(r"(?:các )?(?:chỉ tiêu|mức|yêu cầu)(?! thành phần)")


def criteria_columns(source: Source, grid: Grid) -> tuple[int, int] | None:
    """The columns of the criteria and of what they ask; None for a table of another kind."""
    heads = {
        box.column: " ".join(source.plain[box.start : box.end].split())
        for box in grid.boxes
        if box.row == 0 and box.end - box.start <= 120
    }
    name = next((column for column, words in heads.items() if _NAME.match(words)), None)
    content = next((column for column, words in heads.items() if _CONTENT.match(words)), None)
    if name is None or content is None or not any(map(_MEASURE.match, heads.values())):
        return None
    return name, content


def hang_criteria(source: Source, grid: Grid, name: int, content: int, parent: Node) -> None:
    """Make each criterion a heading under ``parent``, and what it asks targets under it."""
    group = parent
    above: list[Node] = []
    for row in range(1, grid.height):
        title, asked = grid.at.get((row, name)), grid.at.get((row, content))
        if title is not None and title.row == row and title is not asked:
            number = grid.at.get((row, 0)) if name > 0 else None
            label, start = row_label(source, number, title)
            words = "" if label is None else label.text
            group = parent.add(Node(start, title.end, None, label, row=words, kind=Kind.HEADING))
            above.clear()
        if asked is None or asked.row != row or (title is asked and not source.plain[asked.start].isdigit()):
            continue
        label, start = row_label(source, None, asked)
        words = "" if label is None else label.text
        node = Node(start, asked.end, None, label, row=words, kind=Kind.TARGET)
        while above and not _goes_deeper(above[-1], node):
            above.pop()
        (above[-1] if above else group).add(node)
        above.append(node)


def _goes_deeper(outer: Node, inner: Node) -> bool:
    """Whether a line is told by parts of a line before it: "1.1.2" of "1.1"."""
    if outer.label is None or inner.label is None:
        return False
    path = outer.label.path
    return inner.label.path[: len(path)] == path and len(inner.label.path) > len(path)
