"""When an item is to be done: what the phrases say, and which of them tell a time at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reader.model import Deadline, DeadlineKind, Kind, Period
from answerable.reader.source import Source, Span
from answerable.reader.stages.deadlines import find_deadlines, read_deadlines
from answerable.reader.stages.drafts import Entry, Field, FieldRole, Setting

NOVEMBER = Setting(date=date(2025, 11, 18), province=None, issuer=None, period=None)
MARCH = Setting(
    date=date(2019, 3, 5),
    province=None,
    issuer=None,
    period=Period(start=date(2019, 1, 1), end=date(2019, 12, 31)),
)
NOWHEN = Setting(date=None, province=None, issuer=None, period=None)


def read(text: str, setting: Setting = NOVEMBER, *, alone: bool = False) -> tuple[Deadline, ...]:
    return read_deadlines(Source(text=text, paragraphs=()), Span(0, len(text)), setting, alone=alone)


def said(deadline: Deadline) -> str:
    """One line for a deadline, as the contract's fields give it."""
    match deadline.kind:
        case DeadlineKind.BY:
            return f"by {deadline.date}"
        case DeadlineKind.IN:
            return f"in {deadline.start or ''}..{deadline.end or ''}"
        case DeadlineKind.EVERY:
            return " ".join(filter(None, ["every", deadline.every, deadline.by]))
        case DeadlineKind.AFTER:
            return f"after {deadline.duration}"
    return str(deadline.kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "từ ngày 17/12/2025 đến 17 giờ 00, ngày 01/02/2026",
            "in 2025-12-17..2026-02-01",
        ),
        # a day by which
        ("Báo cáo Ủy ban nhân dân tỉnh trước ngày 20/3/2026", "by 2026-03-20"),
        ("hoàn thành chậm nhất ngày 30/6/2026", "by 2026-06-30"),
        ("Hội nghị được tổ chức từ ngày 04/02/2026 đến ngày 08/02/2026.", "in 2026-02-04..2026-02-08"),
        ("gửi báo cáo trước 17 giờ 00 ngày 25/12/2025", "by 2025-12-25"),
        ("Chậm nhất là 17 giờ 00 ngày 01 tháng 2 năm 2026, nộp hồ sơ", "by 2026-02-01"),
        ("thực hiện đến hết ngày 31.12.2026", "by 2026-12-31"),
        ("hoàn thành trước 31/12/2025.", "by 2025-12-31"),
        # stretches of the calendar
        ("Hoàn thành trong năm 2025", "in 2025-01-01..2025-12-31"),
        ("Hoàn thành trong quý I năm 2026", "in 2026-01-01..2026-03-31"),
        ("xây dựng kế hoạch triển khai xong trong tháng 12/2025", "in 2025-12-01..2025-12-31"),
        ("Đến năm 2030, 100% xã đạt chuẩn", "in ..2030-12-31"),
        ("phấn đấu đến năm 2030 đạt ít nhất 50%", "in ..2030-12-31"),
        ("tiếp tục miễn thuế đến hết năm 2027", "in ..2027-12-31"),
        ("Từ ngày 01/01/2026 đến ngày 31/3/2026 kiểm kê", "in 2026-01-01..2026-03-31"),
        ("thực hiện từ tháng 10 năm 2025 đến hết tháng 3 năm 2026", "in 2025-10-01..2026-03-31"),
        ("quan trắc từ tháng 3 đến tháng 10 năm 2026", "in 2026-03-01..2026-10-31"),
        ("lấy mẫu vào tháng 4 và tháng 8 năm 2026", "in 2026-04-01..2026-04-30; in 2026-08-01..2026-08-31"),
        ("Giai đoạn 2026-2030: thực hiện theo quy định", "in 2026-01-01..2030-12-31"),
        ("Tích hợp vào hệ thống quốc gia (2025 - 2030).", "in 2025-01-01..2030-12-31"),
        ("kết nối với trung tâm dữ liệu (2026 trở đi).", "in 2026-01-01.."),
        ("Trình Quốc hội tại Kỳ họp thứ nhất (tháng 4/2026)", "in 2026-04-01..2026-04-30"),
        # what comes again
        ("Hằng năm, tổ chức diễn tập", "every year"),
        ("Báo cáo trước ngày 15/11 hằng năm", "every year 11-15"),
        ("Định kỳ hằng năm (trước ngày 15 tháng 12) báo cáo", "every year 12-15"),
        ("Định kỳ ngày 25 hằng tháng, cập nhật tiến độ", "every month 25"),
        ("hằng quý (trước ngày 15 của tháng cuối quý) báo cáo", "every quarter 15"),
        ("định kỳ sáu tháng báo cáo Ủy ban nhân dân tỉnh", "every half-year"),
        ("Định kỳ 6 tháng, năm báo cáo kết quả", "every half-year; every year"),
        ("báo cáo 6 tháng (trước 15/6), năm (trước 15/12)", "every year 06-15; every year 12-15"),
        ("báo cáo trước ngày 10/6 và 10/12 hằng năm", "every year 06-10; every year 12-10"),
        ("báo cáo 02 lần/ngày về tình hình", "every day"),
        ("tần suất 2 đợt/tháng (18 đợt/năm)", "every month"),
        ("xây dựng kế hoạch hoạt động khoa học hàng năm phù hợp thực tế", "every year"),
        # counted from an event
        ("trong thời hạn 05 ngày làm việc kể từ ngày nhận được Kế hoạch", "after P5BD"),
        ("gửi kế hoạch trong thời hạn 10 ngày kể từ ngày ký", "after P10D"),
        ("xử lý trong 24-48 giờ sau khi nước rút", "after PT48H"),
        ("gửi biên bản về tỉnh ngay sau khi tổ chức hội nghị 01 ngày", "after P1D"),
        ("trả lời sau khi nhận đủ hồ sơ là 05 ngày làm việc", "after P5BD"),
        # a day under a recurrence earlier in the sentence
        ("định kỳ hàng năm báo cáo kết quả về Sở Y tế chậm nhất ngày 17 tháng 12", "every year 12-17"),
        ("xây dựng kế hoạch hằng năm và định kỳ báo cáo kết quả trước ngày 20/11", "every year 11-20"),
        # a parenthesis that is closed ends no clause
        ("báo cáo Bộ Công Thương (đối với dự án trong CCN) trong quý II năm 2026", "in 2026-04-01..2026-06-30"),
        # a review in its year, the year at the end of what a verb does, an event that names its day
        ("Báo cáo tổng kết thực hiện Kế hoạch (năm 2035)", "in 2035-01-01..2035-12-31"),
        ("Thực hiện các hoạt động xúc tiến thương mại năm 2026; khuyến khích", "in 2026-01-01..2026-12-31"),
        ("Từ tháng 01 đến ngày bầu cử 15/3/2026", "in 2026-01-01..2026-03-15"),
        ("Sau ngày bầu cử 15/3/2026", "in 2026-03-16.."),
        ("Thời gian chậm nhất gửi báo cáo về Sở Y tế ngày 23/3/2026", "by 2026-03-23"),
        ("trình trong quí IV-2026", "in 2026-10-01..2026-12-31"),
        # a year before which is a stretch that ends with the one before it
        ("Hoàn thành trước năm 2028", "in ..2027-12-31"),
        ("hoàn thành xong trước tháng 6/2026", "by 2026-06-01"),
        # part of a month, a quarter or a year; a list that leaves some out; days running
        ("tổ chức vào tuần thứ 2 tháng 5 năm 2026", "in 2026-05-01..2026-05-31"),
        ("Tổ chức hội nghị vào tuần đầu tháng 6/2026", "in 2026-06-01..2026-06-30"),
        ("Cuối quý II/2026 khởi công dự án", "in 2026-04-01..2026-06-30"),
        ("Phấn đấu cuối năm 2026 hoàn thành", "in 2026-01-01..2026-12-31"),
        (
            "Trong các tháng 4, 8 và 12 năm 2026 tổ chức kiểm tra",
            "in 2026-04-01..2026-04-30; in 2026-08-01..2026-08-31; in 2026-12-01..2026-12-31",
        ),
        ("Trong tháng 4, 5 năm 2026 tổ chức kiểm tra", "in 2026-04-01..2026-05-31"),
        ("Quý I, quý III năm 2026 kiểm tra", "in 2026-01-01..2026-03-31; in 2026-07-01..2026-09-30"),
        ("Quý I, II năm 2026 kiểm tra", "in 2026-01-01..2026-03-31; in 2026-04-01..2026-06-30"),
        ("Từ 10-15/5/2026 kiểm tra thực tế", "in 2026-05-10..2026-05-15"),
        (
            "Báo cáo 6 tháng: Các sở gửi trước ngày 05/7; Sở Y tế báo cáo trước ngày 10/7",
            "every year 07-05; every year 07-10",
        ),
        ("Báo cáo kết quả: Các sở gửi trước ngày 05/7", "by 2026-07-05"),
        ("Hằng quý, 6 tháng, 9 tháng và cả năm báo cáo", "every quarter; every half-year; every year"),
        # all the time
        ("Bộ Tài chính thường xuyên theo dõi tình hình", "continuous"),
        ("Thường xuyên rà soát, kiện toàn đội ngũ", "continuous"),
        ("cập nhật thường xuyên, liên tục dữ liệu", "continuous"),
        ("Sở Nội vụ chủ trì; hoàn thành: quý III/2026 và thường xuyên", "in 2026-07-01..2026-09-30; continuous"),
        ("Đề nghị Thường trực Hội đồng nhân dân xã thường xuyên phối hợp", "continuous"),
        ("định kỳ đánh giá, rút kinh nghiệm", "unspecified"),
    ],
)  # fmt: skip
def test_words_that_set_a_time(text, expected):
    assert "; ".join(map(said, read(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025",
        "theo Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương",
        "phát triển mạng lưới theo Quy hoạch thời kỳ 2021-2030, tầm nhìn đến năm 2050",
        "đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031",
        "tổ chức thi hành Luật Việc làm năm 2025",
        "Kế hoạch 5 năm (2021 - 2025) theo Nghị quyết Đại hội",
        "bố trí kinh phí chi thường xuyên trong dự toán ngân sách nhà nước hằng năm",
        "đưa nhiệm vụ vào kế hoạch phát triển kinh tế - xã hội hằng năm và từng giai đoạn",
        "hướng dẫn xây dựng kế hoạch khoa học và công nghệ hằng năm và 5 năm",
        "so với kế hoạch hằng năm được giao",
        "đánh giá, xếp loại cán bộ hằng năm",
        "Trong năm 2025, Ủy ban nhân dân tỉnh đã ban hành 02 quyết định",
        "bồi dưỡng thường xuyên giáo viên",
        "theo dự toán hằng năm và chi thường xuyên của xã",
        "người trực tiếp, thường xuyên làm công tác pháp luật",
        "quy định chế độ họp định kỳ 01 quý/1 lần",
        "gửi tiền tại ngân hàng năm 2024",
        "đưa vào hoạt động đến trước ngày Luật có hiệu lực",
        "dừng xem xét trước ngày bầu cử 10 ngày",
        "Kịp thời, khẩn trương báo cáo",
        "vận hành 24/7",
        "có ít nhất hai phần ba (2/3) tổng số cử tri tham dự",
        "Tối thiểu 2 năm/lần tổ chức đào tạo lại",
        "Năm năm một lần tổng kết",
        "Hưởng ứng Ngày Môi trường thế giới (05/6), Tuần lễ Biển và Hải đảo (01 - 08/6)",
        "sau khi Hiệp định EVFTA có hiệu lực (từ giữa năm 2026)",
        "Số liệu tính từ ngày 15 tháng 12 năm trước kỳ báo cáo đến ngày 14 tháng 12 của kỳ báo cáo",
        "phân bổ kế hoạch đầu tư công trung hạn, hằng năm",
        "quý trọng ý kiến nhân dân",
        "góp phần đạt mục tiêu tăng trưởng trong năm 2026 của tỉnh",
    ],
)
def test_words_that_only_look_like_a_time(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thường xuyên", "continuous"),
        ("Thường xuyên, định kỳ hằng quý", "every quarter; continuous"),
        ("Quý IV-2025", "in 2025-10-01..2025-12-31"),
        ("Quý II, III/2026", "in 2026-04-01..2026-06-30; in 2026-07-01..2026-09-30"),
        (
            "Quý I, II và IV/2026",
            "in 2026-01-01..2026-03-31; in 2026-04-01..2026-06-30; in 2026-10-01..2026-12-31",
        ),
        ("Quý II - III/2026", "in 2026-04-01..2026-09-30"),
        ("10-11/2026", "in 2026-10-01..2026-11-30"),
        ("Số 10-11/2026/TT", ""),
        ("Từ năm 2026 đến năm 2030 và tiếp theo", "in 2026-01-01..2030-12-31"),
        ("Năm 2026", "in 2026-01-01..2026-12-31"),
        ("2026", "in 2026-01-01..2026-12-31"),
        ("2026-2030", "in 2026-01-01..2030-12-31"),
        ("12/2025", "in 2025-12-01..2025-12-31"),
        ("Tháng 11 - 12/2025", "in 2025-11-01..2025-12-31"),
        ("6 tháng đầu năm 2026", "in 2026-01-01..2026-06-30"),
        ("Năm 2026 và các năm tiếp theo", "in 2026-01-01.."),
        ("Từ tháng 11/2025 đến khi kết thúc", "in 2025-11-01.."),
        ("Ngày 26, 27/12/2025", "in 2025-12-26..2025-12-27"),
        ("Từ ngày 08 đến ngày 10 tháng 12 năm 2025", "in 2025-12-08..2025-12-10"),
        ("Trước ngày 15/11/2025", "by 2025-11-15"),
        ("Theo Quyết định số 222/QĐ-TTg ngày 05/3/2024", ""),
    ],
)
def test_a_field_of_time_holds_nothing_else(text, expected):
    assert (
        "; ".join(map(said, sorted(read(text, alone=True), key=lambda d: d.kind is DeadlineKind.CONTINUOUS)))
        == expected
    )


