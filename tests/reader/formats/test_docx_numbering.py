from __future__ import annotations

import pytest
from tests.reader.formats.docx_building import NAMESPACE, docx, level, numbered, numbering, paragraph

from answerable.reader.formats import load_bytes
from answerable.reader.formats.docx_numbering import bullet, roman, spell


def lines(data: bytes) -> list[str]:
    return load_bytes(data).text.split("\n")


OUTLINE = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")


def test_levels_count_on_and_start_again_below_a_higher_one():
    data = docx(
        numbered("Mục đích", 1),
        numbered("Yêu cầu", 1),
        numbered("Một", 1, 1),
        numbered("A", 1, 2),
        numbered("B", 1, 2),
        numbered("Hai", 1, 1),
        numbered("C", 1, 2),
        numbered("Tổ chức", 1),
        numbered("Ba", 1, 1),
        numbering=numbering(OUTLINE),
    )
    assert lines(data) == [
        *("I. Mục đích", "II. Yêu cầu", "1. Một", "a) A", "b) B", "2. Hai", "a) C"),
        *("III. Tổ chức", "1. Ba"),
    ]


def test_a_label_may_hold_the_numbers_of_the_levels_above():
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    data = docx(numbered("Một", 1), numbered("Hai", 1, 1), numbered("Ba", 1, 1), numbering=numbering(levels))
    assert lines(data) == ["I. Một", "1.1. Hai", "1.2. Ba"]


def test_text_between_does_not_stop_a_list():
    data = docx(numbered("Một", 1), "Chen vào.", numbered("Hai", 1), numbering=numbering(OUTLINE))
    assert lines(data) == ["I. Một", "Chen vào.", "II. Hai"]


def test_lists_of_one_definition_count_on_together_unless_one_starts_again():
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    definition = numbering(level(0, "decimal", "%1."), nums=nums)
    data = docx(
        *(numbered("A", 1), numbered("B", 2), numbered("C", 3), numbered("D", 3)), numbering=definition
    )
    assert lines(data) == ["1. A", "2. B", "1. C", "2. D"]


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it():
    styles = (
        f'<w:styles xmlns:w="{NAMESPACE}">'
        '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style></w:styles>'
    )
    data = docx(
        paragraph("Một", properties='<w:pStyle w:val="Muc"/>'),
        paragraph("Hai", properties='<w:pStyle w:val="MucCon"/>'),
        paragraph("Ba", properties='<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        numbering=numbering(OUTLINE),
        styles=styles,
    )
    assert lines(data) == ["I. Một", "II. Hai", "Ba"]


@pytest.mark.parametrize(
    ("glyph", "shown"),
    [
        ("-", "-"),
        ("–", "-"),
        ("\uf0b7", "-"),
        ("o", "-"),
        ("•", "-"),
        ("+", "+"),
        ("\uf02b", "+"),
        ("*", "*"),
    ],
)
def test_a_bullet_is_the_sign_that_the_page_shows(glyph, shown):
    data = docx(numbered("Sở Y tế", 1), numbering=numbering(level(0, "bullet", glyph)))
    assert lines(data) == [f"{shown} Sở Y tế"]
    assert bullet(glyph) == shown


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        *((4, "decimal", "4"), (4, "decimalZero", "04"), (14, "upperRoman", "XIV"), (9, "lowerRoman", "ix")),
        *((4, "lowerLetter", "d"), (28, "upperLetter", "BB"), (3, "none", "")),
    ],
)
def test_numbers_are_spelt_as_word_does(number, form, shown):
    assert spell(number, form) == shown


def test_a_number_without_a_numeral_is_written_in_digits():
    assert [roman(0), roman(1994), roman(4000)] == ["0", "MCMXCIV", "4000"]
