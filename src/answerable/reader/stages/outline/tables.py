"""Task tables: a row is a task, its columns say who, with whom, by when and with what result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from answerable.reader.languages.vi import fields as names
from answerable.reader.model import Kind
from answerable.reader.source import Span
from answerable.reader.stages.drafts import Field, FieldRole
from answerable.reader.stages.outline.fields import read_fields
from answerable.reader.stages.outline.labels import Label, Rank, read_labels
from answerable.reader.stages.outline.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.source import Paragraph, Source


@dataclass(slots=True)
class Box:
    """A cell with words in it, and how far it reaches."""

    row: int
    column: int
    rows: int
    columns: int
    start: int
    end: int


@dataclass(slots=True)
class Grid:
    """A table as rows of boxes; a merged cell stands in every place that it covers."""

    boxes: list[Box] = field(default_factory=list)
    at: dict[tuple[int, int], Box] = field(default_factory=dict)
    height: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a task table holds."""

    number: int | None
    task: int
    group: int | None  # a column of titles to the left, each beside several tasks
    roles: dict[int, FieldRole]
    width: int


NUMBER = "number"
TASK = "task"
# "Thực hiện" alone: who does it in the programme of a meeting, elsewhere what was reached
ACTING = "acting"


@cache
def _heads() -> list[tuple[str | FieldRole, re.Pattern[str]]]:
    """What the head of a column says, the surest first; the head may hold more words than these."""
    number = r"(?:s ?tt|tt|số tt|số thứ tự|stt|mục|no\.?)\W*$"
    coordinate = rf"(?!.{{0,30}}chủ trì)(?:{names.COORDINATE}|.{{0,30}}(?:phối hợp|tham gia thẩm tra))"
    when = r".{0,25}(?:thời gian|thời hạn|tiến độ|hoàn thành|cho ý kiến)|ngày |(?:quý|tháng|năm)\b"
    time = rf"(?:{names.TIME}\b|{when})"
    who = r".{0,30}(?:chủ trì|chịu trách nhiệm|thực hiện chính|đơn vị thực hiện|cơ quan thực hiện)"
    lead = rf"(?:{names.LEAD}\b|{who})"
    product = rf"(?:{names.PRODUCT}|.{{0,20}}(?:sản phẩm|kết quả|đầu ra))"
    task = (
        r"(?:tên |các |danh mục |nhóm )?(?:nội dung|nhiệm vụ|công việc|hoạt động|tên|văn bản|giải pháp"
        r"|đề án|dự án|chương trình|chủ trương|danh mục|việc|chỉ tiêu|mục tiêu)"
    )
    other = r"(?:ghi chú|kinh phí|dự kiến|nguồn|cơ sở pháp lý|căn cứ|lĩnh vực|địa bàn|địa điểm)"
    return [
        (NUMBER, re.compile(number)),
        (ACTING, re.compile(r"(?:người |bộ phận )?(?:thực hiện|phụ trách|điều hành|trình bày)\W*$")),
        (FieldRole.COORDINATE, re.compile(coordinate)),
        (FieldRole.TIME, re.compile(time)),
        (FieldRole.LEAD, re.compile(lead)),
        (FieldRole.PRODUCT, re.compile(product)),
        (TASK, re.compile(task)),
        (FieldRole.OTHER, re.compile(other)),
    ]


def read_grid(source: Source, paragraphs: Sequence[Paragraph]) -> Grid:
    """Gather the paragraphs of one table into its boxes."""
    grid = Grid()
    own: dict[tuple[int, int], Box] = {}
    plain = source.plain
    for paragraph in paragraphs:
        cell = paragraph.cell
        assert cell is not None
        start, end = paragraph.span
        while start < end and plain[start].isspace():
            start += 1
        while end > start and plain[end - 1].isspace():
            end -= 1
        grid.height = max(grid.height, cell.row + cell.rows)
        grid.width = max(grid.width, cell.column + cell.columns)
        if start == end:
            continue
        box = own.get((cell.row, cell.column))
        if box is None:
            box = Box(cell.row, cell.column, cell.rows, cell.columns, start, end)
            own[cell.row, cell.column] = box
            grid.boxes.append(box)
        else:
            box.end = end
    for box in grid.boxes:
        for row in range(box.row, box.row + box.rows):
            for column in range(box.column, box.column + box.columns):
                grid.at.setdefault((row, column), box)
    return grid


