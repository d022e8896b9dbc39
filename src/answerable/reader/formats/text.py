"""Plain text and Markdown: lines in some encoding, broken anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.formats.draft import Draft
from answerable.reader.formats.encodings import decode
from answerable.reader.formats.joining import Line, join_lines
from answerable.reader.formats.markdown import clean_markdown

if TYPE_CHECKING:
    from answerable.reader.formats.limits import Limits


def read_text(data: bytes, limits: Limits) -> Draft:
    """Read plain text or Markdown."""
    return Draft(
        kind="text file",
        media_type="text/plain",
        passages=join_lines(printed_lines(clean_markdown(decode(data)))),
    )


def printed_lines(text: str) -> list[Line]:
    """The lines of a text, each with what tells where paragraphs end: blank lines, width, form feeds."""
    rows = [row.strip() for row in text.replace("\f", "\n\n").splitlines()]
    width = wrap_width(rows)
    lines: list[Line] = []
    gap = False
    for row, below in zip(rows, [*rows[1:], ""], strict=True):
        if not row:
            gap = True
            continue
        full = None
        if width:
            next_word = below.split(" ", 1)[0] if below else ""
            full = len(row) + 1 + len(next_word) >= 0.87 * width
        lines.append(Line(row, full=full, gap=gap))
        gap = False
    return lines


def wrap_width(rows: list[str]) -> int:
    """The width that lines were broken at, in characters; 0 where each line is a whole paragraph."""
    lengths = sorted(len(row) for row in rows if row)
    if len(lengths) < 8:
        return 0
    widest = lengths[-1 - len(lengths) // 50]
    full = sum(length >= 0.8 * widest for length in lengths)
    return widest if widest <= 150 and full * 5 >= len(lengths) else 0
