"""Tell what each item is: heading, purpose, target, task or other."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from answerable.reader.languages.vi import sections as words_of
from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Kind
from answerable.reader.stages.outline.labels import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.reader.source import Source
    from answerable.reader.stages.outline.nodes import Node


class Topic:
    """What the nearest titled ancestors of an item are about."""

    PURPOSE = "purpose"
    PARTICULARS = "particulars"
    MONEY = "money"
    TARGET = "target"
    TASK = "task"
    NONE = ""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _topics() -> re.Pattern[str]:
    """What a title, or a part of one, opens with."""
    return re.compile(
        r"(?:(?:các|những|một số|về|phần|công tác|nhóm|dự kiến|xác định|nội dung) )*"
        rf"(?:(?P<purpose>{_any(words_of.PURPOSE)})|(?P<target>{_any(words_of.TARGET)})"
        rf"|(?P<money>{_any(words_of.MONEY)})|(?P<particulars>{_any(words_of.PARTICULARS)})"
        rf"|(?P<task>{_any(words_of.TASK)}))\b"
    )


@cache
def _verb() -> re.Pattern[str]:
    """What opens an instruction, after words that only say when."""
    return re.compile(
        rf"(?:(?:trong|đến|từ|trước|giai đoạn|năm|quý|tháng)\b[^,:.;]{{0,70}}, )?(?:{_any(words_of.VERBS)})\b(?! từ\b)"
    )


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"{words_of.BODIES}\b")


# "Sở Tài chính có trách nhiệm …", "Giao Sở Y tế …", "… yêu cầu các …": an instruction, wherever it stands
_INSTRUCTS = re.compile(
    r"\bcó trách nhiệm\b|\bchịu trách nhiệm\b|\bchủ trì\b|\bgiao (?:cho )?(?:các |cho )?(?:sở|ban|bộ|ubnd|ủy ban|văn phòng|công an|thủ trưởng|chủ tịch|đồng chí)"
    r"|\b(?:yêu cầu|đề nghị)(?: đồng chí)? (?:các|thủ trưởng|giám đốc|chủ tịch|ủy ban|ubnd|sở|bộ|ban|công an|văn phòng|mặt trận|lãnh đạo)"
    r"|\b(?:ủy ban nhân dân|ubnd|chủ tịch|thủ tướng chính phủ|bộ trưởng)[^.;:]{0,60} (?:yêu cầu|đề nghị|giao) "
)
_APPRAISES = re.compile(
    r"ghi nhận|đánh giá cao|biểu dương|hoan nghênh|nhìn chung|bên cạnh|tuy nhiên|thời gian qua|trong năm \d{4}|trong thời gian qua"
    r"|thứ (?:nhất|hai|ba|tư|năm)|nguyên nhân|hiện nay|theo quy định tại|căn cứ quy định|cơ bản (?:thống nhất|nhất trí|đồng ý)"
    r"|qua (?:theo dõi|kiểm tra|báo cáo)|thay mặt|về cơ bản|thống nhất (?:với|đánh giá|nhận định)|đến nay|sau khi|năm \d{4},"
)
# "Kinh phí thực hiện … được bố trí từ …", "Nguồn kinh phí: ngân sách nhà nước"
_MONEY = re.compile(
    r"(?:nguồn )?(?:kinh phí|ngân sách|vốn|nguồn vốn|nhu cầu vốn|việc quản lý, sử dụng|tổng kinh phí|dự kiến kinh phí|tổng mức)\b"
)
_MONEY_ACTS = re.compile(
    r"\b(?:lập dự toán|xây dựng dự toán|huy động|chủ trì|có trách nhiệm|căn cứ|tham mưu|đề xuất|báo cáo)\b"
)
_PARTICULAR = re.compile(
    r"(?:phạm vi|đối tượng|thời gian|địa điểm|địa bàn|thành phần|số lượng|hình thức|tiêu chuẩn|tiêu chí|quy mô|thời hạn)\b[^:.]{0,60}:"
)
_EFFECT = re.compile(
    r"(?:quyết định|nghị quyết|chỉ thị|kế hoạch|thông tư|nghị định|quy chế|quy định|văn bản) này (?:có hiệu lực|thay thế|bãi bỏ|quy định)"
    r"|(?:ban hành|phê duyệt|thông qua|công bố|bãi bỏ|sửa đổi|thành lập|kiện toàn) (?:kèm theo|[^.]{0,200}(?:kèm theo|ban hành kèm|như sau))"
    r"|ban hành kèm theo|phê duyệt |bãi bỏ |hiệu lực"
)
# Where a clause begins: the sentence, after a colon, after "Căn cứ …," and its like.
_CLAUSE = r"(?:^|[:.;] |(?:^|[:.] )(?:căn cứ|trên cơ sở|theo|đối với|khi|sau khi|trường hợp|để|trong)\b[^.;:]{0,300}?, |\b(?:giao|đề nghị|yêu cầu) )"
_SUBJECT = (
    r"(?:các |thủ trưởng |giám đốc |chủ tịch |lãnh đạo |hội đồng )*"
    r"(?:sở|ban|bộ|ubnd|ủy ban|văn phòng|công an|hội đồng|cơ quan|đơn vị|địa phương|mặt trận|phòng|xã|phường|tổ chức|trung tâm)\b"
)
# "…: Sở Nội vụ phối hợp với …", "Chủ tịch Ủy ban nhân dân thành phố xem xét …": a body and what it does
_BODY_ACTS = re.compile(
    rf"{_CLAUSE}{_SUBJECT}[^.;:]{{0,90}}? (?:phối hợp|(?<!cơ quan )(?<!đơn vị )chủ trì|xem xét|căn cứ|hướng dẫn|tham mưu|quyết định"
    r"|gửi|trình|tổng hợp|báo cáo|xét|thẩm định|lập|có trách nhiệm|chịu trách nhiệm)\b"
    r"|(?:gửi|nộp|báo cáo) (?:(?:về|cho) )?(?:sở|ban|bộ|ubnd|ủy ban|văn phòng|công an|phòng) |hồ sơ (?:nộp|gửi)|trước ngày \d"
)
_BODY_DOES = re.compile(
    rf"{_CLAUSE}{_SUBJECT}[^.;:]{{0,120}}? (?:chủ động|bố trí|huy động|cân đối|lập|xây dựng|tổng hợp|bảo đảm|đảm bảo|sử dụng|tổ chức"
    r"|thực hiện|triển khai|nghiên cứu|khẩn trương|tăng cường|tiếp tục|đẩy mạnh|chỉ đạo|nghiêm túc|rà soát|tiếp thu|bám sát|hoàn thiện|cử|phải|khẩn trương|phân công|tạo điều kiện)\b"
)
_THIS_DOCUMENT = re.compile(r"\w+ \w+ này")
# "100% đội ngũ …", "Ít nhất 85% người …", "Phấn đấu có ít nhất 70% …": a result with a figure
_RESULT = re.compile(
    r"(?:phấn đấu |đạt |có |đến [^,.]{3,40},? )*(?:ít nhất |tối thiểu |trên |hơn |khoảng |từ )?\d+(?:[.,]\d+)? ?%"
)
_ASKS = re.compile(
    r"đề nghị|yêu cầu|giao |phản ánh|liên hệ|nghiêm túc|có trách nhiệm|(?:kịp thời|có khó khăn|vướng mắc).{0,80}báo cáo"
)
# How an intro ends that only says to whom its list speaks.
_ADDRESSES = (
    "có trách nhiệm",
    "chịu trách nhiệm",
    "thực hiện",
    "như sau",
    "các nhiệm vụ",
    "nội dung sau",
    "nhiệm vụ sau",
    "sau đây",
)
_FORM_TITLE = re.compile(
    r"(?:mẫu|biểu mẫu|đề cương|biên bản|phiếu|tờ trình|bản cam kết|đơn |báo cáo\b|dự toán|quy trình|sơ đồ|giấy|thang điểm|bảng điểm)"
)
# How an intro ends that only says to whom its list speaks, and how one begins that does.
_ADDRESSES = (
    "có trách nhiệm", "chịu trách nhiệm", "thực hiện", "như sau", "các nhiệm vụ", "nội dung sau", "nhiệm vụ sau", "sau đây",
)  # fmt: skip
_CALLS_ON = ("đề nghị", "giao", "đối với", "để ", "trong đó", "lưu ý")
# "… trên cơ sở:" is followed by what a task rests on, not by tasks.
_RESTS_ON = re.compile(r"(?:trên cơ sở|căn cứ|căn cứ vào|dựa trên|dựa vào|theo các (?:tiêu chí|yếu tố))[^.;:,]{0,40}:$")
_TITLE_PARTS = re.compile(r", | và |; | - |/")
_SURELY_TASKS = re.compile(
    r"(?:các |những )?(?:nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm thực hiện)"
)
# "Kinh tế số là động lực …": a sentence that only explains why
_EXPLAINS = re.compile(
    r"[^.;:]{5,160}? (?:là|đóng vai trò|giữ vai trò|có vai trò) (?:một |những |các )?(?:trong những )?(?:nền tảng|yếu tố"
    r"|đòn bẩy|trụ cột|quá trình|động lực|điều kiện|định hướng|chìa khóa|nhân tố|vấn đề|xu thế|lĩnh vực|then chốt|mục tiêu"
    r"|lực đẩy|tài nguyên|giải pháp|quan trọng|nhiệm vụ quan trọng)\b"
)
# "(Chi tiết tại Phụ lục I)": a paragraph all in parentheses
_ASIDE = re.compile(r"\((?!\d|[a-zđ]\))[^()]*(?:\([^()]*\)[^()]*)*\)\W*$")
_CLOSES = re.compile(r"trên đây là")
# "Văn phòng Chính phủ thông báo để các bộ biết, thực hiện"; "(Chi tiết tại Phụ lục I)"
_FORMULA = re.compile(
    r"(?:thừa lệnh [^,]*, )?văn phòng [^.;]{0,80}?(?:xin )?thông báo (?:để|đến|tới|ý kiến|nội dung)|\((?:chi tiết|có |kèm|theo|danh sách)"
)


def set_kinds(source: Source, roots: list[Node], *, articles: bool) -> None:
    """Give every node under ``roots`` its kind; rows of task tables keep what the table said."""
    reader = _Kinds(source, articles)
    for root in roots:
        reader.descend(root, Topic.NONE)


def says_who_does(plain: str, start: int, end: int) -> bool:
    """Whether a line is a sentence that has a body do something."""
    return _BODY_ACTS.search(plain, start, end) is not None


def opens_with_verb(plain: str, start: int, end: int) -> bool:
    """Whether words open an instruction: "Tổ chức …", "Trong năm 2026, xây dựng …"."""
    return _verb().match(plain, start, end) is not None


def _is_article(node: Node) -> bool:
    return node.label is not None and node.label.rank is Rank.ARTICLE


class _Kinds:
    def __init__(self, source: Source, articles: bool) -> None:
        self.text, self.plain = source.text, source.plain
        self.articles = articles

    def descend(self, parent: Node, topic: str) -> None:
        for node in parent.children:
            if node.row is not None:
                self.descend(node, Topic.TASK)
                continue
            if node.is_field:
                node.kind = Kind.OTHER
                continue
            own = topic
            if self._is_heading(node, topic):
                node.kind = Kind.HEADING
                own = self._topic(node, topic)
                if node.label is not None and node.label.style == "title" and self._is_form(node):
                    own = Topic.PURPOSE
            else:
                node.kind = self._sentence(node, topic)
                if node.kind in (Kind.PURPOSE, Kind.TARGET) and node.children and topic:
                    own = Topic.PURPOSE if node.kind is Kind.PURPOSE else Topic.TARGET
                elif node.kind is Kind.TASK:
                    own = Topic.PURPOSE if _RESTS_ON.search(self.plain, node.start, node.end) else Topic.TASK
            self.descend(node, own)

    # -- headings

    def _is_form(self, node: Node) -> bool:
        """Whether an attachment is a form to fill in, or the outline of a report to write."""
        words = self.plain[node.start : node.end]
        if _FORM_TITLE.match(words) or (node.label is not None and _FORM_TITLE.match(fold(node.label.text))):
            return True
        return sum(1 for child in node.children if ".." in self.plain[child.start : child.end]) * 4 > len(
            node.children
        )

    def _is_heading(self, node: Node, topic: str) -> bool:
        words = self.plain[node.start : node.end].rstrip(" :.;,")
        printed = self.text[node.start : node.end]
        if not words:
            return bool(node.children)
        items = [c for c in node.children if not c.is_field]
        if node.label is not None and node.label.style == "title":
            return True
        rank = node.label.rank if node.label is not None else None
        capitals = printed.upper() == printed
        if capitals and len(words) > 3:
            return True
        last = printed[-1]
        sentences = ". " in printed[:-1] or "; " in printed
        if not items:
            if sentences or last in ".;" or node.fields:
                return False
            if rank is None:
                return last == ":" and not self._says_what(words, topic) and not _INSTRUCTS.search(words)
            return rank <= Rank.ROMAN and not self._acts(words)
        if last == ":":
            return not self._says_what(words, topic)
        if last == ";" or ". " in printed[:-1]:
            return False
        if last == "." or sentences:
            return len(words) < 200 and self._siblings_are_titles(node)
        return len(words) < 400

    def _siblings_are_titles(self, node: Node) -> bool:
        """Whether most items beside a node that have items under them end like titles."""
        if node.parent is None:
            return False
        titles = sentences = 0
        for other in node.parent.children:
            if other is node or not other.children or other.label is None or other.end <= other.start:
                continue
            if self.text[other.end - 1] in ".;":
                sentences += 1
            else:
                titles += 1
        return titles >= sentences

    def _says_what(self, words: str, topic: str) -> bool:
        """Whether an intro that ends with a colon says itself what is to be done."""
        if len(words) < 25:
            return False
        if topic in (Topic.PURPOSE, Topic.PARTICULARS, Topic.TARGET):
            return len(words) > 110
        head, _, tail = words.partition(": ")
        if tail and len(head) < 80 and self._acts(tail):
            return True
        addressed = _body().match(words) is not None
        if addressed or words.startswith(_CALLS_ON):
            if len(tail) > 40:
                return True
            return (
                addressed
                and len(words) > 90
                and not words.endswith(_ADDRESSES)
                and _BODY_DOES.match(words) is not None
            )
        return self._acts(words) and len(words) > 60

    def _acts(self, words: str) -> bool:
        return _verb().match(words) is not None

    def _topic(self, node: Node, inherited: str) -> str:
        """What a heading says that its items are about; what is above it where it does not say."""
        words = self.plain[node.start : node.end].strip(" :.")
        found = []
        for part in _TITLE_PARTS.split(words):
            match = _topics().match(part)
            if match is None:
                break
            found.append(match.lastgroup or "")
        if not found:
            if inherited:
                return inherited
            return Topic.TASK if self._acts(words) or _body().match(words) else Topic.NONE
        if (
            inherited == Topic.PURPOSE
            and found[0] in (Topic.TASK, Topic.PARTICULARS, Topic.MONEY)
            or (inherited == Topic.TARGET and found[0] == Topic.TASK)
        ):
            return inherited if not _SURELY_TASKS.match(words) else Topic.TASK
        if found[0] == Topic.PARTICULARS and Topic.PURPOSE in found[1:] and Topic.TASK not in found:
            return Topic.PARTICULARS
        if found[0] == Topic.PURPOSE and Topic.TASK in found:
            return Topic.TASK
        return found[0]

    # -- sentences

    def _sentence(self, node: Node, topic: str) -> Kind:
        words = self.plain[node.start : node.end]
        if topic == Topic.PURPOSE:
            return Kind.PURPOSE
        if topic == Topic.TARGET:
            return Kind.PURPOSE if _PARTICULAR.match(words) else Kind.TARGET
        if _EFFECT.match(words) and (_is_article(node) or _THIS_DOCUMENT.match(words)):
            return Kind.HEADING if node.children and words[-1:] == ":" else Kind.OTHER
        if _ASIDE.match(words):
            return Kind.OTHER
        if _FORMULA.match(words):
            return Kind.OTHER
        if _CLOSES.match(words):
            return Kind.TASK if _ASKS.search(words) else Kind.OTHER
        if node.fields or node.closing is not None:
            return Kind.TASK
        if topic == Topic.PARTICULARS:
            return Kind.TASK if _BODY_ACTS.search(words) and not _MONEY.match(words) else Kind.PURPOSE
        if topic == Topic.MONEY:
            return Kind.TASK if self._spends(words) else Kind.PURPOSE
        if _MONEY.match(words) and not _MONEY_ACTS.search(words):
            return Kind.PURPOSE
        if topic == Topic.TASK:
            if _PARTICULAR.match(words) and not (
                _INSTRUCTS.search(words) or _BODY_ACTS.search(words) or _BODY_DOES.search(words)
            ):
                return Kind.PURPOSE
            if node.label is None and _EXPLAINS.match(words) and not _INSTRUCTS.search(words):
                return Kind.PURPOSE
            return Kind.TASK
        if _APPRAISES.match(words):
            return Kind.TASK if _INSTRUCTS.search(words) else Kind.PURPOSE
        return Kind.TASK if self._instructs(words) else Kind.PURPOSE

    def _spends(self, words: str) -> bool:
        """Whether a sentence about money says what somebody is to do, not only where it comes from."""
        if self._acts(words) or _BODY_ACTS.search(words) or _BODY_DOES.search(words):
            return True
        tail = words.partition(": ")[2]
        return bool(tail) and self._acts(tail)

    def _instructs(self, words: str) -> bool:
        if _INSTRUCTS.search(words) or self._acts(words):
            return True
        return _BODY_ACTS.search(words) is not None or _BODY_DOES.search(words) is not None
