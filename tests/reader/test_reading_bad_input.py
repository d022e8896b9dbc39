"""What no document should be, at the level of the command: one line, exit status 2, and soon."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from answerable.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SECONDS = 10.0  # generous: a file that is read in time that grows with its square takes minutes


def word(document: bytes) -> bytes:
    """A .docx with this as its document part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", document)
    return packed.getvalue()


def pages(count: int) -> bytes:
    """A PDF of many empty pages, small because all of them are one object."""
    kids = b"3 0 R " * count
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [ %s] >>" % (count, kids),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 4\n%strailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(body),
    )


ENTITY = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
LAUGHS = b"<!DOCTYPE d [%s]><d>&e9;</d>" % b"".join(
    b'<!ENTITY e%d "%s">' % (depth, b"ha" if not depth else b"&e%d;" % (depth - 1) * 10)
    for depth in range(10)
)
REFUSED = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\t\n", "the file is empty"),
    "truncated.docx": ((EXAMPLES / "ke-hoach.docx").read_bytes()[:9000], "is damaged"),
    "truncated.pdf": ((EXAMPLES / "ke-hoach.pdf").read_bytes()[:60], "is damaged"),
    "entity.docx": (word(ENTITY), "entities"),
    "laughs.docx": (word(LAUGHS), "entities"),
    "bomb.docx": (word(b" " * 260_000_000), "unpacks to over"),
    "pages.pdf": (pages(10_000), "more than 2000 pages"),
    "picture.docx": (b"\x89PNG\r\n\x1a\n" + b"x" * 500, "not a text document"),
    "noise.html": (bytes(range(1, 9)) * 900, "not a document that can be read"),
}


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_ends_in_one_line_and_status_2(name, tmp_path, capfd):
    content, told = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    begun = time.process_time()
    status = main(["read", "--format", "json", str(path)])
    assert time.process_time() - begun < SECONDS
    out, err = capfd.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"{path}: ")
    assert told in err


READ = {
    "one megabyte on a line": ("Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện. " * 14_000).encode(),
    "a label without an end": b"1." * 250_000,
    "bytes that are no UTF-8": "1. Giao Sở Y tế thực hiện\n".encode() * 50
    + b"\xff\xfe\xfa\x80"
    + b"\n2. Xong",
    "a third of a page": (EXAMPLES / "ke-hoach.html").read_bytes()[:9000],
}


@pytest.mark.parametrize("content", READ.values(), ids=READ.keys())
def test_what_can_be_read_is_read_in_time(content, tmp_path, capfd):
    path = tmp_path / "odd"
    path.write_bytes(content)
    begun = time.process_time()
    status = main(["read", "--format", "json", str(path)])
    assert time.process_time() - begun < SECONDS
    out, err = capfd.readouterr()
    assert (status, err) == (0, "")
    assert out.startswith("{")


def test_a_folder_with_nothing_readable_in_it(tmp_path, capfd):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04")
    assert main(["read", str(tmp_path)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "a.txt: " in err
    assert "b.docx: " in err
    assert "Traceback" not in err


def test_a_file_that_vanishes_before_it_is_opened(tmp_path, capfd, monkeypatch):
    from answerable.cli import documents

    path = tmp_path / "plan.txt"
    path.write_text("1. Giao Sở Y tế thực hiện.", encoding="utf-8")
    found = documents.find_documents

    def vanish(*arguments, **options):
        documents_found = found(*arguments, **options)
        path.unlink()
        return documents_found

    for module in ("answerable.cli.documents", "answerable.cli.read"):
        monkeypatch.setattr(f"{module}.find_documents", vanish, raising=False)
    assert main(["read", str(tmp_path)]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "no such file" in err
