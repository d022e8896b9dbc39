"""Pictures state the figures of their tables, in words that stay words, and are drawn once for the same."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.register.consolidating.rows import figures, of_every_kind, row
from tests.register.consolidating.test_figures import ROWS

from answerable.register.commitments.state import Timeliness
from answerable.register.consolidating.charts import bars, days, heat
from answerable.register.consolidating.figures import By
from answerable.register.consolidating.pictures import PNG, Course, picture

MOST_BYTES = 200_000


def words(svg):
    return [text for text in etree.fromstring(svg).itertext() if text.strip()]


@given(rows=ROWS, by=st.sampled_from(By))
def test_the_parts_of_a_bar_add_up_to_its_group(rows, by):
    counted = figures(*rows)
    drawn = bars(counted, by)
    assert [sum(bar.counts) for bar in drawn.bars] == [
        group.figures.count("all") for group in counted.grouped(by)
    ]
    assert {len(bar.counts) for bar in drawn.bars} <= {len(drawn.parts)}


def test_bars_say_their_numbers_and_names():
    counted = of_every_kind()
    drawn = bars(counted, By.BODY)
    said = words(picture(drawn))
    for bar in drawn.bars:
        assert bar.name in said
        assert {str(count) for count in bar.counts if count} <= set(said)


def test_a_heat_map_counts_what_is_due_by_body_and_month():
    counted = figures(
        row(Timeliness.OVERDUE, leads=("Sở Y tế",), last_day=date(2026, 3, 31)),
        row(Timeliness.LATE, leads=("Sở Y tế", "Sở Tài chính"), last_day=date(2026, 3, 1)),
        row(Timeliness.WITHIN_TERM, leads=(), last_day=date(2026, 12, 31)),
        row(Timeliness.WITHIN_TERM, last_day=date(2027, 1, 1)),  # after the twelve months
        row(Timeliness.NO_DEADLINE),
        row(None),
    )
    drawn = heat(counted, first=date(2026, 1, 1))
    assert [column.splitlines()[0] for column in drawn.columns] == [f"{month:02d}" for month in range(1, 13)]
    of = dict(drawn.lines)
    assert of["Sở Y tế"][2] == (2, 1)
    assert of["Sở Tài chính"][2] == (1, 0)
    assert len(of) == 3
    assert sum(due for months in of.values() for due, _ in months) == 4


def test_a_line_of_time_has_every_last_day():
    first, last = date(2026, 3, 31), date(2026, 12, 31)
    counted = figures(
        row(Timeliness.ON_TIME, last_day=first),
        row(Timeliness.OVERDUE, last_day=first),
        row(last_day=last),
        row(None),
    )
    assert days(counted).days == ((first, 2, 1), (last, 1, 0))


@pytest.mark.parametrize(
    "drawn",
    [
        lambda: bars(of_every_kind(), By.SECTION),
        lambda: bars(figures(*(row(leads=(f"Ủy ban nhân dân xã {n}",)) for n in range(200))), By.BODY),
        lambda: heat(of_every_kind(), first=date(2026, 1, 1)),
        lambda: days(of_every_kind()),
        lambda: Course(("Quý I", "Quý II"), (("được hỏi", (40, 44)), ("đã trả lời", (30, 41)))),
        lambda: bars(figures(), By.SECTION),
        lambda: days(figures()),
        lambda: heat(figures(), first=date(2026, 1, 1)),
    ],
    ids=["bars", "many bars", "heat", "days", "course", "no bars", "no days", "no heat"],
)
def test_every_picture_is_small_and_the_same_for_the_same_figures(drawn):
    drawn = drawn()
    svg, png = picture(drawn), picture(drawn, PNG)
    assert max(len(svg), len(png)) < MOST_BYTES
    assert picture(drawn) == svg
    assert png.startswith(b"\x89PNG")
    assert b"<script" not in svg
    assert not re.search(rb'(?:href|src)="(?!#)(?!data:image/png)', svg)  # it asks nobody for anything


def test_a_table_says_all_that_its_picture_shows_and_more():
    many = bars(figures(*(row(leads=(f"Sở {n}",)) for n in range(60))), By.BODY)
    assert len(many.table().lines) == 60
    assert heat(of_every_kind(), first=date(2026, 1, 1)).table().heads[0] == ""
    assert days(figures(row(last_day=date(2026, 3, 31)))).table().lines == (("31/03/2026", 1, 0),)
