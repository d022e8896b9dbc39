"""What the card finds, and what it must not take for a gap."""

from __future__ import annotations

import pytest

from answerable.reader.quality import Doubt, Gap, Hop, Statement, find_gaps


def task(clause="II/1", text="Tổ chức tập huấn cho hòa giải viên ở cơ sở", *, leads=1, timed=True, above=""):
    return Statement(clause=clause, text=text, target=False, above=above, leads=leads, timed=timed)


def target(clause="I/1", text="100% hòa giải viên ở cơ sở được tập huấn", *, above=""):
    return Statement(clause=clause, text=text, target=True, above=above)


def hop(*, received=True, timed=True):
    return Hop(clause="III", words="báo cáo Ủy ban nhân dân tỉnh", received=received, timed=timed)


def found(gap, statements=(), hops=(), doubts=(), citations=0):
    return next((o for o in find_gaps(statements, hops, doubts, citations=citations) if o.gap is gap), None)


@pytest.mark.parametrize(
    ("gap", "statement", "missing"),
    [
        (Gap.NO_LEAD, task(leads=0), True),
        (Gap.NO_LEAD, task(leads=1), False),
        (Gap.NO_LEAD, target(), False),  # of a target nobody is asked to lead
        (Gap.SEVERAL_LEADS, task(leads=2), True),
        (Gap.SEVERAL_LEADS, task(leads=1), False),
        (Gap.NO_DEADLINE, task(timed=False), True),
        (Gap.NO_DEADLINE, task(timed=True), False),
        (Gap.NO_DEADLINE, target(), False),
    ],
)
def test_of_one_statement(gap, statement, missing):
    one = found(gap, [statement])
    assert ([place.clause for place in one.places] if one else []) == [statement.clause] * missing


@pytest.mark.parametrize(
    ("gap", "said", "missing"),
    [
        (Gap.NO_RECIPIENT, hop(received=False), 1),
        (Gap.NO_RECIPIENT, hop(timed=False), 0),
        (Gap.NO_REPORT_DEADLINE, hop(timed=False), 1),
        (Gap.NO_REPORT_DEADLINE, hop(received=False), 0),
    ],
)
def test_of_one_duty_to_report(gap, said, missing):
    one = found(gap, [task()], [said])
    assert (len(one.places), one.of) == (missing, 1)


TOWARDS = [
    ("Giảm 5% số vụ cháy rừng", "Tuần tra, ngăn chặn các vụ cháy rừng trong mùa khô", True),
    ("Giảm 5% số vụ cháy rừng", "Mở lớp dạy bơi cho trẻ em", False),
    ("80% hộ dân dùng nước sạch", "Đầu tư công trình cấp nước sạch cho hộ dân nông thôn", True),
    ("80% hộ dân dùng nước sạch", "Kiểm tra việc cấp phép khai thác cát", False),
    ("Đào tạo nghề cho 500 lao động", "Báo cáo kết quả cho Ủy ban nhân dân tỉnh", False),
    # what only joins words is shared by all
    ("Đến năm 2030 có 5 xã đạt chuẩn", "Đến năm 2030 có kế hoạch cho các trường", False),
]


@pytest.mark.parametrize(("aim", "deed", "together"), TOWARDS)
def test_a_target_and_a_task_answer_each_other_by_their_words(aim, deed, together):
    statements = [target(text=aim), task(text=deed)]
    assert len(found(Gap.TARGET_ALONE, statements).places) == (not together)
    assert len(found(Gap.TASK_ALONE, statements).places) == (not together)


def test_what_stands_in_every_statement_brings_none_together():
    aims = [target(f"I/{n}", f"An toàn thực phẩm: chỉ tiêu {word}") for n, word in enumerate("abcdefgh")]
    deeds = [task(f"II/{n}", f"An toàn thực phẩm: việc {word}") for n, word in enumerate("klmnopqr")]
    assert len(found(Gap.TARGET_ALONE, aims + deeds).places) == len(aims)


def test_a_row_is_read_with_the_words_above_it():
    alone = [target(text="Diện tích"), task(text="Mở rộng vùng trồng cây chè búp")]
    assert found(Gap.TARGET_ALONE, alone).places
    assert not found(Gap.TARGET_ALONE, [target(text="Diện tích", above="Cây chè búp"), alone[1]]).places


def test_a_plan_without_targets_says_so_once():
    without = [task("II/1"), task("II/2")]
    assert len(found(Gap.NO_TARGETS, without).places) == 1
    assert found(Gap.TASK_ALONE, without) is None
    assert found(Gap.NO_REPORTS, without).places
    assert not found(Gap.NO_REPORTS, without, [hop()]).places


def test_a_document_that_sets_nothing_is_asked_for_nothing():
    assert [one.gap for one in find_gaps([], [], [], citations=0)] == [Gap.HEADER]


def test_doubts_stand_under_their_kind():
    doubts = [
        Doubt(gap=Gap.ENDED, clause="III/5", words="giai đoạn 2011-2016"),
        Doubt(gap=Gap.SUSPECT_CITATION, clause="", words="1498/2012/QĐ-TTg"),
    ]
    assert [o.words for o in found(Gap.ENDED, doubts=doubts, citations=3).places] == ["giai đoạn 2011-2016"]
    assert found(Gap.SUSPECT_CITATION, doubts=doubts, citations=3).of == 3
