"""The figures of a report: they are lists of commitments, and they add up."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.register.consolidating.rows import PUBLISHED, figures, of_every_kind, row

from answerable.register.commitments.state import Stage, Timeliness
from answerable.register.consolidating.figures import HELD, OF_WHICH, PARTS, SUMS, By, Number
from answerable.register.consolidating.freezing import frozen, thawed
from answerable.register.consolidating.wording import percent as printed

ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from([None, *Timeliness]),
        leads=st.lists(st.sampled_from(["Sở Y tế", "Sở Tài chính", "Sở Tư pháp"]), unique=True).map(tuple),
        rights=st.lists(st.sampled_from(["R11", "R29"]), unique=True).map(tuple),
        section=st.sampled_from(["", "I", "II"]),
    ),
    max_size=30,
)


@given(rows=ROWS)
def test_each_commitment_is_counted_once_and_the_parts_add_up(rows):
    counted = figures(*rows)
    assert sum(counted.count(part) for part in PARTS) == counted.count("all") == len(rows)
    assert counted.count("with_a_day") == counted.count("done") + counted.count("open")
    assert sorted(counted.ids("all")) == sorted(one.id for one in rows)


@given(rows=ROWS, by=st.sampled_from(By))
def test_groups_hold_every_commitment_and_say_how_many_they_share(rows, by):
    counted = figures(*rows)
    groups = counted.grouped(by)
    ids = [id for group in groups for id in group.figures.ids("all")]
    assert set(ids) == set(counted.ids("all"))
    assert len({id for id in ids if ids.count(id) > 1}) == counted.overlap(by)
    for part in PARTS:
        assert {id for group in groups for id in group.figures.ids(part)} == set(counted.ids(part))
    assert [group.key for group in groups if not group.key] == [
        group.key for group in groups[-1:] if not group.key
    ]


def test_every_code_is_a_list_of_commitments():
    counted = of_every_kind()
    for code in (*PARTS, *SUMS, *OF_WHICH):
        assert counted.count(code) == len(counted.ids(code)) > 0, code
    with pytest.raises(KeyError):
        counted.ids("nothing")


def test_what_is_of_which_is_added_to_nothing():
    counted = of_every_kind()
    assert counted.ids("awaiting") == ("claimed",)
    assert "claimed" in counted.ids(Timeliness.OVERDUE)
    assert counted.ids("not_reported") == ("silent",)
    assert counted.ids("returned") == ("returned",)
    assert counted.ids("extended") == ("whole",)
    assert counted.ids("assessed") == ("returned",)
    assert counted.ids(HELD) == ("held",)


def test_the_figures_that_the_government_published_are_reproduced():
    counted = figures(
        *(row(part, leads=("Bộ Tư pháp",)) for part, count in PUBLISHED.items() for _ in range(count))
    )
    assert counted.count("all") == 21_914
    assert {part: counted.count(part) for part in PUBLISHED} == PUBLISHED
    assert (counted.count("done"), counted.count("open")) == (16_051, 5_863)
    assert counted.count("all") == counted.count("done") + counted.count("open")
    assert (counted.rate.done, counted.rate.of) == (16_051, 16_274)
    assert printed(counted.rate) == "98,62%"
    [group] = counted.grouped(By.BODY)
    assert (group.name, group.figures.count("all")) == ("Bộ Tư pháp", 21_914)


@pytest.mark.parametrize(
    ("done", "overdue", "percent"),
    [
        (16_051, 223, "98.62"),  # as published; rounded it would say more than is so
        (1, 2, "33.33"),
        (2, 1, "66.66"),
        (5, 0, "100.00"),
        (0, 3, "0.00"),
    ],
)
def test_the_rate_is_what_is_done_of_what_was_due(done, overdue, percent):
    counted = figures(
        *(row(Timeliness.LATE) for _ in range(done)), *(row(Timeliness.OVERDUE) for _ in range(overdue))
    )
    assert counted.rate.percent == Decimal(percent)
    assert counted.rate.of == done + overdue


@pytest.mark.parametrize(
    "timely", [None, Timeliness.WITHIN_TERM, Timeliness.PAST_NO_INFORMATION, Timeliness.RECURRING]
)
def test_without_anything_done_or_overdue_there_is_no_rate(timely):
    assert figures(row(timely)).rate is None
    assert figures().rate is None


@pytest.mark.parametrize(
    "said", [{"stage": Stage.DONE}, {"deadline": "trước ngày 30/6/2026"}, {"asked": 1}, {"note": "Đã họp."}]
)
def test_nothing_is_said_of_how_a_held_commitment_stands(said):
    with pytest.raises(ValueError, match="on hold"):
        row(None, **said)
    assert row(Timeliness.OVERDUE, **said)


def test_bodies_that_did_not_report_are_named_with_what_they_were_asked():
    first, second = row(not_reported=("Sở Tư pháp", "Sở Nội vụ")), row(not_reported=("Sở Nội vụ",))
    assert figures(first, row(), second).silent() == {
        "Sở Nội vụ": (first.id, second.id),
        "Sở Tư pháp": (first.id,),
    }


@pytest.mark.parametrize(
    ("numbers", "conflicting"),
    [
        ([("Sở Y tế", "Lớp học", "12", "lớp"), ("Sở Nội vụ", "lớp học", "15", "lớp")], True),
        ([("Sở Y tế", "Lớp học", "12", "lớp"), ("Sở Nội vụ", "lớp học", "12", "buổi")], True),
        ([("Sở Y tế", "Lớp học", "12", "lớp"), ("Sở Nội vụ", "lớp học", "12", "lớp")], False),
        ([("Sở Y tế", "Lớp học", "12", "lớp"), ("Sở Nội vụ", "Học viên", "15", "người")], False),
    ],
)
def test_numbers_of_bodies_that_differ_stand_side_by_side(numbers, conflicting):
    [*found] = figures(row(numbers=tuple(Number(*one) for one in numbers))).conflicts()
    assert bool(found) == conflicting
    if found:
        assert [one.number for one in found[0].numbers] == [one[2] for one in numbers]


def test_figures_are_the_same_after_they_were_kept():
    counted = of_every_kind()
    assert thawed(json.loads(json.dumps(frozen(counted)))) == counted
