"""Errors and warnings are said in Vietnamese too, all of them."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import answerable.reader
from answerable.reader.errors import SENTENCES, ReaderError
from answerable.reader.export.sentences import error_in_words, warning_in_words
from answerable.reader.languages.vi.messages import ERRORS, PHRASES, WARNINGS
from answerable.reader.model import Warning
from answerable.reader.source import Source, Span

READER = Path(answerable.reader.__file__).parent
WARNED = re.compile(
    r"(?:source|header|items?|citations?|reports?|text|page|deadlines?|assignments?)\.[a-z-]+"
)


def calls(name: str):
    """Every call of ``name`` in the reader, and of what ends with it."""
    for path in [*READER.glob("formats/*.py"), *READER.rglob("stages/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith(name):
                yield node


def fields(sentence: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


def test_every_error_has_a_vietnamese_sentence_with_the_same_details():
    assert set(ERRORS) == set(SENTENCES)
    for code, sentence in SENTENCES.items():
        assert fields(ERRORS[code]) == fields(sentence), code


@pytest.mark.parametrize("error", ["UnreadableDocument", "MissingTool"])
def test_every_detail_that_an_error_spells_in_english_has_vietnamese_words(error):
    spelt = {
        keyword.value.value
        for call in calls(error)
        for keyword in call.keywords
        if keyword.arg in ("kind", "reason", "advice", "instead")
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
    }
    assert spelt - set(PHRASES) - {".docx"} == set()


def test_every_warning_has_a_vietnamese_sentence():
    codes, beginnings = set(), set()
    for path in [*READER.glob("formats/*.py"), *READER.rglob("stages/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and WARNED.fullmatch(node.value)
            ):
                (beginnings if node.value.endswith("-") else codes).add(node.value)
    assert codes
    docstring_words = {code for code in codes if code.endswith((".py", ".txt"))}
    assert codes - docstring_words - set(WARNINGS) == set()
    for beginning in beginnings:
        assert any(code.startswith(beginning) for code in WARNINGS), beginning


def test_an_error_names_the_document_the_page_and_what_to_do():
    error = ReaderError("document.damaged", page=3, kind="PDF", reason="it has no pages")
    error.name = "ke\x1bhoach.pdf"
    assert error_in_words(error, "vi") == (
        "ke�hoach.pdf, trang 3: tệp PDF bị hỏng (không có trang nào); hãy tải lại, hoặc mở ra rồi lưu lại."
    )
    assert error_in_words(error, "en").startswith("ke�hoach.pdf, page 3: the PDF is damaged")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "Ngày này không có trong lịch: “ngày 31/02/2026”."),
        ("en", "No such day: “ngày 31/02/2026”."),
    ],
)
def test_a_warning_quotes_the_words_that_it_is_about(language, told):
    text = "Hà Nội, ngày 31/02/2026"
    warning = Warning(code="header.impossible-date", message="No such day.", span=Span(8, len(text)))
    assert warning_in_words(warning, Source(text=text, paragraphs=()), language) == told


def test_long_words_are_shortened():
    text = "từ " * 50
    warning = Warning(code="items.no-lead", message="m", span=Span(0, len(text)))
    assert warning_in_words(warning, Source(text=text, paragraphs=()), "vi").endswith("từ…”.")