@pytest.mark.parametrize(
    ("text", "setting", "expected", "inferred"),
    [
        ("gửi Công an tỉnh trước ngày 20/3", MARCH, "by 2019-03-20", True),
        ("gửi Công an tỉnh trước ngày 20/3", NOVEMBER, "by 2026-03-20", True),
        ("gửi Công an tỉnh trước ngày 20/12", NOVEMBER, "by 2025-12-20", True),
        ("gửi Công an tỉnh trước ngày 20/3/2026", NOVEMBER, "by 2026-03-20", False),
        ("từ tháng 10 đến tháng 3/2026", NOVEMBER, "in 2025-10-01..2026-03-31", False),
    ],
)
def test_a_year_left_out_is_the_plans(text, setting, expected, inferred):
    (deadline,) = read(text, setting)
    assert (said(deadline), deadline.inferred) == (expected, inferred)


def test_without_a_date_or_a_period_no_year_is_invented():
    assert read("gửi Công an tỉnh trước ngày 20/3", NOWHEN) == ()


def test_before_a_day_leaves_the_day_out_and_at_the_latest_takes_it_in():
    (before,), (latest,) = read("trước ngày 20/3/2026"), read("chậm nhất ngày 20/3/2026")
    assert (before.inclusive, latest.inclusive) == (False, True)


