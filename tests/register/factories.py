"""A published register for tests: one plan in two editions whose commitments stand in every way that there is,
a second plan that cites it, and the bodies of both. The province does not exist.

    register = published_register()
    register["overdue"]        # the commitment that is overdue on DAY
    register.plan, register.edition, register.earlier, register.sub_plan, register.health
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.register.making import DAY, make_body, make_review, publish, published

from answerable.register.bodies.models import Body, BodyName, Succession
from answerable.register.commitments.models import (
    Appearance,
    Commitment,
    Due,
    Involvement,
    Progress,
    ReportDuty,
    RightTouched,
)
from answerable.register.commitments.stating import let_be_found
from answerable.register.plans.models import Clause, Document, DocumentCitation, Edition, File

PUBLISHED = datetime(2026, 10, 1, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
NAMES = {
    "so-y-te-an-hai": ("Sở Y tế", "SYT"),
    "so-tai-chinh-an-hai": ("Sở Tài chính", "STC"),
    "so-lao-dong-thuong-binh-va-xa-hoi-an-hai": ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
    "so-noi-vu-an-hai": ("Sở Nội vụ", "SNV"),
    "cong-an-tinh-an-hai": ("Công an tỉnh", "CAT"),
    "uy-ban-nhan-dan-tinh-an-hai": ("Ủy ban nhân dân tỉnh An Hải", "UBND tỉnh"),
    "cac-so-ban-nganh-an-hai": ("các sở, ban, ngành", ""),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paragraph of the plan: its clause, and the commitment made of it, called ``name`` in tests."""

    key: str
    words: str
    kind: str = "task"
    name: str = ""
    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: dict[str, Any] = field(default_factory=dict)
    stands: dict[str, Any] = field(default_factory=dict)  # columns of the commitment
    rights_class: str = "administrative"
    rights: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        return f"{self.key.rpartition('/')[2]}. {self.words}"


def task(key, name, words, *, lead="Sở Y tế", **more):
    return Line(key=key, name=name, words=words, lead=(lead,) if lead else (), **more)


def by(day: str, said: str) -> dict[str, Any]:
    return {"kind": "by", "date": day, "inclusive": True, "text": said}


def fixed(day: date, stage="unknown", voice="", **more) -> dict[str, Any]:
    return {
        "timing": "fixed",
        "final_day": day,
        "last_day": day,
        "stage": stage,
        "stage_voice": voice,
        **more,
    }


def timed(timing: str, **more) -> dict[str, Any]:
    return {"timing": timing, **more}


SPRING, SUMMER, SOON = date(2026, 3, 31), date(2026, 6, 30), date(2026, 12, 15)
BY_SPRING = by("2026-03-31", "trước ngày 31/3/2026")
BY_SUMMER = by("2026-06-30", "trước ngày 30/6/2026")
BY_SOON = by("2026-12-15", "trước ngày 15/12/2026")
CONFIRMED = {"evidence": "document"}

