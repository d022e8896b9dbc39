from __future__ import annotations

import pytest
from tests.reader.formats.docx_building import (
    cell,
    docx,
    level,
    numbered,
    numbering,
    packed,
    paragraph,
    row,
    run,
    table,
)

from answerable.reader.errors import LimitExceeded, UnreadableDocument
from answerable.reader.formats import Limits, load_bytes
from answerable.reader.source import Cell, Source


def lines(data: bytes) -> list[str]:
    return load_bytes(data).text.split("\n")


def cells(source: Source) -> list[tuple[str, Cell | None]]:
    return [(source.quote(one.span), one.cell) for one in source.paragraphs]


def test_a_paragraph_is_a_line_however_its_runs_are_cut():
    assert lines(docx(paragraph("Sở ", run("Nội vụ", "<w:b/>"), " chủ trì;"), "Kinh phí")) == [
        "Sở Nội vụ chủ trì;",
        "Kinh phí",
    ]


def test_line_ends_between_the_tags_of_a_file_are_no_text():
    body = paragraph("Sở Nội v", run("ụ"), " chủ trì")
    assert lines(docx(body.replace("><", ">\n  <"))) == ["Sở Nội vụ chủ trì"]


def test_tabs_and_special_hyphens_are_text():
    body = paragraph(
        "1.",
        "<w:r><w:tab/><w:t>Kinh tế </w:t><w:noBreakHyphen/><w:t xml:space='preserve'> xã hội</w:t></w:r>",
    )
    assert lines(docx(body)) == ["1. Kinh tế - xã hội"]


def test_tab_stops_are_no_text():
    stops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert lines(docx(paragraph("Mục đích", properties=stops))) == ["Mục đích"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("- Sở Y tế;", "- Sở Nội vụ.", ["- Sở Y tế;", "- Sở Nội vụ."]),
        ("phòng, chống", "tội phạm", ["phòng, chống tội phạm"]),
        ("ỦY BAN NHÂN DÂN", "TỈNH SƠN LA", ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"]),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("I. MỤC ĐÍCH,", "YÊU CẦU", ["I. MỤC ĐÍCH, YÊU CẦU"]),
    ],
)
def test_a_line_break_parts_labels_and_titles_only(before, after, expected):
    assert lines(docx(paragraph(before, "<w:r><w:br/></w:r>", after))) == expected


def test_what_was_deleted_moved_or_hidden_is_out_and_what_was_inserted_is_in():
    body = paragraph(
        "Giao ",
        '<w:del w:id="1"><w:r><w:delText>Sở Y tế</w:delText></w:r></w:del>',
        '<w:ins w:id="2"><w:r><w:t>Sở Nội vụ</w:t></w:r></w:ins>',
        '<w:moveFrom w:id="3"><w:r><w:t>đã chuyển</w:t></w:r></w:moveFrom>',
        run("ẩn", "<w:vanish/>"),
        " chủ trì",
    )
    assert lines(docx(body)) == ["Giao Sở Nội vụ chủ trì"]


def test_fields_give_their_result_and_links_their_words():
    body = paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "12",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:hyperlink><w:r><w:t> trang</w:t></w:r></w:hyperlink>",
    )
    assert lines(docx(body)) == ["12 trang"]


def test_a_paragraph_goes_on_behind_its_text_box():
    box = run("").replace(
        "<w:t", "<w:pict><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></w:pict><w:t"
    )
    assert lines(docx(paragraph("Sở Nội vụ ", box, "chủ trì"), "Kinh phí")) == [
        "Sở Nội vụ chủ trì",
        "DỰ THẢO",
        "Kinh phí",
    ]


def test_a_text_box_follows_its_paragraph_once():
    box = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
    body = paragraph(
        "Kế hoạch",
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )
    assert lines(docx(body, "Nội dung")) == ["Kế hoạch", "DỰ THẢO", "Nội dung"]


def test_content_controls_change_nothing():
    body = "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("Trong khung") + "</w:sdtContent></w:sdt>"
    assert lines(docx(body, "Sau khung")) == ["Trong khung", "Sau khung"]


