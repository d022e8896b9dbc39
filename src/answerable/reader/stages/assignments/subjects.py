"""Whom a sentence tells to act: its subject, wherever it stands, or those whom an order names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.cues import holds_any
from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Force, Role
from answerable.reader.stages.assignments.roles import assign

if TYPE_CHECKING:
    from answerable.reader.model import Assignment
    from answerable.reader.source import Span
    from answerable.reader.stages.assignments.roles import Reader
    from answerable.reader.stages.drafts import Mention

# What tells a body to do something: "Giao Sở Y tế", "Đề nghị Công an tỉnh", "Yêu cầu các sở".
_ORDER = re.compile(
    r"(?:kính |trân trọng |đồng thời,? |tiếp tục |và |cũng "
    r"|(?:thống nhất|đồng ý|nhất trí) (?:về )?(?:chủ trương )?(?:việc )?)*"
    r"(?:(?P<asked>đề nghị|kiến nghị)|yêu cầu|giao(?: cho| nhiệm vụ cho| trách nhiệm cho| trách nhiệm)?"
    r"|phân công(?: cho| nhiệm vụ cho)?|ủy quyền(?: cho)?|giao nhiệm vụ):? "
)
# Words that stand before the subject and say nothing.
_IDLE = re.compile(
    r"[\s*\"']*(?:(?:đồng thời|ngoài ra|bên cạnh đó|theo đó|trong đó|thứ (?:nhất|hai|ba|tư|năm)|cụ thể"
    r"|riêng|đặc biệt|nhiệm vụ|nội dung|lưu ý)[,:]? )*"
)
# A sentence that opens with a clause: its subject comes behind a comma.
_OPENING = re.compile(
    r"(?:căn cứ|trên|định kỳ|trong|trước|sau|ngay sau|ngay khi|khi|theo(?! dõi)|để|nhằm|đối với|hằng"
    r"|hàng|nếu|trường hợp|từ|đến|với|qua|thông qua|tùy|tại|ngoài|dựa|chậm nhất|vào|giai đoạn|năm|quý|tháng"
    r"|thực hiện (?=nghị|quyết|chỉ thị|kế hoạch|công văn|luật|ý kiến|kết luận|thông|văn bản|chương trình)"
    r"|xét|về|phúc đáp|ngày|hết|kết thúc|bên cạnh|cùng với|quá trình|xuất phát|song song|do|nhận được)\b"
)
_COMMA = re.compile(r"[,;](?=\s)|:|\bthì(?= )")
_FULL_STOP = re.compile(r"[.\n](?:(?<=\n)|(?=\s)(?<!\b[tv]p\.)(?<!\btt\.))")
# Behind the bodies, this says that they have already done it, or that they are spoken of.
_NOT_TOLD = re.compile(
    r"\s*(?:đã|vẫn|còn(?! chủ trì| phải| có trách nhiệm)|chưa|rất|mới|có nhiều|bị|đang|nói|nêu|về"
    r"|có (?:thành tích|nhu cầu|công(?! văn)|quyền|liên quan)"
    r"|là (?=bộ trưởng|trưởng|phó|chủ tịch|thành viên|giám đốc|ủy viên|người))\b"
)
# Inside a sentence this tells bodies from others of their kind: "; các doanh nghiệp có giao dịch lớn".
_TOLD_APART = re.compile(
    r"\s*(?:nhiều |có (?!trách nhiệm|nhiệm vụ|kế hoạch|biện pháp|giải pháp|phương án|hình thức|văn bản"
    r"|báo cáo|ý kiến))"
)
# The sentence has come to what is to be done and has named nobody.
_MAIN_VERB = re.compile(
    r"(?:chủ trì|phối hợp|chủ động|tham mưu|khẩn trương|tiếp tục|tăng cường|kịp thời|thường xuyên"
    r"|kiến nghị(?!,))\b"
)
# A subject does not stand farther from the beginning of its sentence, in characters.
_LONG = 2000
_CUT_OFF = 200  # characters before the end of a long sentence in which a list of bodies may not be whole
# "… nếu có khó khăn, vướng mắc đề nghị các sở …": the clause has no subject that could ask.
_ASKED_IF = re.compile(
    r"\bnếu (?:có|gặp|thấy|phát sinh|xảy ra|cần)\b[^.;:\n]{0,120}?(?=(?:đề nghị|yêu cầu) (?!của|được|và))"
)
# "Quá trình thực hiện nếu có khó khăn, vướng mắc các cơ quan báo cáo …": no comma before the subject.
_TROUBLED = re.compile(
    r"\bnếu (?:có|gặp|phát sinh) [^.;:\n]{0,80}?(?:khó khăn|vướng mắc|phát sinh|bất cập) "
    r"(?:(?!của |mà |do )[^.,;:\n]{2,40} )??"
    r"(?=các (?:cơ quan|đơn vị|sở|ban|ngành|địa phương|xã|phường)\b)"
)
# "Trường hợp người nộp thuế, cơ quan Thuế cấp dưới đề nghị hướng dẫn … thì cơ quan Thuế trả lời"
_IN_THAT_CASE = re.compile(r"\bthì (?:giao |yêu cầu |đề nghị )?")
# An order inside a sentence, and the noun of a group before a comma.
_CHARGE_INSIDE = re.compile(
    r"(?:[;:\"-]|(?<= này)) (?:và |đồng thời,? )?(?=giao |đề nghị |yêu cầu |phân công )"
)
_NOUN_OF_GROUP = re.compile(
    r"\b(?:cơ quan|đơn vị|tổ chức|địa phương|sở|ban|ngành|lĩnh vực|(?<!đồng )(?<!toàn )(?<!cán )(?<!nội )bộ"
    r"|đoàn thể|xã|phường|huyện|thành phố|doanh nghiệp)$"
)
# A list of bodies may follow these, and its commas open no clause.
_BEFORE_LIST = re.compile(
    r"\b(?:của|với|cho|gửi|giữa|từ|đến|báo cáo|tham mưu|trình|chỉ đạo|hướng dẫn|đôn đốc|là|tại|bởi|thuộc|về) "
)
# Behind a subject inside a sentence: what it is to do, not a phrase that goes on to speak of it.
_PREDICATE = re.compile(
    r"[\s*\"]*(?::|,? ?(?!(?:trong|tại|của|về|cho|để|nhằm|từ|đến|do|bởi|với|trên|khi|ở|qua|vào|là|hoặc)\b)"
    r"[^\W\d_]|trong phạm vi|trong quá trình|, trong)"
)
# What others do in a clause of their own
_ACTS_IN_TURN = re.compile(
    r" (?:kịp thời |chủ động |khẩn trương |định kỳ )*(?:báo cáo|gửi|tổng hợp|rà soát|thực hiện|triển khai"
    r"|xây dựng kế hoạch|có trách nhiệm|chịu trách nhiệm|phản ánh|căn cứ) "
)
# "Đối với các xã, phường: Bố trí kinh phí", "Trách nhiệm của Sở Y tế: Chủ trì, phối hợp …".
_FOR = re.compile(r"(?:đối với|về phía|phía|(?:trách nhiệm|nhiệm vụ) của) ")
# Behind the subject that issues: "Ủy ban nhân dân tỉnh yêu cầu …", "Thủ tướng giao …".
_ISSUES = re.compile(
    r"\s*(?:cũng |trân trọng |kính |tiếp tục )?"
    r"(?:(?=yêu cầu|giao|đề nghị|phân công|kiến nghị)"
    r"|(?:xin )?thông báo (?:và (?=đề nghị|yêu cầu)|[a-zđ-ỹ]{2,3} ))"
)
# "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành …", anywhere in a sentence that ends in a colon.
_CHARGES = re.compile(r"\b(?:yêu cầu|chỉ thị|giao|phân công|(?P<asked>đề nghị)) (?:đối với |cho )?")
# "yêu cầu các ngành, các cấp thực hiện": whoever the items below name
_EVERYBODY = re.compile(r"(?:các )?(?:cấp|ngành)(?:,? (?:và )?(?:các )?(?:cấp|ngành))*")
# "… thực hiện tốt các nội dung sau:", "… một số nhiệm vụ như sau."
_LEADS_IN = re.compile(r"(?::|(?<!\w)(?:sau đây|như sau|việc sau|dung sau|vụ sau)[.;])[ *]*$")

# "… xây dựng kế hoạch năm 2027 với những nội dung sau:": what follows is to stand in the plan.
_DRAFTS = re.compile(
    r"\b(?:xây dựng|lập|soạn thảo) (?:kế hoạch|chương trình|đề án|báo cáo|dự toán)\b[^.;:]{0,200}"
    r" (?:với|gồm|theo) (?:những |các |một số )?nội dung[^.;:]{0,20} (?:sau|sau đây)[ *]*:"
)


def read_subject(reader: Reader, start: int, end: int, *, first: bool) -> tuple[tuple[Assignment, ...], int]:
    """The bodies that a sentence tells to act, and the offset behind them; none and ``start`` often."""
    plain = reader.plain
    idle = _IDLE.match(plain, start, end)
    start = idle.end() if idle else start
    told, after = _subject(reader, start, end, first=first)
    if told or after > start:  # bodies that only stand in a list are behind us too
        return told, after
    opening = _OPENING.match(plain, start, end)
    if not opening and not holds_any(reader.cues.orders, start, end):
        return (), start
    boundary = _FULL_STOP.search(plain, start, min(end, start + _LONG + 1))
    stop = min(boundary.start() if boundary else end, start + _LONG)
    if not opening:
        return _charged(reader, start, stop)
    if asked := _ASKED_IF.search(plain, start, stop):
        told, after = _subject(reader, asked.end(), end, opened=True)
        if told and _PREDICATE.match(plain, after, end):
            return told, after
    for case in filter(None, (p.search(plain, start, stop) for p in (_IN_THAT_CASE, _TROUBLED))):
        told, after = _subject(reader, case.end(), end, opened=True)
        if told and _PREDICATE.match(plain, after, end):
            return told, after
    for comma in _COMMA.finditer(plain, start, stop):
        idle = _IDLE.match(plain, comma.end(), end)
        at = idle.end() if idle else comma.end()
        if _MAIN_VERB.match(plain, at, end):
            break
        told, after = _subject(reader, at, end, opened=True)
        if not told or not _PREDICATE.match(plain, after, end):
            continue
        plural_or_name = plain.startswith("các ", at) or reader.source.text[at].isupper()
        if not plural_or_name and _NOUN_OF_GROUP.search(
            plain[max(start, comma.start() - 12) : comma.start()]
        ):
            continue  # "… chuyển cơ quan, tổ chức, đơn vị …"
        # Another body than the one at the comma was found where the subject tells others to act.
        listed, owned = _list_over(reader, start, comma.start(), end)
        if told[0].span.start > at + 30 or not listed:
            return told, after
        if owned and listed == after and len(told) == 1 and (owned == 1 or not plain.startswith("các ", at)):
            return told, after  # "theo đề nghị của Sở Y tế, Sở Tài chính bố trí", "…, các đơn vị lập dự toán"
    return _charged(reader, start, stop)


def _charged(reader: Reader, start: int, end: int) -> tuple[tuple[Assignment, ...], int]:
    """The bodies behind an order inside a sentence: "Đối với nội dung … - giao Cục Thuế chủ trì"."""
    begin = reader.vain[1] if start in range(*reader.vain) else start
    if not holds_any(reader.cues.orders, begin, end):
        return (), start
    for charge in _CHARGE_INSIDE.finditer(reader.plain, begin, end):
        told, after = _subject(reader, charge.end(), end, opened=True)
        if told and _PREDICATE.match(reader.plain, after, end):
            return told, after
    # The next clauses of this sentence need not ask these orders again; near the end they may be cut off.
    reader.vain = (start, max(begin, end - _CUT_OFF))
    return (), start


def _list_over(reader: Reader, start: int, comma: int, end: int) -> tuple[int, int]:
    """Where the list of bodies ends that goes on over a comma (0: none does), and its owners before it.

    Owners stand behind "của"; a group counts as many.

    "trên cơ sở đề xuất của các sở, ngành, địa phương": its commas end no clause.
    """
    for cue in _BEFORE_LIST.finditer(reader.plain, start, comma):
        mentions, after = reader.bodies(cue.end(), end)
        if mentions and after > comma:
            before = sum(1 + mention.group for mention in mentions if mention.span.end <= comma)
            return after, before if cue[0] == "của " else 0
    return 0, 0


def _subject(
    reader: Reader, start: int, end: int, *, first: bool = False, opened: bool = False
) -> tuple[tuple[Assignment, ...], int]:
    """The bodies at ``start`` if what follows tells them to act."""
    plain = reader.plain
    order = _ORDER.match(plain, start, end)
    capital = reader.source.text[start : start + 1].isupper()
    if order and order["asked"] and not (first or opened or capital):
        return (), start  # "Sở Y tế tổng hợp; kiến nghị Thủ tướng Chính phủ xem xét"
    if order:
        mentions, after = reader.bodies(order.end(), end)
        if not mentions or ("phân công" in order[0] and not (capital or _acts(plain, after, end))):
            return (), start  # "…; phân công nhiệm vụ cho từng thành viên."
        return assign(mentions, Role.LEAD, _force(order)), after
    if not first and not capital and not opened and not _others_in_turn(reader, start, end):
        return (), start
    if told_for := _FOR.match(plain, start, end):  # "Đối với các xã, phường: Bố trí kinh phí"
        mentions, after = reader.bodies(told_for.end(), end)
        if mentions and plain.startswith(":", after):
            acting, last = reader.bodies(after + 1, end)
            if acting and _PREDICATE.match(plain, last, end):  # "Đối với các sở: Cơ quan, đơn vị lập hồ sơ"
                mentions, after = acting, last
            return assign(mentions, Role.LEAD), after
    mentions, after = reader.bodies(start, end)
    if not mentions or _NOT_TOLD.match(plain, after, end):
        return (), start
    if not capital and not opened and not _PREDICATE.match(plain, after, end):
        return (), start
    if not capital and _TOLD_APART.match(plain, after, end):
        return (), start
    issues = _ISSUES.match(plain, after, end)
    if issues and _may_order(reader, mentions):
        others, behind = _subject(reader, issues.end(), end, opened=True)
        if others:
            return others, behind
    if not _acts(plain, after, end):
        return (), after
    return assign(mentions, Role.LEAD), after


def _others_in_turn(reader: Reader, start: int, end: int) -> bool:
    """Whether a clause behind another has a group act: "…; các đơn vị báo cáo kết quả về Sở Nội vụ"."""
    if not reader.plain.startswith(("các ", "ủy ban nhân dân các "), start):
        return False
    mentions, after = reader.bodies(start, end)
    return bool(mentions) and _ACTS_IN_TURN.match(reader.plain, after, end) is not None


def _may_order(reader: Reader, mentions: tuple[Mention, ...]) -> bool:
    """Whether the subject is one that sets tasks for others rather than one of those told."""
    names = fold(mentions[-1].name)
    return reader.is_issuer(mentions[0]) or names.startswith(
        (
            "ủy ban nhân dân",
            "thủ tướng",
            "chính phủ",
            "ban chỉ đạo",
            "bộ ",
            "văn phòng",
            "ủy ban thường vụ",
            "quốc hội",
        )
    )


def _acts(plain: str, after: int, end: int) -> bool:
    """Whether a predicate follows: a word, a colon, or a comma and then one; not the end of the sentence."""
    rest = plain[after : min(end, after + 40)].lstrip(' *"')
    if rest.startswith((",", "-")):
        rest = rest[1:].lstrip()
    return rest[:1].isalpha() or rest[:1] == ":"


def read_lead_in(reader: Reader, span: Span) -> tuple[Assignment, ...]:
    """The bodies that the sentence before a list charges with all of it; none unless it leads in to one."""
    if not _LEADS_IN.search(reader.plain, *span):
        return ()
    for charge in _CHARGES.finditer(reader.plain, *span):
        mentions, after = reader.bodies(charge.end(), span.end)
        everybody = all(_EVERYBODY.fullmatch(fold(mention.name)) for mention in mentions)
        if not everybody and not _DRAFTS.search(reader.plain, after, span.end):
            return assign(mentions, Role.LEAD, _force(charge))
    return ()


def _force(order: re.Match[str]) -> Force:
    return Force.REQUEST if order["asked"] else Force.ORDER
