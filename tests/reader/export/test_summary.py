"""The page for the eye."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from answerable.reader.export import summarise
from answerable.reader.export.columns import width
from answerable.reader.model import Header, Kind, Plan


def lines_of(page: str) -> list[str]:
    return [" ".join(line.split()) for line in page.splitlines()]


def test_the_header_marks_what_was_inferred_and_names_offices_not_people(plan):
    lines = lines_of(summarise(plan))
    assert lines[0] == "Kế hoạch 12/KH-UBND"
    assert "Cơ quan ban hành Ủy ban nhân dân tỉnh Sơn La (suy ra)" in lines
    assert "Ngày 05/03/2019" in lines
    assert "Chức vụ ký Phó Chủ tịch (TM., KT.)" in lines
    assert "Tệp ke-hoach.docx, 2 trang, nhận dạng từ ảnh" in lines
    assert "Nguyễn Văn A" not in "\n".join(lines)


def test_what_the_document_does_not_say_is_shown_as_unsaid(plan):
    empty = replace(plan, header=Header(spans={}), items=(), citations=(), reports=(), warnings=())
    page = summarise(empty)
    assert page.count("chưa xác định") >= 5
    assert "Văn bản không giao nhiệm vụ nào." in page
    english = summarise(empty, language="en")
    assert "not stated" in english
    assert "The document sets no task." in english


@pytest.mark.parametrize("across", [60, 200])
def test_each_task_has_its_lead_with_whom_and_by_when(plan, across):
    page = " ".join(summarise(plan, width=across).split())
    task = page[page.index("II/1/-1") : page.index("II/1/-2")]
    assert "Biên soạn tài liệu trong quý III." in task
    assert "↑ Sở Tư pháp" in task
    assert "↑ Sở Nội vụ;" in task
    assert "quý III (01/07/2019" in task
    request = page[page.index("II/2") : page.index("II/3")]
    assert "Tòa án nhân dân tỉnh (đề nghị)" in request
    assert "chưa quy định thời hạn" in request
    assert "chưa xác định đơn vị" in page[page.index("II/3") : page.index("II/4")]


def test_tasks_stand_under_their_headings_and_targets_apart(plan):
    lines = lines_of(summarise(plan))
    assert lines.index("II. NHIỆM VỤ") < next(i for i, line in enumerate(lines) if line.startswith("II/1 "))
    assert lines.count("II. NHIỆM VỤ") == 1
    tasks, targets = lines.index("NHIỆM VỤ (8)"), lines.index("CHỈ TIÊU, MỤC TIÊU (1)")
    assert tasks < targets < lines.index("I. MỤC TIÊU")


def test_documents_cited_reports_warnings_and_counts_come_last(plan):
    lines = lines_of(summarise(plan, width=140))
    assert "thực hiện Kết luận số 519-KL/TU ngày 26/4/2018" in lines
    assert "nhắc đến Luật Trợ giúp pháp lý; ở mục II/2" in lines
    assert "II/4 các sở → Sở Tư pháp (qua Phòng Phổ biến): trước ngày 20/3/2019" in lines
    assert "! The title is odd: “Công tác trợ giúp”." in lines
    assert lines[-2].startswith("8 nhiệm vụ (2 chưa xác định đơn vị, 3 chưa quy định thời hạn)")
    assert lines[-1] == "↑ theo mục cấp trên"


@pytest.mark.parametrize("across", [40, 60, 80, 95, 96, 100, 132, 160])
def test_no_line_is_wider_than_the_page(plan, across):
    assert max(map(width, summarise(plan, width=across).splitlines())) <= across


def test_colour_changes_nothing_but_colour(plan):
    plain, colour = summarise(plan), summarise(plan, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1m" in colour
    assert re.sub(r"\x1b\[\d*m", "", colour) == plain


def test_long_items_are_shortened_unless_all_is_asked_for(plan):
    words = "từ " * 300 + "cuối"
    long: Plan = replace(
        plan,
        items=tuple(replace(item, text=words) if item.kind is Kind.TASK else item for item in plan.items),
    )
    assert "cuối" not in summarise(long)
    assert "…" in summarise(long)
    assert "cuối" in summarise(long, full=True)


def test_a_document_cannot_steer_the_terminal(plan):
    evil = replace(plan, header=replace(plan.header, title="\x1b]0;x\x07", issuer="\x1b[2J"))
    assert "\x1b" not in summarise(evil)
