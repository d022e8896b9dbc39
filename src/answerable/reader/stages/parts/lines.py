"""The paragraphs of a document as its parts are told by: their words, and what a line looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare
from answerable.reader.stages.drafts import PieceKind
from answerable.reader.stages.outline.labels import read_labels

if TYPE_CHECKING:
    from answerable.reader.source import Source

# The type of a document on a line of its own (Decree 30/2020/NĐ-CP, article 7; Guide 05-HD/VPTW),
# without diacritics: a scanned page often has "QUYÉT ĐỊNH".
_TYPE = re.compile(
    r"(?:ke hoach|quyet dinh|chi thi|nghi quyet|cong dien|thong bao|thong cao"
    r"|chuong trinh(?: hanh dong| cong tac)?|huong dan|quy che(?: phoi hop)?|quy dinh|phuong an|de an|du an"
    r"|bao cao|to trinh|ket luan|nghi dinh|thong tu(?: lien tich)?|luat|phap lenh|lenh|cong van|thu"
    r"|thong tri|quy hoach|danh muc|bo tieu chi|dieu le|noi quy"
    r"|(?:ban )?thoa thuan(?: phoi hop| hop tac)?(?: cong tac)?)"
    r"(?= *[*_]* *$| +khan *$| +hoa toc *$)"
)
# "PHỤ LỤC", "PHỤ LỤC I", "Phụ lục số 02:", "BIỂU MẪU 1", "Mẫu số 01": an appendix begins
_APPENDIX = re.compile(
    r"(?:phụ lục|phụ biểu|biểu số|biểu mẫu|mẫu số)(?: +(?:số *)?[\divxlc.]{1,5}[a-z]?)?\W*(?=$|\n)"
)
_APPENDIX_HEAD = re.compile(r"(?:phụ lục|phụ biểu|biểu|mẫu)(?: +(?:số *)?(?:[ivx]+|\d{1,2}))?\b *[:.\-]? *")
# What opens the text before its first item: legal bases, occasion, the sentence that leads in.
OPENING = re.compile(
    r"căn cứ |thực hiện |theo |xét |để |nhằm |ngày \d|trên cơ sở|tiếp theo|triển khai |trong |vừa qua|"
    r"hưởng ứng|hiện nay|thời gian qua|năm \d|qua |từ |sau khi|phúc đáp|nhận được|những năm"
)
MOTTO = re.compile(r"cộng hòa xã hội|độc lập *- *tự do|đảng cộng sản việt nam")
SEPARATOR = re.compile(r"[\W_]*$")
ISSUING_OFFICE = re.compile(
    r"(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc|tổng giám đốc|ủy ban|hội đồng|chính phủ|quốc hội|ban chấp hành"
    r"|ban thường vụ|cục trưởng|tổng cục trưởng|chánh án|viện trưởng|thống đốc|tổng thanh tra|trưởng ban"
    r"|hiệu trưởng|chánh văn phòng)"
)


def _strip(plain: str, start: int, end: int) -> tuple[int, int]:
    """A paragraph without blanks and marks of emphasis or of tables at its ends."""
    words = plain[start:end]
    begun = words.lstrip(" \n*_|")
    return end - len(begun), end - len(begun) + len(begun.rstrip(" \n_|"))


class Lines:
    """The words of each paragraph, without blanks and marks of emphasis at their ends."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text, self.plain = source.text, source.plain
        self.spans = [_strip(self.plain, *paragraph.span) for paragraph in source.paragraphs]
        self.words = [self.plain[start:end] for start, end in self.spans]
        self.count = len(self.spans)

    def is_capitals(self, index: int) -> bool:
        start, end = self.spans[index]
        words = self.text[start:end]
        return words.upper() == words and any(map(str.isalpha, words))

    def is_labelled(self, index: int) -> bool:
        start, end = self.spans[index]
        return bool(read_labels(self.text, self.plain, start, end))

    def is_type_line(self, index: int) -> bool:
        words = self.words[index]
        return (
            0 < len(words) < 40
            and self.text[self.spans[index][0]].isupper()
            and _TYPE.match(bare(words)) is not None
        )

    def bases_follow(self, index: int) -> bool:
        """Whether the next words are legal bases, so that the line before them names who decides."""
        while index < self.count and not self.words[index]:
            index += 1
        return index < self.count and OPENING.match(self.words[index]) is not None

    def attachment_at(self, index: int) -> PieceKind | None:
        """What kind of attachment begins here, if any does."""
        start, end = self.spans[index]
        if end == start or end - start > 200 or not self.text[start].isupper():
            return None
        words = self.plain[start:end]
        if words.startswith(("phụ", "biểu", "mẫu")):
            if _APPENDIX.match(words):
                return PieceKind.APPENDIX
            if (
                (match := _APPENDIX_HEAD.match(words))
                and self.is_capitals(index)
                and match.end() < len(words)
            ):
                return PieceKind.APPENDIX
        if len(words) < 40 and self.is_capitals(index) and self.is_type_line(index):
            return PieceKind.PROMULGATED
        return None
