from datetime import date

import pytest

from answerable.register.workdays import UnreadableDuration, resolve


@pytest.mark.parametrize(
    ("duration", "event", "last"),
    [
        ("P5BD", date(2026, 11, 20), date(2026, 11, 30)),  # a Friday; Tuesday 24/11 is a day off
        ("P10D", date(2026, 11, 20), date(2026, 11, 30)),
        ("P2D", date(2026, 11, 26), date(2026, 11, 30)),  # ends on a Saturday
        ("P2W", date(2026, 11, 4), date(2026, 11, 18)),
        ("P1M", date(2027, 1, 29), date(2027, 3, 1)),  # 28/2/2027 is a Sunday
        ("P1Y", date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_a_duration_ends(duration: str, event: date, last: date) -> None:
    assert resolve(duration, event) == last


@pytest.mark.parametrize("duration", ["", "PT12H", "P5", "5D", "P-1D", "P5BDX"])
def test_a_duration_that_cannot_be_counted_is_refused(duration: str) -> None:
    with pytest.raises(UnreadableDuration):
        resolve(duration, date(2026, 11, 20))
