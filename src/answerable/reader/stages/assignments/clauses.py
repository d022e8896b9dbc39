"""The sentences of a task: who is told to do it, and with whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Assignment, Force, Role
from answerable.reader.source import Span
from answerable.reader.stages.assignments.roles import Roles, assign

if TYPE_CHECKING:
    from answerable.reader.stages.assignments.roles import Reader
    from answerable.reader.stages.drafts import Mention

# Sentences and clauses end here; "TP. Hồ Chí Minh" is no end.
_END = re.compile(r"[.;:\n](?:(?<=[:\n])|(?=\s)(?<!\b[tv]p\.)(?<!\btt\.))")

# What tells a body to do something: "Giao Sở Y tế", "Đề nghị Công an tỉnh", "Yêu cầu các sở".
_ORDER = re.compile(
    r"(?:kính |trân trọng |đồng thời,? |thống nhất |đồng ý |tiếp tục |và |cũng |đồng ý và )*"
    r"(?:(?P<asked>đề nghị|kiến nghị)|yêu cầu|giao(?: cho| nhiệm vụ cho| trách nhiệm cho| trách nhiệm)?"
    r"|phân công(?: cho| nhiệm vụ cho)?|ủy quyền(?: cho)?|giao nhiệm vụ) "
)
# Words that stand before the subject and say nothing.
_IDLE = re.compile(
    r"[\s*\"']*(?:(?:đồng thời|ngoài ra|bên cạnh đó|theo đó|trong đó|thứ (?:nhất|hai|ba|tư|năm)|cụ thể"
    r"|riêng|đặc biệt|nhiệm vụ|nội dung|lưu ý)[,:]? )*"
)
# A sentence that opens with a clause: its subject comes behind a comma.
_OPENING = re.compile(
    r"(?:căn cứ|trên cơ sở|định kỳ|trong|trước|sau|ngay sau|ngay khi|khi|theo(?! dõi)|để|nhằm|đối với|hằng|hàng"
    r"|nếu|trường hợp|từ|đến|với|qua|thông qua|tùy|tuỳ|tại|ngoài|dựa|chậm nhất|vào|giai đoạn|năm|quý|tháng"
    r"|thực hiện (?=nghị|quyết|chỉ thị|kế hoạch|công văn|luật|ý kiến|kết luận|thông|văn bản|chương trình)|xét|phúc đáp"
    r"|ngày|trên đây|hết|bên cạnh|cùng với|quá trình|xuất phát|song song|do|nhận được)\b"
)
_COMMA = re.compile(r"[,;](?=\s)|:|\bthì(?= )")
_FULL_STOP = re.compile(r"[.\n](?:(?<=\n)|(?=\s)(?<!\b[tv]p\.)(?<!\btt\.))")
# Behind the bodies, this says that they have already done it, or that they are spoken of.
_NOT_TOLD = re.compile(r"\s*(?:đã|vẫn|còn|chưa|rất|mới|có nhiều|bị|đang|nói|nêu|về)\b")
# The sentence has come to what is to be done and has named nobody.
_MAIN_VERB = re.compile(
    r"(?:chủ trì|phối hợp|chủ động|tham mưu|khẩn trương|tiếp tục|tăng cường|kịp thời|thường xuyên|kiến nghị)\b"
)
_CHARGE_INSIDE = re.compile(r"[;:\"-] (?:và |đồng thời,? )?(?=giao |đề nghị |yêu cầu |phân công )")
_NOUN_OF_GROUP = re.compile(
    r"\b(?:cơ quan|đơn vị|tổ chức|địa phương|sở|ban|ngành|bộ|đoàn thể|xã|phường|huyện|thành phố|doanh nghiệp)$"
)
# A list of bodies may follow these, and its commas open no clause.
_BEFORE_LIST = re.compile(
    r"\b(?:của|với|cho|gửi|giữa|từ|đến|báo cáo|tham mưu|trình|chỉ đạo|hướng dẫn|đôn đốc|là|tại|bởi|thuộc|về) "
)
# Behind a subject inside a sentence: what it is to do, not a phrase that goes on to speak of it.
_PREDICATE = re.compile(
    r"[\s*\"]*(?::|,? ?(?!(?:trong|tại|của|về|cho|để|nhằm|từ|đến|do|bởi|và|với|trên|khi|ở|qua|vào|là|hoặc)\b)"
    r"[^\W\d_]|trong phạm vi|trong quá trình|, trong)"
)
_FOR = re.compile(r"(?:đối với|về phía|phía) ")
# Behind the subject that issues: "Ủy ban nhân dân tỉnh yêu cầu …", "Thủ tướng giao …".
_ISSUES = re.compile(
    r"\s*(?:cũng |trân trọng |kính |tiếp tục )?"
    r"(?:(?=yêu cầu|giao|đề nghị|phân công|kiến nghị)|(?:xin )?thông báo (?:và (?=đề nghị|yêu cầu)|[a-zđ-ỹ]{2,3} ))"
)


def read_sentences(reader: Reader, span: Span) -> Roles:
    """The leads and the coordinators that the sentences of a text name."""
    leads: list[Assignment] = []
    start, end = span
    labelled = _labelled(reader, span)
    if labelled.leads:
        return labelled + Roles(coordinators=read_coordinators(reader, Span(start, labelled.leads[0].span.start)))
    coordinators = read_coordinators(reader, span)
    listed = _listed_apart(reader, coordinators)
    first = True
    while start < end:
        told, after = _told(reader, start, end, first=first)
        if not listed.isdisjoint(lead.span for lead in told):
            told = ()  # "… phối hợp với các Sở: A, B; Công an tỉnh; UBND các xã kiểm tra"
        leads += [lead for lead in told if lead.name not in {known.name for known in leads}]
        boundary = _END.search(reader.plain, after, end)
        if not boundary:
            break
        colon = boundary[0] == ":" and boundary.end() - span.start >= 160
        first = boundary[0] in ".\n" or not (leads or colon)
        start = boundary.end()
    if not leads:
        leads += _done_by(reader, span)
    leading = {lead.span for lead in leads}
    return Roles(tuple(leads), tuple(other for other in coordinators if other.span not in leading))


def _listed_apart(reader: Reader, coordinators: tuple[Assignment, ...]) -> set[Span]:
    """The coordinators of a list with more than one ";", behind which no new sentence begins."""
    if not coordinators:
        return set()
    whole = coordinators[0].span.start, coordinators[-1].span.end
    return {other.span for other in coordinators} if reader.plain.count(";", *whole) > 1 else set()


# "Đơn vị chủ trì: Sở Tư pháp. Đơn vị phối hợp: Sở Nội vụ", inside a paragraph.
_LABEL = re.compile(
    r"(?:cơ quan|đơn vị) (?:(?P<leads>chủ trì|thực hiện|chịu trách nhiệm|đầu mối)|phối hợp)[^:.;,\n]{0,24}: "
)
# "do Sở Y tế chủ trì", "(Sở Y tế chủ trì)".
_DONE_BY = re.compile(r"\((?:do )?|(?:[.,;] |này |^)do ")

_CHAIRS = re.compile(r" chủ trì(?=[,.;)]| thực hiện| phối hợp| triển khai| tổ chức|$)")


def _labelled(reader: Reader, span: Span) -> Roles:
    """The bodies behind labels that stand inside a paragraph."""
    roles = Roles()
    if reader.plain.find(": ", *span) < 0:
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
    return ()


# ------------------------------------------------------------------ subjects


def _told(reader: Reader, start: int, end: int, *, first: bool) -> tuple[tuple[Assignment, ...], int]:
    """The bodies that a sentence tells to act, and the offset behind them; none and ``start`` often."""
    plain = reader.plain
    idle = _IDLE.match(plain, start, end)
    start = idle.end() if idle else start
    told, after = _subject(reader, start, end, first=first)
    if told:
        return told, after
    boundary = _FULL_STOP.search(plain, start, end)
    stop = boundary.start() if boundary else end
    if not _OPENING.match(plain, start, end):
        return _charged(reader, start, stop)
    for comma in _COMMA.finditer(plain, start, stop):
        idle = _IDLE.match(plain, comma.end(), end)
        at = idle.end() if idle else comma.end()
        if _MAIN_VERB.match(plain, at, end):
            break
        told, after = _subject(reader, at, end, opened=True)
        if not told or not _PREDICATE.match(plain, after, end):
            continue
        plural_or_name = plain.startswith("các ", at) or reader.source.text[at].isupper()
        if not plural_or_name and _NOUN_OF_GROUP.search(plain[max(start, comma.start() - 12) : comma.start()]):
            continue  # "… chuyển cơ quan, tổ chức, đơn vị …"
        # Another body than the one at the comma was found where the subject tells others to act.
        if told[0].span.start > at + 30 or not _in_list(reader, start, comma.start(), end):
            return told, after
    return _charged(reader, start, stop)


def _charged(reader: Reader, start: int, end: int) -> tuple[tuple[Assignment, ...], int]:
    """The bodies behind an order inside a sentence: "Đối với nội dung … - giao Cục Thuế chủ trì"."""
    if not any(
        reader.plain.find(verb, start, end) >= 0 for verb in ("giao ", "đề nghị ", "yêu cầu ", "phân công ")
    ):
        return (), start
    for charge in _CHARGE_INSIDE.finditer(reader.plain, start, end):
        told, after = _subject(reader, charge.end(), end)
        if told and _PREDICATE.match(reader.plain, after, end):
            return told, after
    return (), start


def _in_list(reader: Reader, start: int, comma: int, end: int) -> bool:
    """Whether a comma stands inside a list of bodies that began before it: "của các sở, ngành, địa phương"."""
    for cue in _BEFORE_LIST.finditer(reader.plain, start, comma):
        mentions, after = reader.bodies(cue.end(), end)
        if mentions and after > comma:
            return True
    return False


def _subject(
    reader: Reader, start: int, end: int, *, first: bool = False, opened: bool = False
) -> tuple[tuple[Assignment, ...], int]:
    """The bodies at ``start`` if what follows tells them to act."""
    plain = reader.plain
    order = _ORDER.match(plain, start, end)
    if order:
        mentions, after = reader.bodies(order.end(), end)
        if not mentions:
            return (), start
        return assign(mentions, Role.LEAD, _force(order)), after
    capital = reader.source.text[start : start + 1].isupper()
    if not first and not capital and not opened:
        return (), start
    if told_for := _FOR.match(plain, start, end):  # "Đối với các xã, phường: Bố trí kinh phí"
        mentions, after = reader.bodies(told_for.end(), end)
        if mentions and plain.startswith(":", after):
            return assign(mentions, Role.LEAD), after
    mentions, after = reader.bodies(start, end)
    if not mentions or _NOT_TOLD.match(plain, after, end):
        return (), start
    if not capital and not opened and not _PREDICATE.match(plain, after, end):
        return (), start
    issues = _ISSUES.match(plain, after, end)
    if issues and _may_order(reader, mentions):
        others, behind = _subject(reader, issues.end(), end)
        if others:
            return others, behind
    if not _acts(plain, after, end):
        return (), start
    return assign(mentions, Role.LEAD), after


def _force(order: re.Match[str]) -> Force:
    return Force.REQUEST if order["asked"] else Force.ORDER


def _may_order(reader: Reader, mentions: tuple[Mention, ...]) -> bool:
    """Whether the subject is one that sets tasks for others rather than one of those told."""
    names = fold(mentions[-1].name)
    return reader.is_issuer(mentions[0]) or names.startswith(
        ("ủy ban nhân dân", "thủ tướng", "chính phủ", "ban chỉ đạo", "bộ ", "văn phòng")
    )


def _acts(plain: str, after: int, end: int) -> bool:
    """Whether a predicate follows: a word, a colon, or a comma and then one; not the end of the sentence."""
    rest = plain[after : min(end, after + 40)].lstrip(' *"')
    if rest.startswith((",", "-")):
        rest = rest[1:].lstrip()
    return rest[:1].isalpha() or rest[:1] == ":"


# "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành …", anywhere in a sentence that ends in a colon.
_CHARGES = re.compile(r"\b(?:yêu cầu|chỉ thị|giao|phân công|(?P<asked>đề nghị)) (?:đối với |cho )?")


def read_lead_in(reader: Reader, span: Span) -> tuple[Assignment, ...]:
    """The bodies that the sentence before a list charges with all of it; none unless it ends in a colon."""
    if not reader.plain[span.start : span.end].rstrip(" *").endswith(":"):
        return ()
    for charge in _CHARGES.finditer(reader.plain, *span):
        mentions, _ = reader.bodies(charge.end(), span.end)
        if mentions:
            return assign(mentions, Role.LEAD, _force(charge))
    return ()


# ------------------------------------------------------------------ coordinators

_TOGETHER = re.compile(r"phối hợp|cùng với|phối kết hợp|sự tham gia của")
# "quy chế phối hợp", "công tác phối hợp": the noun.
_NOUN_BEFORE = re.compile(
    r"(?:quy chế|chương trình|cơ chế|công tác|sự|kế hoạch|văn bản|quy trình|hội đồng|nghị quyết|hoạt động"
    r"|thỏa thuận|mối quan hệ|quan hệ|tinh thần|nhiệm vụ|cơ quan|đơn vị|trách nhiệm|mô hình|hiệu quả|tính"
    r"|nội dung|phương án|biện pháp|kết quả|công tác chủ trì,?) $"
)


def read_coordinators(reader: Reader, span: Span) -> tuple[Assignment, ...]:
    """The bodies that a text tells others to work with."""
    plain = reader.plain
    found: list[Mention] = []
    at, end = span
    if not any(plain.find(word, at, end) >= 0 for word in ("phối ", "cùng với", "sự tham gia")):
        return ()
    while cue := _TOGETHER.search(plain, at, end):
        at = cue.end()
        noun = _NOUN_BEFORE.search(plain[max(span.start, cue.start() - 24) : cue.start()])
        mentions, after = _partners(reader, at, end)
        if noun and not (noun[0] == "sự " and plain.startswith(" của", at)):
            continue
        if not mentions:
            mentions = _helpers(reader, span.start, cue.start())
        if mentions:
            found += mentions
            at = after
    return assign(tuple(found), Role.COORDINATE)


_ADVERB = re.compile(
    r"[\s,]*(?:chặt chẽ|thường xuyên|tốt|đồng bộ|hiệu quả|có hiệu quả|kịp thời|chủ động|tích cực|ngay"
    r"|nhịp nhàng|trực tiếp|liên tục|và|nghiêm túc|đầy đủ|thống nhất|linh hoạt|hơn nữa)(?=[ ,])"
)
_JOIN = re.compile(r"[\s*]*(?:cùng với|với|cùng|của)? ?")


def _partners(reader: Reader, at: int, end: int) -> tuple[tuple[Mention, ...], int]:
    """The bodies behind "phối hợp", past its adverbs and "với"."""
    while adverb := _ADVERB.match(reader.plain, at, end):
        at = adverb.end()
    join = _JOIN.match(reader.plain, at, end)
    return reader.bodies(join.end() if join else at, end)


def _helpers(reader: Reader, start: int, cue: int) -> tuple[Mention, ...]:
    """The bodies before a "phối hợp" that names no other: "Sở Y tế chủ trì, các đoàn thể phối hợp"."""
    comma = max(reader.plain.rfind(", ", start, cue), reader.plain.rfind("; ", start, cue))
    if comma < 0 or "chủ trì" not in reader.plain[start:comma]:
        return ()
    mentions, after = reader.bodies(comma + 1, cue)
    return mentions if len(reader.plain[after:cue].split()) <= 2 else ()
