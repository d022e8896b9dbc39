"""Pages that are pictures: drawn here, then read by Tesseract where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from tests.reader.formats.pdf_building import MadePage, make_pdf

from answerable.reader.errors import MissingTool
from answerable.reader.formats import scan
from answerable.reader.formats.limits import DEFAULT
from answerable.reader.formats.pdf import read_pdf
from answerable.reader.formats.pdf_grids import find_grids
from answerable.reader.formats.scan_picture import Picture, Region, bare_edges, cut, stacked, without
from answerable.reader.formats.scan_rulings import find_rulings
from answerable.reader.formats.scan_words import lines_of, parse

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
SCALE = 200 / 72  # pixels a point


@cache
def has_tesseract() -> bool:
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in listed.stdout.split()


reads_pictures = pytest.mark.skipif(
    not (has_tesseract() and FONT.exists()), reason="needs Tesseract with Vietnamese, and the DejaVu fonts"
)


def scanned_pdf(texts, rules=(), *, seal=None) -> bytes:
    """A PDF of one picture: texts at (x, y), rules as (x1, y1, x2, y2), a red seal around a point."""
    drawing = pytest.importorskip("PIL.ImageDraw")
    from PIL import Image, ImageFont

    page = Image.new("RGB", (round(595 * SCALE), round(842 * SCALE)), "white")
    pen = drawing.Draw(page)
    font = ImageFont.truetype(str(FONT), round(12 * SCALE))
    if seal:
        x, y = (place * SCALE for place in seal)
        pen.ellipse((x - 110, y - 110, x + 110, y + 110), outline=(225, 30, 30), width=14)
        pen.line((x - 110, y, x + 110, y), fill=(225, 30, 30), width=10)
    for x, y, words in texts:
        pen.text((x * SCALE, y * SCALE), words, fill="black", font=font)
    for rule in rules:
        pen.line([place * SCALE for place in rule], fill="black", width=3)
    out = io.BytesIO()
    page.save(out, format="PDF", resolution=200)
    return out.getvalue()


@reads_pictures
def test_a_scanned_letter_reads_as_a_person_reads_it():
    draft = read_pdf(
        scanned_pdf(
            [
                (60, 50, "BỘ CÔNG AN"),
                (60, 70, "Số: 12/KH-BCA"),
                (230, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                (300, 70, "Hà Nội, ngày 15 tháng 4 năm 2024"),
                (70, 160, "1. Công an tỉnh chủ trì, phối hợp với Sở Tư pháp rà soát các văn"),
                (70, 178, "bản quy phạm pháp luật."),
                (70, 230, "2. Sở Nội vụ tổng hợp, báo cáo trước ngày 20 tháng 12 năm 2024."),
            ]
        ),
        DEFAULT,
    )
    assert draft.ocr
    texts = [passage.text for passage in draft.passages]
    assert texts[:2] == ["BỘ CÔNG AN", "Số: 12/KH-BCA"]
    assert "Hà Nội, ngày 15 tháng 4 năm 2024" in texts
    assert texts[-2].startswith("1. Công an tỉnh chủ trì")
    assert texts[-2].endswith("quy phạm pháp luật.")
    assert texts[-1] == "2. Sở Nội vụ tổng hợp, báo cáo trước ngày 20 tháng 12 năm 2024."


@reads_pictures
def test_a_scanned_table_keeps_its_cells():
    xs, ys = (60, 100, 340, 530), (100, 140, 200)
    rules = [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
    data = scanned_pdf(
        [
            (70, 60, "Danh mục nhiệm vụ của các sở, ngành năm 2026"),
            (66, 112, "TT"),
            (110, 112, "Nhiệm vụ"),
            (350, 112, "Cơ quan chủ trì"),
            (110, 152, "Rà soát các văn bản của tỉnh"),
            (110, 170, "về quyền con người"),
            (350, 152, "Sở Tư pháp"),
        ],
        rules,
    )
    cells = {}
    for passage in read_pdf(data, DEFAULT).passages:
        if passage.cell:
            cells[passage.cell.row, passage.cell.column] = passage.text
    assert cells[0, 1] == "Nhiệm vụ"
    assert cells[0, 2] == "Cơ quan chủ trì"
    assert cells[1, 1] == "Rà soát các văn bản của tỉnh về quyền con người"
    assert cells[1, 2] == "Sở Tư pháp"


@reads_pictures
def test_a_red_seal_over_the_signature_hides_nothing():
    texts = [(70, 100 + 20 * n, "Các sở, ban, ngành chịu trách nhiệm thi hành.") for n in range(3)]
    texts += [(70, 200, "Nơi nhận:"), (320, 200, "KT. BỘ TRƯỞNG"), (320, 220, "THỨ TRƯỞNG")]
    found = [p.text for p in read_pdf(scanned_pdf(texts, seal=(400, 225)), DEFAULT).passages]
    assert found[-2:] == ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]


@reads_pictures
def test_a_text_layer_that_is_garbage_is_not_believed():
    # Every letter of the map claims to be of another alphabet.
    claims = {code: chr(0x0600 + code % 60) for code in [*range(0x21, 0x7F), *range(0xC0, 0x180)]}
    page = MadePage().lines(85, 100, ["Thuc hien ke hoach cua Uy ban nhan dan tinh"] * 6)
    assert read_pdf(make_pdf(page, to_unicode=claims), DEFAULT).ocr


def test_a_missing_program_is_named_with_what_to_install(monkeypatch):
    scan._require_tesseract.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    page = MadePage()
    page.rule(10, 10, 500, 10)
    with pytest.raises(MissingTool) as error:
        read_pdf(make_pdf(page), DEFAULT)
    scan._require_tesseract.cache_clear()
    assert "tesseract-ocr-vie" in str(error.value)


def blank(width, height):
    return bytearray(b"\xff" * (width * height))


def test_rulings_of_a_picture_make_a_grid():
    width, height, scale = 800, 600, 300 / 72
    pixels = blank(width, height)
    for y in (100, 300, 500):
        for thick in range(4):
            pixels[(y + thick) * width + 100 : (y + thick) * width + 700] = b"\0" * 600
    for x in (100, 400, 696):
        for y in range(100, 504):
            pixels[y * width + x : y * width + x + 4] = b"\0" * 4
    (grid,) = find_grids(find_rulings(Picture(width, height, bytes(pixels), scale)))
    assert (len(grid.xs), len(grid.ys)) == (3, 3)
    assert grid.xs[1] == pytest.approx(401 / scale, abs=2)


def test_text_makes_no_rulings():
    width, height = 800, 600
    pixels = blank(width, height)
    for y in range(100, 110):  # a row of letters: dark and light by turns
        for x in range(100, 700, 12):
            pixels[y * width + x : y * width + x + 8] = b"\0" * 8
    assert find_rulings(Picture(width, height, bytes(pixels), 300 / 72)) == []


def test_a_part_is_cut_covered_and_stacked():
    picture = Picture(4, 3, bytes(range(12)), 1.0)
    assert cut(picture, Region(1, 1, 3, 3)).pixels == bytes([5, 6, 9, 10])
    assert without(picture, Region(0, 0, 4, 2)).pixels == b"\xff" * 8 + bytes([8, 9, 10, 11])
    both = stacked([cut(picture, Region(0, 0, 1, 1)), cut(picture, Region(0, 1, 2, 2))], gap=1)
    assert (both.width, both.height) == (4, 5)
    assert both.row(1, 1, 3) == bytes([0, 255])
    assert both.row(3, 1, 3) == bytes([4, 5])


def test_what_is_left_of_a_border_is_wiped_off():
    pixels = blank(20, 20)
    pixels[0::20] = b"\0" * 20
    pixels[10 * 20 + 9] = 0
    wiped = bare_edges(Picture(20, 20, bytes(pixels), 1.0), reach=3)
    assert wiped.pixels.count(0) == 1


WORDS = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n"


def words(*rows: tuple[int, int, int, float, str]) -> str:
    """Tesseract's table: line, left and width in pixels, confidence, word."""
    return WORDS + "".join(
        f"5\t1\t1\t1\t{line}\t1\t{left}\t{100 * line}\t{width}\t40\t{sure}\t{text}\n"
        for line, left, width, sure, text in rows
    )


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (words((1, 0, 90, 96, "Điều"), (1, 100, 30, 95, "1.")), ["Điều 1."]),
        (words((1, 0, 90, 96, "Số:"), (1, 400, 90, 95, "Hà"), (1, 500, 90, 95, "Nội")), ["Số:", "Hà Nội"]),
        (words((1, 0, 90, 12, "é=„"), (1, 100, 30, 20, "(vay")), []),  # a stamp
        (words((1, 0, 90, 96, "Lưu:"), (1, 100, 90, 95, "VT."), (1, 200, 90, 9, "Zf4c")), ["Lưu: VT."]),
        (words((1, 0, 90, 96, "Bộ"), (1, 95, 90, 20, "Tài"), (1, 190, 90, 96, "chính")), ["Bộ Tài chính"]),
        (words((1, 0, 400, 80, "————"), (2, 0, 90, 96, "KẾ"), (2, 95, 90, 96, "HOẠCH")), ["KẾ HOẠCH"]),
    ],
    ids=["a line", "two columns", "a stamp", "a scribble at the end", "a weak word amid good ones", "a rule"],
)
def test_print_is_told_from_specks_and_seals(table, lines):
    assert [line.text for line in lines_of(parse(table, 300 / 72))] == lines
