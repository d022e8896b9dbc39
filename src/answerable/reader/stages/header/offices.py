"""The words of a signature: marks of authority, offices, and what a person's name looks like."""

from __future__ import annotations

import re

CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ"
SMALL = "a-zß-öø-ýăđĩũơưạ-ỹ"

# "TM.", "T/M", "KT ", "K/T", "TL.", "TUQ.", "Q." before capitals
AUTHORITY = re.compile(
    rf"(?<!\w)(?P<authority>T ?/ ?M|K ?/ ?T|T ?/ ?L|T ?/ ?UQ|TM|KT|TL|TUQ|Q)(?: ?[.:]+ ?(?=[{CAPITAL}])"
    rf"| (?=[{CAPITAL}]{{2}}))"
)

# Offices of those who sign; matched on folded text
OFFICE = re.compile(
    r"(?:quyền |phó |trợ lý )*(?:chủ tịch|thủ tướng|bộ trưởng|thứ trưởng|tổng giám đốc|giám đốc"
    r"|tổng cục trưởng|cục trưởng"
    r"|chi cục trưởng|vụ trưởng|chánh văn phòng|chánh thanh tra|chánh án|viện trưởng|bí thư|trưởng ban"
    r"|trưởng phòng|trưởng đoàn"
    r"|hiệu trưởng|chủ nhiệm|thống đốc|tổng thanh tra|tổng kiểm toán(?: nhà nước)?|tư lệnh|chỉ huy trưởng"
    r"|chính ủy|trưởng công an"
    r"|tổng thư ký|ủy viên|đội trưởng|trạm trưởng|giám thị|tổng biên tập|trưởng khoa|tổ trưởng|cục phó"
    r"|thủ trưởng|viện phó|hiệu phó"
    r"|trưởng tiểu ban|trưởng ty|chỉ huy phó|tổng bí thư|người phát ngôn|đồng chủ tịch)(?!\w)"
)

_RANKS = re.compile(
    r"(?:(?:Đ/c|Đồng chí|Ông|Bà|GS|PGS|TS|TSKH|Ths|ThS|Th\.S|CN|KS|BS|BSCKI{1,2}|BS\.? ?CKI{1,2}|CKI{1,2}"
    r"|DS|LS|NGƯT|NGND|TTND|TTƯT"
    r"|GVC|KTS|Bác sĩ|Bác sỹ|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Kỹ sư|Cử nhân|Luật sư|Giáo sư|Phó Giáo sư"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|Chuẩn Đô đốc|Phó Đô đốc|Đô đốc)[.,:]?[ ]*)+(?=[^\W\d_])"
)
# "Tráng Thị Xuân", "H'Yim Kđoh", "Y Giang Gry Niê Knơng"
_WORD = rf"[{CAPITAL}](?:['’][{CAPITAL}])?[{SMALL}]*(?:['’-][{CAPITAL}]?[{SMALL}]+)?"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,5}}")
_SIGNED = re.compile(r"[^\w]*(?:\(? ?(?:đã ký|ký tên|đã kí|ký)[^)\n]{0,30}\)?)?[^\w(]*")
NOT_NAMES = re.compile(
    r"(?:nơi nhận|độc lập|lưu|phụ lục|kèm theo|như trên|như điều|ủy ban|uỷ ban|hội đồng|văn phòng|sở|bộ|ban"
    r"|công an|đã ký|người|thủ tướng"
    r"|cổng|chính phủ|quốc hội|việt nam|phó|chủ tịch|các|công ty|trung tâm|tổng|cục|vụ|báo|đài|thường trực"
    r"|đảng|tỉnh ủy|kế hoạch"
    r"|điều|mục|chương|phần|luật|nghị|quyết|căn cứ|thành viên|đơn vị|phòng|trường|tòa án|viện|kho bạc"
    r"|bảo hiểm|ngân hàng|hội|đoàn)(?!\w)"
)


# The commonest family names, folded
FAMILY_NAME = re.compile(
    r"(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đào|đoàn|vương|trịnh|trương|đinh"
    r"|lâm|phùng|mai|tô|hà|tạ|cao|châu|chu|lương|lò|lưu|thái|tống|quách|nông|hứa|triệu|vi|giàng|cầm|kiều|từ) "
)


def name_in(words: str) -> tuple[int, int] | None:
    """(start, end) of a person's name that fills the words but for a rank, "(Đã ký)" and marks; or None."""
    signed = _SIGNED.match(words.lower())
    start = signed.end() if signed else 0
    if rank := _RANKS.match(words, start):
        start = rank.end()
    match = _NAME.match(words, start)
    if match is None or any(c.isalnum() for c in words[match.end() :]):
        return None
    if NOT_NAMES.match(match[0].lower()) or not any(map(str.islower, match[0])):
        return None
    return match.span()


def looks_like_name(words: str) -> bool:
    """Whether words are a person's name and nothing else.

    >>> looks_like_name("Nguyễn Văn Hiệp"), looks_like_name("Văn phòng Chính phủ")
    (True, False)
    """
    return name_in(words) is not None
