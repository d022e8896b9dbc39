"""Old Word documents (.doc), RTF and OpenDocument, read by a program that knows them.

antiword is small and fast, and goes first with .doc; LibreOffice reads what it refuses, and the other kinds.
Neither is asked to go on the network, and both are timed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.reader.errors import LimitExceeded, MissingTool, UnreadableDocument
from answerable.reader.formats.docx import read_docx
from answerable.reader.formats.draft import Draft
from answerable.reader.formats.joining import mend, unwrap
from answerable.reader.formats.letterhead import set_columns_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        if antiword is not None:
            draft = _by_antiword(antiword, original, limits)
        if draft is None and office is not None:
            draft = _by_libreoffice(office, original, limits)
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
    from answerable.reader.formats.antiword import put_together

    text = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(original)], limits).decode("utf-8", "replace")
    if not text.strip():
        return None
    book = _run([antiword, "-m", "UTF-8.txt", "-x", "db", str(original)], limits)
    return Draft(kind="", media_type="", passages=mend(unwrap(set_columns_apart(put_together(text, book)))))


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
