"""Tell the format of a file from its bytes."""

from __future__ import annotations

import re
from enum import Enum, auto

from answerable.reader.errors import UnreadableDocument


class Format(Enum):
    """The formats that can be read. A name on the file is never asked: a ".doc" is often HTML or .docx."""

    DOCX = auto()
    DOC = auto()
    RTF = auto()
    ODT = auto()
    PDF = auto()
    HTML = auto()
    MHTML = auto()
    TEXT = auto()


def tell_format(data: bytes) -> Format:
    """Return the format of a document.

    Raises UnreadableDocument where it is empty, locked, or of a kind that is known but holds no plain text.
    """
    head = data[:4096]
    if not data.strip(b"\0 \t\r\n\f"):
        raise UnreadableDocument("file.empty")
    if head.startswith(b"PK"):
        return _tell_zip(data)
    if head.startswith(_OLE):
        return _tell_ole(data)
    if is_pdf(head):
        return Format.PDF
    if head.lstrip().startswith(rb"{\rtf"):
        return Format.RTF
    for signs, kind, advice in _REFUSED:
        if head.startswith(signs):
            raise UnreadableDocument("format.refused", kind=kind, advice=advice)
    if _MHTML.match(head):
        return Format.MHTML
    if _HTML.search(head.replace(b"\0", b"")):
        return Format.HTML
    if _is_binary(head):
        raise UnreadableDocument("format.unknown")
    return Format.TEXT


def is_pdf(head: bytes) -> bool:
    """Whether a document that begins with these bytes, 1024 at least where it has them, is a PDF."""
    return b"%PDF-" in head[:1024] and not head.startswith((b"PK", _OLE))


def _tell_zip(data: bytes) -> Format:
    """A zip archive names its parts in clear; a Word document is the one with a word/ folder."""
    if b"word/" in data:
        return Format.DOCX
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return Format.ODT
    if b"xl/" in data:
        raise UnreadableDocument("format.refused", kind="an Excel workbook", advice=_AS_DOCX)
    if b"ppt/" in data:
        raise UnreadableDocument("format.refused", kind="a PowerPoint presentation", advice=_AS_DOCX)
    raise UnreadableDocument(
        "format.refused", kind="a zip archive", advice="unpack it and name one document inside it"
    )


def _tell_ole(data: bytes) -> Format:
    """The old Office container names its streams in UTF-16."""
    if _wide("EncryptedPackage") in data:
        raise UnreadableDocument("document.encrypted", kind="Office document")
    if _wide("WordDocument") in data:
        return Format.DOC
    if _wide("Workbook") in data or _wide("PowerPoint") in data:
        raise UnreadableDocument(
            "format.refused", kind="an Excel workbook or a PowerPoint presentation", advice=_AS_DOCX
        )
    raise UnreadableDocument(
        "document.damaged", kind="old Office document", reason="it holds no Word text or was cut short"
    )


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_binary(head: bytes) -> bool:
    """Neither text in one byte a letter nor UTF-16: many control bytes, and no pattern in the zero bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 20 < len(head):
        return False
    zeros = head.count(0)
    return zeros < len(head) // 8 or min(head[::2].count(0), head[1::2].count(0)) * 4 > zeros


# The bytes that no text holds, and those that only UTF-16 holds (0).
_CONTROLS = bytes({*range(9), *range(14, 32), 127} - {27})

# The first tag of a page, wherever a comment, a mark or a prologue comes before it.
_HTML = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|font|center|article)\b",
    re.IGNORECASE,
)
# A web page in one file, as Word and browsers save it (.mht).
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MHTML = re.compile(
    rb"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,20}?content-type:\s*multipart/related", re.IGNORECASE
)

_AS_DOCX = "copy its text into a document and save that as .docx"
_AS_TEXT = "put it in a PDF, or run text recognition first"
_REFUSED = (
    ((b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM\x36"), "a picture", _AS_TEXT),
    (
        (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh"),
        "a packed archive",
        "unpack it and name one document inside it",
    ),
    ((b"\x7fELF", b"MZ\x90"), "a program", "check that this is the file you meant"),
)