LINES = (
    Line(key="I", words="MỤC TIÊU", kind="heading"),
    Line(
        key="I/1", name="target", kind="target", words="Đạt 95% trẻ em được tiêm chủng đến hết năm 2026.",
        due={"kind": "in", "start": None, "end": "2026-12-31", "text": "đến hết năm 2026"},
        stands=fixed(date(2026, 12, 31)), rights_class="fulfil", rights=("R23", "R29"),
    ),
    Line(key="II", words="NHIỆM VỤ", kind="heading"),
    task("II/1", "on_time", "Khám sức khỏe cho học sinh tiểu học trước ngày 30/6/2026.", due=BY_SUMMER,
         partners=("các sở, ban, ngành",), rights_class="fulfil", rights=("R29", "R23"),
         stands=fixed(SUMMER, "done", "secretariat", done_on=date(2026, 6, 20), **CONFIRMED)),
    task("II/2", "late", "Sửa chữa trạm y tế xã Đồng Mây trước ngày 31/3/2026.", due=BY_SPRING, rights_class="fulfil",
         rights=("R29",), stands=fixed(SPRING, "done", "secretariat", done_on=date(2026, 5, 4), **CONFIRMED)),
    task("II/3", "done_undated", "Lập danh mục thuốc thiết yếu trước ngày 31/3/2026.", due=BY_SPRING,
         stands=fixed(SPRING, "done", "secretariat", evidence="self_reported")),
    task("II/4", "within_term", "Bố trí kinh phí mua bảo hiểm y tế cho người nghèo trước ngày 15/12/2026.",
         lead="Sở Tài chính", partners=("Sở Y tế",), due=BY_SOON, rights_class="fulfil", rights=("R27",),
         stands=fixed(SOON, "in_progress", "secretariat")),
    task("II/5", "overdue", "Ban hành quy trình tiếp nhận khiếu nại của người bệnh trước ngày 30/6/2026.", due=BY_SUMMER,
         rights_class="fulfil", rights=("R20", "R29"), stands=fixed(SUMMER, "not_started", "secretariat")),
    task("II/6", "past_no_information", "Tổ chức đào tạo nghề cho người khuyết tật trước ngày 30/6/2026.", due=BY_SUMMER,
         lead="Sở Lao động - Thương binh và Xã hội", rights_class="fulfil", rights=("R25", "R26"), stands=fixed(SUMMER)),
    task("II/7", "awaiting", "Công khai bảng giá dịch vụ khám bệnh trước ngày 30/6/2026.", due=BY_SUMMER,
         stands=fixed(SUMMER, claimed="done", evidence="self_reported")),
    task("II/8", "discontinued", "Xây dựng phần mềm quản lý phòng khám trước ngày 15/12/2026.", due=BY_SOON,
         stands=fixed(SOON, "discontinued", "secretariat", **CONFIRMED)),
    task("II/9", "recurring", "Kiểm tra an toàn thực phẩm tại trường học hằng quý.",
         due={"kind": "every", "every": "quarter", "by": None, "text": "hằng quý"}, rights_class="fulfil",
         rights=("R29",), stands=timed("recurring")),
    task("II/10", "continuous", "Thường xuyên trợ giúp pháp lý cho phụ nữ bị bạo lực.", rights_class="fulfil",
         due={"kind": "continuous", "text": "Thường xuyên"}, rights=("R20", "R24"), stands=timed("continuous")),
    task("II/11", "conditional", "Công bố kết luận thanh tra trong 05 ngày làm việc kể từ ngày ký.",
         due={"kind": "after", "duration": "P5BD", "event": "ngày ký", "text": "trong 05 ngày làm việc kể từ ngày ký"},
         stands=timed("conditional")),
    task("II/12", "unspecified", "Định kỳ đánh giá chất lượng nước sinh hoạt.", rights_class="fulfil", rights=("R28",),
         due={"kind": "unspecified", "text": "Định kỳ"}, stands=timed("unspecified")),
    task("II/13", "no_deadline", "Kiện toàn bộ phận theo dõi kế hoạch.", lead=""),
    Line(key="III", words="AN NINH, TRẬT TỰ", kind="heading"),
    task("III/1", "held", "Ngăn chặn việc tụ tập đông người trước ngày 15/12/2026.", lead="Công an tỉnh",
         rights_class="restrict", rights=("R14",), why=("tụ tập đông người",), due=BY_SOON, stands=fixed(SOON)),
    task("III/2", "held_reviewed", "Tuyên truyền pháp luật và quản lý chặt chẽ sinh hoạt điểm nhóm.", lead="Công an tỉnh",
         rights_class="mixed", rights=("R11", "R30"), why=("quản lý chặt chẽ sinh hoạt điểm nhóm",)),
    task("III/3", "lifted", "Kiểm soát xe vào khu vực phòng dịch trước ngày 15/12/2026.", lead="Công an tỉnh",
         rights_class="restrict", rights=("R06",), why=("Kiểm soát xe vào khu vực phòng dịch",), due=BY_SOON, stands=fixed(SOON)),
    task("III/4", "put_on_hold", "Lập danh sách hộ cần hỗ trợ nhà ở.", rights_class="fulfil", rights=("R28",),
         stands={"put_on_hold": True, "hold_reason": "Cần xem việc lập danh sách có ảnh hưởng đời sống riêng tư."}),
    task("III/5", "unclassified", "Nắm tình hình địa bàn.", lead="Công an tỉnh", rights_class="unclassified"),
    Line(key="IV", words="TỔ CHỨC THỰC HIỆN", kind="heading"),
    task("IV/1", "reporting", "Báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện trước ngày 15/12/2026.", due=BY_SOON,
         stands=fixed(SOON)),
)  # fmt: skip
GONE = task("II/14", "withdrawn", "Thí điểm phòng khám lưu động.", rights_class="fulfil", rights=("R29",))
LAW, RESOLUTION = "Luật Khám bệnh, chữa bệnh", "Nghị quyết số 20-NQ/TW ngày 25/10/2017"
LEGAL_BASES = f"Căn cứ {LAW}; thực hiện {RESOLUTION}."
CITED = ((LAW, ""), (RESOLUTION, "20-NQ/TW"))


class PublishedRegister(dict):
    """The commitments by their names in tests, and what they belong to."""

    plan: Document
    edition: Edition
    earlier: Edition
    sub_plan: Document
    health: Body


