"""A file in, a ``Source`` out. The format is told from the bytes, never from the suffix."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.reader.errors import LimitExceeded, ReaderError, UnreadableDocument
from answerable.reader.formats.draft import Draft, assemble
from answerable.reader.formats.limits import DEFAULT, Limits
from answerable.reader.formats.sniffing import Format, is_pdf, tell_format

if TYPE_CHECKING:
    from answerable.reader.source import Source

__all__ = ["DEFAULT", "Limits", "load", "load_bytes"]


def load(path: Path | str, limits: Limits = DEFAULT) -> Source:
    """Read a file into a Source.

    Raises UnreadableDocument, MissingTool or LimitExceeded (see ``errors``).
    """
    path = Path(path)
    content: bytes | Path = path
    try:
        with path.open("rb") as file:
            # A PDF may be large, and its reader needs little of it at a time: it stays on the disk.
            if is_pdf(file.peek(1024)) and path.is_file() and path.stat().st_size <= limits.file_bytes:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            else:
                content = file.read(limits.file_bytes + 1)
                sha256 = hashlib.sha256(content).hexdigest()
    except OSError as problem:
        error = _why_unreadable(problem)
        error.name = path.name
        raise error from problem
    return _load(content, sha256, path.name, limits)


def load_bytes(data: bytes, name: str = "", limits: Limits = DEFAULT) -> Source:
    """Read the bytes of a file into a Source; ``name`` is only for showing.

    Raises UnreadableDocument, MissingTool or LimitExceeded (see ``errors``).
    """
    return _load(data, hashlib.sha256(data).hexdigest(), name, limits)


def _load(content: bytes | Path, sha256: str, name: str, limits: Limits) -> Source:
    try:
        if isinstance(content, bytes) and len(content) > limits.file_bytes:
            raise LimitExceeded("limit.bytes", limit=limits.file_bytes)
        draft = _read(content, limits) if isinstance(content, bytes) else _read_pdf(content, limits)
        return assemble(draft, limits, name=name, sha256=sha256)
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
            return _read_pdf(data, limits)
        case Format.HTML:
            from answerable.reader.formats.html import read_html

            return read_html(data, limits)
        case Format.MHTML:
            from answerable.reader.formats.html import read_mhtml

            return read_mhtml(data, limits)
        case Format.TEXT:
            from answerable.reader.formats.text import read_text

            return read_text(data, limits)


def _read_pdf(file: bytes | Path, limits: Limits) -> Draft:
    from answerable.reader.formats.pdf import read_pdf

    return read_pdf(file, limits)


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
