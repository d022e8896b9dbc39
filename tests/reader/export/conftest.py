"""A small plan made by hand, which holds every kind of fact."""

from __future__ import annotations

import datetime

import pytest

from answerable.reader.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Every,
    Force,
    Header,
    Item,
    Kind,
    Period,
    Plan,
    Relation,
    Report,
    Role,
    Signer,
    Warning,
)
from answerable.reader.source import Cell, Paragraph, Source, Span

LETTERHEAD = [
    "ỦY BAN NHÂN DÂN TỈNH SƠN LA",
    "Số: 12/KH-UBND",
    "Sơn La, ngày 05 tháng 3 năm 2019",
    "KẾ HOẠCH",
    "Công tác trợ giúp pháp lý năm 2019",
    "Thực hiện Kết luận số 519-KL/TU ngày 26/4/2018, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
]
BODY = [
    "I. MỤC TIÊU",
    "- Đến hết năm 2019, 100% xã có cộng tác viên.",
    "II. NHIỆM VỤ",
    "1. =HYPERLINK(1) mở lớp tập huấn cho cán bộ cơ sở.",
    "- Biên soạn tài liệu trong quý III.",
    "- Tổng kết trước ngày 15/11 hằng năm.",
    "(Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ và các ngành liên quan).",
    "2. Đề nghị Tòa án nhân dân tỉnh phổ biến Luật Trợ giúp pháp lý <b>.",
    "3. Rà soát đối tượng thường xuyên.",
    "4. Các sở gửi kế hoạch về Sở Tư pháp (qua Phòng Phổ biến) trước ngày 20/3/2019.",
]
TABLE = [("STT", 0, 0), ("Việc", 0, 1), ("1", 1, 0), ("In tờ gấp", 1, 1), ("Sở Y tế", 1, 2)]
ENDING = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"]
APPENDIX = ["PHỤ LỤC", "- Mua sách trong 05 ngày làm việc kể từ ngày ký."]


@pytest.fixture
def plan() -> Plan:
    return make_plan()


