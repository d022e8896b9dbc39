"""Headings that name who leads all under them: "1. Sở Nội vụ", "Trách nhiệm của các sở, ban, ngành"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.sections import VERBS
from answerable.reader.languages.vi.sentences import any_of
from answerable.reader.model import Force, Role
from answerable.reader.source import Span
from answerable.reader.stages.assignments.coordinators import read_coordinators
from answerable.reader.stages.assignments.posts import read_post
from answerable.reader.stages.assignments.roles import NOBODY, Roles, assign
from answerable.reader.stages.assignments.sentences import read_sentences
from answerable.reader.stages.assignments.subjects import read_lead_in
from answerable.reader.stages.drafts import Mention

if TYPE_CHECKING:
    from answerable.reader.stages.assignments.roles import Reader

# What leads in the body of a heading.
_LEADING = re.compile(
    r"(?P<asked>(?:kính |trân trọng )?đề nghị:? )"
    r"|(?P<whose>(?:trách nhiệm(?: chung)?|quyền và nghĩa vụ|nghĩa vụ) của |(?:các )?quy định đối với )"
    r"|(?:trách nhiệm|nhiệm vụ)(?: cụ thể| chung| thực hiện| chủ yếu| trọng tâm| chính)?"
    r"(?: của| đối với| cho)? "
    r"|(?:đối với|về phía|phía) "
    r"|(?:giao|phân công)(?: nhiệm vụ| trách nhiệm)?(?: cho)? |nội dung (?:giám sát|kiểm tra) của "
)
# What may close a heading behind the bodies.
_CLOSED = re.compile(
    r"[\s.:;,*]*(?:có (?:trách nhiệm|nhiệm vụ)|thực hiện|chủ trì|chịu trách nhiệm)?[\s.:;,*]*$"
)
# "Các cơ quan tham mưu (gồm các Sở: Xây dựng, Công Thương)": a group told body by body.
_ENUMERATED = re.compile(r"\((?:bao )?gồm(?: có)?:? (?!cả )")
# "Sở Y tế chỉ đạo Chi cục Dân số thực hiện:": both answer for what follows.
_DIRECTED = re.compile(r" chỉ đạo (?=[^:]*:\s*$)")
# A predicate behind the bodies: "các sở, ban, ngành thực hiện các nội dung sau:".
_ACTS = re.compile(
    r"[, ]*(?:thực hiện|chủ trì|phối hợp|tập trung|triển khai|tổ chức|chỉ đạo|có trách nhiệm|cần|phải|căn cứ"
    r"|khẩn trương|chủ động|tiếp tục|tăng cường|nghiêm túc|theo|trong|xây dựng|chịu)\b"
)
# "Các cơ quan, đơn vị theo chức năng, nhiệm vụ được giao": within what they act, not who they are.
_WITHIN = re.compile(
    r" ?,? (?:theo|căn cứ|trong phạm vi)(?: phạm vi)? (?:các )?(?:chức năng|nhiệm vụ|lĩnh vực|thẩm quyền"
    r"|quản lý|trách nhiệm)[^.;:]*[\s.:*]*$"
)
# "Bộ Công an thực hiện các nội dung sau:", "Sở Y tế xem xét cấp giấy phép trong các trường hợp sau đây:"
_ANNOUNCES = re.compile(r"(?<!\w)(?:sau|sau đây|dưới đây)[ *]*:[ *]*$")
_ORDERS_OTHERS = re.compile(r" (?:yêu cầu|giao|đề nghị|chỉ thị|phân công) ")
_DOES = re.compile(rf",? (?:(?:có|chịu) trách nhiệm )?(?:{any_of(VERBS)})\b")
# "Doanh nghiệp số", "Địa phương thông minh": a topic, where "Các doanh nghiệp số" are told
_A_TOPIC = re.compile(r"(?:doanh nghiệp|địa phương|nhà trường|chính quyền|cộng đồng)(?! và |,)")
# "Các cơ quan, đơn vị giới thiệu người ứng cử": a step told, where "Các đơn vị tham gia đào tạo" tells which
_STEP = re.compile(
    r" (?:giới thiệu|tiến hành|tổ chức|lập|trình|báo cáo|công bố|niêm yết|điều chỉnh|xác minh)\b(?=[^:]*$)"
)
# A heading that is a sentence, which its children go on with.
_SENTENCE = re.compile(r"yêu cầu|đề nghị|giao|phối hợp|chủ trì|có trách nhiệm|chỉ đạo|kiến nghị")


def read_heading(reader: Reader, span: Span) -> Roles:
    """The bodies that a heading names, with their coordinators where it is a sentence; often none."""
    start, end = span
    leading = _LEADING.match(reader.plain, start, end)
    first = leading.end() if leading else start
    force = Force.REQUEST if leading and leading["asked"] else Force.ORDER
    mentions, after = reader.bodies(first, end)
    if not mentions and (post := read_post(reader, Span(first, end), in_charge=True)):
        return Roles(assign(post, Role.LEAD, force))
    if not mentions and leading and leading["whose"]:
        words = reader.source.quote(Span(first, end)).rstrip(" .:;")
        if 0 < len(words.split()) <= 12:
            whole = Mention(name=reader.spell_out(words), body=None, span=Span(first, end), group=True)
            return Roles(assign((whole,), Role.LEAD, force))
    enumerated = _ENUMERATED.search(reader.plain, start, end)
    if enumerated and (mentions or leading):
        counted, behind = reader.bodies(enumerated.end(), end)
        if counted and reader.plain.startswith(")", behind):
            return Roles(assign(counted, Role.LEAD, force))
    if mentions and (directed := _DIRECTED.match(reader.plain, after, end)):
        mentions += reader.bodies(directed.end(), end)[0]
        return Roles(assign(mentions, Role.LEAD, force))
    if mentions and _CLOSED.match(reader.plain[after:end]):
        return Roles(assign(mentions, Role.LEAD, force))
    if mentions and _WITHIN.match(reader.plain, after, end):
        return Roles(assign(mentions, Role.LEAD, force))
    described = mentions and (mentions[-1].group or " các " in mentions[-1].name)
    if described and _STEP.match(reader.plain, after, end):
        described = False
    if described and not leading and _A_TOPIC.match(reader.plain, first, end):
        described = False
    introduces = reader.plain[start:end].rstrip(" *").endswith(":")
    announces = introduces and _ANNOUNCES.search(reader.plain, start, end)
    if (
        described
        and _is_name(reader.plain[after:end])
        and not (announces or (introduces and _ACTS.match(reader.plain, after)))
    ):
        return Roles(assign(_described(reader, mentions, end), Role.LEAD, force))
    acting = mentions and announces and first == start and _DOES.match(reader.plain, after, end)
    if acting and not _ORDERS_OTHERS.match(reader.plain, after, end):
        return Roles(assign(mentions, Role.LEAD), read_coordinators(reader, Span(after, end)))
    if _SENTENCE.search(reader.plain, start, end):
        roles = read_sentences(reader, span)
        if roles.leads:
            return roles
        return Roles(read_lead_in(reader, span), read_coordinators(reader, span))
    return NOBODY


def _is_name(rest: str) -> bool:
    """Whether what stands behind the bodies only tells which they are: no sentence, no colon, not long."""
    rest = rest.rstrip(" .:*")
    return len(rest.split()) <= 30 and not re.search(r"[;:]|\. |\bgồm$", rest)


def _described(reader: Reader, mentions: tuple[Mention, ...], end: int) -> tuple[Mention, ...]:
    """A group with all that the heading says of it: "Các phòng, ban tham gia đào tạo"."""
    last = mentions[-1]
    words = reader.source.quote(Span(last.span.start, end)).rstrip(" .:;")
    if words.endswith(")") and last.span.end < last.span.start + words.find(" ("):
        words = words[: words.find(" (")]  # examples of them, and no part of what they are
    whole = Mention(name=reader.spell_out(words), body=None, span=Span(last.span.start, end), group=True)
    return (*mentions[:-1], whole)
