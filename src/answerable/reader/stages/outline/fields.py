"""Labelled fields: "Cơ quan chủ trì: …", "Thời gian hoàn thành: …", "Sản phẩm: …"."""

from __future__ import annotations

import re
from functools import cache

from answerable.reader.languages.vi import fields as names
from answerable.reader.source import Span
from answerable.reader.stages.drafts import Field, FieldRole

_ROLES = {
    "lead": FieldRole.LEAD,
    "coordinate": FieldRole.COORDINATE,
    "time": FieldRole.TIME,
    "product": FieldRole.PRODUCT,
    "other": FieldRole.OTHER,
}


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<coordinate>{names.COORDINATE})|(?P<lead>{names.LEAD})|(?P<time>{names.TIME})"
        rf"|(?P<product>{names.PRODUCT})|(?P<other>{names.OTHER}))(?: ?\([^()]{{0,40}}\))? ?:"
        # "Thời gian thực hiện trong năm 2026.": a label that its value follows at once
        r"|(?P<when>(?:thời gian|thời hạn) (?:thực hiện|hoàn thành)) "
        r"(?=(?:trong|sau|trước|từ|đến|chậm nhất|h[ằà]ng|thường xuyên|quý|tháng|năm)\b)"
    )


@cache
def _title() -> re.Pattern[str]:
    """A title that is the label of those who act: "Chủ trì thực hiện", "Cơ quan chủ trì, phối hợp"."""
    return re.compile(
        r"(?!tổ chức |trách nhiệm|phân công (?:nhiệm vụ|trách nhiệm))"
        rf"(?:(?P<lead>{names.LEAD})(?:(?:,| và|;) (?:{names.COORDINATE}))?"
        rf"|(?P<coordinate>{names.COORDINATE}))[ .:]*"
    )


@cache
def _next_label() -> re.Pattern[str]:
    """A further label in the line of a first: "Chủ trì: Sở A; phối hợp: Sở B. Thời gian: …"."""
    return re.compile(
        rf"[.;,] *[-+]? *(?:(?:(?P<coordinate>{names.COORDINATE})|(?P<lead>{names.LEAD})"
        rf"|(?P<time>{names.TIME})|(?P<product>{names.PRODUCT}))(?: ?\([^()]{{0,40}}\))? ?: *"
        # "Trách nhiệm: Sở Y tế. Hoàn thành trong quý III/2026."
        r"|(?P<when>hoàn thành )(?=(?:trong|trước|chậm nhất|quý|tháng|năm)\b))"
    )


@cache
def _task() -> re.Pattern[str]:
    return re.compile(rf"(?:{names.TASK}|(?P<content>{names.CONTENT})) ?: *(?=\S)")


@cache
def _bare_task() -> re.Pattern[str]:
    return re.compile(rf"{names.TASK} ?:$")


def read_fields(plain: str, start: int, end: int) -> list[Field]:
    """Return the fields of a line that opens with the label of one, in order; empty when it does not."""
    if plain.find(":", start, min(end, start + 120)) < 0 and not plain.startswith("thời ", start):
        return []
    match = _label().match(plain, start, min(end, start + 120))
    if match is None:
        return []
    found = []
    role, begin = _role(match), match.end()
    for following in _next_label().finditer(plain, begin, end):
        found.append(_field(plain, role, begin, following.start()))
        role, begin = _role(following), following.end()
    found.append(_field(plain, role, begin, end))
    return found


def read_title(plain: str, start: int, end: int) -> list[Field]:
    """Return the field, empty yet, of a title that names only a role; what it holds stands under it."""
    match = _title().fullmatch(plain, start, end)
    return [Field(role=_role(match), value=Span(end, end))] if match else []


def is_field_line(plain: str, start: int, end: int) -> bool:
    """Whether a line opens with the label of a field."""
    return plain.find(":", start, min(end, start + 120)) > 0 and (
        _label().match(plain, start, min(end, start + 120)) is not None
    )


def trailing_fields(plain: str, start: int, end: int) -> tuple[list[Field], int]:
    """Return the fields that end a task's own paragraph, and where the task's words end before them."""
    if plain.find(":", start, end) < 0:
        return [], end
    for match in _next_label().finditer(plain, start, end):
        role = _role(match)
        if role is FieldRole.LEAD or (role is FieldRole.COORDINATE and plain[match.start()] != ","):
            begin = match.end() - len(match[0].lstrip(".;, -+"))
            return read_fields(plain, begin, end), match.start() + 1
    return [], end


def task_prefix(plain: str, start: int, end: int, *, beside_fields: bool) -> int:
    """Where a task's words begin after "Nhiệm vụ:"; ``start`` when nothing of the kind stands before them.

    "Nội dung:" is such a word only beside labelled fields.
    """
    if plain[start : start + 1] not in ("n", "t", "c", "h"):
        return start
    match = _task().match(plain, start, end)
    if match is None or (match["content"] and not beside_fields):
        return start
    return match.end()


def is_task_prefix(plain: str, start: int, end: int) -> bool:
    """Whether a line holds nothing but "Nhiệm vụ:"."""
    return plain[end - 1] == ":" and _bare_task().match(plain, start, end) is not None


def _role(match: re.Match[str]) -> FieldRole:
    if match.lastgroup == "when":
        return FieldRole.TIME
    return _ROLES[match.lastgroup or "other"]


def _field(plain: str, role: FieldRole, start: int, end: int) -> Field:
    while start < end and plain[start] in " -+":
        start += 1
    while end > start and plain[end - 1] in " .;,":
        end -= 1
    return Field(role=role, value=Span(start, end))
