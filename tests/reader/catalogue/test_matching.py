"""Names are found whole, at word boundaries, in text folded for matching."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.catalogue import load_catalogue
from answerable.reader.languages.vi.folding import fold


def found(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in load_catalogue().match(fold(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công an tỉnh chủ trì, phối hợp với Sở Tư pháp", ["Công an tỉnh", "Sở Tư pháp"]),
        ("Giao Sở Văn hoá - Thể thao & Du lịch và Sở Y tế", ["Sở Văn hoá - Thể thao & Du lịch", "Sở Y tế"]),
        ("Sở VH,TT&DL; Sở LĐ-TB&XH; Sở NN&PTNT", ["Sở VH,TT&DL", "Sở LĐ-TB&XH", "Sở NN&PTNT"]),
        ("UBND tỉnh Sơn La, UBND TP. Huế, UBND TP.HCM", ["UBND tỉnh Sơn La", "UBND TP. Huế", "UBND TP.HCM"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("UBND các xã, phường, đặc khu", ["UBND các xã, phường, đặc khu"]),
        ("Chủ tịch UBND cấp xã", ["UBND cấp xã"]),
        ("Sở Tài chính - Kế hoạch", ["Sở Tài chính"]),
        ("Báo Sơn La, Thuế tỉnh", ["Báo Sơn La", "Thuế tỉnh"]),
        ("Mặt trận Tổ quốc Việt Nam tỉnh Đắk Lắk", ["Mặt trận Tổ quốc Việt Nam tỉnh Đắk Lắk"]),
        ("SỞ NỘI VỤ TỈNH SƠN LA", ["SỞ NỘI VỤ TỈNH SƠN LA"]),
        # Words that only look like names.
        ("các cơ sở y tế và cán bộ tư pháp", ["các cơ sở y tế"]),
        ("cơ sở nội vụ; đại hội nông dân tỉnh; cán bộ y tế", []),
        ("tiền thuế, số liệu thống kê, báo cáo", []),
        ("UBND xã hội", ["UBND"]),
        ("Sở Y tếx", []),
    ],
)
def test_names_in_a_phrase(text, names):
    assert found(text) == names


def test_every_name_is_found_as_the_tables_write_it():
    from tests.reader.catalogue.printed import printed_names

    catalogue = load_catalogue()
    for body in catalogue.bodies:
        for name in printed_names(body):
            hits = catalogue.match(fold(name))
            assert [hit[:2] for hit in hits] == [(0, len(name))], name
            assert body in catalogue.bodies_named(hits[0][2]), name


WORDS = st.sampled_from(
    [
        "sở",
        "nội vụ",
        "công an",
        "tỉnh",
        "sơn la",
        "tp.",
        "ubnd",
        ", ",
        " - ",
        " và ",
        " ",
        "x",
        "các",
        "xã",
        "huyện",
    ]
)


@given(st.lists(WORDS, max_size=20).map("".join))
def test_matches_are_in_order_apart_and_on_whole_words(text):
    last = 0
    for start, end, _ in load_catalogue().match(text):
        assert last <= start < end <= len(text)
        assert not (start and text[start - 1].isalnum() and text[start].isalnum())
        assert not text[end : end + 1].isalnum()
        last = end
