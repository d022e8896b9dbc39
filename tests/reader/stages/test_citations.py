"""Which documents a text cites, with which days, as what."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reader.stages.stage_building import no_header, one_body, source_of

from answerable.reader.model import Kind, Relation
from answerable.reader.source import Span
from answerable.reader.stages.citations import find_citations
from answerable.reader.stages.drafts import Entry


def cited(text, entries=(), **header):
    source = source_of(text)
    return find_citations(source, one_body(source), no_header(**header), entries)


@pytest.mark.parametrize(
    ("words", "number", "day", "text"),
    [
        (
            "theo Kết luận số 519-KL/TU ngày 26/4/2018 của Tỉnh ủy",
            "519-KL/TU",
            date(2018, 4, 26),
            "Kết luận số 519-KL/TU ngày 26/4/2018",
        ),
        (
            "Chỉ thị 04-CT/TW, ngày 6 tháng 7 năm 2011",
            "04-CT/TW",
            date(2011, 7, 6),
            "Chỉ thị 04-CT/TW, ngày 6 tháng 7 năm 2011",
        ),
        (
            "Nghị quyết 02-NQ/TU 02.11.2010",
            "02-NQ/TU",
            date(2010, 11, 2),
            "Nghị quyết 02-NQ/TU 02.11.2010",
        ),
        (
            "Quyết định số 468/QĐ-TTg của Thủ tướng Chính phủ ngày 27/3/2021 phê duyệt Đề án",
            "468/QĐ-TTg",
            date(2021, 3, 27),
            "Quyết định số 468/QĐ-TTg của Thủ tướng Chính phủ ngày 27/3/2021",
        ),
        (
            "theo hướng dẫn tại Thông tư số 24/2018/TT-BNNPTNT (ngày 15/11/2018)",
            "24/2018/TT-BNNPTNT",
            date(2018, 11, 15),
            "Thông tư số 24/2018/TT-BNNPTNT (ngày 15/11/2018",
        ),
        (
            "Ngày 29/6/2026, Bộ trưởng Bộ Xây dựng ban hành Quyết định số 1074/QĐ-BXD về việc",
            "1074/QĐ-BXD",
            date(2026, 6, 29),
            "Quyết định số 1074/QĐ-BXD",
        ),
        (
            "Quyết định số 12/2018/QĐ-TTg, từ ngày 01/5/2018 thực hiện",
            "12/2018/QĐ-TTg",
            None,
            "Quyết định số 12/2018/QĐ-TTg",
        ),
        (
            "Quyết định số 9/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Đề án; trước ngày 20/3/2019",
            "9/QĐ-TTg",
            None,
            "Quyết định số 9/QĐ-TTg",
        ),
        (
            "Công văn số 12/SNV-TCBC ngày 31/02/2020",
            "12/SNV-TCBC",
            None,
            "Công văn số 12/SNV-TCBC ngày 31/02/2020",
        ),
        ("QCVN 122:2024/BGTVT", "QCVN 122:2024/BGTVT", None, "QCVN 122:2024/BGTVT"),
    ],
)
def test_a_citation_has_the_day_printed_beside_it(words, number, day, text):
    (citation,) = cited(words)
    assert (citation.number, citation.date, citation.text) == (number, day, text)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Công điện số 008/CĐ-UBND, 009/CĐ-UBND ngày 19/11/2025", [19, 19]),
        ("Thông tư số 47/2024/TT-BGTVT và số 48/2024/TT-BGTVT ngày 15/11/2024", [15, 15]),
        ("Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017", [25, 25]),
        ("Kế hoạch số 1/KH-UBND và Quyết định số 2/QĐ-UBND ngày 25/10/2017", [None, 25]),
        ("Nghị định số 37/2019/NĐ-CP và số 22/2025/NĐ-CP ngày 11/02/2025", [None, 11]),
    ],
)
def test_numbers_of_one_list_share_the_day_after_the_last(words, days):
    assert [citation.date and citation.date.day for citation in cited(words)] == days


def test_the_documents_own_number_is_no_citation():
    text = "Kế hoạch số 63/KH-UBND ngày 05/3/2019; Kế hoạch số 63/KH-UBND ngày 02/2/2018"
    (citation,) = cited(text, number="63/KH-UBND", date=date(2019, 3, 5))
    assert citation.date == date(2018, 2, 2)


def test_what_is_attached_gives_the_own_number_again():
    assert cited("PHỤ LỤC I\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 1/2/2025 của UBND tỉnh)") == ()


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;", Relation.BASED_ON),
        ("- Tiếp tục thực hiện Chỉ thị 44-CT/TW;", Relation.IMPLEMENTS),
        ("Quyết định này thay thế Quyết định số 12/QĐ-UBND", Relation.REPLACES),
        ("Tham mưu sửa đổi, bổ sung Quyết định số 66/2018/QĐ-UBND", Relation.AMENDS),
        ("Báo cáo tại Văn bản số 10699/BNNMT-ĐCKS", Relation.MENTIONS),
    ],
)
def test_the_verb_before_a_citation_tells_its_relation(words, relation):
    assert cited(words)[0].relation is relation


def test_a_document_in_the_title_of_another_is_only_mentioned():
    first, second = cited(
        "Căn cứ Nghị định số 22/2025/NĐ-CP ngày 11/02/2025 sửa đổi Nghị định số 37/2019/NĐ-CP;"
    )
    assert (first.relation, second.relation) == (Relation.BASED_ON, Relation.MENTIONS)


def test_a_citation_stands_in_the_item_whose_words_hold_it():
    text = "1. Mục đích\n- Thực hiện Chỉ thị 44-CT/TW.\n(Theo Quyết định số 1/QĐ-UBND)"
    start = text.index("Thực hiện")
    end = text.index("\n(")
    entries = (
        Entry(id="1", parent=None, label="1.", kind=Kind.HEADING, span=Span(3, 11)),
        Entry(id="1/-1", parent=0, label="-", kind=Kind.TASK, span=Span(start, end)),
    )
    assert [citation.item for citation in cited(text, entries)] == ["1/-1", None]
