"""Read the outline of every piece of a document, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.reader.stages.drafts import Entry, Field, FieldRole, Piece
from answerable.reader.stages.outline.closing import closing_parenthesis, time_parenthesis
from answerable.reader.stages.outline.fields import (
    is_task_prefix,
    read_fields,
    read_title,
    task_prefix,
    trailing_fields,
)
from answerable.reader.stages.outline.ids import name_items
from answerable.reader.stages.outline.kinds import (
    only_names_bodies,
    only_says_role,
    opens_with_verb,
    says_who_does,
    set_kinds,
)
from answerable.reader.stages.outline.labels import Label, Rank
from answerable.reader.stages.outline.nodes import Node
from answerable.reader.stages.outline.tables import Grid, find_columns, read_grid
from answerable.reader.stages.outline.targets import aims
from answerable.reader.stages.outline.tree import Table, build_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.catalogue import Catalogue
    from answerable.reader.model import Header
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Parts


_LOOKING_BACK = ("Báo cáo", "Tờ trình")
_LONGEST_RUN = 40  # labelled lines of one task


def read_outline(source: Source, parts: Parts, header: Header, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return the items in document order, each with its parent's index, its kind and its fields."""
    roots = []
    for piece in parts.pieces:
        root = Node(0, 0, None)
        top = _title(source, piece, root)
        build_tree(source, top, list(_blocks(source, piece.body)))
        _describe(source, top)
        roots.append(root)
    set_kinds(source, roots, looks_back=header.type in _LOOKING_BACK)
    ids = name_items(roots)
    entries: list[Entry] = []
    places: dict[Node, int] = {}
    for number, root in enumerate(roots):
        for node in _walk(root):
            parent = None if node.parent is None else places.get(node.parent)
            places[node] = len(entries)
            entries.append(
                Entry(
                    id=ids[node],
                    parent=parent,
                    label=node.label.text if node.label is not None else node.row or "",
                    kind=node.kind,
                    span=Span(node.start, node.end),
                    closing=node.closing,
                    fields=tuple(node.fields),
                    piece=number,
                )
            )
    return tuple(entries)


def _walk(root: Node) -> list[Node]:
    """The nodes under a root that have words, in document order."""
    found, ahead = [], root.children[::-1]
    while ahead:
        node = ahead.pop()
        if node.end > node.start:
            found.append(node)
        ahead += node.children[::-1]
    return found


def _title(source: Source, piece: Piece, root: Node) -> Node:
    """The node of a piece's own title, or its root: "PHỤ LỤC I" is the label, what follows the words."""
    if not piece.title:
        return root
    lines = [(i, *_strip(source, source.paragraphs[i].span)) for i in piece.title]
    lines = [(i, s, e) for i, s, e in lines if e > s and any(c.isalnum() for c in source.text[s:e])]
    named = [
        (s, e)
        for i, s, e in lines[1:]
        if source.text[s] != "(" and "kèm theo" not in source.plain[s : s + 40]
    ]
    if not lines:
        return root
    _, start, end = lines[0]
    if named:
        label = Label(Rank.PART, "title", (1,), source.text[start:end].rstrip(" :."), named[0][0])
        return root.add(Node(named[0][0], named[-1][1], None, label))
    return root.add(Node(start, end, None))


def _blocks(source: Source, body: range) -> Iterator[tuple[int, int] | Table]:
    """The paragraphs of a body, and its tables of tasks and targets whole; other tables are left out."""
    index = body.start
    last: Table | None = None
    while index < body.stop:
        paragraph = source.paragraphs[index]
        if paragraph.cell is None:
            start, end = _strip(source, paragraph.span)
            if end > start:
                yield start, end
            index += 1
            continue
        stop = index
        while (
            stop < body.stop and (cell := source.paragraphs[stop].cell) and cell.table == paragraph.cell.table
        ):
            stop += 1
        grid = read_grid(source, source.paragraphs[index:stop])
        found = find_columns(source, grid)
        if found is not None:
            last = Table(grid, *found)
            yield last
        elif last is not None and last.columns is not None and last.columns.width == grid.width:
            yield Table(grid, last.columns)  # the table goes on after a page break
        elif aims(source, grid):
            yield Table(grid, None)
        elif _is_layout(source, grid):
            for place in range(index, stop):
                start, end = _strip(source, source.paragraphs[place].span)
                if end > start:
                    yield start, end
        index = stop


def _is_layout(source: Source, grid: Grid) -> bool:
    """Whether a table only places text on the page: one column, or long labelled paragraphs."""
    return grid.width == 1 or (grid.width == 2 and grid.height <= 2)


