"""One name, many spellings."""

from __future__ import annotations

import pytest

from answerable.reader.catalogue import spell_out
from answerable.reader.catalogue.spelling import key


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Sở LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở GD và ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở TP", "Sở Tư pháp"),
        ("UBND TP Huế", "Ủy ban nhân dân thành phố Huế"),
        ("UBND TP.HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("TP. Cần Thơ", "Thành phố Cần Thơ"),
        ("Ủy ban MTTQ Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("UBMTTQVN tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"),
        ("TAND, VKSND khu vực", "Tòa án nhân dân, Viện kiểm sát nhân dân khu vực"),
        ("BCĐ 389 tỉnh", "Ban Chỉ đạo 389 tỉnh"),
        ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh"),
        ("Ban Chấp hành TW Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("Văn phòng HĐND và UBND xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"),
        ("Đoàn TNCS HCM", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("SNN&MT, SCT, STC", "Sở Nông nghiệp và Môi trường, Sở Công Thương, Sở Tài chính"),
        ("CA tỉnh, TTYT khu vực", "Công an tỉnh, Trung tâm Y tế khu vực"),
        ("Hội ND xã, Đoàn TN xã", "Hội Nông dân xã, Đoàn Thanh niên xã"),
        ("BCH PTDS tỉnh", "Ban Chỉ huy Phòng thủ dân sự tỉnh"),
        # Nothing short in it, or short for we do not know what: as printed.
        ("Sở Lao động Thương binh & Xã hội", "Sở Lao động Thương binh & Xã hội"),
        ("CÔNG AN TỈNH", "CÔNG AN TỈNH"),
        ("BỘ TƯ PHÁP", "BỘ TƯ PHÁP"),  # "TƯ" is short for "Trung ương" in "Ban Tổ chức TƯ"
        ("VIỆN NGHIÊN CỨU, BAN CHỈ HUY", "VIỆN NGHIÊN CỨU, BAN CHỈ HUY"),
        ("phòng Tham mưu (PV01)", "phòng Tham mưu (PV01)"),
        ("Viettel, FPT", "Viettel, FPT"),
        ("Công ty ND", "Công ty ND"),
    ],
)
def test_abbreviations_are_spelt_out_and_all_else_stays(printed, full):
    assert spell_out(printed) == full


@pytest.mark.parametrize(
    "names",
    [
        ("Sở LĐ-TB&XH", "Sở Lao động, Thương binh và Xã hội", "SỞ LAO ĐỘNG - THƯƠNG BINH & XÃ HỘI"),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân", "UBND"),
        ("Văn hoá và Thể thao", "văn hóa - thể thao"),
    ],
)
def test_all_spellings_have_one_key(names):
    assert len({key(name) for name in names}) == 1
