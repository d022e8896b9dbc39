"""What this document does with one that it cites: rests on it, carries it out, amends or replaces it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.model import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.source import Source, Span

# A document in the title of another is only mentioned: "Nghị định A sửa đổi Nghị định B".
_WITHIN_TITLE = re.compile(
    r"(?:về việc|về|phê duyệt|ban hành|quy định|sửa đổi|thực hiện|triển khai|hướng dẫn|thi hành|kèm theo"
    r"|chi tiết)(?!\w)"
)
_CARRIES_OUT = ("thực hiện", "triển khai", "quán triệt", "thi hành", "cụ thể hóa", "hưởng ứng")
_REPLACES = ("thay thế", "bãi bỏ", "hủy bỏ")
_AMENDS = ("sửa đổi", "bổ sung")
_REACH = 160  # characters before a citation in which the verb that governs it stands


class Relations:
    """The relation of each cited span, in order."""

    def __init__(self, source: Source, spans: Sequence[Span]) -> None:
        self.plain = source.plain
        self.spans = spans
        self.relations: list[Relation] = []
        for index in range(len(spans)):
            self.relations.append(self._relation(index))

    def of(self, index: int) -> Relation:
        return self.relations[index]

    def _relation(self, index: int) -> Relation:
        plain, start = self.plain, self.spans[index].start
        line = plain.rfind("\n", 0, start) + 1
        last_end = self.spans[index - 1].end if index else 0
        if last_end > line:
            between = plain[last_end:start]
            if ";" not in between and ". " not in between:
                return Relation.MENTIONS if _WITHIN_TITLE.search(between) else self.relations[index - 1]
        floor = max(line, start - _REACH, last_end)
        if plain.startswith(("căn cứ", "- căn cứ", "theo đề nghị"), line):
            return Relation.BASED_ON
        before = plain[floor:start]
        verbs = [
            (max(map(before.rfind, words)), relation)
            for words, relation in (
                (_CARRIES_OUT, Relation.IMPLEMENTS),
                (_REPLACES, Relation.REPLACES),
                (_AMENDS, Relation.AMENDS),
                (("căn cứ",), Relation.BASED_ON),
            )
        ]
        at, relation = max(verbs, key=lambda verb: verb[0])
        return relation if at >= 0 else Relation.MENTIONS