def _strip(source: Source, span: Span) -> tuple[int, int]:
    text = source.text
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "*_|"):
        if text[start] == "*" and text[start + 1 : start + 2] in (" ", "\u00a0"):
            break
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_|"):
        end -= 1
    return start, end


def _describe(source: Source, top: Node) -> None:
    """Give each task its closing parenthesis and its labelled fields."""
    for node in _walk(top):
        if node.row is not None or node.is_field:
            continue
        _read_closing(source, node)
    _read_field_lines(source, top)


def _read_closing(source: Source, node: Node) -> None:
    time = time_parenthesis(source.plain, node.start, node.end)
    if time is not None and node.label is None and node.parent is not None and node.parent.label is not None:
        node.parent.fields.append(Field(role=FieldRole.TIME, value=time))
        node.parent.children.remove(node)
        return
    found = closing_parenthesis(source.text, source.plain, node.start, node.end)
    if found is None:
        return
    closing, opening = found
    fields = read_fields(source.plain, closing.start, closing.end)
    holder = node
    if opening == node.start and node.parent is not None:
        # a paragraph of its own: it governs the numbered item above (domain.md, 1.7)
        holder = node.parent
        while holder.parent is not None and holder.label is not None and holder.label.rank is Rank.BULLET:
            holder = holder.parent
        if node.children:
            node.is_field = True
        else:
            node.parent.children.remove(node)
    else:
        end = opening
        while end > node.start and source.text[end - 1] in " *_":
            end -= 1
        node.end = end
    if fields:
        holder.fields += fields
    else:
        holder.closing = closing


def _read_field_lines(source: Source, parent: Node) -> None:
    """Turn the labelled lines under a node into fields of the tasks that they describe.

    Lines that follow several items describe all of those; lines under a task with no items of
    its own describe the task. "Kinh phí: …" alone is an item; beside "Chủ trì: …" it is a field.
    """
    lines = [_fields_of(source, node) if _may_be_field(node) else [] for node in parent.children]
    described: list[Node] = []
    was_field = False
    whole = _ends_in_fields(lines) and _is_told_whole(source, parent)
    for place, node in enumerate(list(parent.children)):
        if node.row is not None or node.is_field:
            continue
        fields = lines[place]
        beside_fields = bool(fields) and _in_strong_run(lines, place, numbered=_is_numbered(node))
        if fields and (not beside_fields or _is_the_task(source, node, fields)):
            fields = []
        if fields:
            node.is_field = was_field = True
            if fields[0].value.start > node.end:
                _mark_below(node)
            elif node.children and _is_empty(fields[-1]):
                fields = _spread(source, node, fields)
            for target in [parent] if whole else described or [parent]:
                target.fields += fields
            continue
        if was_field:
            described = []
            was_field = False
        if _is_bare_prefix(source, node) and _fields_follow(lines, place):
            described += _release(node)
            continue
        node.start = task_prefix(source.plain, node.start, node.end, beside_fields=beside_fields)
        more, node.end = trailing_fields(source.plain, node.start, node.end)
        node.fields += more
        described.append(node)
        if node.children:
            _read_field_lines(source, node)


def _ends_in_fields(lines: list[list[Field]]) -> bool:
    """Whether labelled lines end a list, and stand nowhere else in it."""
    first = next((place for place, fields in enumerate(lines) if fields), 0)
    return first > 0 and all(lines[first:])


def _is_told_whole(source: Source, node: Node) -> bool:
    """Whether a numbered line or an intro is itself the task, on which the items under it only dwell.

    "1.1. Xây dựng Hướng dẫn." or "Kiểm tra danh sách …. Cụ thể:", not the title "1. Xây dựng văn bản".
    """
    if not opens_with_verb(source.plain, node.start, node.end):
        return False
    words = source.plain[node.start : node.end]
    return words.endswith((".", ";")) or "; " in words or (words.endswith(":") and ". " in words)


def _fields_of(source: Source, node: Node) -> list[Field]:
    """The fields of a labelled line, or those of a title over bodies: "2. Chủ trì thực hiện".

    "Phân công thực hiện:" is a heading where each body under it has its own list.
    """
    fields = read_fields(source.plain, node.start, node.end)
    if not fields:
        return _titled_fields(source, node)
    return [] if _is_empty(fields[-1]) and _holds_lists(source, node) else fields


def _holds_lists(source: Source, node: Node) -> bool:
    """Whether lines under a node have lines of their own and are no labels."""
    return any(child.children and not _fields_of(source, child) for child in node.children)


