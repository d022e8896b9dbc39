"""Whether words of time tell when a clause is to be done, or only describe a noun in it.

"Hoàn thành trước ngày 20/3" sets a time; "Kế hoạch năm 2025", "giai đoạn 2021-2025" after the name of a
programme, "dự toán hằng năm", "chi thường xuyên" do not. What decides is where the words stand in their
clause and which noun or verb stands before them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.sections import VERBS
from answerable.reader.stages.deadlines.cues import find_cues, windows
from answerable.reader.stages.deadlines.moments import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.source import Span

_CLAUSE = 400  # characters that are looked back over for the beginning of a clause

# Nouns that carry a time in their own name.
_NAMED = re.compile(
    r"(?<!\w)(?:kế hoạch|chương trình|chiến lược|đề án|dự án|quy hoạch|nghị quyết|quyết định|chỉ thị|kết luận|luật|nghị định"
    r"|thông tư|công văn|hướng dẫn số|văn bản|dự toán|ngân sách|phong trào|cuộc vận động|tầm nhìn|định hướng|chỉ tiêu|mục tiêu|nhiệm vụ"
    r"|nhiệm kỳ|khóa|năm học|báo cáo|số liệu|kết quả|tình hình|danh mục|lộ trình|phương án|bộ chỉ số|đại hội|hội nghị|cuộc bầu cử"
    r"|quốc gia về|đối với|giao|phê duyệt|ban hành|kinh phí|vốn|nguồn)(?!\w)"
)
# Ends of what has happened or what something is: no time after them is set.
_TOLD = re.compile(
    r"(?<!\w)(?:(?:đã|có|được|bị|phát)(?: \w+){1,4}|sinh|ban hành|có hiệu lực(?: thi hành)?|hoạt động|tồn tại|tính|lũy kế|số liệu"
    r"|so với|tại thời điểm|thời điểm|sang|kết quả|tình hình|ký|số)[ ,]*$"
)
# Verbs after which a bare month or quarter tells when.
_DONE = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn thiện|xong|tổ chức|thực hiện|triển khai|ban hành|trình|báo cáo|gửi|khởi công|khánh thành|dự kiến|là|thời gian"
    r"|tiến độ|bắt đầu|kết thúc|tiến hành|diễn ra|thời điểm|công bố|phê duyệt|ký|nghiệm thu|bàn giao)[ :,(]*(?:dự kiến|vào|trong|xong)?[ :(]*$"
)
# What may stand between the beginning of a clause and its time.
_OPENING = re.compile(
    r"[\W\d_]*(?:(?:và|trong đó|riêng|phấn đấu|dự kiến|đồng thời|cụ thể|ít nhất|mục tiêu|các mục tiêu|chỉ tiêu|các chỉ tiêu|thời gian"
    r"|giai đoạn|tiến độ|lộ trình|cao điểm|đợt \w+|bước \w+|nhiệm vụ|cụ thể|chung|trọng tâm|phát triển|thực hiện"
    r"|hoàn thành|là|nhất là|xuyên suốt|kéo dài|khoảng|vào|trong|từ|chậm nhất)[ :,(-]*)*"
)
# A number or a name of a document stands before its date.
_OF_A_DOCUMENT = re.compile(
    r"(?:/[a-zđ0-9&-]+|số [^ ]+|luật [^,;.]{2,60}|ban hành|thông qua|ký),?(?: ngày)? ?$"
)


# "Trong năm 2025, Ủy ban nhân dân tỉnh đã ban hành …" tells what has been done.
_HAPPENED = re.compile(r"[^.;:\n]*(?<!\w)đã(?!\w)")


def sets_time(
    plain: str,
    span: Span,
    start: int,
    end: int,
    *,
    way: str,
    unit: Unit,
    bare: bool,
    ranged: bool,
    title: bool,
) -> bool:
    """Whether the time at ``[start, end)`` tells when the clause around it is to be done.

    ``way`` is the kind of its preposition, "" without one; ``title``: the words are a heading's.
    """
    before = plain[max(span.start, start - _CLAUSE) : start]
    clause = _after(before, ".;:(\n")
    if way in ("before", "latest"):
        return not _TOLD.search(clause)
    if _HAPPENED.match(plain, end, min(span.end, end + 160)):
        return False
    fills = _in_parenthesis(plain, span, start, end, years=unit >= Unit.YEAR)
    if fills or before.rstrip(" -").endswith("("):
        return fills and not (title and unit == Unit.YEARS)
    opens = _OPENING.fullmatch(clause) is not None or clause.strip() in ("tầm nhìn", "định hướng")
    if title:
        return opens or (
            way in ("within", "until")
            and not _NAMED.search(clause)
            and _closes(plain, end, span.end)
        )
    if unit == Unit.DAY and way == "until":
        return not _TOLD.search(clause) and not clause.lstrip().startswith("tính")
    if way == "" and not ranged:
        if dates_a_document(plain, span.start, start):
            return False
        if bare and unit in (Unit.DAY, Unit.MONTH, Unit.YEAR):
            return unit != Unit.YEAR and _DONE.search(clause) is not None
        return (
            opens
            or (unit in (Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.HALF) and bool(_DONE.search(clause)))
            or (plain[end : end + 2].startswith((":", " :")) and not _TOLD.search(clause))
            or (unit == Unit.DAY and _closes(plain, end, span.end) and not _TOLD.search(clause))
        )
    if opens:
        return True
    if way == "until":
        return not _NAMED.search(clause)
    if bare and not ranged and way == "within":
        return False
    if clause.lstrip().startswith("đối với") or _TOLD.search(clause):
        return False
    if way == "since" or ranged:
        return not re.search(r"(?:giai đoạn|thời kỳ|nhiệm kỳ|chuẩn nghèo|áp dụng)[^,]{0,20}$", clause)
    return True


def _closes(plain: str, at: int, end: int) -> bool:
    """Whether nothing but punctuation stands between ``at`` and ``end``."""
    return end - at < 8 and not plain[at:end].strip(" .:;,-/")


def is_told(plain: str, first: int, at: int) -> bool:
    """Whether what stands before ``at`` makes a time there part of what is told: "thời điểm 31/12 hằng năm"."""
    return _TOLD.search(_after(plain[max(first, at - 80) : at], ".;:(\n")) is not None


def dates_a_document(plain: str, first: int, at: int) -> bool:
    """Whether a date at ``at`` is that of a document named before it."""
    return _OF_A_DOCUMENT.search(plain[max(first, at - 80) : at]) is not None


# "(dự kiến", "(xuyên suốt": what opens a parenthesis that holds a time
_OPENED = re.compile(
    r"\((?:dự kiến|xuyên suốt|trong|vào|từ|đến|hết|năm|thời gian|hoàn thành|xong|giai đoạn|[ :])*$"
)
# Names that a parenthesis of years completes: "Kế hoạch 5 năm (2021 - 2025)", "“Kỷ niệm …” (… - …)"
_COMPLETED = re.compile(
    r"(?<!\w)(?:năm|giai đoạn|nhiệm kỳ|sinh|kỷ niệm) ?$|(?<!\w)(?:kế hoạch|chương trình|chiến lược|đề án|nghị quyết|quyết định"
    r"|phong trào|cuộc vận động|đại hội|luật|khóa|nhiệm kỳ)(?!\w)"
)


def _in_parenthesis(plain: str, span: Span, start: int, end: int, *, years: bool) -> bool:
    """Whether the time fills a parenthesis: "(tháng 4/2026)", "(xuyên suốt 2025 - 2035)"."""
    first = max(span.start, start - 40)
    opening = _OPENED.search(plain[first:start])
    if not opening or not re.match(r" ?(?:trở đi ?)?\)", plain[end : min(span.end, end + 12)]):
        return False
    at = first + opening.start()
    before = _after(plain[max(span.start, at - 60) : at], ".;:,(\n")
    return not before.rstrip().endswith('"') and not (years and _COMPLETED.search(before))


# Nouns that have a recurrence in their name, when they do not stand as what is made or done.
_ANNUAL = re.compile(
    r"(?<!\w)(?:trong|vào|theo|từ|so với|của|bằng|trên cơ sở|thuộc|tại)(?: [^ ,;]+){0,6}? "
    r"(?:kế hoạch|dự toán|ngân sách|chương trình|nguồn|kinh phí|chỉ tiêu|danh mục|nhiệm vụ)(?!\w)[^,;]*$"
)
_HABITUAL = re.compile(
    r"(?<!\w)(?:đời sống|cuộc sống|sinh hoạt|trợ cấp|lương|phụ cấp|thu nhập|hưởng|hưu trí xã hội|cán bộ|công chức|viên chức|công việc"
    r"|học bổng|tiền|chỉ số [^,;]*|dự toán|ngân sách nhà nước|ngân sách)[ ]$"
)


# "kế hoạch hằng năm và 5 năm", "hằng năm, giai đoạn": kinds of plans
_PAIRED = re.compile(
    r",?(?: và| hoặc| hay)? (?:0?[35] năm|từng|giai đoạn|trung hạn|dài hạn|cả giai đoạn|nhiệm kỳ|theo (?:từng|giai đoạn)|đột xuất của)| của(?!\w)"
)

# "quy định chế độ họp định kỳ 01 quý/1 lần": what a rule will say
_RULED = re.compile(r"(?<!\w)quy định (?:\w+ ){0,6}$")


def recurs(plain: str, first: int, start: int, end: int, *, periodic: bool) -> bool:
    """Whether "hằng năm" at ``[start, end)`` says that the clause is done every year.

    It does at the head of a clause and behind what a verb makes ("xây dựng kế hoạch … hằng năm"), not
    behind a noun under a preposition ("theo kế hoạch hằng năm", "trong dự toán hằng năm"). "Định kỳ" and a
    frequency are times wherever they stand, but for what a rule is to say.
    """
    clause = _after(plain[max(first, start - _CLAUSE) : start], ".;:(\n")
    piece = _after(clause, ",")
    if periodic:
        return not _RULED.search(clause)
    if not piece.strip(' -+*"'):
        return True
    return not (
        _ANNUAL.search(clause[-160:].rstrip())
        or _HABITUAL.search(clause)
        or _PAIRED.match(plain, end)
        or clause.endswith(("trung hạn và ", "dài hạn và ", "trung hạn, "))
    )


_CONTINUOUS = re.compile(
    r"(?<!\w)(?:(?:thường xuyên|liên tục)(?:(?:, | và )(?:thường xuyên|liên tục))*|24/24(?:/7)?(?:h| ?giờ)?)(?!\w)"
)
# "chi thường xuyên", "không thường xuyên", "nguồn vốn thường xuyên"
_ADJECTIVE = re.compile(
    r"(?<!\w)(?:chi|kinh phí|vốn|nguồn|ngân sách|dự toán|nhiệm vụ|hoạt động|công việc|việc|chế độ|không|ít|chưa|năm|thông suốt,?|hơn"
    r"|thường trú|cơ chế|mối quan hệ|đóng góp|mức độ|dịch vụ|sự [^,;]*|vào chương trình[^;]*|giáo dục|bồi dưỡng|cư trú|công tác)[ ]$"
)
_WHO = re.compile(r"(?<!\w)(?:người|đối tượng|hộ|nơi|khu vực|cơ sở(?! dữ liệu| hạ tầng| vật chất)|những|vùng|tuyến|điểm)(?: \w+){0,5},? $")
# A word after which "thường xuyên" belongs to what stands before it
_FUNCTION = re.compile(
    r"[ ]?(?:[^\w ]|$|(?:của|trong|theo|và|hoặc|cho|tại|để|với|từ|về|đối|ở|nhằm|do|là|vào|trên|h[ằà]ng)(?!\w))"
)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(VERBS)


def find_continuous(plain: str, start: int, end: int, *, alone: bool) -> Iterator[tuple[int, int]]:
    """Yield where the clause is said to be done all the time: "Thường xuyên rà soát", "cập nhật liên tục"."""
    near = windows(find_cues(plain).continuous, start, end, 1, 40)
    for match in (found for window in near for found in _CONTINUOUS.finditer(plain, *window)):
        if alone or match[0].startswith("24/24"):
            yield match.span()
            continue
        clause = _after(plain[max(start, match.start() - _CLAUSE) : match.start()], ".;:(\n")
        following = plain[match.end() : min(end, match.end() + 30)]
        if _ADJECTIVE.search(clause) or following.startswith(" của") or _WHO.search(clause):
            continue
        before_verb = not _FUNCTION.match(following) and "liên tục" not in match[0]
        if before_verb or _verb_in(clause):
            yield match.span()


def _verb_in(clause: str) -> bool:
    """Whether a verb opens the clause, or ends it."""
    words = re.findall(r"\w+", clause[:40])[:3]
    last = re.findall(r"\w+", clause[-30:])[-3:]
    return any(" ".join(words[:n]) in _verbs() or " ".join(last[-n:]) in _verbs() for n in (1, 2, 3))


def _after(words: str, marks: str) -> str:
    """What follows the last of ``marks``; a full stop within a number or an abbreviation counts for none."""
    at = len(words)
    while at > 0:
        at -= 1
        if words[at] in marks and not (words[at] == "." and words[at + 1 : at + 2].strip()):
            return words[at + 1 :]
    return words
