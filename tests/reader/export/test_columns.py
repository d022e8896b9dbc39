"""How wide text shows on a terminal, and where it breaks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.export.columns import pad, printable, width, wrap

PHRASE = "Ủy ban nhân dân các xã, phường"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        (PHRASE, 30),
        (unicodedata.normalize("NFD", PHRASE), 30),  # combining marks take no cell
        ("会議", 4),
        ("a\u200bb", 2),  # a blank of no width
        ("→ “x”…", 6),
    ],
)
def test_width_counts_cells(text, cells):
    assert width(text) == cells
    assert width(pad(text, 40)) == 40


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("một\n hai\t ba", "một hai ba"),
        ("\x1b[31mđỏ\x07", "�[31mđỏ�"),  # no escape sequence and no bell of a document's
        ("trái\u202ephải", "trái�phải"),  # nor a turn of the direction of writing
        ("tệp\udc80", "tệp�"),  # half a character, from a broken file name
        (PHRASE, PHRASE),
    ],
)
def test_nothing_in_a_document_steers_the_terminal(text, shown):
    assert printable(text) == shown


def test_a_word_longer_than_the_line_is_cut():
    assert wrap("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]


def test_shortened_text_says_so_after_a_whole_word():
    assert wrap("Nắm chắc tình hình, chủ động", 12, most=2) == ["Nắm chắc", "tình hình…"]
    assert wrap("Nắm chắc", 12, most=1) == ["Nắm chắc"]


@given(st.text(alphabet=st.characters(codec="utf-8")), st.integers(2, 40))
def test_no_line_is_wider_than_its_column_and_no_word_is_lost(text, cells):
    lines = wrap(printable(text), cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())


@given(st.text(), st.integers(4, 40), st.integers(1, 4))
def test_never_more_lines_than_asked_for(text, cells, most):
    lines = wrap(printable(text), cells, most=most)
    assert len(lines) <= most
    assert all(width(line) <= cells for line in lines)
