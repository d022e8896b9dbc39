"""A file in, a ``Source`` out. The format is told from the bytes, never from the suffix."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.reader.errors import LimitExceeded, ReaderError, UnreadableDocument
from answerable.reader.formats.draft import Draft, assemble
from answerable.reader.formats.limits import DEFAULT, Limits
from answerable.reader.formats.sniffing import Format, tell_format

if TYPE_CHECKING:
    from answerable.reader.source import Source

__all__ = ["DEFAULT", "Limits", "load", "load_bytes"]


def load(path: Path | str, limits: Limits = DEFAULT) -> Source:
    """Read a file into a Source.

    Raises UnreadableDocument, MissingTool or LimitExceeded (see ``errors``).
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as problem:
        error = _why_unreadable(problem)
        error.name = path.name
        raise error from problem
    return load_bytes(data, path.name, limits)


def load_bytes(data: bytes, name: str = "", limits: Limits = DEFAULT) -> Source:
    """Read the bytes of a file into a Source; ``name`` is only for showing.

    Raises UnreadableDocument, MissingTool or LimitExceeded (see ``errors``).
    """
    try:
        if len(data) > limits.file_bytes:
            raise LimitExceeded("limit.bytes", limit=limits.file_bytes)
        draft = _read(data, limits)
        return assemble(draft, limits, name=name, sha256=hashlib.sha256(data).hexdigest())
    except ReaderError as error:
        error.name = name
        raise


def _read(data: bytes, limits: Limits) -> Draft:
    """Hand the bytes to the reader of their format, which is imported only then."""
    match tell_format(data):
        case Format.DOCX:
            from answerable.reader.formats.docx import read_docx

            return read_docx(data, limits)
        case Format.DOC:
            from answerable.reader.formats.doc import read_doc

            return read_doc(data, limits)
        case Format.RTF | Format.ODT as kind:
            from answerable.reader.formats.doc import read_doc

            return read_doc(data, limits, kind.name.lower())
        case Format.PDF:
            from answerable.reader.formats.pdf import read_pdf

            return read_pdf(data, limits)
        case Format.HTML:
            from answerable.reader.formats.html import read_html

            return read_html(data, limits)
        case Format.MHTML:
            from answerable.reader.formats.html import read_mhtml

            return read_mhtml(data, limits)
        case Format.TEXT:
            from answerable.reader.formats.text import read_text

            return read_text(data, limits)


def _why_unreadable(problem: OSError) -> ReaderError:
    match problem:
        case FileNotFoundError():
            return UnreadableDocument("file.missing")
        case IsADirectoryError():
            return UnreadableDocument("file.folder")
        case PermissionError():
            return UnreadableDocument("file.forbidden")
        case _:
            return UnreadableDocument("file.failed", reason=problem.strerror or "the disk gave an error")
