"""What every format hands over, and the one place where it becomes a ``Source``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.errors import LimitExceeded, UnreadableDocument
from answerable.reader.source import Cell, Note, Paragraph, Source, Span, single_spaced

if TYPE_CHECKING:
    from answerable.reader.formats.limits import Limits


class Passage(NamedTuple):
    """A whole paragraph, its words as the file gives them. Blank ones are dropped later."""

    text: str
    page: int | None = None
    cell: Cell | None = None


@dataclass(slots=True, kw_only=True)
class Draft:
    """A document before it has addresses. Formats of lines join them first (see ``joining``)."""

    kind: str  # for messages: "Word document", "PDF"
    media_type: str
    passages: list[Passage]
    pages: int | None = None
    ocr: bool = False
    notes: list[Note] = field(default_factory=list)


# Each font from before Unicode has some of these in every few words, and Unicode Vietnamese has none of them.
OLD_FONT_SIGNS = "®©¸µ¹ñïøöå»"

# What has no shape on the page: controls, joiners, direction marks, soft hyphens, halves of code points.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\uffff]+"
)
# "-------", "_____", "***", "/./": a rule drawn under a letterhead or after the last line.
_RULE = re.compile(r"[\W_]+")
# A bullet in Word's symbol fonts, which only those fonts can draw.
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_PRIVATE_SIGNS = {"\uf02b": "+", "\uf02a": "*", "\uf020": " "}


def assemble(draft: Draft, limits: Limits, *, name: str = "", sha256: str = "") -> Source:
    """Give each passage its place in one text: NFC, nothing invisible, single spaces, blank ones out.

    Raises UnreadableDocument when no words are left, LimitExceeded when there are too many.
    """
    words = [passage.text for passage in draft.passages]
    whole = "".join(words)
    if any(sign in whole for sign in OLD_FONT_SIGNS):
        from answerable.reader.formats.legacy import modernise

        words = modernise(words)
    words = [single_spaced(line) for line in words]
    whole = "".join(words)
    if len(whole) > limits.characters:
        raise LimitExceeded("limit.characters", limit=limits.characters)
    if not whole.isprintable():  # what is taken out may leave two spaces, or a letter beside its mark
        words = [single_spaced(_PRIVATE.sub(_draw, _INVISIBLE.sub("", line))) for line in words]
        whole = "".join(words)
    if not unicodedata.is_normalized("NFC", whole):
        words = [unicodedata.normalize("NFC", line) for line in words]
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for line, passage in zip(words, draft.passages, strict=True):
        if line and (line[0].isalnum() or not _RULE.fullmatch(line)):
            end = at + len(line)
            paragraphs.append(Paragraph(Span(at, end), passage.page, passage.cell))
            lines.append(line)
            at = end + 1
    if not any(map(str.isalnum, "".join(lines[:1000]))):
        raise UnreadableDocument("document.textless", kind=draft.kind)
    return Source(
        text="\n".join(lines),
        paragraphs=tuple(paragraphs),
        name=name,
        sha256=sha256,
        media_type=draft.media_type,
        pages=draft.pages,
        ocr=draft.ocr,
        notes=tuple(draft.notes),
    )


def _draw(match: re.Match[str]) -> str:
    return _PRIVATE_SIGNS.get(match[0], "-")
