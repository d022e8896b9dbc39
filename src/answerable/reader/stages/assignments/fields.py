"""Bodies in the labelled lines, the table columns and the closing parenthesis of a task."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.model import Role
from answerable.reader.source import Span
from answerable.reader.stages.assignments.coordinators import read_coordinators
from answerable.reader.stages.assignments.posts import read_post
from answerable.reader.stages.assignments.roles import NOBODY, Roles, assign
from answerable.reader.stages.assignments.sentences import read_sentences

if TYPE_CHECKING:
    from answerable.reader.stages.assignments.roles import Reader
    from answerable.reader.stages.drafts import Mention

# What may stand between the bodies of a field or a cell: a bullet, a label of its own.
_BETWEEN = re.compile(r"[\s;,.+\-*•/]*(?:và |cùng |với |đề nghị |phối hợp(?: thực hiện)?:? |các đơn vị: )*")
# "Sở X chủ trì, phối hợp với Y" inside a field for the lead.
_COORDINATES = re.compile(r"phối hợp|cùng với|tham gia")

_SLOT = {Role.LEAD: "leads", Role.COORDINATE: "coordinators"}
_FURTHER = re.compile(r"[\n;,(]| và ")


def read_field(reader: Reader, value: Span, role: Role) -> Roles:
    """The bodies of a field: all of them have its role, but those behind "phối hợp" coordinate."""
    cue = _COORDINATES.search(reader.plain, value.start, value.end) if role is Role.LEAD else None
    end = cue.start() if cue else value.end
    chairs = reader.plain.find("chủ trì", value.start, end) if cue else -1
    if chairs == value.start and reader.plain.startswith("chủ trì:", chairs):
        # a cell with labels of its own: "Chủ trì: Sở Y tế / Phối hợp: Sở Tài chính"
        leading = _all_bodies(reader, chairs + len("chủ trì:"), end)
        helping = _all_bodies(reader, end, value.end)
        return Roles(assign(leading, Role.LEAD), assign(helping, Role.COORDINATE))
    mentions = _all_bodies(reader, value.start, chairs if chairs >= 0 else end)
    mentions = mentions or read_post(reader, value, in_charge=False)
    if role is Role.COORDINATE or not cue:
        return Roles(**{_SLOT[role]: assign(mentions, role)})
    helpers = _all_bodies(reader, chairs + len("chủ trì"), end) if chairs >= 0 else ()
    others = read_coordinators(reader, Span(end, value.end))
    return Roles(assign(mentions, role), assign(helpers, Role.COORDINATE) + others)


def read_closing(reader: Reader, closing: Span) -> Roles:
    """ "Công an tỉnh chủ trì phối hợp với các ngành chức năng thực hiện", in the parenthesis of a task."""
    roles = read_sentences(reader, closing)
    if roles.leads or roles.coordinators:
        return roles
    mentions, after = reader.bodies(*closing)
    if mentions and not reader.plain[after : closing.end].strip(" .;*"):
        return Roles(assign(mentions, Role.LEAD))  # "(Sở Tài chính, Sở Xây dựng)"
    return NOBODY


def _all_bodies(reader: Reader, start: int, end: int) -> tuple[Mention, ...]:
    """The bodies of a text that holds nothing else, however they are set apart."""
    mentions: list[Mention] = []
    resumed = False  # behind words that name no body, only a plain name goes on with the list
    while start < end:
        between = _BETWEEN.match(reader.plain, start, end)
        start = between.end() if between else start
        found, after = reader.bodies(start, end)
        plain_name = reader.source.text[start : start + 1].isupper() or reader.plain.startswith("các ", start)
        if found and (plain_name or not resumed):
            mentions += found
            start, resumed = after, False
            continue
        further = _FURTHER.search(reader.plain, max(after, start + 1), end)
        if not further:
            break
        start, resumed = further.end(), further[0] != "\n"
    return tuple(mentions)