def _is_empty(field: Field) -> bool:
    return field.value.end <= field.value.start


def _titled_fields(source: Source, node: Node) -> list[Field]:
    """The fields under a title that names only a role: a body a line, or lines with labels of their own.

    "2. Cơ quan chủ trì, phối hợp" may hold "a) Cơ quan chủ trì" and "b) Cơ quan phối hợp", bodies under each.
    """
    title = read_title(source.plain, node.start, node.end) if node.children else []
    if not title:
        return []
    inner = [_filled(child, _fields_of(source, child)) for child in node.children]
    if all(inner):
        return [field for fields in inner for field in fields]
    if not all(_only_names(source, child) for child in node.children):
        return []
    return [Field(role=title[0].role, value=_value_below(node))]


def _filled(node: Node, fields: list[Field]) -> list[Field]:
    """The fields of a line; what stands under it is the value of a label with nothing beside it."""
    if not fields or not node.children or not _is_empty(fields[-1]):
        return fields
    return [*fields[:-1], Field(role=fields[-1].role, value=_value_below(node))]


def _value_below(node: Node) -> Span:
    return Span(node.children[0].start, node.children[-1].end)


def _only_names(source: Source, node: Node) -> bool:
    """Whether a line under the label of a role holds bodies alone, with no more under it than a remark."""
    if any(source.text[child.start] != "(" for child in node.children):
        return False
    plain, start, end = source.plain, node.start, node.end
    if only_says_role(plain, start, end):
        return True
    return plain.find(":", start, end) < 0 and only_names_bodies(plain, start, end)


def _is_bare_prefix(source: Source, node: Node) -> bool:
    """Whether a line is only "Nhiệm vụ:", the tasks standing under it."""
    return bool(node.children) and is_task_prefix(source.plain, node.start, node.end)


def _fields_follow(lines: list[list[Field]], place: int) -> bool:
    return place + 1 < len(lines) and bool(lines[place + 1])


def _release(node: Node) -> list[Node]:
    """Put what stands under a node after it, beside it; the node itself only labels."""
    node.is_field = True
    released, node.children = node.children, []
    assert node.parent is not None
    place = node.parent.children.index(node) + 1
    for child in released:
        child.parent = node.parent
    node.parent.children[place:place] = released
    return released


def _is_the_task(source: Source, node: Node, fields: list[Field]) -> bool:
    """Whether a line "Nội dung: …" says itself what is to be done."""
    if not source.plain.startswith("nội dung", node.start):
        return False
    return opens_with_verb(source.plain, fields[0].value.start, node.end)


def _in_strong_run(lines: list[list[Field]], place: int, *, numbered: bool) -> bool:
    """Whether one of the labelled lines around a place says who, by when or with what result.

    Numbered lines ("2. Cơ quan chủ trì: …") are fields only where one of them says who:
    "3. Thời gian thực hiện: …" may be an item of its own.
    """
    first, last = place, place
    while first > max(0, place - _LONGEST_RUN) and lines[first - 1]:
        first -= 1
    while last + 1 < min(len(lines), place + _LONGEST_RUN) and lines[last + 1]:
        last += 1
    roles = {field.role for line in lines[first : last + 1] for field in line}
    return FieldRole.LEAD in roles if numbered else roles != {FieldRole.OTHER}


def _spread(source: Source, node: Node, fields: list[Field]) -> list[Field]:
    """The value of a label with nothing beside it: the lines under it, unless they are tasks themselves.

    "b) Cơ quan thực hiện:" may have labelled lines of its own: "- Đơn vị chủ trì: …".
    """
    inner = [read_fields(source.plain, child.start, child.end) for child in node.children]
    if all(inner):
        _mark_below(node)
        return [*fields[:-1], *(one for line in inner for one in line)]
    if any(
        says_who_does(source.plain, child.start, child.end)
        and not only_says_role(source.plain, child.start, child.end)
        for child in node.children
    ):
        _release(node)
        return fields[:-1]
    _mark_below(node)
    return _filled(node, fields)


def _mark_below(node: Node) -> None:
    """What stands under a field is part of it."""
    for child in node.children:
        child.is_field = True
        _mark_below(child)


def _may_be_field(node: Node) -> bool:
    """Whether a node's place lets it be a labelled line: no section or article is."""
    return node.row is None and (node.label is None or node.label.rank >= Rank.NUMBER)


def _is_numbered(node: Node) -> bool:
    return node.label is not None and node.label.rank is Rank.NUMBER