def find_columns(source: Source, grid: Grid) -> tuple[Columns, int] | None:
    """Return what the columns of a task table hold and its first row below the head; None for others."""
    for row in range(min(grid.height, 5)):
        heads = _row_heads(source, grid, row)
        last = row + 1
        if row + 1 < grid.height and any(
            box.columns > 1 or box.rows > 1 for box in grid.boxes if box.row == row
        ):
            below = _row_heads(source, grid, row + 1)
            fresh = [b for b in grid.boxes if b.row == row + 1]
            parts = all(_stands_under_one_of_many(grid, row, box) for box in fresh)
            if (
                fresh
                and all(b.end - b.start < 60 for b in fresh)
                and (parts or all(b.column in below for b in fresh))
            ):
                heads = {**heads, **below}
                last = row + 2
        columns = _columns(heads, grid)
        if columns is not None:
            return columns, last
    return None


def _stands_under_one_of_many(grid: Grid, row: int, box: Box) -> bool:
    """Whether the head above a box reaches over several columns, of which this is one: "Bắt đầu"."""
    above = grid.at.get((row, box.column))
    return above is not None and above.row == row and above.columns > box.columns


def _row_heads(source: Source, grid: Grid, row: int) -> dict[int, str | FieldRole]:
    heads: dict[int, str | FieldRole] = {}
    for column in range(grid.width):
        box = grid.at.get((row, column))
        if box is None or box.end - box.start > 120:
            continue
        words = " ".join(source.plain[box.start : box.end].split())
        for role, pattern in _heads():
            if pattern.match(words):
                heads[column] = role
                break
    return heads


def _columns(heads: dict[int, str | FieldRole], grid: Grid) -> Columns | None:
    acting = FieldRole.LEAD if FieldRole.TIME in heads.values() else FieldRole.OTHER
    roles = {c: acting if r == ACTING else FieldRole(r) for c, r in heads.items() if r not in (NUMBER, TASK)}
    tasks = [c for c, r in heads.items() if r == TASK]
    saying = {r for r in roles.values() if r is not FieldRole.OTHER}
    if not tasks or not saying or len(heads) < 3:
        return None
    if saying == {FieldRole.PRODUCT}:
        return None
    number = next((c for c, r in heads.items() if r == NUMBER), None)
    task, group = tasks[0], None
    if len(tasks) > 1 and any(b.column == task and b.rows > 1 and b.row > 0 for b in grid.boxes):
        group, task = task, tasks[1]
    for other in tasks[1:]:
        if other != task:
            roles[other] = FieldRole.OTHER
    return Columns(number, task, group, roles, grid.width)


