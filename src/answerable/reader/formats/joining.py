"""Join printed lines into paragraphs, for every format that knows only lines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.formats.draft import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answerable.reader.source import Cell


class Line(NamedTuple):
    """One printed line, and what the page shows of where paragraphs begin and end."""

    text: str
    page: int | None = None
    cell: Cell | None = None
    full: bool | None = None  # ends near the right margin, so it may go on below; None where nothing tells
    gap: bool = False  # more space above it than between two lines of a paragraph; a blank line
    indented: bool | None = None  # begins further right than the line margin of its block; None: not known
    centred: bool = False  # stands in the middle of the page: a title, a number, a heading


def join_lines(lines: Iterable[Line]) -> list[Passage]:
    """Return the paragraphs that the lines make, each with the page and cell of its first line."""
    passages: list[Passage] = []
    parts: list[str] = []  # of the paragraph being joined
    first = last = Line("")
    for line in lines:
        words = line.text.strip()
        if not words:
            continue
        if len(words) != len(line.text):
            line = line._replace(text=words)
        if parts and continues(parts[0], last, line):
            parts.append(words)
        else:
            if parts:
                passages.append(Passage(joined(parts), first.page, first.cell))
            parts, first = [words], line
        last = line
    if parts:
        passages.append(Passage(joined(parts), first.page, first.cell))
    return passages


def mend(passages: list[Passage]) -> list[Passage]:
    """Join paragraphs that were broken in mid-sentence, by a page or by hand: "cứu nạn, / cứu hộ …"."""
    mended: list[Passage] = []
    last: Passage | None = None
    for passage in passages:
        text, page, cell = passage
        stripped = text.strip()
        if not stripped:
            continue
        if len(stripped) != len(text):
            text = stripped
            passage = Passage(text, page, cell)
        if (
            last is not None
            and (text[0].islower() or last.text[-1] in ",-–(/" or last.page != page)
            and continues(last.text, Line(last.text, last.page, last.cell), Line(text, page, cell))
        ):
            passage = Passage(joined([last.text, text]), last.page, last.cell)
            mended[-1] = passage
        else:
            mended.append(passage)
        last = passage
    return mended


def joined(parts: Sequence[str]) -> str:
    """The words of printed lines. A symbol broken at its dash or slash is whole again: "31-KH/", "TU"."""
    if len(parts) == 1:
        return parts[0]
    words = [parts[0]]
    for before, after in pairwise(parts):
        slash = before[-1] == "/" and before[-2:-1].isalnum()
        dash = before[-1] == "-" and before[-2:-1].isupper() and after[:2].isupper()
        words.append(after if slash or dash else f" {after}")
    return "".join(words)


def unwrap(passages: list[Passage]) -> list[Passage]:
    """Join the lines of a document whose every printed line became a paragraph, as converters make them."""
    loose = [passage.text.strip() for passage in passages if passage.cell is None]
    width = wrap_width(loose) if len(loose) >= 20 else 0
    broken = [line for line in loose if len(line) >= 0.8 * width and not ends_sentence(line)]
    if not width or len(broken) * 3 < len(loose):
        return passages
    lines = [
        Line(
            passage.text,
            passage.page,
            passage.cell,
            full=None if passage.cell else fills(passage.text.strip(), below.text.strip(), width),
        )
        for passage, below in zip(passages, [*passages[1:], Passage("")], strict=True)
    ]
    return join_lines(lines)


def wrap_width(rows: Sequence[str]) -> int:
    """The width in characters that lines were broken at; 0 where each line is a whole paragraph."""
    lengths = sorted(len(row) for row in rows if row)
    if len(lengths) < 8:
        return 0
    widest = lengths[-1 - len(lengths) // 50]
    full = sum(length >= 0.8 * widest for length in lengths)
    return widest if widest <= 150 and full * 5 >= len(lengths) else 0


def fills(line: str, below: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one.

    Letters differ in width, so a full line may have fewer of them than the widest.
    """
    return len(line) + 1 + len(below.split(" ", 1)[0]) >= 0.78 * width


def continues(opening: str, last: Line, line: Line) -> bool:
    """Whether ``line`` goes on with the paragraph that began with ``opening`` and holds ``last`` so far."""
    before, after = last.text, line.text
    if last.full is not True and before.endswith((".", ";", ":")) and not before.isupper():
        return False  # a sentence that ended, as most have: told before all that takes longer
    if last.cell != line.cell or RULE.match(before) or RULE.match(after):
        return False
    turned = last.page != line.page
    if line.gap and not turned and (ends_sentence(before) or not after[0].islower()):
        return False
    if begins_item(after, before, full=last.full):
        return False
    if is_capitals(before):
        if not is_capitals(after):
            return False
        return (begins_item(opening) or ends_open(before)) and not line.gap
    if is_capitals(after) and len(after) > 8:
        return last.full is True and ends_open(before) and not line.gap and after[-1] != ":"
    if LONER.match(before) or LONER.match(after):
        return False
    if ends_sentence(before):
        if last.full is not True or before[-1] == ":":
            return False
        return after[0].islower() or (line.indented is False and before[-1] != ";")
    if ends_open(before):
        return True
    if after[0].islower():
        # In a cell of bodies each may have its line: "Sở Tài chính / các sở, ngành liên quan".
        return line.cell is None or not after.startswith("các ")
    if turned and len(before) > 60:  # a heading is shorter, and seldom left alone at the foot of a page
        return True
    return last.full is True and line.indented is not True


