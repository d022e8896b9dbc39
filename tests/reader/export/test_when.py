"""Deadlines in words, in a short form, and as the last good day."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.reader.export.when import deadline_in_words, deadline_resolved, last_day
from answerable.reader.export.words import words_of
from answerable.reader.model import Deadline, DeadlineKind, Every
from answerable.reader.source import Span


def deadline(text: str, kind: DeadlineKind, **fields: object) -> Deadline:
    return Deadline(kind=kind, text=text, span=Span(0, len(text)), **fields)  # type: ignore[arg-type]


BY, IN, EVERY = DeadlineKind.BY, DeadlineKind.IN, DeadlineKind.EVERY
BEFORE = deadline("trước ngày 20/3/2019", BY, date=date(2019, 3, 20), inclusive=False)
UNTIL = deadline("chậm nhất 20/3", BY, date=date(2019, 3, 20), inclusive=True, inferred=True)
QUARTER = deadline("quý III/2026", IN, start=date(2026, 7, 1), end=date(2026, 9, 30))
YEARS = deadline("2021-2025", IN, start=date(2021, 1, 1), end=date(2025, 12, 31))
OPEN = deadline("đến năm 2030", IN, end=date(2030, 12, 31))
YEARLY = deadline("trước 15/11 hằng năm", EVERY, every=Every.YEAR, by="11-15")
AFTER = deadline("trong 05 ngày làm việc", DeadlineKind.AFTER, duration="P5BD", event="ngày nhận")
ALWAYS = deadline("thường xuyên", DeadlineKind.CONTINUOUS)


@pytest.mark.parametrize(
    ("when", "words", "resolved", "last"),
    [
        (BEFORE, "trước ngày 20/3/2019", "<2019-03-20", date(2019, 3, 19)),
        (
            UNTIL,
            "chậm nhất 20/3 (đến hết 20/03/2019; suy ra năm từ văn bản)",
            "<=2019-03-20",
            date(2019, 3, 20),
        ),
        (QUARTER, "quý III/2026 (01/07/2026 – 30/09/2026)", "2026-07-01/2026-09-30", date(2026, 9, 30)),
        (YEARS, "2021-2025", "2021-01-01/2025-12-31", date(2025, 12, 31)),
        (OPEN, "đến năm 2030", "../2030-12-31", date(2030, 12, 31)),
        (YEARLY, "trước 15/11 hằng năm", "every year by 11-15", None),
        (AFTER, "trong 05 ngày làm việc", "P5BD after ngày nhận", None),
        (ALWAYS, "thường xuyên", "continuous", None),
    ],
)
def test_a_deadline_says_what_the_page_says_and_what_it_comes_to(when, words, resolved, last):
    assert deadline_in_words(when, words_of("vi")) == words
    assert deadline_resolved(when) == resolved
    assert last_day(when) == last
