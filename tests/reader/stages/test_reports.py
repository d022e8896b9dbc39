"""Who reports to whom: verbs of sending, recipients by name, the unit in between, hop by hop."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.reader.catalogue import load_catalogue
from answerable.reader.model import Assignment, Kind, Report, Role
from answerable.reader.source import Source, Span
from answerable.reader.stages.bodies import Bodies
from answerable.reader.stages.deadlines import find_deadlines
from answerable.reader.stages.drafts import Entry, Setting
from answerable.reader.stages.reports import find_reports

SETTING = Setting(date=date(2025, 11, 18), province=None, issuer="Ủy ban nhân dân tỉnh Sơn La", period=None)
LEAD = Assignment(name="Sở Nội vụ", body=None, role=Role.LEAD, span=Span(0, 1))


def read(text: str) -> tuple[Report, ...]:
    source = Source(text=text, paragraphs=())
    entry = Entry(id="1", parent=None, label="1.", kind=Kind.TASK, span=Span(0, len(text)))
    deadlines = find_deadlines(source, (entry,), SETTING)
    return find_reports(source, (entry,), [(LEAD,)], deadlines, Bodies(source, SETTING, load_catalogue()))


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Tổng hợp, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.", ["Ủy ban nhân dân tỉnh"]),
        (
            "xác minh và trả lời bằng văn bản cho Ủy ban nhân dân cấp tổ chức hiệp thương.",
            ["Ủy ban nhân dân cấp tổ chức hiệp thương"],
        ),
        (
            "gửi đến Ủy ban bầu cử cấp tổ chức hiệp thương ngay sau khi kết thúc hội nghị",
            ["Ủy ban bầu cử cấp tổ chức hiệp thương"],
        ),
        ("Ban Quản lý dự án báo cáo tiến độ về Sở Xây dựng", ["Sở Xây dựng"]),
        ("kịp thời báo cáo, đề xuất Ủy ban nhân dân tỉnh tháo gỡ", ["Ủy ban nhân dân tỉnh"]),
        ("Báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15/12", ["Ủy ban nhân dân tỉnh"]),
        ("báo cáo ngay về Sở Y tế và Công an tỉnh.", ["Sở Y tế", "Công an tỉnh"]),
        ("gửi kế hoạch về Sở Tài chính để theo dõi", ["Sở Tài chính"]),
        ("Gửi biên bản đến Ủy ban nhân dân tỉnh", ["Ủy ban nhân dân tỉnh"]),
        ("hoàn thiện đề án, trình Hội đồng nhân dân tỉnh xem xét", ["Hội đồng nhân dân tỉnh"]),
        ("nếu có vướng mắc, kịp thời phản ánh về Sở Y tế", ["Sở Y tế"]),
        ("Thực hiện chế độ báo cáo định kỳ gửi Sở Tài chính", ["Sở Tài chính"]),
        ("Chuyển ngay đến Công an tỉnh", ["Công an tỉnh"]),
        ("các tổ chức, cá nhân phản ánh kịp thời về Sở Y tế", ["Sở Y tế"]),
        ("Báo cáo đột xuất theo yêu cầu của Sở Y tế về tình hình dịch", ["Sở Y tế"]),
        ("cung cấp thông tin với các sở, ngành về thị trường", ["các sở, ngành"]),
        # what tells a recipient from others of its kind
        ("gửi Sở Y tế và Bộ, ngành trực tiếp quản lý.", ["Sở Y tế", "Bộ, ngành trực tiếp quản lý"]),
        (
            "báo cáo các sở, ngành chủ trì, quản lý và thực hiện dự án, tiểu dự án để tổng hợp",
            ["các sở, ngành chủ trì, quản lý và thực hiện dự án, tiểu dự án"],
        ),
        ("chuyển đến Ủy ban bầu cử cấp tương ứng để giải quyết", ["Ủy ban bầu cử cấp tương ứng"]),
        ("trình Ủy ban Thường vụ Quốc hội khóa XV xem xét", ["Ủy ban Thường vụ Quốc hội"]),
        # papers with a long name
        (
            "chuyển hồ sơ ứng cử của người ứng cử đại biểu Quốc hội tại tỉnh Quảng Ninh đến Hội đồng bầu cử quốc gia",
            ["Hội đồng bầu cử quốc gia"],
        ),
        ("báo cáo, tham mưu Ủy ban nhân dân tỉnh chỉ đạo", ["Ủy ban nhân dân tỉnh"]),
        ("gửi báo cáo về Vụ Thanh tra - Tổng cục Thuế.", ["Vụ Thanh tra - Tổng cục Thuế"]),
    ],
)  # fmt: skip
def test_a_duty_to_report_names_who_gets_it(text, recipients):
    (report,) = read(text)
    assert list(report.to) == recipients
    assert report.by == ("Sở Nội vụ",)


@pytest.mark.parametrize(
    "text",
    [
        "Trình cấp có thẩm quyền phê duyệt.",
        "Tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch.",
        "Xây dựng các báo cáo định kỳ của tỉnh.",
        "trả lời kiến nghị của Công an tỉnh",
        "theo báo cáo của Sở Tài chính",
        "Xây dựng chương trình Sở Y tế phối hợp",
        "Thực hiện đúng quy trình Bộ Y tế ban hành",
        "Luân chuyển cán bộ đến Sở Y tế",
        "Ứng dụng công nghệ thông tin cho Sở Y tế",
        "Cung cấp thông tin cho các cơ quan báo chí",
        "thông tin kịp thời cho các tổ chức, cá nhân",
        "phổ biến trên các phương tiện thông tin đến các xã, phường",
        "Ủy ban nhân dân tỉnh trân trọng báo cáo Bộ Y tế xem xét",
        "Báo cáo đột xuất: Theo yêu cầu của Bộ Tài chính.",
        "xây dựng báo cáo kết quả thanh tra gửi đến người ra quyết định",
        "chấn chỉnh công tác báo cáo kết quả kiểm tra đối với các doanh nghiệp",
        "lập danh sách và gửi các cơ quan theo quy định của pháp luật",
        "nội dung mà nhân dân trình Ủy ban nhân dân tỉnh",
        "báo cáo cấp có thẩm quyền xem xét, bố trí vốn ủy thác cho Ngân hàng Chính sách xã hội",
    ],
)
def test_what_is_no_duty_to_report(text):
    assert read(text) == ()


def test_the_recipient_reports_onward():
    first, second = read(
        "gửi Công an tỉnh (qua phòng Tham mưu (PV01) trước ngày 20/3/2026) "
        "để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."
    )
    assert (first.to, first.via) == (("Công an tỉnh",), "phòng Tham mưu (PV01)")
    assert first.deadline
    assert first.deadline.date == date(2026, 3, 20)
    assert second.to == ("Ủy ban nhân dân tỉnh",)


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("báo cáo Ủy ban nhân dân tỉnh trình Hội đồng nhân dân tỉnh.", "Ủy ban nhân dân tỉnh"),
        ("gửi Sở Tư pháp hoàn thiện, trình Ủy ban nhân dân tỉnh.", "Sở Tư pháp"),
        ("báo cáo Ủy ban nhân dân tỉnh, trình Hội đồng nhân dân tỉnh.", LEAD.name),
    ],
)
def test_who_reports_onward(text, sender):
    _, second = read(text)
    assert second.by == (sender,)


def test_who_acts_after_the_report_did_not_send_it():
    text = "Gửi kết quả về Sở Nội vụ; Sở Nội vụ tổng hợp."
    source = Source(text=text, paragraphs=())
    entry = Entry(id="1", parent=None, label="1.", kind=Kind.TASK, span=Span(0, len(text)))
    lead = Assignment(name="Sở Nội vụ", body=None, role=Role.LEAD, span=Span(26, 35))
    (report,) = find_reports(source, (entry,), [(lead,)], [()], Bodies(source, SETTING, load_catalogue()))
    assert (report.by, report.to) == ((), ("Sở Nội vụ",))


def test_the_one_who_takes_advice_is_the_one_who_reports():
    (report,) = read("Tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Tài chính tình hình thực hiện.")
    assert (report.by, report.to) == (("Ủy ban nhân dân tỉnh",), ("Bộ Tài chính",))


def test_who_submits_may_end_like_the_people():
    (report,) = read("Tham mưu Ủy ban nhân dân trình Hội đồng nhân dân cấp tỉnh ban hành chính sách.")
    assert (report.by, report.to) == (("Ủy ban nhân dân",), ("Hội đồng nhân dân cấp tỉnh",))


def test_the_subject_of_the_sentence_is_the_one_who_reports():
    text = "Sở Nội vụ theo dõi. Sở Y tế báo cáo Bộ Y tế."
    source = Source(text=text, paragraphs=())
    entry = Entry(id="1", parent=None, label="1.", kind=Kind.TASK, span=Span(0, len(text)))
    health = Assignment(name="Sở Y tế", body=None, role=Role.LEAD, span=Span(20, 27))
    (report,) = find_reports(
        source, (entry,), [(LEAD, health)], [()], Bodies(source, SETTING, load_catalogue())
    )
    assert report.by == ("Sở Y tế",)


def test_a_report_quotes_the_words_of_its_duty():
    text = "Định kỳ hằng quý tổng hợp, báo cáo Ủy ban nhân dân tỉnh (qua Sở Tư pháp)."
    (report,) = read(text)
    assert text[report.span.start : report.span.end].startswith(
        "báo cáo Ủy ban nhân dân tỉnh (qua Sở Tư pháp"
    )
    assert report.via == "Sở Tư pháp"
    assert report.deadline
    assert report.deadline.every == "quarter"


def test_a_list_of_subjects_has_semicolons_in_it():
    text = "Giám đốc Sở Y tế; Chủ tịch Ủy ban nhân dân các xã gửi Công an tỉnh kế hoạch."
    source = Source(text=text, paragraphs=())
    entry = Entry(id="1", parent=None, label="1.", kind=Kind.TASK, span=Span(0, len(text)))
    leads = tuple(
        Assignment(name=name, body=None, role=Role.LEAD, span=Span(at, at + len(name)))
        for name in ("Sở Y tế", "Ủy ban nhân dân các xã")
        if (at := text.index(name))
    )
    (report,) = find_reports(source, (entry,), [leads], [()], Bodies(source, SETTING, load_catalogue()))
    assert report.by == ("Sở Y tế", "Ủy ban nhân dân các xã")


def test_a_body_named_again_begins_a_clause_of_its_own():
    first, second = read(
        "Các sở báo cáo kết quả về Công an tỉnh; Công an tỉnh tổng hợp, báo cáo Ủy ban nhân dân tỉnh."
    )
    assert (first.to, second.to) == (("Công an tỉnh",), ("Ủy ban nhân dân tỉnh",))


def test_what_is_handed_over_is_no_part_of_the_recipient():
    (report,) = read("Trình Hội đồng nhân dân tỉnh Nghị quyết hỗ trợ học phí.")
    assert report.to == ("Hội đồng nhân dân tỉnh",)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("kịp thời báo cáo Giám đốc Sở xem xét", [("Sở Y tế",)]),
        ("trình Sở phê duyệt", [("Sở Y tế",)]),
        ("gửi kế hoạch về Sở (qua Phòng Nghiệp vụ Y) trước ngày 20/9", [("Sở Y tế",)]),
        ("báo cáo Bộ xem xét", []),
        ("báo cáo kết quả sở hữu trí tuệ", []),
    ],
)
def test_the_issuer_calls_itself_by_its_kind(text, recipients):
    assert reported_to("Sở Y tế", text) == recipients


@pytest.mark.parametrize(
    ("issuer", "recipients"), [("Bộ Y tế", [("Bộ Y tế",)]), ("Thủ tướng Chính phủ", [("các bộ",)])]
)
def test_in_a_ministry_the_minister_is_its_own(issuer, recipients):
    assert reported_to(issuer, "tổng hợp, báo cáo Bộ trưởng về kết quả thực hiện") == recipients


def reported_to(issuer, text):
    source = Source(text=text, paragraphs=())
    entry = Entry(id="1", parent=None, label="1.", kind=Kind.TASK, span=Span(0, len(text)))
    setting = Setting(date=date(2025, 11, 18), province=None, issuer=issuer, period=None)
    reports = find_reports(source, (entry,), [(LEAD,)], [()], Bodies(source, setting, load_catalogue()))
    return [report.to for report in reports]