def begins_item(line: str, before: str = "", *, full: bool | None = None) -> bool:
    """Whether a line opens with an outline label: "I.", "1.2.", "a)", "-", "Điều 3.", "PHỤ LỤC II".

    ``before`` is the line above it, which tells a label from a number that the sentence goes on with:
    "tại khoản / 1. Điều 5", "giai đoạn 2026 / - 2030".
    """
    match = LABEL.match(line)
    if match is None:
        return False
    kind = match.lastgroup
    if kind == "bare" and not line[match.end()].isupper():  # "1.5 triệu đồng"
        return False
    if not before or ends_sentence(before):
        return True
    if kind == "dash":  # "kinh tế / - xã hội" goes on; "các sở / - Sở Y tế" does not
        rest = line[match.end() :]
        return not (full is not False and (rest[:1].islower() or rest[:1].isdigit()))
    if kind == "letter":  # "… theo điểm / a) khoản 1"; "Cách thức xếp hạng / a) Trên cơ sở …" begins one
        return LETTERED_BEFORE.search(before[-12:]) is None
    if kind in {"number", "bare", "article"}:
        return NUMBERED_BEFORE.search(before[-12:]) is None
    return True


def ends_sentence(line: str) -> bool:
    """Whether a line ends a sentence or an entry of a list, a bracket or quotation mark after it or not."""
    return FINAL.search(line[-6:]) is not None


def ends_open(line: str) -> bool:
    """Whether a line ends where no paragraph does: "… và", "… của", "MỤC ĐÍCH,"."""
    return line[-1:] in ",(/&–—-" or OPEN_END.search(line[-7:].lower()) is not None


def is_capitals(line: str) -> bool:
    """Whether a line is a title: letters, and none of them small."""
    return line.isupper() and sum(map(str.isalpha, line)) > 3


# "-----", "____", "***": a rule drawn with signs.
RULE = re.compile(r"[\W_]{3,}$")

# "thực hiện.", "(nếu có);", "như sau:”", "./."
FINAL = re.compile(r"[.;:!?…](?:/\.?)?\W{0,3}$")

# What a letter is a part of, where a line ends before it.
LETTERED_BEFORE = re.compile(r"(?:^|[\s(])(?:điểm|khoản|điều|mục|phụ lục|và|hoặc)$", re.IGNORECASE)

# The words that a paragraph never ends with, at the end of a folded line.
OPEN_END = re.compile(
    r"\s(?:và|của|các|những|với|cho|về|theo|tại|từ|đến|do|là|hoặc|trong|trên|để|số|ngày|tháng|năm|khoản|điều|điểm)$"
)

# What a number belongs to when it is no label: "khoản / 1 …", "số / 12. …".
NUMBERED_BEFORE = re.compile(
    r"(?:^|[\s(])(?:số|khoản|điều|điểm|mục|ngày|tháng|năm|quý|phần|phụ lục|lần|thứ|khóa|khoá|từ|đến|và|hoặc"
    r"|trang|chương|bảng|biểu|mẫu|nhóm|cấp|loại|hạng|bước)$",
    re.IGNORECASE,
)

# The labels of an outline (Decree 30/2020/NĐ-CP, annex I, and practice).
LABEL = re.compile(
    r"""
      (?P<dash> [-–—+*•●○■□▪◦⁃·\uf000-\uf0ff] (?!\d{4}) [ \t]* (?=[^\W_]|["“'‘(\[]) )
    | (?P<article> (?:điều|ĐIỀU|Điều)[ ]\d{1,3}[a-zđ]? (?: [.:] | $ ) )
    | (?P<part>
        (?: PHẦN|Phần|CHƯƠNG|Chương|TIỂU[ ]MỤC|Tiểu[ ]mục|MỤC|Mục|PHỤ[ ]LỤC|Phụ[ ]lục
          | BIỂU|Biểu[ ]số|MẪU|Mẫu[ ]số )
        [ ] (?: [IVXL]{1,6} | \d{1,3} | [A-ZĐ] | (?:thứ|THỨ)[ ]\w+ ) (?: [.:)] | [ ]* $ ) )
    | (?P<roman> [IVX]{1,6} [ ]? [.\-–/)] [ ]? (?=[^\W\d_]|["“]) )
    | (?P<number> \(?\d{1,3} (?: \.\d{1,3} ){0,6} (?: [.)/:] [ ]* (?=[^\W\d_]|["“(\[]) | [.)] $ ) )
    | (?P<bare> \d{1,2} (?: \.\d{1,2} ){1,5} [ ]+ (?=[^\W\d_]) )
    | (?P<letter> \(?[a-zđA-ZĐ]\d? (?: [)] [ ]* | [./][ ]+ ) (?=[^\W_]|["“(\[]) )
    """,
    re.VERBOSE,
)

# Lines of the letterhead, of the signature and of an appendix without a number that never go on below.
LONER = re.compile(
    r"(?:(?:PHỤ LỤC|Phụ lục)\s*$|Độc lập\s*[-–]|Số\s*:"
    r"|Nơi nhận|Kính gửi|(?:TM|KT|TL|TUQ|Q)\.\s?[A-ZĐ]|T/M|K/T|V/v\b.{0,3}$)"
    r"|[^,.]{2,40}, ngày\s.{0,12}tháng\s.{0,8}năm\s?[\d.…]*\s*$"
)
