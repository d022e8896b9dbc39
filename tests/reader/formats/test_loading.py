"""Any file at all gives a Source, or an error of ours that says what to do."""

from __future__ import annotations

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.reader.formats.docx_building import docx, packed

from answerable.reader.errors import SENTENCES, LimitExceeded, ReaderError, UnreadableDocument
from answerable.reader.formats import Limits, load, load_bytes
from answerable.reader.formats.sniffing import Format, tell_format
from answerable.reader.source import Source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (docx("Kế hoạch"), Format.DOCX),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), Format.DOC),
        (b"\xef\xbb\xbf%PDF-1.7\n", Format.PDF),
        (rb"{\rtf1 K\'ea ho\'e1ch}", Format.RTF),
        (b"<!-- saved from url --><html><body>", Format.HTML),
        ("<html>".encode("utf-16"), Format.HTML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n\n", Format.MHTML),
        ("1 < 2 và 3 > 2".encode(), Format.TEXT),
        ("Kế hoạch".encode("utf-16-le"), Format.TEXT),
        (b"K\xd5 ho\xb9ch c\xf1a t\xd8nh", Format.TEXT),
    ],
)
def test_the_bytes_tell_the_format(data, expected):
    assert tell_format(data) is expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b" \n\t\0", "file.empty"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "format.refused"),
        (b"\x7fELF" + b"x" * 50, "format.refused"),
        (bytes(range(1, 9)) * 40, "format.unknown"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "document.encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "format.refused"),
        (OLE + b"\0" * 100, "document.damaged"),
        (b"PK\x03\x04xl/workbook.xml", "format.refused"),
        (b"PK\x03\x04photo.jpg", "format.refused"),
        (docx("Kế hoạch")[:-30], "document.damaged"),
        (docx(""), "document.textless"),
        (packed("<x/>")[:60], "document.damaged"),
        (b"... --- ...", "document.textless"),
        (b"<html><body></body></html>", "document.textless"),
    ],
)
def test_what_cannot_be_read_is_told(data, code):
    with pytest.raises(UnreadableDocument) as caught:
        load_bytes(data, "tệp.bin")
    assert caught.value.code == code
    assert str(caught.value).startswith("tệp.bin: ")
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_locked_word_document_of_old_is_told():
    stream = b"\xec\xa5\xc1\0" + b"\0" * 7 + b"\x01" + b"\0" * 100
    data = OLE + b"\0" * 504 + stream + "WordDocument".encode("utf-16-le")
    with pytest.raises(UnreadableDocument) as caught:
        load_bytes(data)
    assert caught.value.code == "document.encrypted"


def test_the_limits_hold():
    with pytest.raises(LimitExceeded, match="10 bytes"):
        load_bytes(b"x" * 11, limits=Limits(file_bytes=10))
    with pytest.raises(LimitExceeded, match="5 characters"):
        load_bytes("Kế hoạch".encode(), limits=Limits(characters=5))


def test_a_file_that_is_not_there_or_not_a_file(tmp_path):
    with pytest.raises(UnreadableDocument, match="no such file"):
        load(tmp_path / "mất.docx")
    with pytest.raises(UnreadableDocument, match="folder"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "kín.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(UnreadableDocument, match="permission"):
        load(path)


def test_a_source_knows_its_file(tmp_path):
    path = tmp_path / "kế hoạch.pdf"
    path.write_bytes(docx("Kế hoạch"))
    source = load(path)
    assert (source.name, source.text) == ("kế hoạch.pdf", "Kế hoạch")
    assert source.media_type.endswith("wordprocessingml.document")
    assert len(source.sha256) == 64


def test_every_sentence_can_be_said():
    details = dict.fromkeys(("limit", "kind", "reason", "advice", "tool", "instead", "where"), "x")
    for code in SENTENCES:
        assert str(ReaderError(code, **details)).endswith(".")
        assert str(ReaderError(code, page=3, **details)).startswith("page 3: ")


def check(data: bytes) -> None:
    try:
        source = load_bytes(data, "x")
    except ReaderError as error:
        said = str(error)
        assert said.startswith("x")
    else:
        assert isinstance(source, Source)
        assert source.text == "\n".join(source.quote(one.span) for one in source.paragraphs)
        assert len(source.plain) == len(source.text)


@given(
    st.binary(max_size=400).filter(lambda data: not data.startswith((OLE, rb"{\rtf")) and b"%PDF" not in data)
)
def test_any_bytes(data):
    check(data)


@given(st.text(max_size=400))
@example("000 \x1b\xa00")  # between two spaces stands what has no shape
@example("ke\u200b\u0302 hoach")
def test_any_text(text):
    check(text.encode("utf-8", "surrogatepass"))


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<table>",
                "<tr>",
                "<td rowspan=2>",
                "</table>",
                "<ul>",
                "<li>",
                "<br>",
                "a) x",
                "<!--",
                "<b",
            ]
        )
    )
)
def test_any_page(tags):
    check(b"<html>" + "Kế hoạch ".join(tags).encode())


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(
            ["p", "r", "t", "tbl", "tr", "tc", "br", "tab", "sdt", "sdtContent", "del", "txbxContent"]
        ),
        max_size=20,
    )
)
def test_any_nest_of_word_elements(names):
    opened = "".join(f"<w:{name}>" for name in names)
    closed = "".join(f"</w:{name}>" for name in reversed(names))
    check(docx(f"<w:p>{opened}chữ{closed}</w:p>" if names else "chữ"))