def published_register() -> PublishedRegister:
    made = PublishedRegister()
    bodies = _bodies()
    made.health = bodies["Sở Y tế"]
    issuer = bodies["Ủy ban nhân dân tỉnh An Hải"]
    made.plan = _document(
        "12/KH-UBND", "12-kh-ubnd-tinh-an-hai-2026", issuer, "2026-01-15",
        "Chăm sóc sức khỏe nhân dân và bảo đảm quyền của người bệnh năm 2026",
    )  # fmt: skip
    made.earlier = _edition(made.plan, [*LINES, GONE], ordinal=1, standing="superseded")
    made.edition = _edition(made.plan, LINES, ordinal=2, standing="published")
    lines = [line for line in (*LINES, GONE) if line.name]
    for line in lines:
        made[line.name] = _commitment(made, line)
    _appearances(made, lines, bodies)
    Progress.objects.bulk_create(_word(made[line.name], line, bodies) for line in lines if _said(line))
    _reviews(made)
    made.sub_plan = _sub_plan(made)
    let_be_found()
    return made


def _bodies() -> dict[str, Body]:
    made = {}
    for key, (name, short) in NAMES.items():
        body = make_body(name, key=key, province="an-hai", group=name.startswith("các "))
        BodyName.objects.bulk_create(
            BodyName(body=body, name=said, folded=said.lower(), kind=kind)
            for said, kind in ((name, "official"), (short, "abbreviation"))
            if said
        )
        made[name] = body
    old = made["Sở Lao động - Thương binh và Xã hội"]
    old.valid_to = date(2025, 2, 28)
    old.save()
    Succession.objects.create(
        old=old, new=made["Sở Nội vụ"], function="lao động, việc làm", on=date(2025, 3, 1),
        legal_basis="Nghị quyết 176/2025/QH15",
    )  # fmt: skip
    return made


def _document(number: str, slug: str, issuer: Body, dated: str, title: str) -> Document:
    document = Document.objects.create(
        type="Kế hoạch", number=number, number_key=number.lower(), issuer=issuer.name, issuer_key=issuer.key,
        issuer_body=issuer, dated=dated, title=title, period_start=date(2026, 1, 1), period_end=date(2026, 12, 31),
        slug=slug,
    )  # fmt: skip
    return published(document, published_at=PUBLISHED)


def _edition(
    document: Document, lines: list[Line] | tuple[Line, ...], *, ordinal: int, standing: str
) -> Edition:
    text = "\n".join([document.title, LEGAL_BASES, *(line.printed for line in lines)])
    data = f"{document.slug} {ordinal}".encode()
    file = File.objects.create(
        sha256=hashlib.sha256(data).hexdigest(), name="ke-hoach.txt", media_type="text/plain", size=len(data)
    )
    edition = Edition.objects.create(
        document=document, ordinal=ordinal, file=file, text=text, reader_version="0.1.0",
        reading={"header": {"number": document.number, "signers": [], "recipients": ["Bộ Y tế"]}, "warnings": []},
    )  # fmt: skip
    clauses: dict[str, Clause] = {}
    for parts in (0, 1):  # headings first, below which the others stand
        level = [(n, line) for n, line in enumerate(lines) if line.key.count("/") == parts]
        made = Clause.objects.bulk_create([_clause(edition, n, line, clauses) for n, line in level])
        clauses |= {clause.key: clause for clause in made}
    DocumentCitation.objects.bulk_create(
        DocumentCitation(
            edition=edition, relation="based_on" if not number else "implements", words=words,
            start=text.index(words), end=text.index(words) + len(words), number=number, number_key=number.lower(),
        )
        for words, number in CITED
    )  # fmt: skip
    return published(edition, standing=standing, published_at=PUBLISHED + timedelta(days=ordinal))


def _clause(edition: Edition, position: int, line: Line, clauses: dict[str, Clause]) -> Clause:
    text = edition.text
    start = text.index(line.printed) + len(line.printed) - len(line.words)
    return Clause(
        edition=edition, key=line.key, parent=clauses.get(line.key.rpartition("/")[0]), position=position,
        label=f"{line.key.rpartition('/')[2]}.", kind=line.kind, pieces=[[start, start + len(line.words)]],
        read={"kind": line.kind, "assignments": _assignments(line), "deadlines": [line.due] if line.due else []},
        verdict="confirmed", rights_class=line.rights_class, rights=list(line.rights),
        why=[
            {"span": _place(text, start, words), "words": words, "rule": "restrict.example",
             "vi": "hạn chế một quyền", "en": "limits a right"}
            for words in line.why
        ],
    )  # fmt: skip


