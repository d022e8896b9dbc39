"""Old Word documents (.doc), RTF and OpenDocument, read by a program that knows them.

LibreOffice keeps tables, automatic numbers and tracked changes right and goes first; antiword is small and
fast, and steps in where LibreOffice is missing. Neither is asked to go on the network, and both are timed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.reader.errors import LimitExceeded, MissingTool, ReaderError, UnreadableDocument
from answerable.reader.formats.docx import read_docx
from answerable.reader.formats.draft import Draft, Passage
from answerable.reader.formats.joining import Line, join_lines, mend
from answerable.reader.formats.letterhead import set_columns_apart
from answerable.reader.source import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from answerable.reader.formats.limits import Limits

MEDIA_TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
}


def read_doc(data: bytes, limits: Limits, suffix: str = "doc") -> Draft:
    """Read a document of a kind that only an office program knows; ``suffix`` is a key of MEDIA_TYPES.

    Raises MissingTool where no such program is installed, UnreadableDocument where none can read it.
    """
    kind = f".{suffix} document"
    if suffix == "doc" and _locked(data):
        raise UnreadableDocument("document.encrypted", kind=kind)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    antiword = shutil.which("antiword") if suffix == "doc" else None
    if office is None and antiword is None:
        raise MissingTool("tool.missing", kind=f"a {kind}", tool="LibreOffice", instead=".docx")
    with tempfile.TemporaryDirectory(prefix="answerable-") as folder:
        original = Path(folder) / f"original.{suffix}"
        original.write_bytes(data)
        draft = None
        if office is not None:
            try:
                draft = _by_libreoffice(office, original, limits)
            except ReaderError:
                if antiword is None:
                    raise
        if draft is None and antiword is not None:
            draft = _by_antiword(antiword, original, limits)
    if draft is None:
        raise UnreadableDocument("tool.failed", kind=kind, tool="LibreOffice", instead=".docx")
    draft.kind = kind
    draft.media_type = MEDIA_TYPES[suffix]
    return draft


def _locked(data: bytes) -> bool:
    """A .doc with a password says so in its first block: [MS-DOC] 2.5.2, FibBase.fEncrypted.

    The block nearly always follows the 512 bytes of the file's header.
    """
    return data[512:514] == b"\xec\xa5" and len(data) > 523 and bool(data[523] & 1)


def _by_libreoffice(office: str, original: Path, limits: Limits) -> Draft | None:
    profile = original.parent / "profile"
    _run(
        [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(original.parent / "made"), str(original)),
        ],
        limits,
    )
    made = original.parent / "made" / "original.docx"
    return read_docx(made.read_bytes(), limits) if made.is_file() else None


def _by_antiword(antiword: str, original: Path, limits: Limits) -> Draft | None:
    from lxml import etree

    book = _run([antiword, "-m", "UTF-8.txt", "-x", "db", str(original)], limits)
    if not book.strip():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(book, parser)
    return (
        None
        if root is None
        else Draft(kind="", media_type="", passages=mend(set_columns_apart(_docbook_passages(root))))
    )


def _docbook_passages(book: _Element) -> list[Passage]:
    """The paragraphs and cells of antiword's DocBook. Its own guess at chapters is not used."""
    passages: list[Passage] = []
    tables = 0
    for element in book.iter("title", "para", "informaltable"):
        parent = element.getparent()
        if parent is not None and parent.tag in {"book", "bookinfo"}:
            continue
        if element.tag == "informaltable":
            for row, entries in enumerate(element.iter("row")):
                for column, entry in enumerate(entries.iter("entry")):
                    passages += _lines(entry, Cell(table=tables, row=row, column=column))
            tables += 1
        elif element.find("informaltable") is None:
            passages += _lines(element, None)
    return passages


def _lines(element: _Element, cell: Cell | None) -> list[Passage]:
    text = "".join(map(str, element.itertext())).replace(" |", "\n")
    return join_lines(Line(line, cell=cell) for line in text.splitlines())


def _run(command: Sequence[str], limits: Limits) -> bytes:
    """Run a program and return what it printed; a program that fails printed nothing."""
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=limits.seconds, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as problem:
        raise LimitExceeded("limit.seconds", limit=limits.seconds) from problem
    except OSError as problem:
        raise UnreadableDocument(
            "tool.failed", kind="document", tool=Path(command[0]).name, instead=".docx"
        ) from problem
    return done.stdout if done.returncode == 0 else b""
