from datetime import date
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.register.workdays import occurrences


@pytest.mark.parametrize(
    ("every", "by", "inclusive", "last_days"),
    [
        ("year", "11-15", False, ["2027-11-14", "2028-11-14"]),  # trước ngày 15/11 hằng năm
        ("year", "12-20", True, ["2026-12-20", "2027-12-20"]),
        ("year", "", True, ["2026-12-31", "2027-12-31"]),
        ("quarter", "", True, ["2026-12-31", "2027-03-31"]),
        ("quarter", "20", True, ["2026-12-20", "2027-03-20"]),  # ngày 20 tháng cuối quý
        ("month", "25", True, ["2026-12-25", "2027-01-25"]),  # ngày 25 hằng tháng
        ("month", "31", True, ["2026-11-30", "2026-12-31"]),
        ("month", "28", True, ["2026-11-28", "2026-12-28"]),  # the day itself
        ("month", "28", False, ["2026-12-27", "2027-01-27"]),
        ("half-year", "", True, ["2026-12-31", "2027-06-30"]),
        ("week", "", True, ["2026-11-29", "2026-12-06"]),
        ("day", "", True, ["2026-11-28", "2026-11-29"]),
        ("year", "13-40", True, ["2026-12-31", "2027-12-31"]),  # no day of a year
    ],
)
def test_occurrences_fall_due(every: str, by: str, inclusive: bool, last_days: list[str]) -> None:
    found = islice(occurrences(every, by, inclusive=inclusive, since=date(2026, 11, 28)), 2)
    assert [one.last_day.isoformat() for one in found] == last_days


def test_an_interval_that_is_not_known_has_no_occurrences() -> None:
    assert list(occurrences("", since=date(2026, 11, 28))) == []


@given(
    st.sampled_from(["day", "week", "month", "quarter", "half-year", "year"]),
    st.sampled_from(["", "1", "15", "31", "02-29", "11-15"]),
    st.booleans(),
    st.dates(date(2015, 1, 1), date(2040, 1, 1)),
)
def test_occurrences_go_on_in_order_and_none_is_past(
    every: str, by: str, inclusive: bool, since: date
) -> None:
    found = list(islice(occurrences(every, by, inclusive=inclusive, since=since), 6))
    assert found[0].last_day >= since
    assert all(one.last_day < two.last_day and one.ends < two.begins for one, two in pairwise(found))
    later = list(islice(occurrences(every, by, inclusive=inclusive, since=found[2].last_day), 4))
    assert later == found[2:]