def _assignments(line: Line) -> list[dict[str, Any]]:
    keys = {name: key for key, (name, _) in NAMES.items()}
    return [
        {"name": name, "body": keys[name], "role": role, "force": "order", "inherited": False, "span": None}
        for role, names in (("lead", line.lead), ("coordinate", line.partners))
        for name in names
    ]


def _place(text: str, start: int, words: str) -> list[int]:
    found = text.index(words, start)
    return [found, found + len(words)]


def _commitment(made: PublishedRegister, line: Line) -> Commitment:
    gone = line is GONE
    return Commitment.objects.create(
        document=made.plan, kind=line.kind, key=line.key, text=line.words, leads=list(line.lead),
        words_sha256=hashlib.sha256(line.words.encode()).hexdigest(), rights_class=line.rights_class,
        first_published=PUBLISHED, withdrawn_at=PUBLISHED + timedelta(days=2) if gone else None,
        withdrawn_reason="Phiên bản thứ hai không còn nội dung này." if gone else "", **line.stands,
    )  # fmt: skip


def _said(line: Line) -> dict[str, Any]:
    """What was said of it, from which its columns come."""
    if line.stands.get("claimed"):
        return {"voice": "body", "stage": line.stands["claimed"], "done_on": date(2026, 6, 28)}
    if line.stands.get("stage_voice"):
        said = {"voice": line.stands["stage_voice"], "stage": line.stands["stage"]}
        return {**said, "done_on": line.stands.get("done_on")}
    return {}


def _word(commitment: Commitment, line: Line, bodies: dict[str, Body]) -> Progress:
    return Progress(
        commitment=commitment, as_of=date(2026, 7, 5), words="Theo Báo cáo số 45/BC-SYT.",
        evidence=commitment.evidence, body=bodies[line.lead[0]], **_said(line),
    )  # fmt: skip


def _appearances(made: PublishedRegister, lines: list[Line], bodies: dict[str, Body]) -> None:
    """All of a kind at once: hundreds of tests begin with them."""
    clauses = {
        (edition, one.key): one for edition in (made.earlier, made.edition) for one in edition.clauses.all()
    }
    found = [
        (line, Appearance(commitment=made[line.name], edition=edition, clause=clauses[edition, line.key]))
        for line in lines
        for edition in (made.earlier, made.edition)
        if (edition, line.key) in clauses
    ]
    Appearance.objects.bulk_create(appearance for _, appearance in found)
    Involvement.objects.bulk_create(
        Involvement(
            appearance=appearance, body=bodies[one["name"]], name=one["name"], role=one["role"], force="order",
            words=one["name"],
        )
        for line, appearance in found
        for one in _assignments(line)
    )  # fmt: skip
    Due.objects.bulk_create(_due(appearance, line) for line, appearance in found if line.due)
    RightTouched.objects.bulk_create(
        RightTouched(appearance=appearance, right=right, words=" ".join(line.why))
        for line, appearance in found
        for right in line.rights
    )
    ReportDuty.objects.bulk_create(
        ReportDuty(
            appearance=appearance,
            by=["Sở Y tế"],
            to=["Ủy ban nhân dân tỉnh"],
            deadline=line.due,
            words=line.words,
        )
        for line, appearance in found
        if line.name == "reporting"
    )


def _due(appearance: Appearance, line: Line) -> Due:
    clause = appearance.clause
    facts = {name: value for name, value in line.due.items() if name != "text" and value is not None}
    start, end = _place(clause.edition.text, clause.pieces[0][0], line.due["text"])
    return Due(appearance=appearance, words=line.due["text"], words_start=start, words_end=end, **facts)


def _reviews(made: PublishedRegister) -> None:
    verdicts = ("pass", "pass", "fail", "undetermined", "pass", "pass")
    publish(make_review(made["held_reviewed"], outcome="keep", verdicts=verdicts))
    made["lifted"].lifted_by = publish(make_review(made["lifted"]))
    made["lifted"].save()


def _sub_plan(made: PublishedRegister) -> Document:
    """A plan that carries the first one out, and says so."""
    document = _document(
        "30/KH-SYT", "30-kh-syt-2026", made.health, "2026-02-20", "Triển khai kế hoạch số 12/KH-UBND"
    )
    edition = _edition(document, (), ordinal=1, standing="published")
    start = edition.text.index("kế hoạch số 12/KH-UBND")
    DocumentCitation.objects.create(
        edition=edition, relation="implements", words="kế hoạch số 12/KH-UBND", start=start, end=start + 22,
        number="12/KH-UBND", number_key="12/kh-ubnd", target=made.plan,
    )  # fmt: skip
    return document


__all__ = ["DAY", "published_register"]
