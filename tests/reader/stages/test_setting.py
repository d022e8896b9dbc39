"""Where and when a document speaks."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reader.stages.stage_building import no_header, source_of

from answerable.reader.catalogue import load_catalogue
from answerable.reader.source import Span
from answerable.reader.stages.setting import place_in_time


def test_the_issuer_tells_the_province():
    header = no_header(issuer="Ủy ban nhân dân tỉnh Sơn La", date=date(2019, 3, 5))
    setting = place_in_time(source_of("x"), header, load_catalogue())
    assert (setting.province, setting.date) == ("son-la", date(2019, 3, 5))


def test_a_central_issuer_speaks_of_no_province_though_it_signs_in_one():
    header = no_header(issuer="Thủ tướng Chính phủ", place="Hà Nội", date=date(2025, 1, 1))
    assert place_in_time(source_of("x"), header, load_catalogue()).province is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ngày tháng 6 năm 2026", date(2026, 6, 15)),
        ("ngày … tháng … năm 2025", date(2025, 7, 1)),
        ("ngày tháng 44 năm 2022", None),
    ],
)
def test_a_draft_stands_in_the_middle_of_the_time_left_open(words, day):
    header = no_header(place="Lào Cai", spans={"date": Span(0, len(words))})
    assert place_in_time(source_of(words), header, load_catalogue()).date == day
