"""The bodies that a text tells others to work with: "phối hợp với …", "cùng với …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.cues import holds_any
from answerable.reader.model import Force, Role
from answerable.reader.stages.assignments.roles import assign

if TYPE_CHECKING:
    from answerable.reader.model import Assignment
    from answerable.reader.source import Span
    from answerable.reader.stages.assignments.roles import Reader
    from answerable.reader.stages.drafts import Mention

_TOGETHER = re.compile(
    r"phối hợp|phối kết hợp|(?<=chủ trì, )thống nhất với|cùng với|kết hợp (?:chặt chẽ )?(?=với )"
    r"|(?<=chủ trì )cùng(?= )"
)
# "quy chế phối hợp", "công tác phối hợp": the noun.
_NOUN_BEFORE = re.compile(
    r"(?:việc(?: chủ trì,)?|quy chế|chương trình|cơ chế|công tác|sự|kế hoạch|văn bản|quy trình|hội đồng"
    r"|nghị quyết|hoạt động"
    r"|thỏa thuận|quan hệ|tinh thần|mô hình|nội dung|phương án|biện pháp|hiệu quả) $"
)
# Of these it is told with whom: "kế hoạch phối hợp với Sở Y tế".
_SHARED = {"sự ", "công tác ", "kế hoạch "}
# How the partners are joined to it.
_ADVERB = re.compile(
    r"[\s,]*(?:chặt chẽ|cụ thể|thường xuyên|tốt|đồng bộ|hiệu quả|có hiệu quả|kịp thời|chủ động|tích cực|ngay"
    r"|nhịp nhàng|trực tiếp|liên tục|và|nghiêm túc|đầy đủ|thống nhất|linh hoạt|hơn nữa"
    r"|(?<=, )(?:hỗ trợ|hướng dẫn|(?:cung cấp|trao đổi|chia sẻ) thông tin)(?= (?:các|với|cho|đoàn) )"
    r")(?=[ ,])"
)
_ASKS = "; đề nghị "
_COMMA = re.compile(r"[,;] ")
# "giữa các cơ quan: Sở Y tế, Công an tỉnh" tells them one by one; "giữa các sở, ngành" how things are done.
_JOIN = re.compile(r"[\s*]*(?:cùng với|với|cùng|của|giữa(?= các (?:cơ quan|đơn vị|sở, ngành|sở): ))? ?")


def read_coordinators(reader: Reader, span: Span) -> tuple[Assignment, ...]:
    """The bodies that a text tells others to work with."""
    plain = reader.plain
    found: list[Assignment] = []
    at, end = span
    if not holds_any(reader.cues.partners, at, end):
        return ()
    while cue := _TOGETHER.search(plain, at, end):
        at = cue.end()
        noun = _NOUN_BEFORE.search(plain[max(span.start, cue.start() - 24) : cue.start()])
        mentions, after = _partners(reader, at, end)
        if noun and not (noun[0] in _SHARED and plain.startswith((" của", " với", " cụ thể với"), at)):
            continue
        force = Force.ORDER
        if not mentions and not plain.startswith(" có trách nhiệm", at):
            mentions, force = _helpers(reader, span.start, cue.start())
        if mentions:
            found += assign(mentions, Role.COORDINATE, force)
            at = after
    return tuple(found)


def _partners(reader: Reader, at: int, end: int) -> tuple[tuple[Mention, ...], int]:
    """The bodies behind "phối hợp", past its adverbs and "với"."""
    while adverb := _ADVERB.match(reader.plain, at, end):
        at = adverb.end()
    join = _JOIN.match(reader.plain, at, end)
    return reader.bodies(join.end() if join else at, end)


def _helpers(reader: Reader, start: int, cue: int) -> tuple[tuple[Mention, ...], Force]:
    """Who stands before a "phối hợp" that names no other: "Sở Y tế chủ trì, các sở, đoàn thể phối hợp".

    Or, in a clause of its own, "…; đề nghị Mặt trận Tổ quốc phối hợp thực hiện".
    """
    plain, start = reader.plain, max(start, cue - 300)
    asked = plain.rfind(_ASKS, start, cue)
    if asked >= 0:
        mentions, after = reader.bodies(asked + len(_ASKS), cue)
        if mentions and not plain[after:cue].strip():
            return mentions, Force.REQUEST
    chairs = plain.rfind("chủ trì", start, cue)
    commas = [comma.end() for comma in _COMMA.finditer(plain, max(chairs, start), cue)]
    if chairs < 0 or not commas:
        return (), Force.ORDER
    for comma in (commas[0], commas[-1]):  # behind "chủ trì", or behind what is to be done
        mentions, after = reader.bodies(comma, cue)
        if mentions and len(plain[after:cue].split()) <= 2:
            return mentions, Force.ORDER
    return (), Force.ORDER
