"""Make a tree of labelled paragraphs: the class of a label and its sequence tell its level.

Indentation does not: the same plan as Word, PDF, web page and text has the same outline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.sentences import (
    CALLS_ON_MANY,
    ENDS_A_SECTION,
    FAREWELL,
)
from answerable.reader.stages.outline.fields import is_field_line
from answerable.reader.stages.outline.labels import STAGES, Label, Rank, read_labels
from answerable.reader.stages.outline.nodes import Node
from answerable.reader.stages.outline.tables import Columns, Grid, hang_rows
from answerable.reader.stages.outline.targets import hang_targets
from answerable.reader.stages.outline.titles import (
    addresses,
    invites,
    is_bare_title,
    is_capitals,
    is_flat,
    is_title,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.source import Source

_DEEPEST = 24  # levels: more only come of a broken text
_NEAR = 40  # items of a list to ask whether a line speaks of it all

Line = tuple[int, int]  # a paragraph's words as [start, end)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of tasks or of targets among the lines of a body."""

    grid: Grid
    columns: Columns | None  # None where the rows are targets
    first: int = 0  # its first row below the head


_WORDY = re.compile(r"\w")


class _Builder:
    """Places lines one after another; ``stack`` holds the open nodes, the root of the piece first."""

    def __init__(self, source: Source, root: Node, lines: Sequence[Line | Table]) -> None:
        self.source = source
        self.text, self.plain = source.text, source.plain
        self.lines = lines
        self.labels = [
            [] if isinstance(line, Table) else read_labels(self.text, self.plain, *line) for line in lines
        ]
        self.root = root
        self.labels.append([])
        self.next_label = self._find_next_labels()
        self.stack: list[Node] = [root]
        self.last: Node = root  # the node placed last, labelled or not

    def build(self) -> None:
        for index, line in enumerate(self.lines):
            if isinstance(line, Table):
                self._place_table(line)
                continue
            start, end = line
            if not _WORDY.search(self.plain, start, end):
                continue
            choice = self._choose(index)
            if choice is None:
                self._place_unlabelled(index, start, end)
                continue
            label, parent = choice
            if self._untitled(label, index):
                self._place(parent, Node(start, end, None, label._replace(text="")))
            else:
                self._place(parent, Node(label.rest, end, None, label))

    def _find_next_labels(self) -> list[int]:
        """For each line the next one with a label, or the end, which has none."""
        following = len(self.lines)
        found = [following] * len(self.lines)
        for index in range(len(self.lines) - 1, -1, -1):
            found[index] = following
            if self.labels[index]:
                following = index
        return found

    def _untitled(self, label: Label, index: int) -> bool:
        """Whether a stage has no title on the next line, so that its label is all it says."""
        return label.style in STAGES and (index + 1 == len(self.lines) or bool(self.labels[index + 1]))

    # -- labelled lines

    def _place(self, parent: Node, node: Node) -> None:
        parent = self._close_up_to(parent)
        parent.add(node)
        self.stack.append(node)
        self.last = node

    def _close_up_to(self, parent: Node) -> Node:
        """Leave open only ``parent`` and what is around it; no outline is deeper than ``_DEEPEST``."""
        path = [parent]
        while path[-1] is not self.root and (above := path[-1].parent) is not None:
            path.append(above)
        self.stack = path[::-1][:_DEEPEST]
        return self.stack[-1]

    def _choose(self, index: int) -> tuple[Label, Node] | None:
        """The label of a line and the node that it stands under; None for an unlabelled line."""
        candidates = self.labels[index]
        if not candidates:
            return None
        for label in candidates:
            place = self._continued(label)
            if place is not None:
                return label, place
        for label in candidates:
            if label.style == "bare" or label.behind_mark:
                continue
            if not label.path or label.ordinal == 1:
                return label, self._opened(label, index)
        for label in candidates:
            place = None if label.behind_mark else self._out_of_sequence(label, index)
            if place is not None:
                return label, place
        return None

    def _continued(self, label: Label) -> Node | None:
        """Where the label goes on an open list, innermost first."""
        for node in reversed(self.stack):
            other = node.label
            if other is None or node.parent is None:
                continue
            if label.rank is Rank.BULLET:
                if other.rank is not Rank.BULLET:
                    return None  # "2- Hoàn thiện quy hoạch" has the mark of a bullet, and is none
                if other.style == label.style:
                    return node.parent
            elif label.rank is Rank.DECIMAL:
                if other.path == label.path[:-1] and label.ordinal == 1 and other.rank >= Rank.NUMBER:
                    return node
                if (
                    other.rank is Rank.DECIMAL
                    and other.path[:-1] == label.path[:-1]
                    and label.ordinal == other.ordinal + 1
                ):
                    return node.parent
            elif (
                other.rank is label.rank
                and label.ordinal == other.ordinal + 1
                and (label.style == other.style or label.rank is not Rank.NUMBER)
            ):
                return node.parent
        return None

    def _opened(self, label: Label, index: int) -> Node:
        """Where a first label opens a list: under the innermost open node of a higher rank."""
        stack = self.stack
        if label.rank is Rank.BULLET:
            # A bullet of a new shape is a list inside the item above it, or speaks of all of its list.
            return self._list_told_of(label, index) or stack[-1]
        same = next(
            (
                n
                for n in reversed(stack)
                if n.label and n.label.rank is label.rank and n.label.style == label.style
            ),
            None,
        )
        top = stack[-1]
        if same is not None and same.parent is not None:
            if self._goes_on_after(same, top, index):
                return top if top is not same or invites(self.text, top) else same
            if invites(self.text, self.last):
                return self.last if self.last in stack else top
            return same.parent
        for node in reversed(stack):
            if node.label is None:
                if node is self.last and addresses(self.source, node, label):
                    return node
                if node is self.root or label.rank >= Rank.LETTER or is_capitals(self.text, node):
                    return node
                continue
            within = node.label.rank is Rank.DECIMAL and label.rank is Rank.NUMBER and label.style[:1] == "("
            if (
                within
                or node.label.rank < label.rank
                or (node.label.rank is label.rank and node.label.style != label.style)
            ):
                return node
        return self.root

    def _list_told_of(self, label: Label, index: int) -> Node | None:
        """The node over a list of bullets behind which "* Thời gian thực hiện: …" speaks of all; or None."""
        top, line = self.stack[-1], self.lines[index]
        if top.label is None or top.parent is None or isinstance(line, Table):
            return None
        others = [node for node in top.parent.children[-_NEAR:] if node is not top]
        if not others or any(node.children for node in others):
            return None
        starred = label.style == "*" and top.label.rank is Rank.BULLET
        resumed = top.label.style[:1] == "(" and any(n.label and n.label.style == label.style for n in others)
        if not (starred or resumed):
            return None
        return top.parent if is_field_line(self.plain, label.rest, line[1]) else None

    def _goes_on_after(self, same: Node, top: Node, index: int) -> bool:
        """Whether a list inside ``same`` is still to go on after the list that opens at ``index``."""
        assert same.label is not None
        inner = []
        for node in reversed(self.stack):
            if node is same:
                break
            if node.label is not None and node.label.path:
                inner.append(node.label)
        for ahead in range(index + 1, min(index + 40, len(self.lines))):
            for label in self.labels[ahead]:
                for other in inner:
                    if label.rank is other.rank and label.ordinal == other.ordinal + 1:
                        return True
                if label.rank < same.label.rank:
                    return False
        return False

    def _out_of_sequence(self, label: Label, index: int) -> Node | None:
        """A number that neither goes on nor begins a list: a slip of the writer, or no label at all."""
        after = self.text[label.rest : label.rest + 1]
        if label.style == "bare" or not (after.isupper() or after.isdigit() or after in '"“(' or not after):
            return None
        for node in reversed(self.stack):
            other = node.label
            if other is None or other.rank is not label.rank or node.parent is None:
                continue
            if label.rank is Rank.DECIMAL and len(other.path) != len(label.path):
                continue
            if other.style[:1] == label.style[:1] and -4 <= label.ordinal - other.ordinal <= 5:
                return node.parent
        if label.rank is Rank.DECIMAL:
            return self._opened(label, index)
        if label.ordinal <= 6 or label.rank <= Rank.ARTICLE:
            return self._opened(label, index)
        return None

    def _place_table(self, table: Table) -> None:
        """Rows stand under the heading or the words that announce them."""
        home = self.stack[-1]
        while home is not self.root and not (
            invites(self.text, home) or (is_title(self.text, home) and home.label)
        ):
            home = home.parent or self.root
        self.last = home = self._close_up_to(home)
        if table.columns is None:
            hang_targets(self.source, table.grid, home)
        else:
            hang_rows(self.source, table.grid, table.columns, table.first, home)

    # -- unlabelled lines

    def _place_unlabelled(self, index: int, start: int, end: int) -> None:
        last, top = self.last, self.stack[-1]
        if last.label is not None and last.start >= last.end:
            last.start, last.end = start, end  # "Chương I" on a line, its title on the next
            return
        if self._runs_on(last, start, end):
            last.end = end
            return
        node = Node(start, end, None, is_bare=self._is_bare(index, (start, end)))
        parent = self._beside_bare() if node.is_bare else self._home(index, start, end, last, top)
        parent = self._close_up_to(parent)
        parent.add(node)
        if node.is_bare or invites(self.text, node) or is_capitals(self.text, node):
            self.stack.append(node)
        self.last = node

    def _is_bare(self, index: int, line: Line) -> bool:
        """Whether the line is a title that nothing marks; only what stands under it can tell."""
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return isinstance(below, tuple) and is_bare_title(self.source, line, below, self.labels[index + 1])

    def _beside_bare(self) -> Node:
        """What a title that nothing marks stands under: as the one before it, or what is numbered."""
        for node in reversed(self.stack):
            if node.is_bare and node.parent is not None:
                return node.parent
        return self._numbered(self.stack[-1])

    def _runs_on(self, last: Node, start: int, end: int) -> bool:
        """Whether a line goes on with the sentence of the one before it."""
        if last is self.root or last.end <= last.start:
            return False
        if last.label is not None and last.label.rank <= Rank.ROMAN and not last.children:
            words = self.text[last.start : last.end]
            if words.isupper() and self.text[start:end].isupper() and words[-1] not in ".:;":
                return True  # a title in capitals on two lines
        if not self.text[start].islower():
            return False
        if self.text.rfind("(", last.start, last.end) > self.text.rfind(")", last.start, last.end):
            return True  # a parenthesis is still open: "(tại địa chỉ:", "https://…)"
        mark = self.text[last.end - 1]
        return mark not in ".:" and not (
            mark == ";" and last.label is None and self.text[last.start].islower()
        )

    def _home(self, index: int, start: int, end: int, last: Node, top: Node) -> Node:
        """The node that an unlabelled paragraph stands under."""
        if top is self.root:
            return self.root
        last_words = not self.labels[self.next_label[index]]
        if (
            self.text[start:end].isupper()
            and end - start > 5
            and last is not self.root
            and self._begins(index)
        ):
            return self._above_sections()
        if self.plain[start] == "(" and last is not self.root and last.parent is not None:
            return last if last.label is not None else last.parent
        if last.label is None and last.parent is not None and not last_words:
            return last.parent if not (last.is_bare or invites(self.text, last)) else last
        if is_field_line(self.plain, start, end):
            within_list = last.label is None and last.parent is not None
            return last.parent if within_list and last.parent else self._numbered(top)
        if FAREWELL.match(self.plain, start, end):
            return self._section()
        calls = last_words and ENDS_A_SECTION.match(self.plain, start, end) is not None
        ended = last.end > last.start and self.text[last.end - 1] == "."
        lone = not last.children and last is top and not (calls and ended)
        if lone and (invites(self.text, last) or is_title(self.text, last)):
            return last
        if last_words and (calls or CALLS_ON_MANY.search(self.plain, start, end) or is_flat(self.text, top)):
            return self._section()
        if last.label is None and last.parent is not None:
            return last.parent
        numbered = self._numbered(top)
        if numbered is top and not self._goes_on(top, index):
            return top.parent or self.root
        return numbered

    def _begins(self, index: int) -> bool:
        """Whether the next label begins a list, rather than goes on with one that is open."""
        following = self.labels[self.next_label[index]]
        return bool(following) and (not following[0].path or following[0].ordinal == 1)

    def _above_sections(self) -> Node:
        """What an unlabelled heading in capitals stands under: what the sections do."""
        for node in self.stack[1:]:
            if node.label is None or node.label.rank >= Rank.CAPITAL:
                return node.parent or self.root
        return self.root

    def _section(self) -> Node:
        """The outermost titled node that is open."""
        if len(self.stack) < 2:
            return self.root
        node = self.stack[1]
        return node if is_title(self.text, node) and node.label is not None else self.root

    def _numbered(self, node: Node) -> Node:
        """The innermost node around ``node`` that a bullet does not label."""
        while node.parent is not None and (node.label is None or node.label.rank is Rank.BULLET):
            if node is self.root:
                break
            node = node.parent
        return node

    def _goes_on(self, node: Node, index: int) -> bool:
        """Whether the next label continues the list of ``node``."""
        label = node.label
        return label is not None and any(
            following.rank is label.rank
            and (not following.path or following.path[:-1] == label.path[:-1])
            and following.ordinal == label.ordinal + bool(label.path)
            for following in self.labels[self.next_label[index]]
        )


def build_tree(source: Source, root: Node, lines: Sequence[Line | Table]) -> None:
    """Hang the items that ``lines`` hold under ``root``, in document order."""
    _Builder(source, root, lines).build()
