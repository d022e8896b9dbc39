"""The lists of days off as the Government published them, beside what is reckoned."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.register.workdays import (
    add_working_days,
    is_working_day,
    next_working_day,
    previous_working_day,
)

# Days from Monday to Friday that civil servants had off, as announced for each year.
OFF = {
    2019: "1/1 4/2 5/2 6/2 7/2 8/2 15/4 29/4 30/4 1/5 2/9",
    2020: "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9",
    2021: "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
WORKED = {
    date(2019, 1, 5),
    date(2019, 5, 4),
    date(2024, 5, 4),
    date(2025, 4, 26),
    date(2026, 1, 10),
    date(2026, 8, 22),
}
DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("year", OFF)
def test_days_off_are_those_that_were_published(year: int) -> None:
    announced = {date(year, *reversed([int(n) for n in day.split("/")])) for day in OFF[year].split()}
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    assert {day for day in days if day.weekday() < 5 and not is_working_day(day)} == announced
    assert {day for day in days if day.weekday() >= 5 and is_working_day(day)} == {
        day for day in WORKED if day.year == year
    }


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # a Friday
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # the Friday before Tết
        (date(2026, 1, 9), 1, date(2026, 1, 10)),  # a Saturday that was worked
        (date(2026, 11, 27), 0, date(2026, 11, 27)),
    ],
)
def test_working_days_are_counted(day: date, count: int, last: date) -> None:
    assert add_working_days(day, count) == last


@given(DAYS, st.integers(1, 60))
def test_what_is_counted_is_worked_and_one_by_one_is_the_same(day: date, count: int) -> None:
    last = add_working_days(day, count)
    assert is_working_day(last)
    assert add_working_days(add_working_days(day, count - 1), 1) == last


@given(DAYS)
def test_the_nearest_working_days_stand_on_both_sides(day: date) -> None:
    before, after = previous_working_day(day), next_working_day(day)
    assert before <= day <= after
    assert is_working_day(before)
    assert is_working_day(after)
    assert (before == day == after) is is_working_day(day)
