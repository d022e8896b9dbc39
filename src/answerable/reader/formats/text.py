"""Plain text and Markdown: lines in some encoding, broken anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.formats.draft import Draft, Passage
from answerable.reader.formats.encodings import decode
from answerable.reader.formats.joining import Line, fills, join_lines, wrap_width
from answerable.reader.formats.letterhead import set_columns_apart
from answerable.reader.formats.markdown import clean_markdown, strip_front_matter
from answerable.reader.formats.text_tables import find_tables
from answerable.reader.formats.turned_pages import find_page_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.formats.limits import Limits

_NEWLINES = ("\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029")


def read_text(data: bytes, limits: Limits) -> Draft:
    """Read plain text or Markdown. Never fails: what cannot be decoded is left out later."""
    text = decode(data)
    for newline in _NEWLINES:
        text = text.replace(newline, "\n")
    sheets = text.rstrip("\f\n ").count("\f") + 1
    rows = strip_front_matter(text).replace("\f", "\n\f\n").split("\n")
    return Draft(
        kind="text file",
        media_type="text/plain",
        passages=_passages(rows),
        pages=sheets if sheets > 1 else None,
    )


def _passages(rows: Sequence[str]) -> list[Passage]:
    """Tables into cells, all other lines into paragraphs, in the order of the text."""
    rows = [passage.text for passage in set_columns_apart([Passage(row) for row in rows])]
    tables = find_tables(rows)
    starts = [0, *(table.last for table in tables)]
    ends = [*(table.first for table in tables), len(rows)]
    stretches = [rows[start:end] for start, end in zip(starts, ends, strict=True)]
    width = wrap_width([row.strip() for stretch in stretches for row in stretch])
    passages: list[Passage] = []
    page = 1
    paged = any("\f" in row for row in rows)
    for stretch, table in zip(stretches, [*tables, None], strict=True):
        lines = printed_lines(stretch, width, page if paged else None)
        page += sum("\f" in row for row in stretch)
        passages += join_lines(lines)
        for cell, words in table.cells if table else ():
            text = clean_markdown("\n".join(words))
            passages += join_lines(Line(line, cell=cell) for line in text.split("\n"))
    if all(passage.page in {1, None} for passage in passages):  # nothing tells of pages
        passages = [Passage(passage.text, cell=passage.cell) for passage in passages]
    # Marks that opened on one line and closed on the next.
    return [
        passage._replace(text=clean_markdown(passage.text)) if "*" in passage.text else passage
        for passage in passages
    ]


def printed_lines(rows: Sequence[str], width: int, page: int | None = None) -> list[Line]:
    """The lines of a text with what tells where paragraphs end: blank lines, width, turned pages.

    ``width`` is that of ``wrap_width``; ``page`` is the page that the first line stands on.
    """
    rows = clean_markdown("\n".join(rows)).split("\n")
    bare = [row.strip() for row in rows]
    marks, turns = find_page_marks(rows)
    lines: list[Line] = []
    gap = False
    sheet = page or 1  # counted by form feeds where there are any, else by page numbers
    for at, row in enumerate(bare):
        if at in turns if page is None else "\f" in rows[at]:
            sheet += 1
        if row.startswith("|"):  # a table run out into lines, each cell on its own: "| Sở Y tế"
            row, gap = row.strip("| "), True
        if not row or at in marks:
            gap = True
            continue
        full = None
        if width:
            full = fills(row, bare[at + 1] if at + 1 < len(bare) else "", width)
        lines.append(Line(row, sheet, None, full, gap))
        gap = False
    return lines