def test_a_wait_names_its_event():
    (deadline,) = read("trong thời hạn 05 ngày làm việc kể từ ngày nhận được Kế hoạch này, gửi kế hoạch")
    assert deadline.event == "kể từ ngày nhận được Kế hoạch này"


HEADING, TASK, OWN, FAR = "Mục tiêu đến năm 2030", "Đạt 60% xã", "Đến năm 2027, đạt 30% xã", "Đạt 90% hộ"


def entries_of(*rows: tuple[str, Kind, int | None]) -> tuple[Source, tuple[Entry, ...]]:
    text = "\n".join(row[0] for row in rows)
    entries, at = [], 0
    for number, (words, kind, parent) in enumerate(rows):
        span = Span(at, at + len(words))
        entries.append(Entry(id=str(number), parent=parent, label="", kind=kind, span=span))
        at = span.end + 1
    return Source(text=text, paragraphs=()), tuple(entries)


def test_the_time_of_a_heading_holds_for_what_names_none_itself():
    source, entries = entries_of(
        (HEADING, Kind.HEADING, None), (TASK, Kind.TARGET, 0), (OWN, Kind.TARGET, 0), (FAR, Kind.TARGET, 1)
    )
    heading, under, own, far = find_deadlines(source, entries, NOVEMBER)
    assert [said(d) for d in heading] == ["in ..2030-12-31"]
    assert [(said(d), d.inherited) for d in under] == [("in ..2030-12-31", True)]
    assert [(said(d), d.inherited) for d in own] == [("in ..2027-12-31", False)]
    assert far == ()  # its parent is no heading


