"""Open the zip archive that a Word document is, with limits on what it may unpack to."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from answerable.reader.errors import LimitExceeded, UnreadableDocument

if TYPE_CHECKING:
    from answerable.reader.formats.limits import Limits


_HARMLESS = 50_000_000  # unpacked bytes, however well they were packed


class Package:
    """The parts of an Office document, by name."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises UnreadableDocument where the archive is damaged."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as problem:
            raise _damaged("it was not downloaded whole") from problem
        self._limits = limits
        self.names = frozenset(self._archive.namelist())

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, empty where there is none.

        Raises LimitExceeded before it unpacks too much, UnreadableDocument where the part is damaged.
        """
        if name not in self.names:
            return b""
        entry = self._archive.getinfo(name)
        limits = self._limits
        if entry.file_size > limits.unpacked_bytes:
            raise LimitExceeded("limit.unpacked", limit=limits.unpacked_bytes)
        if entry.file_size > max(_HARMLESS, entry.compress_size * limits.unpacked_ratio):
            raise LimitExceeded("limit.ratio", limit=limits.unpacked_ratio)
        if entry.flag_bits & 1:
            raise UnreadableDocument("document.encrypted", kind="zip file")
        try:
            # Reads no more than file_size bytes, whatever the packed stream holds.
            return self._archive.read(entry)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
        ) as problem:
            raise _damaged("a part of it cannot be unpacked") from problem


def _damaged(reason: str) -> UnreadableDocument:
    return UnreadableDocument("document.damaged", kind="Word document", reason=reason)