def test_a_merged_cell_stands_once_with_its_reach():
    data = docx(
        table(
            row(
                cell("TT", properties='<w:vMerge w:val="restart"/>'),
                cell("Cơ quan", properties='<w:gridSpan w:val="2"/>'),
            ),
            row(cell("", properties="<w:vMerge/>"), "Chủ trì", "Phối hợp"),
            row("1", "Sở Y tế", "Các sở"),
        )
    )
    assert cells(load_bytes(data)) == [
        ("TT", Cell(table=0, row=0, column=0, rows=2)),
        ("Cơ quan", Cell(table=0, row=0, column=1, columns=2)),
        ("Chủ trì", Cell(table=0, row=1, column=1)),
        ("Phối hợp", Cell(table=0, row=1, column=2)),
        ("1", Cell(table=0, row=2, column=0)),
        ("Sở Y tế", Cell(table=0, row=2, column=1)),
        ("Các sở", Cell(table=0, row=2, column=2)),
    ]


def test_a_nested_table_is_a_table_of_its_own():
    data = docx(table(row(cell("ngoài", table(row("trong", "nữa")), "<w:p/>"), "bên")))
    assert [(text, place.table) for text, place in cells(load_bytes(data))] == [
        ("ngoài", 0),
        ("trong", 1),
        ("nữa", 1),
        ("bên", 0),
    ]


def test_bodies_on_lines_of_one_cell_stay_apart():
    data = docx(table(row(cell("Sở Tài chính", "các sở, ngành liên quan"), "x")))
    assert lines(data) == ["Sở Tài chính", "các sở, ngành liên quan", "x"]


def test_a_row_number_that_word_computes_stands_in_an_empty_cell():
    auto = numbered("", 1)
    data = docx(
        table(row(cell(auto), "Rà soát"), row(cell(auto), "Báo cáo")),
        numbering=numbering(level(0, "decimal", "%1")),
    )
    assert lines(data) == ["1", "Rà soát", "2", "Báo cáo"]


def test_an_empty_numbered_paragraph_outside_a_table_prints_nothing():
    data = docx(numbered("", 1), numbered("Một", 1), numbering=numbering(level(0, "decimal", "%1.")))
    assert lines(data) == ["2. Một"]


def test_text_of_old_fonts_is_converted_and_capital_fonts_give_capitals():
    big = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    small = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    data = docx(paragraph(run("kÕ ho¹ch", big)), paragraph(run("Thùc hiÖn n¨m 2009", small)))
    assert lines(data) == ["KẾ HOẠCH", "Thực hiện năm 2009"]


def test_the_strict_variant_of_the_format_is_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "<w:body><w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body>"
    xml = f'<w:document xmlns:w="{strict}">{body}</w:document>'
    assert lines(packed(xml)) == ["Kế hoạch"]


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>',
        '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
    ],
)
def test_entities_are_refused(xml):
    with pytest.raises(UnreadableDocument, match="entities"):
        load_bytes(packed(xml))


def test_broken_xml_is_told():
    with pytest.raises(UnreadableDocument) as caught:
        load_bytes(packed("<w:document"), "hỏng.docx")
    assert caught.value.code == "document.damaged"
    assert str(caught.value).startswith("hỏng.docx: ")


def test_a_bomb_is_not_unpacked():
    data = packed(b" " * 3_000_000)
    with pytest.raises(LimitExceeded) as caught:
        load_bytes(data, limits=Limits(unpacked_bytes=1_000_000))
    assert caught.value.code == "limit.unpacked"


def test_every_cut_of_a_document_is_read_or_told():
    whole = docx("Kế hoạch", table(row("1", "Sở Y tế")))
    for end in range(0, len(whole), 37):
        with pytest.raises(UnreadableDocument):
            load_bytes(whole[:end])


def test_a_document_of_printed_lines_is_joined():
    item = [
        "1. Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính và các cơ quan",
        "Trung ương đóng trên địa bàn tỉnh rà soát, tổng hợp, báo cáo Ủy ban nhân",
        "dân tỉnh trước ngày 20 tháng 12 năm 2025.",
    ]
    assert lines(docx(*item * 10)) == [" ".join(item)] * 10


def test_a_document_of_short_paragraphs_is_not():
    entries = [
        f"Sở Y tế chủ trì thực hiện nhiệm vụ được giao tại mục {at} của kế hoạch này." for at in range(30)
    ]
    assert lines(docx(*entries)) == entries
