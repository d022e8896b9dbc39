"""How much a document may ask of us. All of it can be raised by who trusts the document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The largest document that is read. Past a limit, ``LimitExceeded``."""

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 200_000_000  # one part of a .docx, unpacked
    unpacked_ratio: int = 200  # unpacked bytes for each packed one, past the first 50 million
    pages: int = 2_000
    characters: int = 20_000_000  # of text
    seconds: float = 120.0  # given to an outside program: LibreOffice, antiword, tesseract


DEFAULT = Limits()
