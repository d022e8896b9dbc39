"""The signature and the list of recipients, in whichever order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.stages.parts.lines import MOTTO, SEPARATOR

if TYPE_CHECKING:
    from answerable.reader.stages.parts.lines import Lines

# "Nơi nhận:", and "Noi nhận" on a scanned page
_RECIPIENTS = re.compile(r"n[ơoờ]i nh[ậâaạ]n\b *[:;.]?|n[ơo]i g[ửư]i *:")
# "TM. ỦY BAN NHÂN DÂN", "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "TUQ. BỘ TRƯỞNG"
AUTHORITY = re.compile(
    r"(?:t ?/ ?m|k ?/ ?t|t ?/ ?l|(?:tm|kt|tl|tuq|q)(?= *[.,:]| ))[.,: ]*(?=[^\W\d_])|thay mặt "
)
_OFFICE = re.compile(
    r"(?:phó )?(?:chủ tịch|thủ tướng|bộ trưởng|thứ trưởng|giám đốc|cục trưởng|tổng cục trưởng|chánh văn phòng"
    r"|bí thư|trưởng ban|hiệu trưởng|chi cục trưởng|vụ trưởng|viện trưởng|chánh án|chủ nhiệm|tổng giám đốc"
    r"|trưởng phòng|thống đốc|tổng thanh tra|chánh thanh tra|tư lệnh|chỉ huy trưởng|trưởng công an)\b"
)


def find_signature(lines: Lines, head: int) -> tuple[range, range]:
    """The first signature block and list of recipients after the body, in whichever order."""
    nothing = range(lines.count, lines.count)
    recipients = next((i for i in range(head, lines.count) if opens_recipients(lines.words[i])), None)
    floor = head if recipients is None else max(head, recipients - 25)
    signature = next((i for i in range(floor, lines.count) if signs(lines, i)), None)
    if recipients is None and signature is None:
        return nothing, nothing
    if recipients is None:
        assert signature is not None
        return range(signature, _signature_end(lines, signature)), nothing
    if signature is not None and signature > recipients + 60:
        signature = None
    if signature is None:
        return nothing, range(recipients, _recipients_end(lines, recipients))
    if signature < recipients:
        return range(signature, recipients), range(recipients, _recipients_end(lines, recipients))
    return range(signature, _signature_end(lines, signature)), range(recipients, signature)


def signs(lines: Lines, index: int) -> bool:
    """Whether a signature block begins here: "TM. …", "KT. …" or an office in capitals."""
    start, end = lines.spans[index]
    if end - start > 160 or end == start or not lines.text[start].isupper():
        return False
    if AUTHORITY.match(lines.plain, start, end):
        head = lines.text[start : min(end, start + 14)]
        return sum(c.isupper() for c in head) > 4
    if not lines.is_capitals(index) or _OFFICE.match(lines.plain, start, end) is None:
        return False
    return not lines.bases_follow(index + 1)


def _signature_end(lines: Lines, index: int) -> int:
    """The paragraph after the printed name."""
    last = index
    for here in range(index, min(lines.count, index + 12)):
        start, end = lines.spans[here]
        words = lines.text[start:end]
        if not words or SEPARATOR.match(words):
            continue
        if here > index and (opens_recipients(lines.words[here]) or lines.attachment_at(here)):
            break
        last = here
        if _is_name(lines, words):
            break
        if len(words) > 160:
            last = here - 1
            break
    return last + 1


def _is_name(lines: Lines, words: str) -> bool:
    """Whether a line is the name of a person: two to five words, each with one capital."""
    parts = re.sub(r"^(?:(?:PGS|GS|TS|ThS|BS|KS|CN)\.? ?)+", "", words).replace("Đ/c", "").split()
    return 2 <= len(parts) <= 5 and all(p[:1].isupper() and p[1:].islower() for p in parts if len(p) > 1)


def _recipients_end(lines: Lines, index: int) -> int:
    """The paragraph after the last recipient ("- Lưu: VT, …")."""
    last = index
    cell = lines.source.paragraphs[index].cell
    for here in range(index, min(lines.count, index + 60)):
        start, end = lines.spans[here]
        words = lines.plain[start:end]
        if not words:
            continue
        if here > index:
            if signs(lines, here) or lines.attachment_at(here) or MOTTO.search(words):
                break
            other = lines.source.paragraphs[here].cell
            if cell is not None and (other is None or other.table != cell.table):
                break
        last = here
        if "lưu" in words and re.match(r"[-+•*]? *lưu\b", words):
            break
        if here > index and words[:1] not in "-+•*" and len(words) > 120:
            last = here - 1
            break
    return last + 1


def opens_recipients(words: str) -> bool:
    return words.startswith("n") and _RECIPIENTS.match(words) is not None
