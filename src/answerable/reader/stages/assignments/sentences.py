"""The sentences of a task: who is told to do it, and with whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.sentences import OPENS_WITH_VERB
from answerable.reader.model import Role
from answerable.reader.source import Span
from answerable.reader.stages.assignments.coordinators import read_coordinators
from answerable.reader.stages.assignments.roles import NOBODY, Roles, assign
from answerable.reader.stages.assignments.subjects import read_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.model import Assignment
    from answerable.reader.stages.assignments.roles import Reader

# Sentences and clauses end here; "TP. Hồ Chí Minh" is no end.
_END = re.compile(r"[.;:\n](?:(?<=[:\n])|(?=\s)(?<!\b[tv]p\.)(?<!\btt\.))")
# "Đơn vị chủ trì: Sở Tư pháp. Đơn vị phối hợp: Sở Nội vụ", inside a paragraph.
_LABEL = re.compile(
    r"(?:cơ quan|đơn vị) (?:(?P<leads>chủ trì|thực hiện|chịu trách nhiệm|đầu mối)|phối hợp)"
    r"(?:[^:.;,\n]{0,24}:| thực hiện là| là) "
)
# "do Sở Y tế chủ trì", "(Sở Y tế chủ trì)".
_DONE_BY = re.compile(r"\((?:do )?|(?:[.,;] |này |\bthì việc [^,.;:()\n]{3,120}? )do (?:ban lãnh đạo gồm )?")
_CHAIRS = re.compile(
    r"(?: phối hợp với [^.;:()\n]{2,100}?)?(?: \(nếu có\))? (?:triệu tập và )?chủ trì"
    r"(?=[,.;)]| thực hiện| phối hợp| triển khai| tổ chức| hội nghị| cuộc họp|$)"
)
_COUNTS = re.compile(
    r"(?:thành phần|thành viên)[^:.;]{0,40} gồm(?: có)?$|(?:thành phần|thành viên)(?: có)? ?$| theo hướng$"
)
_FULL_STOP = re.compile(r"[.\n]\s+")
# "Việc kiểm tra do Sở Y tế chủ trì …": what is to be done is the subject, and nothing else is said of it.
# "Do Sở Y tế chủ trì thẩm định", where a heading says what.
_SUBJECT_DONE_BY = re.compile(r"(?:[^.,;:()\n]{3,120}? )?do (?=[^\W\d_])")
_IS_CHAIRED = re.compile(
    r" chủ trì(?!\w)(?![^.;\n]* (?:phải|được|là|nên|quy định|theo quy định|thực hiện theo) )"
)
# "(Sở Tài chính, Sở Nội vụ)." at the end, none of those to whom something is sent, and the nouns of bodies
_PARENTHESIS = re.compile(r"(?<=\w) \((?P<held>[^()]{3,200})\)[ .;,]*$")
_SENDS = re.compile(
    r"\b(?:gửi|nộp|trình|báo cáo)\b[^,.;]*$"
    r"|\b(?:ngành|cơ quan|đơn vị|tổ chức|lực lượng|thành viên|đầu mối|bên|phương tiện)\b[^,.;()]{0,40}$"
)
_OF_BODIES = re.compile(r"\b(?:các|bộ|sở|ban|cục|vụ|ủy ban|ubnd|hội|phòng|công an|cơ quan|đơn vị|tổ chức)\b")
_SHORTEST = 20  # characters of what is to be done, before a dash and who does it
# Behind the bodies of a clause: they help, and nobody else is named.
_HELPS = re.compile(r" (?:có trách nhiệm )?phối hợp(?: tổ chức| triển khai| thực hiện)*(?=[.;,)]|$)")
# An instruction that leaves its subject out, "Chủ trì, phối hợp với …": the list of partners has semicolons.
_WITHOUT_SUBJECT = re.compile(
    r"(?:chủ động |thường xuyên |tiếp tục |chủ trì,? |tăng cường |công tác )*phối hợp "
)


def read_sentences(reader: Reader, span: Span) -> Roles:
    """The leads and the coordinators that the sentences of a text name."""
    leads: list[Assignment] = []
    start, end = span
    labelled = _labelled(reader, span)
    if labelled.leads:
        before = Span(start, labelled.leads[0].span.start)
        return labelled + Roles(coordinators=read_coordinators(reader, before))
    coordinators = read_coordinators(reader, span)
    listed = _listed_apart(reader, span, coordinators)
    first = True
    while start < end:
        told, after = read_subject(reader, start, end, first=first)
        if listed and not listed.isdisjoint(lead.span for lead in told):
            told = ()  # "… phối hợp với các Sở: A, B; Công an tỉnh; UBND các xã kiểm tra"
        if leads and told and _HELPS.match(reader.plain, after, end):
            told = _leading(told, coordinators)
        if told:
            known = {lead.name for lead in leads}
            leads += [lead for lead in told if lead.name not in known]
        boundary = _END.search(reader.plain, after, end)
        if not boundary:
            break
        if boundary[0] == ":" and _COUNTS.search(reader.plain, start, boundary.start()):
            # "các thành viên gồm: Sở Y tế, …": who they are, and nobody who acts
            boundary = _FULL_STOP.search(reader.plain, boundary.end(), end)
            if not boundary:
                break
            first, start = True, boundary.end()
            continue
        colon = boundary[0] == ":" and boundary.end() - span.start >= 160
        first = boundary[0] in ".\n" or not (leads or colon)
        start = boundary.end()
    if not leads:
        leads += _done_by(reader, span) or _behind_dash(reader, span) or _in_parenthesis(reader, span)
    if not leads and not coordinators:
        return NOBODY
    leading = {lead.span for lead in leads}
    return Roles(tuple(leads), tuple(other for other in coordinators if other.span not in leading))


def _leading(told: tuple[Assignment, ...], coordinators: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """Those told who do not only help the lead named before: "Công an tỉnh chủ trì; Sở Y tế phối hợp"."""
    helping = {other.span for other in coordinators}
    return tuple(lead for lead in told if lead.span not in helping)


def _listed_apart(reader: Reader, span: Span, coordinators: tuple[Assignment, ...]) -> set[Span]:
    """The coordinators of a list that goes on over ";", behind which no new sentence begins.

    It does where more than one ";" or a ":" stands in it, and where the sentence has no subject of its own.
    """
    if not coordinators:
        return set()
    plain = reader.plain
    whole = coordinators[0].span.start, coordinators[-1].span.end
    apart = plain.count(";", *whole) > 1 or plain.find(": ", *whole) >= 0
    if not apart and plain.find(";", *whole) >= 0:
        # "Công an tỉnh chủ trì, phối hợp với Văn phòng; Sở Tư pháp tham mưu": too little for a clause
        apart = len(plain[whole[1] : span.end].split()) <= 2
    if apart or _WITHOUT_SUBJECT.match(plain, *span):
        return {other.span for other in coordinators}
    return set()


def _labelled(reader: Reader, span: Span) -> Roles:
    """The bodies behind labels that stand inside a paragraph."""
    roles = NOBODY
    if reader.plain.find(": ", *span) < 0 and reader.plain.find(" là ", *span) < 0:
        return roles
    for label in _LABEL.finditer(reader.plain, *span):
        mentions, _ = reader.bodies(label.end(), span.end)
        if label["leads"]:
            roles += Roles(assign(mentions, Role.LEAD))
        else:
            roles += Roles(coordinators=assign(mentions, Role.COORDINATE))
    return roles


def _done_by(reader: Reader, span: Span) -> tuple[Assignment, ...]:
    """The bodies of "do Sở Y tế chủ trì" and "(Sở Y tế chủ trì)", in a sentence that has no subject."""
    if reader.plain.find("chủ trì", *span) < 0:
        return ()
    for opening in _DONE_BY.finditer(reader.plain, *span):
        mentions, after = reader.bodies(opening.end(), span.end)
        if mentions and _CHAIRS.match(reader.plain, after, span.end):
            return assign(mentions, Role.LEAD)
    for start in _sentences(reader, span):
        noun = _SUBJECT_DONE_BY.match(reader.plain, start, span.end)
        if noun and not OPENS_WITH_VERB.match(noun[0]):
            mentions, after = reader.bodies(noun.end(), span.end)
            if mentions and _IS_CHAIRED.match(reader.plain, after, span.end):
                return assign(mentions, Role.LEAD)
    return ()


def _behind_dash(reader: Reader, span: Span) -> tuple[Assignment, ...]:
    """The bodies that a dash sets at the end of a line: "Hạ tầng khu công nghiệp - Bộ Tài chính."."""
    dash = reader.plain.rfind(" - ", *span)
    before = reader.source.text[reader.plain.rfind(" ", span.start, dash) + 1]
    if dash - span.start < _SHORTEST or not before.islower():
        return ()  # also "Báo - Đài Phát thanh", one name
    mentions, after = reader.bodies(dash + 3, span.end)
    if reader.plain[after : span.end].strip(" .;*") or any(mention.group for mention in mentions):
        return ()
    return assign(mentions, Role.LEAD)


def _in_parenthesis(reader: Reader, span: Span) -> tuple[Assignment, ...]:
    """The bodies in parentheses at the end of what they do: "Rà soát thể chế (Sở Tư pháp, Sở Nội vụ)."."""
    plain = reader.plain
    closed = plain[span.start : span.end].rstrip(" .;,\n").endswith(")")
    ends = _PARENTHESIS.search(plain, *span) if closed else None
    if not ends or ends.start() - span.start < _SHORTEST or not OPENS_WITH_VERB.match(plain, *span):
        return ()
    mentions, after = reader.bodies(ends.start("held"), ends.end("held"))
    if after != ends.end("held") or _SENDS.search(plain, max(span.start, ends.start() - 120), ends.start()):
        return ()
    for noun in _OF_BODIES.finditer(plain, max(span.start, ends.start() - 80), ends.start()):
        if reader.bodies(noun.start(), ends.start())[1] >= ends.start():
            return ()  # "thanh tra Bộ Khoa học và Công nghệ (Cục An toàn bức xạ)" tells what or who that is
    return assign(mentions, Role.LEAD)


def _sentences(reader: Reader, span: Span) -> Iterator[int]:
    """Where the sentences of a text begin."""
    yield span.start
    for end in _FULL_STOP.finditer(reader.plain, *span):
        yield end.end()
