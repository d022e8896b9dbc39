"""The time that a plan covers, as its title says."""

from __future__ import annotations

import pytest

from answerable.reader.stages.header.period import read_period


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Công tác nhân quyền năm 2019", "2019-01-01", "2019-12-31"),
        ("Phát triển kinh tế số giai đoạn 2026 – 2030, tầm nhìn đến năm 2045", "2026-01-01", "2030-12-31"),
        ("Cải cách hệ thống thuế đến năm 2025", "None", "2025-12-31"),
        ("Bầu cử nhiệm kỳ 2026 - 2031", "2026-01-01", "2031-12-31"),
        ("Nhiệm vụ quý IV năm 2024", "2024-10-01", "2024-12-31"),
        ("Công tác 6 tháng cuối năm 2025", "2025-07-01", "2025-12-31"),
        ("Cao điểm tháng 02/2024", "2024-02-01", "2024-02-29"),
    ],
)
def test_the_title_tells_the_period(title, start, end):
    period = read_period(title)
    assert period is not None
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize(
    "title",
    [
        "Triển khai thi hành Luật Việc làm năm 2025",
        "Thực hiện Quyết định số 06/QĐ-TTg ngày 02 tháng 01 năm 2025",
        "Tiếp công dân",
    ],
)
def test_years_of_laws_and_of_days_are_no_period(title):
    assert read_period(title) is None
