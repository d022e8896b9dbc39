"""Words of the text are found on the page on which they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import caches
from tests.reader.formats.test_scan import reads_pictures, scanned_pdf

from answerable.register.plans import pictures
from answerable.register.plans.facts import facts_of
from answerable.register.plans.importing import take_in
from answerable.register.plans.pictures import NoPicture, picture_of, words_of
from answerable.register.plans.places import align, page_of, pages_with
from answerable.register.plans.services import receive

EXAMPLE = Path(__file__).parents[3] / "examples" / "ke-hoach.pdf"


@pytest.mark.parametrize(
    ("text", "printed", "found"),
    [
        ("giao so tai chinh", "giao so tai chinh", {0: 0, 1: 1, 2: 2, 3: 3}),
        # misread in the picture, between words that were found
        ("giao so tai chinh bo tri kinh phi", "giao so taj chinh bo tri kinh phi", {2: 2}),
        # two columns of a table: the page goes row by row, the text cell by cell
        (
            "kham suc khoe cho hoc sinh so y te chu tri",
            "kham suc khoe so y te cho hoc sinh chu tri",
            {0: 0, 2: 2, 3: 6, 5: 8},
        ),
    ],
)
def test_words_are_found_in_whatever_order_they_are_printed(text, printed, found):
    places = align(text.split(), printed.split())
    assert {at: places.get(at) for at in found} == found


def test_words_that_are_not_printed_are_not_found():
    assert align(["giao", "so", "y", "te"], ["khong", "co", "gi", "ca"]) == {}
    assert align([], ["giao"]) == {}


@pytest.fixture
def edition(db):
    return take_in(receive("ke-hoach.pdf", [EXAMPLE.read_bytes()], by=None))


def test_every_body_of_the_example_is_found_on_its_page(edition):
    looked_for = 0
    for clause in edition.clauses.exclude(page=None):
        for one in facts_of(clause)["assignments"]:
            start, end = one["span"]
            boxes = [
                box
                for page in pages_with(edition, start, end)
                for box in page_of(edition, page).boxes(start, end)
            ]
            words = edition.text[start:end]
            assert boxes, words
            # letters of this print are 5 to 14 thousandths of the page wide, spaces included
            wide = sum(right - left for left, _, right, _ in boxes)
            assert 5 * len(words) < wide < 14 * len(words), words
            looked_for += 1
    assert looked_for > 40


def test_a_paragraph_that_runs_over_is_marked_on_both_pages(edition):
    over = next(
        clause
        for clause in edition.clauses.filter(kind="task")
        if len(pages_with(edition, *clause.pieces[0])) == 2
        and page_of(edition, clause.page + 1).boxes(*clause.pieces[0])
    )
    first, second = (page_of(edition, over.page + n).boxes(*over.pieces[0]) for n in (0, 1))
    assert first[-1][3] > 1_200  # at the foot of one page
    assert second[0][1] < 300  # at the head of the next


@reads_pictures
def test_the_words_of_a_scan_wait_until_somebody_looks(db):
    lines = [
        (80, 80, "ỦY BAN NHÂN DÂN TỈNH SƠN LA"), (80, 110, "Số: 7/KH-UBND"), (80, 150, "KẾ HOẠCH"),
        (80, 190, "I. NHIỆM VỤ"), (80, 220, "1. Giao Sở Tài chính bố trí kinh phí thực hiện."),
    ]  # fmt: skip
    edition = take_in(receive("quet.pdf", [scanned_pdf(lines)], by=None))
    assert edition.ocr
    with pytest.raises(NoPicture):
        words_of(edition, 1, wait=False)
    start = edition.text.index("Sở Tài chính")
    ((left, top, right, _),) = page_of(edition, 1).boxes(start, start + len("Sở Tài chính"))
    assert 80 < left * 0.595 < 150  # points
    assert right * 0.595 < 260
    assert top * 0.595 == pytest.approx(222, abs=8)
    assert words_of(edition, 1, wait=False).words


def test_what_cannot_be_made_is_not_tried_at_every_look(edition, monkeypatch):
    asked = []
    monkeypatch.setattr(pictures, "_make", lambda *told: asked.append(told))
    for _ in range(3):
        with pytest.raises(NoPicture):
            picture_of(edition, 1)
    caches["process"].clear()  # as after a while
    assert len(asked) == 1
    for page in (0, 99):
        with pytest.raises(NoPicture):
            picture_of(edition, page)
