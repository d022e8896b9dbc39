"""The lines of a letterhead, those apart that a scan ran together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare
from answerable.reader.source import Span
from answerable.reader.stages.header.document_types import is_type

if TYPE_CHECKING:
    from answerable.reader.source import Source

WINDOW = 60  # paragraphs in which a letterhead may stand; pages saved from a site have menus above it

_SHORTEST_RUN = 14
_LONGEST_RUN = 300  # characters of a paragraph into which a scan ran a whole letterhead

# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", as scanners read them too
MOTTO = re.compile(
    r"c[oô]ng h[oò]a? x[aã] h.i ch.{1,2} ?n.{2,5}a vi.t ?nam"
    r"|d.c l.p ?[-_.~ ]{1,3} ?t.{1,2} do ?[-_.~ ]{1,3} ?h.nh ph.c"
    r"|dang cong san viet nam"
)
# "Số: 63 /KH-UBND", "Số 36-HD/VPTW", "Luật số: 02/2016/QH14", "Nghị quyết số: 105/2025/UBTVQH15"
NUMBER_LINE = re.compile(
    r"(?:^|(?<=[ |]))(?:luật |bộ luật |pháp lệnh |nghị quyết |nghị định |quyết định |thông tư |kế hoạch )?"
    r"(?:số|sổ|só|so|[s$][o6ô0ó]) ?[:;.,]? ?(?=[0-9.…_/ #-]*(?:/|[0-9] ?- ?[a-zđ]))"
)
# "Sơn La, ngày 05 tháng 3 năm 2019", "Lào Cai, ngày    tháng 6 năm 2026", "Hà Nội. ngay22 tháng 4 năm 2022"
PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,;:"
    r"|\d]{1,40}?) ?[,.;]? ?(?P<day>ng[aà]y ?[\d .…_/-]{0,12}th[aá]ng[\d .…_]{0,12}n[aă]m ?[\d….]{0,5})"
)
# What may stand about the words of a line: blanks, marks of emphasis, of quotations and of tables
AROUND = " *_|\t#>\"'"


def letterhead_lines(source: Source, apart: int) -> list[Span]:
    """Return where the first lines of a document stand; of ``apart`` paragraphs each part by itself."""
    return [
        trim(source, piece)
        for index, paragraph in enumerate(source.paragraphs[: WINDOW + 30])
        for piece in (_apart(source, paragraph.span) if index < apart else [paragraph.span])
    ]


def trim(source: Source, span: Span) -> Span:
    """A line without blanks and marks of emphasis at its ends."""
    text, (start, end) = source.text, span
    while start < end and text[start] in AROUND:
        start += 1
    while end > start and text[end - 1] in AROUND:
        end -= 1
    return Span(start, end)


def is_capitals(source: Source, line: Span) -> bool:
    """Whether a line has letters, and none of them small."""
    words = source.text[line.start : line.end]
    return words.upper() == words and any(map(str.isalpha, words))


def _apart(source: Source, line: Span) -> list[Span]:
    """The parts of a letterhead that a scan ran together in one paragraph, each by itself.

    "BỘ TÀI CHÍNH CỘNG HÒA … TỔNG CỤC THUẾ Độc lập - … Số: 990/TB-TCT Hà Nội, ngày … THÔNG BÁO"
    """
    if not _SHORTEST_RUN < line.end - line.start <= _LONGEST_RUN:
        return [line]
    plain = source.plain
    cuts: set[int] = set()
    letters = bare(source.plain[line.start : line.end])
    dated = "thang" in letters
    mottos = list(MOTTO.finditer(letters)) if "nam" in letters or "phuc" in letters else []
    for motto in mottos:
        cuts |= {line.start + motto.start(), line.start + motto.end()}
    if mottos or (dated and PLACE_DATE.search(plain, line.start, line.end)):
        last = max(cuts, default=line.start)
        if number := NUMBER_LINE.search(plain, last, line.end):
            cuts.add(number.start())
    words = source.text[line.start : line.end]
    if words[-2:].isupper() and (mottos or not is_capitals(source, line)):
        # "… năm 2024 THÔNG BÁO": two or three words in capitals at the end
        for count in (3, 2):
            ending = words.rsplit(" ", count)
            last = line.end - len(" ".join(ending[1:]))
            capitals = is_capitals(source, Span(last, line.end))
            if len(ending) > count and capitals and is_type(plain[last : line.end]):
                cuts.add(last)
                break
    edges = sorted({line.start, *cuts, line.end})
    return [Span(start, end) for start, end in pairwise(edges)]
