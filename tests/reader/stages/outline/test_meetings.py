"""Stages of an election, the meetings in them, and when they are held."""

from __future__ import annotations

import pytest
from tests.reader.stages.outline.conftest import outline_of, source_of

from answerable.reader.model import Kind
from answerable.reader.stages.drafts import FieldRole


def test_a_stage_in_capitals_is_above_the_sections_and_has_its_time():
    source = source_of(
        "BƯỚC MỘT", "Tổ chức hội nghị hiệp thương lần thứ nhất", "(Thực hiện từ ngày 01/12 đến ngày 10/12/2025)",
        "A. ĐỐI VỚI ĐẠI BIỂU QUỐC HỘI", "Hội nghị hiệp thương thỏa thuận về cơ cấu.",
        "BƯỚC HAI", "1. Giới thiệu người ứng cử.",
    )  # fmt: skip
    entries = outline_of(source, "Hướng dẫn")
    told = [(e.label, e.kind.value, e.parent, source.quote(e.span)[:18]) for e in entries]
    assert told == [
        ("BƯỚC MỘT", "heading", None, "Tổ chức hội nghị h"),
        ("A.", "heading", 0, "ĐỐI VỚI ĐẠI BIỂU Q"),
        ("", "task", 1, "Hội nghị hiệp thươ"),
        ("", "heading", None, "BƯỚC HAI"),
        ("1.", "task", 3, "Giới thiệu người ứ"),
    ]
    (time,) = entries[0].fields
    assert (time.role, source.quote(time.value)) == (FieldRole.TIME, "từ ngày 01/12 đến ngày 10/12/2025")


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("(Thời gian: trong tháng 9/2026)", 1),
        ("(Từ ngày 17/12/2025 đến ngày 25/01/2026)", 1),
        ("(Theo Kế hoạch số 12/KH-UBND)", 0),
        ("(Từ cấp xã đến cấp tỉnh)", 0),
    ],
)
def test_a_paragraph_in_parentheses_may_hold_nothing_but_a_time(line, times):
    entries = outline_of(source_of("I. NHIỆM VỤ", "1. Tổ chức hội nghị", line, "- Chuẩn bị tài liệu."))
    assert len(entries[1].fields) == times


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1. Hội nghị thảo luận, lập danh sách sơ bộ những người ứng cử trên cơ sở:", Kind.TASK),
        ("1. Hội nghị biểu quyết bằng hình thức giơ tay hoặc bỏ phiếu kín", Kind.TASK),
        ("1. Hội nghị lấy ý kiến của cử tri nơi công tác", Kind.HEADING),
        ("1. Người chủ trì hội nghị tuyên bố lý do. Người chủ trì có trách nhiệm sau đây:", Kind.TASK),
        ("1. Việc lấy ý kiến được thực hiện từ ngày 04/02/2026, cụ thể như sau:", Kind.TASK),
        ("1. Việc báo cáo được thực hiện như sau:", Kind.HEADING),
        ("1. Chậm nhất là ngày 01/02/2026, người ứng cử phải nộp hồ sơ.", Kind.TASK),
    ],
)
def test_how_a_meeting_goes_is_to_be_done(line, kind):
    entries = outline_of(source_of("I. NỘI DUNG, TRÌNH TỰ", line, "- Tiêu chuẩn của đại biểu;"))
    assert entries[1].kind is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Đối với cơ quan nhà nước, thành phần dự hội nghị gồm ban lãnh đạo;", "purpose"),
        ("- Người ứng cử được mời tham dự hội nghị.", "purpose"),
        ("- Mời cử tri tham dự hội nghị.", "task"),
    ],
)
def test_who_comes_to_a_meeting_sets_no_task(line, kind):
    assert outline_of(source_of("I. NỘI DUNG", line))[-1].kind.value == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Từ ngày 04/02/2026: Ban Thường trực họp với các đơn vị.", "task"),
        ("- Đối với nơi có dưới 100 cử tri: Tổ chức hội nghị toàn thể.", "task"),
        ("- Đối với nơi có dưới 100 cử tri: toàn thể cử tri.", "purpose"),
        ("- Từ 04/02/2026 đến 10/02/2026.", "purpose"),
        ("- Trưởng Ban Công tác Mặt trận phối hợp với Trưởng thôn lập danh sách.", "task"),
    ],
)
def test_among_particulars_a_case_may_tell_what_to_do(line, kind):
    assert outline_of(source_of("I. THỜI GIAN, THÀNH PHẦN", line))[-1].kind.value == kind


def test_a_label_of_time_leaves_what_is_under_it_to_its_sentences():
    entries = outline_of(
        source_of(
            "V. THỜI GIAN, ĐỊA ĐIỂM",
            "1. Thời gian: Theo tình hình thực tế, tổ chức hội nghị như sau:",
            "- Từ ngày 04/02/2026: Ban Thường trực họp với các đơn vị.",
            "- Mỗi buổi không quá 03 giờ.",
        )
    )
    assert [e.kind for e in entries[2:]] == [Kind.TASK, Kind.PURPOSE]
