"""PDF files: the text layer where there is a good one, text recognition of the page's picture where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as engine

from answerable.reader.errors import LimitExceeded, UnreadableDocument
from answerable.reader.formats.draft import Draft
from answerable.reader.formats.furniture import drop_furniture
from answerable.reader.formats.pdf_grids import uprights_of
from answerable.reader.formats.pdf_letters import Place
from answerable.reader.formats.pdf_lines import read_lines
from answerable.reader.formats.pdf_page import PrintedPage
from answerable.reader.formats.pdf_paragraphs import paragraphs_of
from answerable.reader.formats.pdf_rulings import read_rulings
from answerable.reader.formats.plausible import is_readable

if TYPE_CHECKING:
    from answerable.reader.formats.limits import Limits

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, limits: Limits) -> Draft:
    """Read a PDF page by page.

    Raises UnreadableDocument for a damaged, locked or empty file, LimitExceeded for too many pages, and
    MissingTool where pages are pictures and the text recognition is not installed.
    """
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise UnreadableDocument("document.damaged", kind="PDF", reason="it has no pages")
        if count > limits.pages:
            raise LimitExceeded("limit.pages", limit=limits.pages)
        pages = [_read_page(document, number) for number in range(1, count + 1)]
        pictures = [page.number for page in pages if page.ocr]
        if pictures:
            from answerable.reader.formats.scan import recognise

            for page in recognise(document, pictures, limits):
                pages[page.number - 1] = page
    finally:
        document.close()
    drop_furniture(pages)
    passages = paragraphs_of(pages)
    if pictures:
        from answerable.reader.formats.scan_mending import mend

        read_by_ocr = frozenset(pictures)
        passages = [
            passage._replace(text=mend(passage.text)) if passage.page in read_by_ocr else passage
            for passage in passages
        ]
    return Draft(
        kind="PDF",
        media_type=MEDIA_TYPE,
        passages=passages,
        pages=count,
        ocr=bool(pictures),
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if engine.FPDF_GetLastError() == engine.FPDF_ERR_PASSWORD or "password" in str(problem).lower():
            raise UnreadableDocument("document.encrypted", kind="PDF") from problem
        reason = "it is cut off or is no PDF inside"
        raise UnreadableDocument("document.damaged", kind="PDF", reason=reason) from problem


def _read_page(document: pypdfium2.PdfDocument, number: int) -> PrintedPage:
    """The page by its text layer; marked ``ocr``, without lines, where only its picture can tell."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return PrintedPage(number=number, width=0, height=0, lines=[])  # one damaged page among others
    if engine.FPDFPage_GetAnnotCount(page.raw) and _has_text(page) and _flatten(page):
        page.close()
        page = document[number - 1]
    try:
        width, height = page.get_size()
        printed = PrintedPage(number=number, width=width, height=height, lines=[])
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range() if text_page.count_chars() else ""
            if is_readable(text):
                place = Place(page)
                printed.rulings = read_rulings(page, place)
                printed.lines = read_lines(text_page, text, place, uprights_of(printed.rulings))
            else:
                printed.ocr = _shows_something(page)
        finally:
            text_page.close()
        return printed
    finally:
        page.close()


def _has_text(page: pypdfium2.PdfPage) -> bool:
    text_page = page.get_textpage()
    try:
        return bool(text_page.count_chars())
    finally:
        text_page.close()


def _flatten(page: pypdfium2.PdfPage) -> bool:
    """Put what was laid over the page into it: the number and the day are often stamped there."""
    return bool(engine.FPDFPage_Flatten(page.raw, engine.FLAT_NORMALDISPLAY) == engine.FLATTEN_SUCCESS)


def _shows_something(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without text is more than a blank sheet."""
    return bool(engine.FPDFPage_CountObjects(page.raw) > 0)
