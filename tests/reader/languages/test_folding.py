"""Folding never moves an offset."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.languages.vi.folding import bare, fold


@given(st.text())
def test_folding_keeps_the_length_of_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_letter_has_a_longer_lower_case_but_one() -> None:
    longer = [chr(code) for code in range(0x110000) if len(chr(code).lower()) != 1]
    assert longer == ["İ"]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Uỷ ban, HOÀ BÌNH, thuý", "ủy ban, hòa bình, thúy"),
        ("hoàn thành, quý III, toàn", "hoàn thành, quý iii, toàn"),  # both schools write these alike
        ("63/KH – UBND", "63/kh - ubnd"),
        ("“Đề án”", '"đề án"'),
    ],
)
def test_one_spelling_for_all(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_bare_text_has_the_length_of_its_nfc(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert len(bare(text)) == len(text)
