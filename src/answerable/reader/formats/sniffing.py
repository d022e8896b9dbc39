"""Tell the format of a file from its bytes."""

from __future__ import annotations

import re
from enum import Enum, auto

from answerable.reader.errors import UnreadableDocument


class Format(Enum):
    DOCX = auto()
    DOC = auto()
    PDF = auto()
    HTML = auto()
    TEXT = auto()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|font|!--)\b", re.IGNORECASE)
_OFFICE = "save the document as .docx"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


def tell_format(data: bytes) -> Format:
    """Return the format of a document.

    Raises UnreadableDocument where it is empty, or of a kind that is known and not read here.
    """
    head = data[:4096]
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableDocument("file.empty")
    if head.startswith(b"PK\x03\x04"):
        return Format.DOCX
    if head.startswith(OLE):
        return Format.DOC
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(rb"{\rtf"):
        raise UnreadableDocument("format.refused", kind="an RTF file", advice=_OFFICE)
    if head.startswith(_PICTURES):
        raise UnreadableDocument("format.refused", kind="a picture", advice="put it in a PDF, or run text recognition first")
    if _HTML.search(head.replace(b"\0", b"")):
        return Format.HTML
    return Format.TEXT