def make_plan() -> Plan:
    lines = [*LETTERHEAD, *BODY, *(words for words, _, _ in TABLE), *ENDING, *APPENDIX]
    text = "\n".join(lines)
    first_cell = len(LETTERHEAD) + len(BODY)
    paragraphs = []
    start = 0
    for index, line in enumerate(lines):
        inside = first_cell <= index < first_cell + len(TABLE)
        row, column = TABLE[index - first_cell][1:] if inside else (0, 0)
        cell = Cell(table=0, row=row, column=column) if inside else None
        page = 1 if index < first_cell else 2
        paragraphs.append(Paragraph(span=Span(start, start + len(line)), page=page, cell=cell))
        start += len(line) + 1
    source = Source(
        text=text, paragraphs=tuple(paragraphs), name="ke-hoach.docx", sha256="0" * 64, pages=2, ocr=True
    )

    def at(words: str) -> Span:
        place = text.index(words)
        return Span(place, place + len(words))

    def item(id: str, label: str, kind: Kind, words: str, **facts: object) -> Item:
        parent = id.rpartition("/")[0] or None
        span = at(words)
        return Item(id=id, parent=parent, label=label, kind=kind, text=words, span=span, **facts)  # type: ignore[arg-type]

    justice = Assignment(name="Sở Tư pháp", body="so-tu-phap", role=Role.LEAD, span=at("Sở Tư pháp"))
    home = Assignment(name="Sở Nội vụ", body="so-noi-vu", role=Role.COORDINATE, span=at("Sở Nội vụ"))
    others = Assignment(
        name="các ngành liên quan", body=None, role=Role.COORDINATE, span=at("các ngành liên quan")
    )
    below = tuple(inherited(assignment) for assignment in (justice, home, others))
    gathered = Deadline(
        kind=DeadlineKind.BY,
        date=datetime.date(2019, 3, 20),
        inclusive=False,
        text="trước ngày 20/3/2019",
        span=at("trước ngày 20/3/2019"),
    )
    items = (
        item("I", "I.", Kind.HEADING, "MỤC TIÊU"),
        item(
            "I/-1",
            "-",
            Kind.TARGET,
            "Đến hết năm 2019, 100% xã có cộng tác viên.",
            deadlines=(
                Deadline(
                    kind=DeadlineKind.IN,
                    end=datetime.date(2019, 12, 31),
                    text="Đến hết năm 2019",
                    span=at("Đến hết năm 2019"),
                ),
            ),
        ),
        item("II", "II.", Kind.HEADING, "NHIỆM VỤ"),
        item(
            "II/1",
            "1.",
            Kind.TASK,
            "=HYPERLINK(1) mở lớp tập huấn cho cán bộ cơ sở.",
            assignments=(justice, home, others),
        ),
        item(
            "II/1/-1",
            "-",
            Kind.TASK,
            "Biên soạn tài liệu trong quý III.",
            assignments=below,
            deadlines=(
                Deadline(
                    kind=DeadlineKind.IN,
                    start=datetime.date(2019, 7, 1),
                    end=datetime.date(2019, 9, 30),
                    text="quý III",
                    inferred=True,
                    span=at("quý III"),
                ),
            ),
        ),
        item(
            "II/1/-2",
            "-",
            Kind.TASK,
            "Tổng kết trước ngày 15/11 hằng năm.",
            assignments=below,
            deadlines=(
                Deadline(
                    kind=DeadlineKind.EVERY,
                    every=Every.YEAR,
                    by="11-15",
                    text="trước ngày 15/11 hằng năm",
                    span=at("trước ngày 15/11 hằng năm"),
                ),
            ),
        ),
        item(
            "II/2",
            "2.",
            Kind.TASK,
            "Đề nghị Tòa án nhân dân tỉnh phổ biến Luật Trợ giúp pháp lý <b>.",
            assignments=(
                Assignment(
                    name="Tòa án nhân dân tỉnh",
                    body="toa-an-nhan-dan-tinh",
                    role=Role.LEAD,
                    force=Force.REQUEST,
                    span=at("Tòa án nhân dân tỉnh"),
                ),
            ),
        ),
        item(
            "II/3",
            "3.",
            Kind.TASK,
            "Rà soát đối tượng thường xuyên.",
            deadlines=(Deadline(kind=DeadlineKind.CONTINUOUS, text="thường xuyên", span=at("thường xuyên")),),
        ),
        item(
            "II/4",
            "4.",
            Kind.TASK,
            "Các sở gửi kế hoạch về Sở Tư pháp (qua Phòng Phổ biến) trước ngày 20/3/2019.",
            assignments=(Assignment(name="các sở", body=None, role=Role.LEAD, span=at("Các sở")),),
            deadlines=(gathered,),
        ),
        item(
            "II/4/1",
            "1",
            Kind.TASK,
            "In tờ gấp",
            assignments=(Assignment(name="Sở Y tế", body="so-y-te", role=Role.LEAD, span=at("Sở Y tế")),),
        ),
        item("PHỤ LỤC", "", Kind.HEADING, "PHỤ LỤC"),
        item(
            "PHỤ LỤC/-1",
            "-",
            Kind.TASK,
            "Mua sách trong 05 ngày làm việc kể từ ngày ký.",
            deadlines=(
                Deadline(
                    kind=DeadlineKind.AFTER,
                    duration="P5BD",
                    event="ngày ký",
                    text="trong 05 ngày làm việc kể từ ngày ký",
                    span=at("trong 05 ngày làm việc kể từ ngày ký"),
                ),
            ),
        ),
    )
    return Plan(
        source=source,
        language="vi",
        header=Header(
            type="Kế hoạch",
            number="12/KH-UBND",
            issuer="Ủy ban nhân dân tỉnh Sơn La",
            date=datetime.date(2019, 3, 5),
            title="Công tác trợ giúp pháp lý năm 2019",
            period=Period(start=datetime.date(2019, 1, 1), end=datetime.date(2019, 12, 31)),
            signers=(
                Signer(
                    name="Nguyễn Văn A",
                    position="Phó Chủ tịch",
                    authority=("TM", "KT"),
                    span=at("\n".join(ENDING)),
                ),
            ),
            spans={
                "number": at("12/KH-UBND"),
                "date": at("ngày 05 tháng 3 năm 2019"),
                "type": at("KẾ HOẠCH"),
                "title": at("Công tác trợ giúp pháp lý năm 2019"),
            },
            inferred=frozenset(["issuer"]),
        ),
        items=items,
        citations=(
            Citation(
                text="Kết luận số 519-KL/TU ngày 26/4/2018",
                number="519-KL/TU",
                type="KL",
                date=datetime.date(2018, 4, 26),
                name=None,
                relation=Relation.IMPLEMENTS,
                item=None,
                span=at("Kết luận số 519-KL/TU ngày 26/4/2018"),
            ),
            Citation(
                text="Luật Trợ giúp pháp lý",
                number=None,
                type="Luật",
                date=None,
                name="Luật Trợ giúp pháp lý",
                relation=Relation.MENTIONS,
                item="II/2",
                span=at("Luật Trợ giúp pháp lý"),
            ),
        ),
        reports=(
            Report(
                item="II/4",
                by=("các sở",),
                to=("Sở Tư pháp",),
                via="Phòng Phổ biến",
                deadline=gathered,
                span=at("gửi kế hoạch về Sở Tư pháp (qua Phòng Phổ biến)"),
            ),
        ),
        warnings=(Warning(code="made.for-tests", message="The title is odd.", span=at("Công tác trợ giúp")),),
    )


def inherited(assignment: Assignment) -> Assignment:
    return Assignment(
        name=assignment.name,
        body=assignment.body,
        role=assignment.role,
        force=assignment.force,
        inherited=True,
        span=assignment.span,
    )
