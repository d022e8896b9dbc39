"""PDF files: the text layer where there is a good one, text recognition of the page's picture where not."""

from __future__ import annotations

from pathlib import Path
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

STRETCH = 20  # pages that are read from one opening of the document
MEDIA_TYPE = "application/pdf"
_WITHOUT_WORDS = frozenset({engine.FPDF_ANNOT_LINK, engine.FPDF_ANNOT_POPUP})


def read_pdf(file: bytes | Path, limits: Limits) -> Draft:
    """Read a PDF page by page; given as a path, it is never in memory as a whole.

    Raises UnreadableDocument for a damaged, locked or empty file, LimitExceeded for too many pages, and
    MissingTool where pages are pictures and the text recognition is not installed.
    """
    document = open_pdf(file)
    try:
        count = len(document)
        if count == 0:
            raise UnreadableDocument("document.damaged", kind="PDF", reason="it has no pages")
        if count > limits.pages:
            raise LimitExceeded("limit.pages", limit=limits.pages)
        pages: list[PrintedPage] = []
        while len(pages) < count:
            if pages:  # the engine keeps what it has loaded until the document is closed
                document.close()
                document = open_pdf(file)
            pages += _read_pages(
                document, range(len(pages) + 1, min(len(pages) + STRETCH, count) + 1), limits
            )
    finally:
        document.close()
    drop_furniture(pages)
    passages = paragraphs_of(pages)
    read_by_ocr = frozenset(page.number for page in pages if page.ocr)
    if read_by_ocr:
        from answerable.reader.formats.scan_mending import mend

        passages = [
            passage._replace(text=mend(passage.text)) if passage.page in read_by_ocr else passage
            for passage in passages
        ]
    return Draft(
        kind="PDF",
        media_type=MEDIA_TYPE,
        passages=passages,
        pages=count,
        ocr=bool(read_by_ocr),
    )


def open_pdf(file: bytes | Path) -> pypdfium2.PdfDocument:
    """Open the file; raises UnreadableDocument for one that is damaged or locked."""
    if isinstance(file, Path) and not str(file).isprintable():
        file = file.read_bytes()  # the engine opens no file whose name is no text
    try:
        return pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as problem:
        if engine.FPDF_GetLastError() == engine.FPDF_ERR_PASSWORD or "password" in str(problem).lower():
            raise UnreadableDocument("document.encrypted", kind="PDF") from problem
        reason = "it is cut off or is no PDF inside"
        raise UnreadableDocument("document.damaged", kind="PDF", reason=reason) from problem


def _read_pages(document: pypdfium2.PdfDocument, numbers: range, limits: Limits) -> list[PrintedPage]:
    pages = [_read_page(document, number) for number in numbers]
    pictures = [page.number for page in pages if page.ocr]
    if pictures:
        from answerable.reader.formats.scan import recognise

        for page in recognise(document, pictures, limits):
            pages[numbers.index(page.number)] = page
    return pages


def _read_page(document: pypdfium2.PdfDocument, number: int) -> PrintedPage:
    """The page by its text layer; marked ``ocr``, without lines, where only its picture can tell."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return PrintedPage(number=number, width=0, height=0, lines=[])  # one damaged page among others
    if _is_laid_over(page) and _has_text(page) and _flatten(page):
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


def _is_laid_over(page: pypdfium2.PdfPage) -> bool:
    """Whether something lies over a page that may show words; a link shows none."""
    for index in range(engine.FPDFPage_GetAnnotCount(page.raw)):
        annotation = engine.FPDFPage_GetAnnot(page.raw, index)
        kind = engine.FPDFAnnot_GetSubtype(annotation)
        engine.FPDFPage_CloseAnnot(annotation)
        if kind not in _WITHOUT_WORDS:
            return True
    return False


def _has_text(page: pypdfium2.PdfPage) -> bool:
    """Whether a page draws letters, itself or in a form, and is no mere picture."""
    return next(page.get_objects([engine.FPDF_PAGEOBJ_TEXT], max_depth=3), None) is not None


def _flatten(page: pypdfium2.PdfPage) -> bool:
    """Put what was laid over the page into it: the number and the day are often stamped there."""
    return bool(engine.FPDFPage_Flatten(page.raw, engine.FLAT_NORMALDISPLAY) == engine.FLATTEN_SUCCESS)


def _shows_something(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without text is more than a blank sheet."""
    return bool(engine.FPDFPage_CountObjects(page.raw) > 0)