@pytest.mark.parametrize(
    "title",
    [
        "Kế hoạch phát triển giai đoạn 2026 - 2030",
        "Mục tiêu phát triển và tầm nhìn đến năm 2045",
        "PHỤ LỤC NĂM 2026",
    ],
)
def test_a_title_that_names_a_time_in_passing_hands_none_down(title):
    source, entries = entries_of((title, Kind.HEADING, None), (TASK, Kind.TASK, 0))
    assert find_deadlines(source, entries, NOVEMBER)[1] == ()


def test_a_title_of_aims_names_the_time_to_reach_them():
    title = "Chỉ tiêu xuất khẩu đến năm 2030"
    source, entries = entries_of((title, Kind.HEADING, None), (TASK, Kind.TARGET, 0))
    assert [said(d) for d in find_deadlines(source, entries, NOVEMBER)[1]] == ["in ..2030-12-31"]


def test_a_field_speaks_for_its_task():
    words, when = "Rà soát văn bản", "Quý I/2026"
    source = Source(text=f"{words}\n{when}", paragraphs=())
    field = Field(role=FieldRole.TIME, value=Span(len(words) + 1, len(words) + 1 + len(when)))
    entry = Entry(id="1", parent=None, label="1.", kind=Kind.TASK, span=Span(0, len(words)), fields=(field,))
    ((deadline,),) = find_deadlines(source, (entry,), NOVEMBER)
    assert said(deadline) == "in 2026-01-01..2026-03-31"


@given(
    before=st.text(alphabet="aăđ ,.;:(\n20/", max_size=30),
    words=st.sampled_from(
        ["trước ngày 15/11 hằng năm", "trong quý I/2026", "định kỳ 6 tháng", "từ ngày 01/7/2026"]
    ),
    after=st.text(alphabet="aăđ ,.;:)\n20/", max_size=30),
)
def test_a_deadline_quotes_its_own_words(before, words, after):
    source = Source(text=f"{before} {words} {after}", paragraphs=())
    for deadline in read_deadlines(source, Span(0, len(source.text)), NOVEMBER):
        assert source.quote(deadline.span) == deadline.text


@given(st.text(alphabet="0123456789/.- ngàythángquýiv(,", max_size=120))
def test_no_text_is_too_strange(text):
    for deadline in (*read(text), *read(text, alone=True)):
        assert 0 <= deadline.span.start < deadline.span.end <= len(text)
