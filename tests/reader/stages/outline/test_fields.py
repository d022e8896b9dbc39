"""Labelled lines are fields of the tasks that they describe."""

from __future__ import annotations

import pytest
from tests.reader.stages.outline.conftest import outline_of, source_of

from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Kind
from answerable.reader.stages.drafts import FieldRole
from answerable.reader.stages.outline.fields import read_fields, task_prefix


def read(line: str) -> list[tuple[str, str]]:
    return [(f.role.value, line[f.value.start : f.value.end]) for f in read_fields(fold(line), 0, len(line))]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Cơ quan chủ trì: Sở Nội vụ.", [("lead", "Sở Nội vụ")]),
        ("Đơn vị chủ trì tham mưu thực hiện: Sở Tư pháp.", [("lead", "Sở Tư pháp")]),
        ("Đơn vị phối hợp: Sở Tài chính; các xã.", [("coordinate", "Sở Tài chính; các xã")]),
        ("Thời gian hoàn thành: Quý IV/2026.", [("time", "Quý IV/2026")]),
        ("Sản phẩm: Báo cáo.", [("product", "Báo cáo")]),
        (
            "Chủ trì: Sở Y tế; phối hợp: Công an tỉnh; thời gian: tháng 6/2026.",
            [("lead", "Sở Y tế"), ("coordinate", "Công an tỉnh"), ("time", "tháng 6/2026")],
        ),
        ("Người thực hiện: các Tổ bầu cử.", [("lead", "các Tổ bầu cử")]),
        ("Thực hiện: Phòng Nội vụ. Thời gian: tháng 10.", [("lead", "Phòng Nội vụ"), ("time", "tháng 10")]),
        (
            "Trách nhiệm: Sở Y tế, Tỉnh đoàn. Hoàn thành trong quý III/2026.",
            [("lead", "Sở Y tế, Tỉnh đoàn"), ("time", "trong quý III/2026")],
        ),
        ("Thực hiện: rà soát, cập nhật thường xuyên.", []),
        ("Trách nhiệm: nâng cao ý thức phục vụ.", []),
        ("Cá nhân: Cán bộ, công chức", []),
        ("Sở Tài chính: Bố trí kinh phí", []),
        ("Chủ trì, phối hợp với các đơn vị", []),
    ],
)
def test_fields_of_a_line(line, fields):
    assert read(line) == fields


@pytest.mark.parametrize(
    ("line", "beside", "words"),
    [
        ("Nhiệm vụ: Rà soát văn bản", False, "Rà soát văn bản"),
        ("Nội dung: Rà soát văn bản", True, "Rà soát văn bản"),
        ("Nội dung: Rà soát văn bản", False, "Nội dung: Rà soát văn bản"),
        ("Nhiệm vụ:", False, "Nhiệm vụ:"),
    ],
)
def test_words_before_a_task_are_no_part_of_it(line, beside, words):
    assert line[task_prefix(fold(line), 0, len(line), beside_fields=beside) :] == words


def roles_by_text(*lines: str) -> dict[str, list[FieldRole]]:
    source = source_of(*lines)
    return {
        source.quote(e.span): [f.role for f in e.fields] for e in outline_of(source) if e.kind is Kind.TASK
    }


def test_fields_after_several_bullets_describe_them_all():
    found = roles_by_text(
        "I. NHIỆM VỤ", "1. Đào tạo", "- Mở lớp.", "- Cử cán bộ.", "Đơn vị chủ trì: Sở Nội vụ.",
        "- Tổ chức thi.", "Đơn vị chủ trì: Sở Tư pháp.", "Thời gian: Hằng năm.",
    )  # fmt: skip
    assert found == {
        "Mở lớp.": [FieldRole.LEAD],
        "Cử cán bộ.": [FieldRole.LEAD],
        "Tổ chức thi.": [FieldRole.LEAD, FieldRole.TIME],
    }


@pytest.mark.parametrize(
    ("task", "described"),
    [
        ("1.1. Xây dựng kế hoạch bầu cử.", {"Xây dựng kế hoạch bầu cử."}),
        ("Kiểm tra việc lập danh sách. Cụ thể:", {"Kiểm tra việc lập danh sách. Cụ thể:"}),
        ("1.1. Tổ chức tuyên truyền; lập báo cáo", {"Tổ chức tuyên truyền; lập báo cáo"}),
        ("1.1. Xây dựng kế hoạch bầu cử", {"Bảo đảm dân chủ.", "Thực hiện đúng luật."}),
        ("1.1. Công tác bầu cử.", {"Bảo đảm dân chủ.", "Thực hiện đúng luật."}),
    ],
)
def test_fields_behind_what_only_dwells_on_a_task_are_the_tasks(task, described):
    fields = "- Thời gian: Quý IV/2026.", "- Đơn vị chủ trì: Sở Nội vụ."
    found = roles_by_text(
        "I. NHIỆM VỤ", "1. Bầu cử", task, "- Bảo đảm dân chủ.", "- Thực hiện đúng luật.", *fields
    )
    assert {text for text, roles in found.items() if roles} == described


@pytest.mark.parametrize(
    ("lines", "described"),
    [
        (["- Việc lập danh sách.", "- Việc niêm yết.", "* Thời gian thực hiện: Tháng 3/2026."], 2),
        (["- Việc lập danh sách.", "- Việc niêm yết.", "+ Thời gian thực hiện: Tháng 3/2026."], 1),
        (["- Việc lập danh sách.", "* Thời gian thực hiện: Tháng 3/2026."], 1),
    ],
)
def test_a_star_behind_a_list_speaks_of_all_of_it(lines, described):
    found = roles_by_text("I. NHIỆM VỤ", "1. Kiểm tra bầu cử", *lines)
    assert sum(1 for roles in found.values() if roles) == described


