"""Where results go: standard output, or a folder with a file a document."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol, cast

from answerable.cli.terminal import put

if TYPE_CHECKING:
    from pathlib import Path

    from answerable.cli.documents import Document
    from answerable.cli.messages import Messages
    from answerable.cli.reading import Form
    from answerable.reader.export.table import Tables
    from answerable.reader.export.workbook import Workbook

ENDINGS = {
    "summary": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "akn": ".akn.xml",
}


class CannotWrite(Exception):
    """No result can be kept any more. ``str(error)`` is the sentence to show."""


class Keeper(Protocol):
    """Takes results as they come."""

    def add(self, document: Document, data: bytes | Tables) -> str | None:
        """Take one result; return a sentence where this one could not be kept. Raises CannotWrite."""

    def end(self) -> None:
        """Called after the last result, where there was one."""


def keeper(form: Form, folder: Path | None, words: Messages, *, overwrite: bool) -> Keeper:
    """Raises CannotWrite where the folder cannot be made."""
    if folder is not None:
        return Folder(folder, ENDINGS[form.format], words, overwrite=overwrite)
    return {"csv": OneCsv, "xlsx": OneWorkbook}.get(form.format, Output)(form, words)


class Folder:
    """A file a document."""

    def __init__(self, folder: Path, ending: str, words: Messages, *, overwrite: bool) -> None:
        self._folder = folder
        self._ending = ending
        self._words = words
        self._overwrite = overwrite
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(self._refusal(folder, error)) from error

    def add(self, document: Document, data: bytes | Tables) -> str | None:
        path = self._folder / (document.place + self._ending)
        try:
            if path.exists() and not self._overwrite:
                return self._words.already_there.format(path=path)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, cast("bytes", data))
        except OSError as error:
            return self._refusal(path, error)
        return None

    def end(self) -> None: ...

    def _refusal(self, path: Path, error: OSError) -> str:
        return self._words.cannot_write.format(path=path, reason=error.strerror or error)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class Output:
    """One after another on standard output."""

    def __init__(self, form: Form, words: Messages) -> None:
        self._form = form
        self._words = words
        self._between = b""

    def add(self, document: Document, data: bytes | Tables) -> str | None:
        self._put(self._between + cast("bytes", data))
        self._between = b"\n\n" if self._form.format == "summary" else b""
        return None

    def end(self) -> None: ...

    def _put(self, data: bytes) -> None:
        try:
            put(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise CannotWrite(self._words.cannot_write.format(path="-", reason=reason)) from error


class OneCsv(Output):
    """The rows of all documents as one CSV, under one line of names."""

    _header = True

    def add(self, document: Document, data: bytes | Tables) -> str | None:
        from answerable.reader.export import csv_of

        self._put(csv_of(cast("Tables", data), header=self._header))
        self._header = False
        return None


class OneWorkbook(Output):
    """The rows of all documents in the sheets of one workbook."""

    def __init__(self, form: Form, words: Messages) -> None:
        super().__init__(form, words)
        self._book: Workbook | None = None

    def add(self, document: Document, data: bytes | Tables) -> str | None:
        if self._book is None:
            from answerable.reader.export.workbook import Workbook

            self._book = Workbook(self._form.language)
        self._book.add(cast("Tables", data))
        return None

    def end(self) -> None:
        import io

        file = io.BytesIO()
        if self._book is not None:
            self._book.save(file)
        self._put(file.getvalue())
