"""Document numbers as they are printed, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.stages.numbers import find_numbers, find_standards


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Kế hoạch số 63/KH-UBND ngày 05/3/2019", ["63/KH-UBND"]),
        ("Số: 63 /KH – UBND", ["63/KH-UBND"]),
        ("Nghị định số 30/2020/NĐ-CP và Thông tư 01/2011/TT-BNV", ["30/2020/NĐ-CP", "01/2011/TT-BNV"]),
        ("Thông tư số 21/2025/TT - BNV, ngày", ["21/2025/TT-BNV"]),
        ("Quyết định số 66/2018/QĐ- UBND", ["66/2018/QĐ-UBND"]),
        ("số 12/KH-UBND - Sở Nội vụ", ["12/KH-UBND"]),
        ("Kết luận số 519-KL/TU, Thông báo 46 - TB/TW", ["519-KL/TU", "46-TB/TW"]),
        ("Kế hoạch hành động 459-KHHĐ/TU", ["459-KHHĐ/TU"]),
        ("Luật số 02/2016/QH14, Nghị quyết 76/2025/UBTVQH15", ["02/2016/QH14", "76/2025/UBTVQH15"]),
        ("Nghị quyết số 66.2/2025/NQ-CP", ["66.2/2025/NQ-CP"]),
        ("Nghị quyết 30a/2008/NQ-CP", ["30a/2008/NQ-CP"]),
        ("102/2025/NQLT/UBTVQH15-CP- ĐCTUBTWMTTQVN", ["102/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN"]),
        ("công văn 555/LĐTBXH-BTXH; Văn bản số 787/C06-P3", ["555/LĐTBXH-BTXH", "787/C06-P3"]),
        ("Báo cáo số 702/UBQPANĐN15", ["702/UBQPANĐN15"]),
        ("Nghị định số 87⁄2017/NĐ-CP", ["87/2017/NĐ-CP"]),
        ("Nghị định số 87/201 7/NĐ-CP", ["87/2017/NĐ-CP"]),
        ("Luật 42/2024/QH151 và Nghị định 105/2025/NĐ-CP2", ["42/2024/QH15", "105/2025/NĐ-CP"]),
        ("Nghị định 181/2024/NĐCP", ["181/2024/NĐCP"]),
        # a slash or a dash that the writer dropped is not put back
        ("Thông tư 47/2024/TT BGTVT và; 12/QĐ UBND tỉnh", ["47/2024/TT BGTVT", "12/QĐ UBND"]),
        ("Luật số 144/2025QH15; 102/2025 NQLT/UBTVQH15-CP", ["144/2025QH15", "102/2025NQLT/UBTVQH15-CP"]),
        ("Quyết định số 12/Qđ-UBND", ["12/Qđ-UBND"]),
        ("Mẫu số 01/QĐ-QLDA, Mẫu số 06/TT", []),
        ("ngày 26/4/2018, 24/7, 1/3 số hộ, 02.11.2010", []),
        ("UBND/HĐND, 100 MW/h, 5 lít/ha, 34/34 xã, 3D/VR360", []),
        ("điện thoại 024.3843/7619, tài khoản 113000/175042", []),
        ("Mẫu số 01 và 02/HNMT; Phụ lục 02/II", []),
        ("Số:      /KH-UBND; Số:…/2025/QĐ-UBND", []),
        ("ngày 26/4/2018/KH-UBND", []),
    ],
)
def test_numbers_are_told_from_what_looks_like_them(words, numbers):
    assert [number.text for number in find_numbers(words)] == numbers


@pytest.mark.parametrize(
    ("words", "type", "issuer", "year", "party"),
    [
        ("63/KH-UBND", "KH", "UBND", None, False),
        ("12/2018/QĐ-TTg", "QĐ", "TTg", 2018, False),
        ("513/QĐ-TCTS-NTTS", "QĐ", "TCTS-NTTS", None, False),
        ("519-KL/TU", "KL", "TU", None, True),
        ("555/LĐTBXH-BTXH", None, "LĐTBXH-BTXH", None, False),
        ("02/2016/QH14", None, "QH14", 2016, False),
        ("749/QD-TTg", "QĐ", "TTg", None, False),
    ],
)
def test_a_number_has_a_type_and_an_issuer(words, type, issuer, year, party):
    (number,) = find_numbers(words)
    assert (number.type, number.issuer, number.year, number.party) == (type, issuer, year, party)


@pytest.mark.parametrize(
    ("words", "standards"),
    [
        ("Quy chuẩn QCVN 122:2024/BGTVT3 và TCVN 3890:2023.", ["QCVN 122:2024/BGTVT", "TCVN 3890:2023"]),
        ("TCVN ISO 9001:2015", ["TCVN ISO 9001:2015"]),
        ("các QCVN, TCVN có liên quan", []),
    ],
)
def test_standards_have_numbers_of_their_own(words, standards):
    assert [number.text for number in find_standards(words)] == standards


@given(
    serial=st.integers(1, 9999),
    year=st.sampled_from(["", "2019/", "2025/"]),
    code=st.sampled_from(["KH-UBND", "QĐ-TTg", "NQ-HĐND", "TTr-SNV", "TTLT-BNV-BTC"]),
    before=st.sampled_from(["", "số ", "(", "Kế hoạch số: "]),
    after=st.sampled_from(["", " ngày 5/6/2025", ",", ")", ";"]),
)
def test_a_number_is_found_where_it_stands(serial, year, code, before, after):
    printed = f"{serial}/{year}{code}"
    words = f"{before}{printed}{after}"
    (number,) = find_numbers(words)
    assert number.text == printed
    assert words[number.span.start : number.span.end] == printed


@given(st.text(alphabet="0123456789/-.ABKHQĐNTuw \n", max_size=300))
def test_any_text_is_read_and_each_number_quotes_itself(words):
    for number in find_numbers(words):
        assert "".join(words[number.span.start : number.span.end].split()) == number.text
