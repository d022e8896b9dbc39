"""Text PDFs: what a person reads on the page is what comes out, paragraph by paragraph."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from tests.reader.formats.pdf_building import MadePage, make_pdf, width_of

from answerable.reader.errors import LimitExceeded, UnreadableDocument
from answerable.reader.formats import load, load_bytes
from answerable.reader.formats.limits import DEFAULT, Limits
from answerable.reader.formats.pdf import read_pdf

BODY = [
    "Căn cứ chức năng, nhiệm vụ được giao, các sở, ban, ngành chủ động xây",
    "dựng kế hoạch và tổ chức thực hiện nghiêm túc, hiệu quả.",
]


def read(*pages: MadePage, **options) -> list[str]:
    return [passage.text for passage in read_pdf(make_pdf(*pages, **options), DEFAULT).passages]


def table_of(*pages: MadePage) -> dict[tuple[int, int], str]:
    cells = {}
    for passage in read_pdf(make_pdf(*pages), DEFAULT).passages:
        if passage.cell is not None:
            key = passage.cell.row, passage.cell.column
            cells[key] = f"{cells[key]}\n{passage.text}" if key in cells else passage.text
    return cells


def test_lines_of_a_paragraph_are_joined():
    assert read(MadePage().lines(85, 200, BODY)) == [" ".join(BODY)]


def test_issuer_and_national_title_stand_side_by_side_and_are_read_one_after_the_other():
    page = MadePage()
    page.lines(60, 60, ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA", "Số: 63/KH-UBND"])
    page.lines(270, 60, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"])
    page.text(300, 92, "Sơn La, ngày 05 tháng 3 năm 2019")
    page.text(270, 140, "KẾ HOẠCH")
    page.lines(85, 200, BODY)
    assert read(page) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SƠN LA",
        "Số: 63/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sơn La, ngày 05 tháng 3 năm 2019",
        "KẾ HOẠCH",
        " ".join(BODY),
    ]


def test_recipients_come_before_the_signature_beside_them():
    page = MadePage().lines(85, 100, BODY)
    page.lines(85, 200, ["Nơi nhận:", "- Như trên;", "- Công an tỉnh;", "- Lưu: VT."], size=11, pitch=14)
    page.lines(350, 203, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
    page.text(360, 290, "Nguyễn Văn A")
    assert read(page)[1:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Công an tỉnh;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
    ]


def test_accented_letters_of_a_second_font_go_back_to_their_words():
    # A writer whose font lacks Vietnamese letters draws them from another one, after the rest of the line.
    words = "PHÂN CÔNG NHIỆM VỤ CHO CÁC SỞ, NGÀNH CỦA TỈNH SƠN LA"
    accented = {i: letter for i, letter in enumerate(words) if unicodedata.normalize("NFD", letter)[1:]}
    plain = {i: letter for i, letter in enumerate(words) if i not in accented}
    page = MadePage().scattered(85, 100, plain).scattered(85, 100, accented)
    assert read(page.lines(85, 140, BODY))[0] == words


def test_the_mark_of_a_footnote_is_no_part_of_a_number():
    page = MadePage().lines(85, 100, BODY)
    before = "theo Luật số 42/2024/QH15"
    page.text(85, 200, before)
    page.text(85 + width_of(before), 195, "1", size=7)
    page.text(85 + width_of(before) + 8, 200, "và các văn bản khác có liên quan")
    page.lines(85, 216, BODY)
    page.text(85, 760, "1 Luật Quản lý, sử dụng vũ khí", size=8)
    paragraphs = read(page)
    assert "theo Luật số 42/2024/QH15 và các văn bản khác" in paragraphs[1]
    assert paragraphs[-1] == "1 Luật Quản lý, sử dụng vũ khí"


def test_a_paragraph_goes_on_over_the_page_its_number_and_its_footnote():
    first = MadePage().lines(85, 100, BODY).text(85, 132, BODY[0])
    first.text(85, 770, "1 Nghị định của Chính phủ", size=8)
    second = MadePage().text(295, 50, "2").text(85, 100, BODY[1]).lines(85, 130, BODY)
    assert read(first, second) == [*[" ".join(BODY)] * 3, "1 Nghị định của Chính phủ"]


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2/4", "Trang 2"])
def test_page_numbers_are_left_out(number):
    pages = [MadePage().text(290, 45, number).lines(85, 100, BODY) for _ in range(2)]
    assert read(*pages) == [" ".join(BODY)] * 2


def test_headers_of_every_page_are_left_out():
    pages = [
        MadePage().text(85, 40, f"CÔNG BÁO/Số {n}/Ngày {n}-11-2025").lines(85, 100, BODY) for n in range(1, 5)
    ]
    assert read(*pages) == [" ".join(BODY)] * 4


def test_the_stamp_of_a_digital_signature_is_left_out():
    page = MadePage().lines(85, 200, BODY)
    page.lines(
        400,
        40,
        ["Ký bởi: Bộ Công Thương", "Cơ quan: Bộ Công Thương", "Thời gian ký: 02.04.2026 14:24:26 +07:00"],
        size=6,
        pitch=7,
    )
    assert read(page) == [" ".join(BODY)]


def test_a_line_of_the_text_that_looks_like_a_stamp_stays():
    page = (
        MadePage()
        .text(85, 100, "a) Rà soát văn bản")
        .text(85, 116, "Cơ quan: Sở Tư pháp.")
        .lines(85, 200, BODY)
    )
    assert "Cơ quan: Sở Tư pháp." in read(page)


def test_cells_of_a_ruled_table_have_places_and_whole_paragraphs():
    page = MadePage().lines(85, 60, BODY)
    page.grid([80, 120, 320, 420, 520], [100, 130, 200])
    for x, word in zip([85, 125, 325, 425], ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], strict=True):
        page.text(x, 120, word)
    page.text(85, 150, "1").lines(125, 150, ["Rà soát, sửa đổi các văn bản quy", "phạm pháp luật."])
    page.text(325, 150, "Sở Tư pháp").text(425, 150, "Quý I/2026")
    assert table_of(page) == {
        (0, 0): "TT",
        (0, 1): "Nhiệm vụ",
        (0, 2): "Chủ trì",
        (0, 3): "Thời gian",
        (1, 0): "1",
        (1, 1): "Rà soát, sửa đổi các văn bản quy phạm pháp luật.",
        (1, 2): "Sở Tư pháp",
        (1, 3): "Quý I/2026",
    }


def test_a_merged_cell_is_given_once_with_its_reach():
    page = MadePage().lines(85, 60, BODY)
    for y in (100, 130, 190):
        page.rule(80, y, 520, y)
    page.rule(80, 160, 320, 160)  # the right column runs on over two rows
    for x in (80, 320, 520):
        page.rule(x, 100, x, 190)
    page.text(85, 120, "Nhiệm vụ").text(325, 120, "Chủ trì")
    page.text(85, 150, "Việc thứ nhất").text(85, 180, "Việc thứ hai").text(325, 160, "Sở Nội vụ")
    cells = [p.cell for p in read_pdf(make_pdf(page), DEFAULT).passages if p.text == "Sở Nội vụ"]
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in cells] == [(1, 1, 2, 1)]


def test_a_row_that_a_page_parts_is_one_row_and_a_repeated_header_is_dropped():
    xs = [80.0, 120.0, 320.0, 520.0]
    first = MadePage().lines(85, 60, BODY).grid(xs, [700, 730, 790])
    first.text(85, 720, "TT").text(125, 720, "Nhiệm vụ").text(325, 720, "Chủ trì")
    first.text(85, 750, "1").lines(125, 750, ["Rà soát các văn bản của Hội đồng", "nhân dân và của Ủy ban"])
    first.text(325, 750, "Sở Tư pháp")
    second = MadePage().grid(xs, [60, 90, 120, 150])
    second.text(85, 80, "TT").text(125, 80, "Nhiệm vụ").text(325, 80, "Chủ trì")
    second.text(125, 110, "nhân dân tỉnh.")
    second.text(85, 140, "2").text(125, 140, "Tập huấn.").text(325, 140, "Sở Nội vụ")
    assert table_of(first, second) == {
        (0, 0): "TT",
        (0, 1): "Nhiệm vụ",
        (0, 2): "Chủ trì",
        (1, 0): "1",
        (1, 1): "Rà soát các văn bản của Hội đồng nhân dân và của Ủy ban nhân dân tỉnh.",
        (1, 2): "Sở Tư pháp",
        (2, 0): "2",
        (2, 1): "Tập huấn.",
        (2, 2): "Sở Nội vụ",
    }


def test_borders_around_the_letterhead_make_no_table():
    page = MadePage().grid([50, 250, 550], [45, 100])
    page.lines(60, 60, ["BỘ CÔNG AN", "Số: 12/KH-BCA"])
    page.lines(260, 60, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"])
    page.lines(85, 200, BODY)
    assert table_of(page) == {}
    assert read(page)[:3] == ["BỘ CÔNG AN", "Số: 12/KH-BCA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_still_has_its_lines(turn):
    page = MadePage(turn=turn).lines(85, 200, BODY)
    assert sorted(" ".join(read(page)).split()) == sorted(" ".join(BODY).split())


def test_pages_are_told():
    draft = read_pdf(
        make_pdf(MadePage().lines(85, 100, BODY), MadePage().text(85, 100, "Điều 2. Hiệu lực")), DEFAULT
    )
    assert [passage.page for passage in draft.passages] == [1, 2]
    assert (draft.pages, draft.ocr) == (2, False)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "document.damaged"),
        (make_pdf(MadePage().lines(85, 100, BODY))[:400], "document.damaged"),
        (make_pdf(), "document.damaged"),
        (make_pdf(MadePage().lines(85, 100, BODY), locked=True), "document.encrypted"),
    ],
    ids=["only a header", "cut off", "no pages", "locked"],
)
def test_a_broken_file_is_told_in_one_sentence(data, code):
    with pytest.raises(UnreadableDocument) as error:
        read_pdf(data, DEFAULT)
    assert error.value.code == code
    assert "\n" not in str(error.value)


def test_a_long_file_is_read_to_its_last_page():
    pages = [MadePage().text(85, 100, f"Điều {number}. Tổ chức thực hiện") for number in range(1, 46)]
    passages = read_pdf(make_pdf(*pages), DEFAULT).passages
    assert [(p.text, p.page) for p in passages] == [
        (f"Điều {number}. Tổ chức thực hiện", number) for number in range(1, 46)
    ]


@pytest.mark.parametrize("name", ["ke-hoach.pdf", "kế hoạch số 63.pdf", "ke-hoach", b"k\xd5 ho\xb9ch.pdf"])
def test_a_file_on_the_disk_reads_as_its_bytes(tmp_path, name):
    data = make_pdf(MadePage().lines(85, 100, BODY), MadePage().lines(85, 100, BODY))
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + os.fsencode(name)))
    path.write_bytes(data)
    assert load(path) == load_bytes(data, path.name)


@pytest.mark.parametrize(
    ("kind", "stamped"), [("Stamp", True), ("FreeText", True), ("Link", False), ("Popup", False)]
)
def test_what_is_stamped_on_a_page_is_read_with_it(kind, stamped):
    page = MadePage().lines(85, 100, BODY)
    data = make_pdf(page, laid_over=(kind, MadePage().text(85, 60, "Số: 63/KH-UBND")))
    assert ("Số: 63/KH-UBND" in [p.text for p in read_pdf(data, DEFAULT).passages]) is stamped


def test_a_file_with_too_many_pages_is_refused_before_it_is_read():
    data = make_pdf(*[MadePage()] * 12)
    with pytest.raises(LimitExceeded) as error:
        read_pdf(data, Limits(pages=10))
    assert error.value.code == "limit.pages"


def test_a_page_of_no_reasonable_size_is_read():
    page = MadePage(width=14_400, height=14_400).lines(85, 100, BODY)
    assert " ".join(BODY[1].split()) in " ".join(read(page))


def test_blank_pages_say_nothing():
    assert read(MadePage(), MadePage().lines(85, 100, BODY), MadePage()) == [" ".join(BODY)]
