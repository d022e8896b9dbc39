"""Steps of the rules: the nearest that has come, moved back before the day, once a week after it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.register.accounts.notices import AT_ONCE, BY_A_DAY
from answerable.register.reminders.rules import step_on
from answerable.register.workdays import is_working_day

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("due", "on", "step"),
    [
        # a Thursday
        ("2026-12-10", "2026-11-09", None),  # 31 days before
        ("2026-12-10", "2026-11-10", -30),
        ("2026-12-10", "2026-12-02", -30),
        ("2026-12-10", "2026-12-03", -7),
        ("2026-12-10", "2026-12-07", -3),
        ("2026-12-10", "2026-12-09", -1),
        ("2026-12-10", "2026-12-10", 0),
        ("2026-12-10", "2026-12-11", 0),  # past, and not Monday yet
        ("2026-12-10", "2026-12-14", 4),  # Monday
        ("2026-12-10", "2026-12-18", 4),  # the Monday before
        ("2026-12-10", "2026-12-21", 11),
        # a Sunday: all of its last days are told on Friday, the nearest alone
        ("2026-12-13", "2026-12-10", -3),
        ("2026-12-13", "2026-12-11", 0),
        ("2026-12-13", "2026-12-14", 1),
        # in Tết, 14 to 22 February 2026: told on the last working day before it
        ("2026-02-20", "2026-02-12", -30),
        ("2026-02-20", "2026-02-13", 0),
    ],
)
def test_the_nearest_step_that_has_come(due, on, step):
    assert step_on(BY_A_DAY, date.fromisoformat(due), on=date.fromisoformat(on)) == step


def test_a_monday_off_is_told_on_the_next_working_day():
    due, monday = date(2025, 8, 28), date(2025, 9, 1)  # 1 and 2 September are off
    assert not is_working_day(monday)
    assert step_on(BY_A_DAY, due, on=date(2025, 8, 29)) == 0
    assert step_on(BY_A_DAY, due, on=date(2025, 9, 3)) == (monday - due).days


def test_what_waits_since_a_day_is_told_at_once():
    since = date(2026, 12, 10)
    assert step_on(AT_ONCE, since, on=date(2026, 12, 9)) is None
    assert step_on(AT_ONCE, since, on=since) == 0
    assert step_on(AT_ONCE, since, on=date(2026, 12, 14)) == 4


@given(due=DAYS, on=DAYS, later=st.integers(0, 60))
def test_steps_only_come_nearer(due, on, later):
    then = on + timedelta(days=later)
    if is_working_day(on) and is_working_day(then) and (step := step_on(BY_A_DAY, due, on=on)) is not None:
        assert step_on(BY_A_DAY, due, on=then) >= step


@given(due=DAYS, ahead=st.integers(0, 400))
def test_nothing_is_told_earlier_than_a_room_looks_ahead(due, ahead):
    on = due - timedelta(days=ahead)
    if step_on(BY_A_DAY, due, on=on) is not None:
        assert due - on <= BY_A_DAY.ahead
