from datetime import date
from itertools import pairwise

import pytest

from answerable.register.reporting.periods import PeriodKind, latest_closed, periods


@pytest.mark.parametrize(
    ("kind", "spans"),
    [
        (
            PeriodKind.QUARTER,
            [
                "15/12/2018-14/03/2019",
                "15/03/2019-14/06/2019",
                "15/06/2019-14/09/2019",
                "15/09/2019-14/12/2019",
            ],
        ),
        (PeriodKind.SIX_MONTHS, ["15/12/2018-14/06/2019", "15/06/2019-14/12/2019"]),
        (PeriodKind.NINE_MONTHS, ["15/12/2018-14/09/2019"]),
        (PeriodKind.YEAR, ["15/12/2018-14/12/2019"]),
        (PeriodKind.OWN, []),
    ],
)
def test_figures_are_closed_on_the_14th(kind: PeriodKind, spans: list[str]) -> None:
    assert [f"{one.begins:%d/%m/%Y}-{one.ends:%d/%m/%Y}" for one in periods(kind, 2019)] == spans


def test_months_follow_each_other_without_a_gap() -> None:
    months = [*periods(PeriodKind.MONTH, 2024), *periods(PeriodKind.MONTH, 2025)]
    assert all((two.begins - one.ends).days == 1 for one, two in pairwise(months))
    assert months[0].begins == date(2023, 12, 15)


def test_a_report_is_sent_two_working_days_after_its_cut_off() -> None:
    *_, last = periods(PeriodKind.QUARTER, 2025)
    assert (last.ends, last.due) == (date(2025, 12, 14), date(2025, 12, 16))
    first, *_ = periods(PeriodKind.MONTH, 2026)
    assert (first.ends, first.due) == (date(2026, 1, 14), date(2026, 1, 16))


def test_the_latest_closed_period_is_over() -> None:
    assert latest_closed(PeriodKind.QUARTER, on=date(2026, 3, 14)) == [*periods(PeriodKind.QUARTER, 2025)][-1]
    assert latest_closed(PeriodKind.QUARTER, on=date(2026, 3, 15)) == next(periods(PeriodKind.QUARTER, 2026))
    assert latest_closed(PeriodKind.OWN, on=date(2026, 3, 15)) is None