def hang_rows(source: Source, grid: Grid, columns: Columns, first: int, parent: Node) -> None:
    """Make the rows of a task table items under ``parent``; rows with only a title are headings."""
    heads = {_squeezed(source, b) for b in grid.boxes if b.row < first}
    groups: list[Node] = []
    last: Node | None = None
    for row in range(first, grid.height):
        fresh = [b for b in grid.boxes if b.row == row]
        if not fresh or (first and all(_squeezed(source, b) in heads for b in fresh)):
            continue
        task = grid.at.get((row, columns.task))
        number = None if columns.number is None else grid.at.get((row, columns.number))
        if number is not None and number is task:  # a row that spans the table
            number = None
        if number is not None and number.row != row and task is not None and task.row != row:
            number = None
        if task is None or task.row != row:
            if task is None and number is not None and number.row == row and len(fresh) == 1:
                task, number = number, None
            else:
                if last is not None:
                    last.fields += _fields(source, grid, columns, row, only=row)
                continue
        if columns.group is not None:
            title = grid.at.get((row, columns.group))
            if title is not None and title.row == row and title is not task:
                mark, begin = row_label(source, number if number and number.row == row else None, title)
                above = Node(
                    begin, title.end, None, mark, row="" if mark is None else mark.text, kind=Kind.HEADING
                )
                groups = [parent.add(above)]
            number = None
        label, start = row_label(source, number if number is None or number.row == row else None, task)
        node = Node(start, task.end, None, label, row="" if label is None else label.text)
        fields = _fields(source, grid, columns, row, only=None)
        if fields:
            while (
                groups
                and columns.group is None
                and label is not None
                and groups[-1].label is not None
                and (groups[-1].label.rank >= label.rank and not _inside(groups[-1].label, label))
            ):
                groups.pop()
            node.fields = fields
            node.kind = Kind.TASK
            (groups[-1] if groups else parent).add(node)
            last = node
        else:
            while groups and not _outside(groups[-1].label, label):
                groups.pop()
            node.kind = Kind.HEADING
            (groups[-1] if groups else parent).add(node)
            groups.append(node)


def row_label(source: Source, number: Box | None, task: Box) -> tuple[Label | None, int]:
    """The label of a row and where its words begin: the number may stand in the task's own cell."""
    if number is not None:
        words = source.text[number.start : number.end].strip()
        bare_number = words.rstrip(". ")
        labels = read_labels(bare_number + ". X", (bare_number + ". x").lower(), 0, len(bare_number) + 3)
        if words and len(words) <= 12:
            if labels:
                return Label(labels[0].rank, "row", labels[0].path, words, task.start), task.start
            return Label(Rank.BULLET, "row", (), words, task.start), task.start
    labels = read_labels(source.text, source.plain, task.start, task.end)
    if labels and labels[0].rank is not Rank.BULLET:
        return labels[0], labels[0].rest
    if labels:
        return labels[0], labels[0].rest
    return None, task.start


def _inside(group: Label, label: Label) -> bool:
    return label.path[: len(group.path)] == group.path and len(label.path) > len(group.path)


def _outside(group: Label | None, label: Label | None) -> bool:
    """Whether a group row is the heading of a later group row."""
    if group is None:
        return label is not None and label.rank > Rank.ROMAN
    if label is None:
        return True
    return group.rank < label.rank or _inside(group, label)


def _fields(source: Source, grid: Grid, columns: Columns, row: int, *, only: int | None) -> list[Field]:
    """The fields of a row, merged cells from above included unless ``only`` names the row they start in."""
    found, seen = [], set()
    for column, role in columns.roles.items():
        box = grid.at.get((row, column))
        if box is None or id(box) in seen or box.column <= columns.task < box.column + box.columns:
            continue
        if only is not None and box.row != only:
            continue
        seen.add(id(box))
        found += _cell_fields(source.plain, role, box.start, box.end)
    return found


def _cell_fields(plain: str, role: FieldRole, start: int, end: int) -> list[Field]:
    """The fields of a cell: that of its column, or those that lines of the cell label themselves.

    "Chủ trì: Sở Y tế" on a line, "Phối hợp: Sở Nội vụ" on the next; a line without a label goes on
    with the one before it.
    """
    found: list[Field] = []
    for line in re.finditer(r"[^\n]+", plain[start:end]):
        first, last = start + line.start(), start + line.end()
        words = first + len(line[0]) - len(line[0].lstrip(" -+*•"))
        labelled = [one for one in read_fields(plain, words, last) if one.role is not FieldRole.OTHER]
        if labelled:
            found += labelled
        elif found:
            found[-1] = found[-1]._replace(value=Span(found[-1].value.start, last))
        else:
            found.append(Field(role=role, value=Span(first, last)))
    return found


def _squeezed(source: Source, box: Box) -> str:
    return "".join(source.plain[box.start : box.end].split())
