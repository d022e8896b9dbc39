"""Pages that are pictures, read by Tesseract: its words with their places, and the rulings of tables.

One process a page, each on one thread: two threads on one page were slower than one (measured).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from answerable.reader.errors import LimitExceeded, MissingTool, UnreadableDocument
from answerable.reader.formats.pdf_grids import find_grids, uprights_of
from answerable.reader.formats.pdf_page import PrintedPage
from answerable.reader.formats.scan_picture import (
    Picture,
    Region,
    bare_edges,
    cut,
    has_ink,
    stacked,
    without,
)
from answerable.reader.formats.scan_rulings import find_rulings
from answerable.reader.formats.scan_words import lines_of, moved, parse
from answerable.reader.languages.vi.folding import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pypdfium2

    from answerable.reader.formats.limits import Limits
    from answerable.reader.formats.pdf_grids import Grid
    from answerable.reader.formats.pdf_page import PrintedLine, Word

DPI = 300
MOST_PIXELS = 20_000_000  # an A3 page at 300 dpi has 17 million
LANGUAGE = "vie"
TOOL = "Tesseract with Vietnamese (sudo apt-get install tesseract-ocr tesseract-ocr-vie)"

# Tesseract's page segmentation modes.
WHOLE_PAGE = "3"
ONE_BLOCK = "6"

BORDER = 6  # pixels of a cell's border that are cut off, and how far its remains are looked for
TALLEST = 16_000  # pixels of cells in one picture; Tesseract takes 32,767
SURE_IN_SEAL = 70.0  # confidence from which words under a seal are believed


def recognise(
    document: pypdfium2.PdfDocument, numbers: Sequence[int], limits: Limits
) -> Iterator[PrintedPage]:
    """Read the pages with these numbers from their pictures, in order.

    Raises MissingTool when Tesseract or its Vietnamese data is not installed.
    """
    _require_tesseract()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    waiting: deque[Future[PrintedPage]] = deque()
    with ThreadPoolExecutor(cores) as pool:
        for number in numbers:  # the engine draws one page at a time; only the programs run side by side
            waiting.append(pool.submit(read_picture, draw(document[number - 1]), number, limits.seconds))
            if len(waiting) > cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def recognise_words(document: pypdfium2.PdfDocument, number: int, limits: Limits) -> list[list[Word]]:
    """The words of each printed line of a page, with their places.

    Raises MissingTool when Tesseract or its Vietnamese data is not installed.
    """
    _require_tesseract()
    picture = draw(document[number - 1])
    scanned = parse(_tesseract(picture, limits.seconds, WHOLE_PAGE), picture.scale)
    return [words for line in scanned.lines if (words := [read.word for read in line])]


def draw(page: pypdfium2.PdfPage) -> Picture:
    """The picture of a page without what was laid over it later, such as signature stamps.

    Only red light is kept: a red seal over the signer's office turns as white as the paper.
    """
    try:
        width, height = page.get_size()
        scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False)
    finally:
        page.close()
    try:
        channels, stride = bitmap.n_channels, bitmap.stride
        red = bytes(bitmap.buffer)[2 if channels > 1 else 0 :: channels]
        columns, rows = bitmap.width, bitmap.height
    finally:
        bitmap.close()
    if stride != columns * channels:  # rows may be padded
        pitch = stride // channels
        red = b"".join([red[row * pitch : row * pitch + columns] for row in range(rows)])
    return Picture(columns, rows, red, scale)


def read_picture(picture: Picture, number: int, seconds: float) -> PrintedPage:
    """Read one page: its text, the cells of its tables, and the signature where a seal hides it."""
    scale = picture.scale
    rulings = find_rulings(picture)
    tables = [grid for grid in find_grids(rulings) if _is_table(grid)]
    text = picture
    for grid in tables:
        text = without(text, Region(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]))
    scanned = parse(_tesseract(text, seconds, WHOLE_PAGE), scale)
    lines = lines_of(scanned, uprights_of(rulings))
    sealed = _sealed_signature(lines, scanned.pictures, picture.width / scale)
    if sealed is not None:
        beside = [line for line in lines if line.left < sealed.left and sealed.overlaps(line)]
        lines = [line for line in lines if line in beside or not sealed.holds(line)]
        seal = picture
        for line in beside:
            seal = without(seal, Region(line.left - 2, line.top - 2, line.right + 2, line.bottom + 2))
        under = parse(_tesseract(cut(seal, sealed), seconds, ONE_BLOCK), scale)
        lines += [moved(line, sealed.left, sealed.top) for line in lines_of(under, sure=SURE_IN_SEAL)]
    for grid in tables:
        lines += _read_cells(picture, grid, seconds)
    return PrintedPage(
        number=number,
        width=picture.width / scale,
        height=picture.height / scale,
        lines=lines,
        rulings=rulings,
        ocr=True,
    )


def _is_table(grid: Grid) -> bool:
    """Whether rulings make a table, not the frame of a stamp or of a page."""
    return len(grid.xs) > 2 and len(grid.ys) > 2 and len({p for row in grid.places for p in row}) > 3


def _read_cells(picture: Picture, grid: Grid, seconds: float) -> list[PrintedLine]:
    """Read cells one below the other, so that no line runs on from one cell into the next."""
    cells: list[tuple[Picture, Region]] = []
    for place in sorted({place for row in grid.places for place in row}):
        region = Region(
            grid.xs[place.column],
            grid.ys[place.row],
            grid.xs[place.column + place.columns],
            grid.ys[place.row + place.rows],
        )
        cell = bare_edges(cut(picture, region, inset=BORDER), reach=2 * BORDER)
        if cell.pixels and has_ink(cell):
            cells.append((cell, region))
    gap = round(12 * picture.scale)
    lines: list[PrintedLine] = []
    while cells:
        count, height = 1, cells[0][0].height
        while count < len(cells) and height + cells[count][0].height + gap < TALLEST:
            height += cells[count][0].height + gap
            count += 1
        batch, cells = cells[:count], cells[count:]
        scanned = parse(
            _tesseract(stacked([cell for cell, _ in batch], gap), seconds, ONE_BLOCK), picture.scale
        )
        top = gap / picture.scale
        found = sorted(lines_of(scanned, least=1), key=lambda line: line.middle)
        for cell, region in batch:
            bottom = top + (cell.height + gap) / picture.scale
            inset = BORDER / picture.scale
            for line in found:
                if top - gap / picture.scale / 2 <= line.middle < bottom - gap / picture.scale / 2:
                    lines.append(
                        moved(line, region.left + inset - gap / picture.scale, region.top + inset - top)
                    )
            top = bottom
    return lines


def _sealed_signature(
    lines: Sequence[PrintedLine], pictures: Sequence[Region], width: float
) -> Region | None:
    """Where the signer's office and name stand under a seal, if Tesseract took the place for a picture.

    They stand to the right of "Nơi nhận" (Decree 30/2020/NĐ-CP, annex I).
    """
    recipients = next((line for line in lines if bare(fold(line.text)).startswith("noi nhan")), None)
    if recipients is None:
        return None
    for region in pictures:
        if (
            region.left > width / 3
            and recipients.top - 40 < region.bottom
            and region.top < recipients.top + 160
        ):
            top = min(recipients.top - 12, region.top)
            return Region(min(0.45 * width, region.left), top, width, region.bottom + 24)
    return None


@cache
def _require_tesseract() -> None:
    program = shutil.which("tesseract")
    if program is not None:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30
        )
        if LANGUAGE in (listed.stdout + listed.stderr).split():
            return
    raise MissingTool("tool.missing", kind="a scanned page", tool=TOOL, instead=".docx or a PDF with text")


def _tesseract(picture: Picture, seconds: float, layout: str) -> str:
    """The words of a picture with their places, as tab-separated values."""
    command = ["tesseract", "-", "-", "-l", LANGUAGE, "--psm", layout]
    command += ["--dpi", str(max(70, round(picture.scale * 72))), "tsv"]
    portable_grey_map = b"P5 %d %d 255\n" % (picture.width, picture.height) + picture.pixels
    try:
        done = subprocess.run(
            command,
            input=portable_grey_map,
            capture_output=True,
            check=True,
            timeout=seconds,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as problem:
        raise LimitExceeded("limit.seconds", limit=seconds) from problem
    except (subprocess.CalledProcessError, OSError) as problem:
        raise UnreadableDocument(
            "tool.failed", tool="Tesseract", kind="scanned page", instead=".docx"
        ) from problem
    return done.stdout.decode("utf-8", errors="replace")
