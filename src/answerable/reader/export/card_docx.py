"""The quality card as one page of Word, in the form of an office's paper (A4, Times New Roman)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from answerable.reader.export.card import counts_of, rows_of
from answerable.reader.export.card_words import card_words

if TYPE_CHECKING:
    from docx.document import Document as Word

    from answerable.reader.export.words import Language
    from answerable.reader.quality import Card

LONGEST = 300  # characters of where; the JSON has all


def card_docx(card: Card, *, language: Language | str) -> bytes:
    """Raises ModuleNotFoundError where python-docx, which the extra [web] brings, is not installed."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    words = card_words(language)
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.5)
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(3)
    page.core_properties.title = words.title
    page.core_properties.author = "Answerable"
    _bold(page, words.title, size=13)
    for label, value in (
        (words.document, card.title),
        (words.number, card.number),
        (words.issuer, card.issuer),
    ):
        page.add_paragraph(f"{label}: {_plain(value) or words.unknown}")
    page.add_paragraph(counts_of(card, language))
    page.add_paragraph(words.about)
    table = page.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, title in zip(table.rows[0].cells, (words.finding, words.how_many, words.where), strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    for row in rows_of(card, language):
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(row.finding).bold = row.missing
        cells[1].text = row.how_many
        cells[2].text = _plain(row.where)
    for line in table.rows:
        for cell, width in zip(line.cells, (Cm(6.5), Cm(3), Cm(7.5)), strict=True):
            cell.width = width
    page.add_paragraph(words.method)
    file = BytesIO()
    page.save(file)
    return file.getvalue()


def _bold(page: Word, text: str, *, size: int) -> None:
    from docx.shared import Pt

    run = page.add_paragraph().add_run(text)
    run.bold, run.font.size = True, Pt(size)


def _plain(text: str) -> str:
    """Without what XML cannot hold, and no longer than the page has room for."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= LONGEST else shown[:LONGEST].rsplit(" ", 1)[0] + "…"
