"""Tables of targets: a row names what is to be reached, beside it its figures, a year or a period each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.model import Kind
from answerable.reader.stages.outline.criteria import criteria_columns, hang_criteria
from answerable.reader.stages.outline.nodes import Node
from answerable.reader.stages.outline.tables import Box, row_label

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.outline.tables import Grid

# "Chỉ tiêu", "Sản phẩm": the head of the column that names what is to be reached
_MEASURED = re.compile(
    r"(?:tên |các |danh mục |nhóm )?(?:chỉ tiêu|mục tiêu|nội dung|sản phẩm|lĩnh vực|chỉ số)\b"
)
# "Kế hoạch 2026", "GIAI ĐOẠN 2026 - 2030", "Mục tiêu đến năm 2030": the head of figures still to be reached
_AIMED_AT = re.compile(
    r"(?:kế hoạch|mục tiêu|chỉ tiêu|giai đoạn|phấn đấu|lộ trình|định hướng|đến)\b[^\d]{0,30}\b20\d\d\b"
)
_NUMBER = re.compile(r"(?:\d{1,2}|[ivxl]+|[a-zđ])(?:\.\d{1,2})*[.)]?$")
_FIGURE = re.compile(r"[<>≥≤~-]? *\d[\d.,]*(?!\w)")


def aims(source: Source, grid: Grid) -> bool:
    """Whether a table sets what is to be reached: criteria, or a name and then years or periods to come."""
    if criteria_columns(source, grid) is not None:
        return True
    heads = [
        " ".join(source.plain[box.start : box.end].split())
        for box in grid.boxes
        if box.row == 0 and box.end - box.start <= 120
    ]
    name = next((place for place, words in enumerate(heads[:3]) if _MEASURED.match(words)), None)
    return name is not None and any(map(_AIMED_AT.match, heads[name + 1 :]))


def hang_targets(source: Source, grid: Grid, parent: Node) -> None:
    """Make the rows of a table of targets items under ``parent``; rows with only a title are headings.

    Rows are read from left to right, not by columns: figures under a title that spans the table
    often stand in a row of their own.
    """
    if (columns := criteria_columns(source, grid)) is not None:
        hang_criteria(source, grid, *columns, parent)
        return
    rows: dict[int, list[Box]] = {}
    for box in grid.boxes:
        rows.setdefault(box.row, []).append(box)
    above: list[Node] = []
    last: Node | None = None
    for row in sorted(rows)[1:]:
        boxes = sorted(rows[row], key=lambda box: box.column)
        figures = [box for box in boxes if _FIGURE.match(source.plain, box.start, box.end)]
        number = boxes[0] if _NUMBER.match(source.plain, boxes[0].start, boxes[0].end) else None
        named = [box for box in boxes if box is not number and box not in figures]
        if not named:  # figures of the row above, or the numbers of the columns
            if last is not None and not last.children:
                last.kind = Kind.TARGET
            continue
        measured = any(box is not number for box in figures)
        if len(named) > 1 and not measured:
            continue  # more of the head: "Lượng", "Giá trị"
        label, start = row_label(source, number, named[0])
        last = Node(start, named[0].end, None, label, row="" if label is None else label.text)
        last.kind = Kind.TARGET if measured else Kind.HEADING
        if label is None and not measured:
            above.clear()
        while label is not None and above and (top := above[-1].label) is not None and top.rank >= label.rank:
            above.pop()
        (above[-1] if above else parent).add(last)
        if (label is not None and label.path) or not measured:
            above.append(last)
