"""Small .docx files for the tests."""

from __future__ import annotations

import io
import zipfile

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; a plain string is one run of text."""
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(text: str, num_id: int, level: int = 0) -> str:
    return paragraph(
        text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    )


def cell(*content: str, properties: str = "") -> str:
    inside = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str) -> str:
    return (
        "<w:tr>" + "".join(piece if piece.startswith("<w:tc") else cell(piece) for piece in cells) + "</w:tr>"
    )


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/>" + "".join(rows) + "</w:tbl>"


def level(at: int, number_format: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*lists: str, nums: str = "") -> str:
    """numbering.xml with one list for each argument; list n is numId n, unless ``nums`` says more."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'
        for at, levels in enumerate(lists, 1)
    )
    plain = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(lists) + 1)
    )
    return f'<w:numbering xmlns:w="{NAMESPACE}">{abstract}{plain}{nums}</w:numbering>'


def docx(*body: str, **parts: str) -> bytes:
    """A .docx of blocks; a plain string is a paragraph. ``numbering=…`` adds word/numbering.xml."""
    blocks = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in body)
    return packed(
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{NAMESPACE}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{blocks}</w:body></w:document>",
        **parts,
    )


def packed(document: str | bytes, **parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in {"document": document, **parts}.items():
            # Without the hour of making, by which rows of a table would be named: processes must agree on names.
            archive.writestr(zipfile.ZipInfo(f"word/{name}.xml"), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
