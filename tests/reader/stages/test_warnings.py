"""What a person is told to look at."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reader.stages.stage_building import no_header, one_body, source_of

from answerable.reader.stages.citations import find_citations
from answerable.reader.stages.warnings import find_warnings


def codes(text, **header):
    source = source_of(text)
    parts = one_body(source)
    head = no_header(**header)
    citations = find_citations(source, parts, head, ())
    return [warning.code for warning in find_warnings(source, parts, head, (), citations)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MẬT\nKẾ HOẠCH", "source.secret"),
        ("UBND TỈNH\nTỐI MẬT\nKẾ HOẠCH", "source.secret"),
        ("KẾ HOẠCH\nLƯU HÀNH NỘI BỘ", "source.restricted"),
        ("XEM XONG TRẢ LẠI\nKẾ HOẠCH", "source.restricted"),
    ],
)
def test_stamps_are_told(text, code):
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    ["I. CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Bảo vệ bí mật", "tài liệu lưu hành nội bộ", "II. MẬT ĐỘ DÂN SỐ"],
)
def test_secrecy_as_a_subject_is_no_stamp(text):
    assert not {"source.secret", "source.restricted"} & set(codes(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Quyết định số 1498/2012/QĐ-TTg ngày 8/10/2012", "citation.suspect-number"),
        ("Nghị quyết số 60/NQ-TW", "citation.suspect-number"),
        ("Kế hoạch số 63-KH/UBND", "citation.suspect-number"),
        ("Nghị định số 181/2024/NĐCP ngày 31/12/2024", "citation.suspect-number"),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2012", "citation.suspect-number"),
        ("Chỉ thị số 4/CT-TTg ngày 31/02/2020", "citation.impossible-date"),
        ("Chỉ thị số 4/CT-TTg ngày 1/2/2020; Chỉ thị số 4/CT-TTg ngày 2/2/2020", "citation.two-dates"),
        ("Kế hoạch số 16/KH-X ngày 23/12/2026", "citation.later-date"),
    ],
)
def test_doubtful_citations_are_told_and_not_mended(text, code):
    assert codes(text, date=date(2025, 12, 10)).count(code) == 1


def test_sound_citations_raise_no_doubt():
    text = (
        "Căn cứ Quyết định số 12/2018/QĐ-TTg ngày 12/3/2018; Nghị quyết số 18-NQ/TW ngày 25/10/2017; "
        "Kế hoạch số 63/KH-UBND ngày 5/3/2019; Nghị quyết số 81/2023/QH15 ngày 09/01/2023"
    )
    assert not [code for code in codes(text, date=date(2025, 1, 1)) if code.startswith("citation.")]


def test_lost_and_inferred_fields_of_the_header_are_told():
    found = codes("Nội dung", issuer="Ủy ban nhân dân tỉnh Sơn La", inferred=frozenset({"issuer"}))
    assert {"header.no-number", "header.no-date", "header.inferred-issuer"} <= set(found)
    assert "header.no-issuer" not in found
