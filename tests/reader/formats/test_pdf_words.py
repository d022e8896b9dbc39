"""Where each word of a page stands, by its text layer or by text recognition."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reader.formats.test_scan import reads_pictures, scanned_pdf

from answerable.reader.errors import UnreadableDocument
from answerable.reader.formats.pdf_words import read_words

EXAMPLE = Path(__file__).parents[3] / "examples" / "ke-hoach.pdf"


def test_words_stand_on_their_page_row_by_row():
    read = read_words(EXAMPLE, 2)
    said = " ".join(word.text for word in read.words)
    assert "Sở Tư pháp chủ trì, phối hợp với Sở Dân tộc và Tôn giáo" in said
    assert all(0 <= word.left < word.right <= read.width for word in read.words)
    assert all(0 <= word.top < word.bottom <= read.height for word in read.words)
    assert read.words[0].top < read.words[-1].top


@reads_pictures
def test_words_of_a_scan_are_recognised_at_their_places(tmp_path):
    file = tmp_path / "quet.pdf"
    file.write_bytes(scanned_pdf([(80, 100, "Giao Sở Tài chính bố trí kinh phí"), (80, 700, "thực hiện.")]))
    read = read_words(file, 1)
    by_text = {word.text: word for word in read.words}
    assert {"Giao", "chính", "phí"} <= set(by_text)
    assert by_text["Giao"].left == pytest.approx(80, abs=6)
    assert by_text["Giao"].top == pytest.approx(102, abs=6)
    assert by_text["Giao"].right < by_text["phí"].left


def test_a_file_that_is_no_pdf_has_no_words(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7 cut off")
    with pytest.raises(UnreadableDocument):
        read_words(file, 1)
