"""A file in, a ``Source`` out. The format is told from the bytes, never from the suffix."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from answerable.reader.source import Paragraph, Source, Span


def load(path: Path | str) -> Source:
    """Read a file into a Source.

    Raises UnreadableDocument, MissingTool or LimitExceeded (see ``errors``).
    """
    data = Path(path).read_bytes()
    lines = [line.strip() for line in unicodedata.normalize("NFC", data.decode()).splitlines()]
    paragraphs, at = [], 0
    for line in filter(None, lines):
        paragraphs.append(Paragraph(span=Span(at, at + len(line))))
        at += len(line) + 1
    return Source(
        text="\n".join(filter(None, lines)),
        paragraphs=tuple(paragraphs),
        name=Path(path).name,
        sha256=hashlib.sha256(data).hexdigest(),
    )
