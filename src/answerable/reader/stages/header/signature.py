"""Who signed: offices, by which authority, and the names printed under them.

Order of a block (Decree 30/2020/NĐ-CP, annex I, component 7): on whose behalf ("TM. ỦY BAN NHÂN DÂN"),
for whom ("KT. CHỦ TỊCH"), the signer's own office ("PHÓ CHỦ TỊCH"), the name. Copies break these over
lines or run them together, so a block is read as one run of capitals with a name after it.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.languages.vi.documents import AUTHORITIES
from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Signer
from answerable.reader.source import Span

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Parts

_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ"

# "TM.", "T/M", "KT ", "K/T", "TL.", "TUQ.", "Q." before capitals
_AUTHORITY = re.compile(
    rf"(?<!\w)(?P<authority>T ?/ ?M|K ?/ ?T|T ?/ ?L|T ?/ ?UQ|TM|KT|TL|TUQ|Q)(?: ?[.,:]+ ?| (?=[{_UPPER}]{{2}}))"
)

# Offices in the capitals of a signature, longest first; folded.
_OFFICE = re.compile(
    r"(?:quyền |phó |trợ lý )*(?:chủ tịch|thủ tướng|bộ trưởng|thứ trưởng|tổng giám đốc|giám đốc|tổng cục trưởng|cục trưởng"
    r"|chi cục trưởng|vụ trưởng|chánh văn phòng|chánh thanh tra|chánh án|viện trưởng|bí thư|trưởng ban|trưởng phòng|trưởng đoàn"
    r"|hiệu trưởng|chủ nhiệm|thống đốc|tổng thanh tra|tổng kiểm toán(?: nhà nước)?|tư lệnh|chỉ huy trưởng|chính ủy|trưởng công an"
    r"|tổng thư ký|ủy viên|đội trưởng|trạm trưởng|giám thị|tổng biên tập|chủ tọa|trưởng khoa|kế toán trưởng|tổ trưởng|cục phó"
    r"|thủ trưởng|viện phó|hiệu phó)(?!\w)"
)
# What may follow an office and belong to it.
_OFFICE_MORE = re.compile(
    r"(?: ?[,-]? ?(?:thường trực|kiêm |phụ trách|chuyên trách|trung ương|bộ tổng tham mưu|văn phòng chính phủ|chủ nhiệm|ủy ban dân tộc|bộ y tế))"
)

_RANKS = re.compile(
    r"(?:(?:Đ/c|Đồng chí|Ông|Bà|GS|PGS|TS|TSKH|ThS|Th\.S|ThS|CN|KS|BS|BSCKI{1,2}|BS\.?CKI{1,2}|DS|LS|NGƯT|NGND|TTND|TTƯT|GVC|KTS|KTV"
    r"|Bác sĩ|Tiến sĩ|Thạc sĩ|Kỹ sư|Cử nhân|Luật sư|Giáo sư|Phó Giáo sư"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Đại uý|Thượng uý|Trung uý|Thiếu uý|Chuẩn Đô đốc|Phó Đô đốc|Đô đốc)"
    r"[.,:]?[ ]*)+(?=[^\W\d_])"
)
# "Tráng Thị Xuân", "H'Yim Kđoh", "Y Giang Gry Niê Knơng"
_WORD = rf"[{_UPPER}](?:[a-zà-ỹđơưăĩũ]*(?:['’][{_UPPER}]?[a-zà-ỹđ]+)?)"
_NAME = re.compile(rf"(?P<name>{_WORD}(?: ?[-] ?{_WORD}| {_WORD}){{1,5}})")
_SIGNED = re.compile(r"\(? ?(?:đã ký|ký tên|đã kí|ký)[^)]{0,30}\)?")
_NOT_NAMES = re.compile(
    r"(?:nơi nhận|độc lập|lưu|phụ lục|kèm theo|như trên|như điều|ủy ban|hội đồng|văn phòng|sở |bộ |ban |công an|đã ký)"
)


class Block(NamedTuple):
    """What a signature says of the issuer: the body after "TM.", folded, or ""."""

    on_behalf_of: str
    span: Span | None


def read_signers(source: Source, parts: Parts) -> tuple[tuple[Signer, ...], Block]:
    """The signers in the order of the page, and on whose behalf the first of them signed."""
    region = [source.paragraphs[i].span for i in parts.signature]
    signers: list[Signer] = []
    block = Block("", None)
    capitals: list[Span] = []
    for line in region:
        for piece, is_capitals in _pieces(source, line):
            if is_capitals:
                capitals.append(piece)
                continue
            name = _name(source, piece)
            if name is None or not capitals:
                continue
            behalf, position, authority = _office(source, capitals)
            if behalf and not block.on_behalf_of:
                block = Block(behalf, capitals[0])
            if position:
                signers.append(
                    Signer(
                        name=source.quote(name),
                        position=position,
                        authority=authority,
                        span=Span(capitals[0].start, name.end),
                    )
                )
            capitals = []
    return tuple(signers), block


def _pieces(source: Source, line: Span) -> list[tuple[Span, bool]]:
    """The line cut where capitals turn into other words."""
    text = source.text[line.start : line.end]
    pieces: list[tuple[Span, bool]] = []
    for match in re.finditer(r"[^\s*_|]+", text):
        word = match[0]
        letters = [c for c in word if c.isalpha()]
        if not letters:
            capital = pieces[-1][1] if pieces else True
        else:
            capital = all(map(str.isupper, letters)) and (
                len(letters) > 1 or "." in word or (bool(pieces) and pieces[-1][1])
            )
        span = Span(line.start + match.start(), line.start + match.end())
        if pieces and pieces[-1][1] == capital:
            pieces[-1] = (Span(pieces[-1][0].start, span.end), capital)
        else:
            pieces.append((span, capital))
    return pieces


def _name(source: Source, piece: Span) -> Span | None:
    """The name of a person in words that are not all capitals."""
    text = source.text[piece.start : piece.end]
    if match := _SIGNED.match(fold(text)):
        text = text[match.end() :]
    start = piece.end - len(text)
    if match := _RANKS.search(text):
        start += match.end()
        text = text[match.end() :]
    while text and not text[0].isalpha():
        text, start = text[1:], start + 1
    if match := _NAME.match(text):
        if _NOT_NAMES.match(fold(match["name"])) or len(text) - match.end() > 12:
            return None
        return Span(start, start + match.end())
    return None


def _office(source: Source, capitals: list[Span]) -> tuple[str, str, tuple[str, ...]]:
    """(body after TM., own office in sentence case, authorities outermost first) of a run of capitals."""
    lines = [source.quote(span) for span in capitals]
    words = "\n".join(lines)
    marks = list(_AUTHORITY.finditer(words))
    authority = tuple(AUTHORITIES["".join(mark["authority"].lower().split())] for mark in marks)
    behalf = ""
    rest_at = 0
    for mark, following in zip_longest(marks, marks[1:]):
        end = following.start() if following else len(words)
        segment = fold(words[mark.end() : end])
        if AUTHORITIES["".join(mark["authority"].lower().split())] == "TM":
            body = segment
            if following is None and (office := _last_office(segment)) is not None:
                body = segment[:office]
            behalf = behalf or " ".join(body.split())
        rest_at = mark.end()
    tail = words[rest_at:]
    plain = fold(tail)
    position = ""
    if marks:
        last = authority[-1]
        start = _own_office(plain, last)
        position = tail[start:] if start is not None else ""
    elif (match := _OFFICE.search(plain)) is not None:
        position = tail[match.start() :]
    return behalf, _sentence(position), authority


def _last_office(plain: str) -> int | None:
    """Where the last office of a run begins."""
    starts = [match.start() for match in _OFFICE.finditer(plain)]
    return starts[-1] if starts else None


def _own_office(plain: str, authority: str) -> int | None:
    """Where the signer's own office begins, after the last mark of authority.

    After "TM." stands a body, then the office; after "KT." and "TL." another's office, then the own one.
    """
    starts = [match.start() for match in _OFFICE.finditer(plain)]
    if not starts:
        return None
    if authority in ("TM", "Q"):
        return (
            starts[0]
            if authority == "Q"
            else next((s for s in starts if s and plain[s - 1] in "\n "), starts[0])
        )
    newline = plain.find("\n")
    later = [s for s in starts[1:]]
    if newline >= 0:
        after = [s for s in later if s > newline]
        if after:
            return after[0]
    return later[0] if later else None


_KEEP = {"ubnd": "UBND", "hđnd": "HĐND", "mttq": "MTTQ"}


def _sentence(position: str) -> str:
    """An office in capitals as one writes it in running text: "Phó Chủ tịch Thường trực"."""
    plain = fold(" ".join(position.split())).strip(" .,;:-*_")
    if not plain:
        return ""
    plain = re.sub(
        r"(?<!\w)(chủ tịch|thủ tướng|bí thư|giám đốc|cục trưởng|tổng cục trưởng|chi cục trưởng|trưởng ban|trưởng phòng|chánh văn phòng|chánh thanh tra|chủ nhiệm|thường trực|văn phòng|hội đồng|ủy viên|thứ trưởng|bộ trưởng|viện trưởng|vụ trưởng|hiệu trưởng|thống đốc|tổng giám đốc|tổng thanh tra|trưởng công an|tư lệnh)",
        lambda m: m[0][0].upper() + m[0][1:],
        plain,
    )
    plain = plain.replace("Chánh văn phòng", "Chánh Văn phòng").replace("Chánh thanh tra", "Chánh Thanh tra")
    return plain[0].upper() + plain[1:]
