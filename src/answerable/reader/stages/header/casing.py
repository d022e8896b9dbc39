"""Names of bodies and offices as one writes them in running text, from the capitals of a letterhead.

Decree 30/2020/NĐ-CP, annex II: the words for a body's kind and for its field begin with a capital.
"""

from __future__ import annotations

import re
from functools import cache

from answerable.reader.languages.vi.documents import ISSUERS, LOCAL_ISSUERS
from answerable.reader.languages.vi.folding import fold

# Words with capitals of their own inside a name or an office.
_PHRASES = (
    *ISSUERS.values(),
    *LOCAL_ISSUERS.values(),
    "Ủy ban",
    "Ủy ban bầu cử",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc Việt Nam",
    "Ban Thường trực",
    "Ban Thường vụ",
    "Ban Chấp hành",
    "Ban Chỉ đạo",
    "Ban Tuyên giáo",
    "Ban Tổ chức",
    "Ban Dân vận",
    "Ban Nội chính",
    "Ban Quản lý",
    "Văn phòng",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Đảng ủy",
    "Đảng bộ",
    "Trung ương",
    "Việt Nam",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Công an",
    "Bệnh viện",
    "Trung tâm",
    "Bộ Chỉ huy Quân sự",
    "Đoàn đại biểu Quốc hội",
    "Phó Chủ tịch",
    "Chủ tịch",
    "Phó Thủ tướng",
    "Thủ tướng",
    "Thủ trưởng",
    "UBND",
    "HĐND",
    "Thứ trưởng",
    "Bộ trưởng",
    "Tổng Giám đốc",
    "Giám đốc",
    "Tổng cục trưởng",
    "Cục trưởng",
    "Chi cục trưởng",
    "Vụ trưởng",
    "Chánh Văn phòng",
    "Chánh Thanh tra",
    "Chánh án",
    "Viện trưởng",
    "Bí thư",
    "Trưởng ban",
    "Trưởng phòng",
    "Hiệu trưởng",
    "Chủ nhiệm",
    "Thống đốc",
    "Tổng Thanh tra",
    "Tổng Kiểm toán",
    "Tư lệnh",
    "Chỉ huy trưởng",
    "Thường trực",
    "Ủy viên",
)
_JOINTS = frozenset({"và", "của", "các"})


def sentence_case(plain: str) -> str:
    """A folded name with its capitals: phrases keep their own, else the first two words have one each.

    >>> sentence_case("phó chủ tịch thường trực"), sentence_case("sở giao thông công chính")
    ('Phó Chủ tịch Thường trực', 'Sở Giao thông công chính')
    """
    seen = 0

    def written(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        word = match[0]
        if phrase := _phrases().get(word):
            seen += 1
            return phrase
        return word[0].upper() + word[1:] if seen <= 2 and word not in _JOINTS else word

    return _pattern().sub(written, plain)


@cache
def _phrases() -> dict[str, str]:
    return {fold(phrase): phrase for phrase in _PHRASES}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_phrases(), key=len, reverse=True)
    return re.compile("|".join([*(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in longest), r"[^\W_]+"]))