def test_bullets_go_on_behind_a_list_in_parentheses_where_they_are_fields():
    found = roles_by_text(
        "I. NHIỆM VỤ", "1. Hiệp thương", "1.1. Tổ chức hội nghị.", "- Bảo đảm dân chủ.",
        "(1) Tổ chức lần thứ nhất.", "(2) Tổ chức lần thứ hai.", "- Đơn vị chủ trì: Sở Nội vụ.",
        "1.2. Lập danh sách.",
    )  # fmt: skip
    assert [text for text, roles in found.items() if roles] == ["Tổ chức hội nghị."]


def test_fields_under_a_title_without_items_make_it_a_task():
    found = roles_by_text(
        "I. NHIỆM VỤ", "1. Tổ chức kiểm tra", "- Cơ quan thực hiện: Sở Nội vụ.", "- Thời gian: Năm 2026."
    )
    assert found == {"Tổ chức kiểm tra": [FieldRole.LEAD, FieldRole.TIME]}


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Thời gian thực hiện sau khi Chiến lược được ban hành.", ["heading", "task"]),
        ("Thời gian thực hiện được rút ngắn một nửa so với trước.", ["heading", "heading", "task"]),
    ],
)
def test_a_time_may_follow_its_label_at_once(line, kinds):
    entries = outline_of(source_of("I. NHIỆM VỤ", "1. Tổ chức triển khai Chiến lược quốc gia", line))
    assert [entry.kind.value for entry in entries if entry.kind is not Kind.OTHER] == kinds


def test_fields_under_a_title_of_particulars_make_no_task():
    lines = "I. NỘI DUNG", "1. Thời gian, địa điểm", "- Thời gian: Tháng 3/2026.", "- Địa điểm: Nhà văn hóa."
    assert [entry.kind.value for entry in outline_of(source_of(*lines))] == [
        "heading",
        "heading",
        "other",
        "other",
    ]


def test_a_title_that_names_a_role_is_the_field_that_its_lines_fill():
    found = roles_by_text(
        "I. NHIỆM VỤ", "1. Công tác tuyên truyền", "a) Nội dung, biện pháp", "- Tổ chức tập huấn.",
        "b) Chủ trì thực hiện", "- Sở Y tế.", "- Sở Công Thương; Báo Sơn La.",
        "2. Hội nghị tổng kết", "- Phân công thực hiện:", "+ Sở Y tế chủ trì.", "+ Sở Tài chính phối hợp.",
    )  # fmt: skip
    assert found == {"Tổ chức tập huấn.": [], "Hội nghị tổng kết": [FieldRole.LEAD]}


def test_a_title_of_roles_may_hold_a_title_for_each():
    entries = outline_of(source_of(
        "I. TUYÊN TRUYỀN", "1. Nội dung, biện pháp", "a) Tổ chức tập huấn.",
        "2. Cơ quan chủ trì, phối hợp", "a) Cơ quan chủ trì", "- Ban Chỉ đạo các tỉnh; các quân khu.",
        "- Sở Y tế; các tổ chức chính trị - xã hội.", "(Sở Y tế là cơ quan thường trực).",
        "b) Cơ quan phối hợp: Sở Tài chính.", "3. Thời gian thực hiện: Tháng 12/2026.",
    ))  # fmt: skip
    assert [e.kind for e in entries] == [Kind.HEADING, Kind.HEADING, Kind.TASK, *[Kind.OTHER] * 7]
    assert [f.role for f in entries[1].fields] == [FieldRole.LEAD, FieldRole.COORDINATE, FieldRole.TIME]


def test_a_label_over_lists_of_bodies_is_a_heading():
    entries = outline_of(source_of(
        "1. Phân công thực hiện:", "1.1. Phòng Y tế:", "- Tổ chức tập huấn.", "1.2. Phòng Tư pháp:", "- Lập hồ sơ.",
    ))  # fmt: skip
    assert [e.kind for e in entries] == [Kind.HEADING, Kind.HEADING, Kind.TASK, Kind.HEADING, Kind.TASK]


@pytest.mark.parametrize("title", ["1. Tổ chức thực hiện", "1. Phân công nhiệm vụ", "1. Phân công"])
def test_a_title_over_tasks_of_bodies_is_no_field(title):
    found = roles_by_text(
        "II. NHIỆM VỤ", title, "- Sở Y tế: Chủ trì, phối hợp với Sở Tài chính.", "- Công an tỉnh tổ chức thi."
    )
    assert len(found) == 2


def test_numbered_labelled_lines_are_fields_where_one_says_who():
    found = roles_by_text(
        "I. THỂ CHẾ",
        "1. Nhiệm vụ: Rà soát văn bản.",
        "2. Cơ quan chủ trì: Sở Tư pháp.",
        "3. Thời gian: Quý II.",
    )
    assert found == {"Rà soát văn bản.": [FieldRole.LEAD, FieldRole.TIME]}


def test_a_numbered_time_alone_is_an_item():
    source = source_of(
        "I. PHẠM VI", "1. Phạm vi", "- Toàn tỉnh.", "2. Thời gian thực hiện: Từ năm 2026 đến năm 2030."
    )
    assert [e.kind for e in outline_of(source)][-1] is Kind.PURPOSE
