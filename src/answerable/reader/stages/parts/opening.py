"""The letterhead with the subject, and where the body begins behind the legal bases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.stages.outline.labels import Rank, read_labels
from answerable.reader.stages.parts.lines import ISSUING_OFFICE, MOTTO, OPENING, SEPARATOR

if TYPE_CHECKING:
    from answerable.reader.stages.parts.lines import Lines

# "(Kèm theo Quyết định số …)", "(Ban hành kèm theo …)"
ATTACHED = re.compile(r"\(? *(?:ban hành )?kèm theo ")
_NUMBER_LINE = re.compile(r"(?:luật |pháp lệnh |nghị quyết )?số *[:.]? *[\d./]*\s*[-/]")
_PLACE_AND_DATE = re.compile(r"[^.;]{2,40}, *ngày[ .…\d]*tháng")
_SALUTATION = re.compile(r"kính gửi\b|(?:[^.;:]{0,90} )?điện *: *$")  # "Kính gửi:", "CHỦ TỊCH … TỈNH điện:"
# "… ban hành kế hoạch như sau:", "… có ý kiến chỉ đạo:", "… yêu cầu:": the next words are the body
_LEADS_IN = re.compile(
    r"(?:như sau|sau đây|yêu cầu|ý kiến|chỉ đạo|kết luận|đề nghị|chủ yếu|cụ thể|chỉ thị)[^:]{0,60}: *$"
)
SUBJECT_LINES = 8  # the subject of a document seldom takes more lines than this


def letterhead_end(lines: Lines) -> int:
    """The paragraph after the subject lines, or after what stands above the text."""
    limit = min(lines.count, 80)
    kind = next((i for i in range(limit) if lines.is_type_line(i)), None)
    above = range(limit if kind is None else kind)
    salutation = next((i for i in above if is_salutation(lines.words[i])), None)
    if kind is not None and salutation is None:
        return subject_end(lines, kind + 1)
    if salutation is not None:
        return salutation
    last = 0
    for index in range(min(limit, 25)):
        words = lines.words[index]
        if MOTTO.search(words) or _NUMBER_LINE.match(words) or _PLACE_AND_DATE.match(words):
            last = index + 1
    if last and last < lines.count and lines.words[last].startswith(("v/v", "về việc")):
        last += 1
    return last


def subject_end(lines: Lines, index: int) -> int:
    first = index
    above = lines.source.paragraphs[index - 1].cell
    while index < lines.count and index - first < SUBJECT_LINES:
        start, end = lines.spans[index]
        cell = lines.source.paragraphs[index].cell
        if cell is not None and (above is None or above.table != cell.table):
            break
        words = lines.plain[start:end]
        if not words or SEPARATOR.match(words):
            index += 1
            continue
        if ATTACHED.match(words) or words.startswith("("):
            index += 1
            continue
        if _opens_text(lines, index, first):
            break
        index += 1
    return index


def _opens_text(lines: Lines, index: int, first: int) -> bool:
    """Whether a paragraph after the type line is no longer the subject."""
    start, end = lines.spans[index]
    words = lines.plain[start:end]
    if words.startswith(("căn cứ ", "kính gửi")):
        return True
    if lines.is_labelled(index):
        return True
    if lines.is_capitals(index):
        return index > first and ISSUING_OFFICE.match(words) is not None and lines.bases_follow(index + 1)
    if len(words) > 450 or words[-1] in ".:;" or (words[-1] == "," and index > first and len(words) > 150):
        return not (index == first and len(words) < 250 and words[-1] == ".") or "như sau" in words
    return index > first and OPENING.match(words) is not None and len(words) > 120


def body_start(lines: Lines, head: int, end: int) -> int:
    """The first item of the body, or what follows the sentence that leads in."""
    addressees = _addressees(lines, head)
    lead_in = announced = None
    for index in range(head, end):
        start, stop = lines.spans[index]
        if start == stop:
            continue
        labels = read_labels(lines.text, lines.plain, start, stop)
        if labels and index not in addressees:
            first = labels[0]
            if first.style != "bare" and (first.rank is not Rank.BULLET or lead_in is not None):
                return announced or index
        elif lines.plain[stop - 1] == ":" and index not in addressees:
            lead_in = lead_in or index + 1
            if _LEADS_IN.search(lines.plain, max(start, stop - 90), stop):
                announced = index + 1
    if announced or lead_in:
        return announced or lead_in or end
    for index in range(head, end):
        words = lines.words[index]
        if words and index not in addressees and not words.startswith(("căn cứ ", "theo đề nghị", "xét ")):
            return index
    return end


def _addressees(lines: Lines, head: int) -> range:
    """ "Kính gửi:" and the bodies listed under it."""
    near = range(head, min(lines.count, head + SUBJECT_LINES * 4))
    first = next((i for i in near if is_salutation(lines.words[i])), None)
    if first is None:
        return range(0)
    last = first
    for index in range(first + 1, lines.count):
        words = lines.words[index]
        if words and words[0] not in "-+•*" and words[-1] != ";":
            break
        last = index if words else last
    return range(first, last + 1)


def is_salutation(words: str) -> bool:
    return ("kính gửi" in words or "điện" in words) and _SALUTATION.match(words) is not None
