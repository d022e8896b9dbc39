from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.formats import load_bytes
from answerable.reader.formats.legacy import from_misread_utf8, from_tcvn3, from_vni, modernise

TCVN3 = "Uû ban nh©n d©n tØnh S¬n La; phßng, chèng téi ph¹m; thùc hiÖn n¨m 2009 cña c¸c së, ngµnh; ®­îc"
VNI = (
    "UÛy ban nhaân daân tænh Sôn La; phoøng, choáng toäi phaïm; "
    "thöïc hieän naêm 2009 cuûa caùc sôû, ngaønh; ñöôïc"
)
MODERN = "Uỷ ban nhân dân tỉnh Sơn La; phòng, chống tội phạm; thực hiện năm 2009 của các sở, ngành; được"


def test_each_old_font_has_its_letters():
    assert from_tcvn3(TCVN3) == MODERN
    assert from_vni(VNI).replace("Ủy", "Uỷ") == MODERN


def test_the_vowels_of_vni_are_pairs():
    assert from_vni("aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë ÑOÄC LAÄP Ñoäc öô î") == (
        "á à ả ã ạ â ấ ầ ẩ ẫ ậ ă ắ ằ ẳ ẵ ặ ĐỘC LẬP Độc ươ ỵ"
    )


@pytest.mark.parametrize("text", [TCVN3, VNI])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_a_file_in_an_old_font_is_read(text, encoding):
    assert load_bytes((text + "\n").encode(encoding) * 3).text.split("\n")[0].lower().replace("uỷ", "ủy") == (
        MODERN.lower().replace("uỷ", "ủy")
    )


def test_windows_1258_is_read():
    # Its tones follow their letters.
    pieces = "Cu\u0309a ca\u0301c sơ\u0309, kê\u0301 hoa\u0323ch đươ\u0323c thư\u0323c hiê\u0323n"
    assert load_bytes(pieces.encode("cp1258")).text == "Của các sở, kế hoạch được thực hiện"


def test_utf8_read_as_western_is_undone():
    broken = "Quyết định của Thủ tướng".encode().decode("latin-1")
    assert from_misread_utf8("Ná»™i") == "Nội"
    assert from_misread_utf8(broken.replace("\x8b", "‹").replace("\x9b", "›")) != broken


@pytest.mark.parametrize(
    "line",
    [
        "Ủy ban nhân dân tỉnh «Sơn La» – thực hiện",
        "Café Müller, © 2025 Société",
        "Plan d'action: où, à, été",
        "abc",
    ],
)
def test_modern_and_foreign_text_stays(line):
    assert modernise([line]) == [line]


@given(st.text(max_size=60))
def test_converting_never_fails(text):
    assert len(modernise([text, text])) == 2
    from_vni(text)
    from_misread_utf8(text)
