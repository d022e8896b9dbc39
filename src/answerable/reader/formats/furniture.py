"""What is printed on every page, or stamped on it, and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answerable.reader.formats.pdf_page import PrintedLine, PrintedPage

EDGE = 0.11  # the share of a page's height, at its top and foot, where headers and footers stand

# "2", "- 2 -", "2/15", "Trang 2", "Trang 2/15", "Page 2 of 15"
PAGE_NUMBER = re.compile(r"(?:trang|page)?\s*[-.|~]*\s*\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?\s*[-.|~]*")

# The stamp of a digital signature: Decree 30/2020/NĐ-CP, annex I, has it name the signer, the office and
# the time. "Ký bởi: Bộ Công Thương", "Người ký: …", "Thời gian ký: 02.04.2026 14:24:26 +07:00"
SIGNATURE_STAMP = re.compile(
    r"(?:người ký|ký bởi|ký số bởi|đã ký số|được ký bởi|cơ quan|email|thời gian ký|ngày ký"
    r"|digitally signed by|signed by|date|dn|reason|location|foxit pdf reader version)\s*:.*"
    r"|signature not verified|signature valid|chữ ký số hợp lệ"
)
STAMP_TIME = re.compile(
    r"(?:ký.*:|date:?|time:?)?\s*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?.*"
)
# What only a stamp says; "Cơ quan: …" alone may be a line of the text.
STAMP_SIGN = re.compile(r"người ký:|ký bởi:|thời gian ký:|ngày ký:|ký số bởi|digitally signed|signature not")


INCOMING = re.compile(r"\W*Đ[EÊẾỀỂÉÈ]N\b(?:.{0,6}|\W*(?:Số|Ngày|Giờ)\b.*)")  # as recognition reads it


def drop_furniture(pages: Sequence[PrintedPage]) -> None:
    """Take headers, footers, page numbers and signature stamps out of the pages."""
    repeated = _repeated(pages)
    for page in pages:
        stamped = _stamp(page.lines) | (_incoming_stamp(page) if page.number == 1 else set())
        page.lines = [
            line
            for line in page.lines
            if id(line) not in stamped
            and not (_at_edge(line, page) and (_is_page_number(line, page) or _key(line) in repeated))
        ]


def _stamp_line(folded: str) -> bool:
    return bool(SIGNATURE_STAMP.fullmatch(folded) or STAMP_TIME.fullmatch(folded))


def _stamp(lines: Iterable[PrintedLine]) -> set[int]:
    """The ids of the lines of signature stamps: each stands close to one that only a stamp says."""
    found = [
        (line, folded)
        for line in lines
        if ":" in line.text and _stamp_line(folded := fold(line.text).strip())
    ]
    signs = [line for line, folded in found if STAMP_SIGN.match(folded)]
    return {
        id(line)
        for line, _ in found
        if any(abs(line.middle - sign.middle) < 40 and abs(line.left - sign.left) < 60 for sign in signs)
    }


def _incoming_stamp(page: PrintedPage) -> set[int]:
    """The ids of the lines of a receiver's stamp: its name, "ĐẾN", number, date and hour, in a small frame.

    Its form is set by Decree 30/2020/NĐ-CP, annex IV.
    """
    for sign in page.lines:
        if sign.top < page.height / 2 and INCOMING.fullmatch(sign.text):
            left, right = sign.left - 20, sign.left + 150
            return {
                id(line)
                for line in page.lines
                if abs(line.middle - sign.middle) < 35 and left <= line.left and line.right <= right
            }
    return set()


def _at_edge(line: PrintedLine, page: PrintedPage) -> bool:
    return line.bottom < EDGE * page.height or line.top > (1 - EDGE) * page.height


def _is_page_number(line: PrintedLine, page: PrintedPage) -> bool:
    """Whether a line near the edge holds a number alone, with nothing of the text beyond it."""
    if not PAGE_NUMBER.fullmatch(fold(line.text).strip()):
        return False
    if line.bottom < EDGE * page.height:
        return all(other is line or other.middle > line.bottom for other in page.lines)
    return all(other is line or other.middle < line.top for other in page.lines)


def _repeated(pages: Sequence[PrintedPage]) -> frozenset[str]:
    """Keys of lines that stand at the edge of most pages: running headers and footers."""
    if len(pages) < 3:
        return frozenset()
    counts = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _at_edge(line, page)}
    )
    return frozenset(key for key, count in counts.items() if count >= max(3, 0.5 * len(pages)))


def _key(line: PrintedLine) -> str:
    """What a running line says on every page: its letters alone, and where it stands."""
    letters = re.sub(r"[\W\d_]+", "", bare(fold(line.text)))
    return f"{letters}@{line.middle // 12:.0f}" if letters else f"{line.text}@{line.middle // 12:.0f}"
