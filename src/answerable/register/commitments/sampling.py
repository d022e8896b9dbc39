"""A made-up register of any size, the same each time, to measure with: no plan in it was ever issued.

Everything goes in by the doors that real plans take, so guards, trace and index are those of a real register.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from answerable.register.bodies.services import body_in, note_placed
from answerable.register.commitments.acting import deed
from answerable.register.commitments.hold import FREE_CLASSES
from answerable.register.commitments.models import LETTERS, Commitment, Involvement
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.publishing import publish_edition
from answerable.register.commitments.state import Evidence, Stage, Voice
from answerable.register.commitments.work import Progress
from answerable.register.plans.files import keep
from answerable.register.plans.models import Clause, Document, Edition, File
from answerable.register.plans.services import make_public
from answerable.register.trace.recording import act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.register.bodies.models import Body
    from answerable.register.trace.recording import Act

IN_A_PLAN = 50
PROVINCES = (
    "son-la",
    "dien-bien",
    "lai-chau",
    "cao-bang",
    "lang-son",
    "nghe-an",
    "thanh-hoa",
    "ha-tinh",
    "hue",
    "ha-noi",
)
LEADS = (
    "so-y-te", "so-giao-duc-va-dao-tao", "so-tai-chinh", "so-noi-vu", "so-tu-phap", "so-xay-dung",
    "cong-an-tinh", "so-cong-thuong", "so-khoa-hoc-va-cong-nghe", "so-van-hoa-the-thao-va-du-lich",
    "thanh-tra-tinh",
)  # fmt: skip
DOES = (
    "Rà soát và bổ sung", "Tổ chức tập huấn về", "Bố trí kinh phí cho", "Công khai kết quả",
    "Hướng dẫn thực hiện", "Đánh giá hằng năm", "Nâng cao chất lượng", "Xây dựng cơ sở dữ liệu về",
    "Mở rộng phạm vi", "Kiểm tra việc thực hiện",
)  # fmt: skip
WHAT = (
    "trợ giúp pháp lý cho người nghèo", "khám sức khỏe định kỳ cho học sinh", "đường giao thông liên xã",
    "nước sạch nông thôn", "dạy nghề cho lao động trẻ", "thủ tục hành chính trên môi trường điện tử",
    "chế độ đối với người khuyết tật", "thư viện trường học", "phòng ngừa bạo lực gia đình",
    "tiêm chủng mở rộng", "đăng ký khai sinh đúng hạn", "nhà ở cho hộ nghèo",
    "tiếp công dân và giải quyết khiếu nại",
    "phòng cháy, chữa cháy tại khu dân cư", "bảo tồn tiếng nói các dân tộc",
)  # fmt: skip
LIMITS = (
    ("Không để xảy ra tụ tập đông người tại trung tâm hành chính", "R14", "tụ tập đông người"),
    ("Quản lý chặt chẽ hoạt động thông tin trên mạng xã hội", "R13", "Quản lý chặt chẽ"),
    ("Theo dõi sinh hoạt của các điểm nhóm tôn giáo", "R11", "Theo dõi sinh hoạt"),
    ("Kiểm soát việc đi lại qua khu vực giáp ranh", "R06", "Kiểm soát việc đi lại"),
)
CLASSES = (("fulfil", 50), ("administrative", 32), ("restrict", 7), ("mixed", 7), ("unclassified", 4))


def make_sample(commitments: int, *, in_a_plan: int = IN_A_PLAN, seed: int = 7) -> Iterator[int]:
    """Make so many commitments, so many to a plan; yields how many there are, plan by plan."""
    chance = Random(seed)
    with act(actor=None) as doing:
        placed: list[Body] = []
        bodies = {
            place: [body_in(lead, province=place, made=placed) for lead in LEADS] for place in PROVINCES
        }
        note_placed(doing, placed)
    file, _ = File.objects.get_or_create(
        sha256=keep([b"A made-up plan.\n"])[0],
        defaults={"name": "mau.txt", "media_type": "text/plain", "size": 16},
    )
    made = 0
    for number in count(1):
        if made >= commitments:
            return
        place = chance.choice(PROVINCES)
        leads = [body for body in bodies[place] if body is not None]
        made += _plan(number, leads, file, min(in_a_plan, commitments - made), chance)
        yield made


def _plan(number: int, leads: list[Body], file: File, size: int, chance: Random) -> int:
    year = chance.randint(2022, 2026)
    issuer = next(body.parent for body in leads if body.parent is not None)
    with act(actor=None, at=timezone.now()) as doing:
        tasks = [_task(number, year, chance, leads) for _ in range(size)]
        edition = _edition(doing, number, year, issuer, file, tasks)
        made = publish_edition(
            edition, by=None, doing=doing, new_id=lambda: "".join(chance.choices(LETTERS, k=8))
        )
        with deed(None, None, doing=doing) as done:
            led = Involvement.objects.filter(appearance__edition=edition, role=Involvement.Role.LEAD)
            body_of = dict(led.values_list("appearance__commitment", "body"))
            told = [
                _progress(commitment, body_of[commitment.pk], year, chance)
                for commitment in made
                if commitment.rights_class in FREE_CLASSES and chance.random() < 0.4
            ]
            Progress.objects.bulk_create(told)
            recompute([one.commitment for one in told])
            for one in told:
                done.note("commitments.sampled", one.commitment, after={"stage": one.stage})
    return size


def _edition(
    doing: Act, number: int, year: int, issuer: Body, file: File, tasks: list[dict[str, Any]]
) -> Edition:
    printed = f"{number}/KH-MAU"
    document = Document.objects.create(
        type="Kế hoạch",
        number=printed,
        number_key=printed.lower(),
        issuer=issuer.name,
        issuer_key=issuer.key,
        issuer_body=issuer,
        dated=f"{year}-02-{number % 28 + 1:02d}",
        title=f"Kế hoạch mẫu số {number}, dùng để đo",
    )
    make_public(document, doing, slug=f"{number}-kh-mau-{issuer.key}-{year}")
    text = "\n".join(task["text"] for task in tasks)
    edition = Edition.objects.create(
        document=document,
        file=file,
        text=text,
        reading={},
        reader_version="0",
        standing=Edition.Standing.DRAFT,
    )
    start = 0
    clauses = []
    for position, task in enumerate(tasks):
        end = start + len(task["text"])
        read = {"kind": "task", "pieces": [[start, end]], **task["facts"]}
        clauses.append(
            Clause(
                edition=edition,
                key=f"II/{position + 1}",
                label=f"{position + 1}.",
                position=position,
                kind="task",
                pieces=[[start, end]],
                read=read,
                verdict=Clause.Verdict.CONFIRMED,
                **task["rights"],
            )
        )
        start = end + 1
    Clause.objects.bulk_create(clauses)
    return edition


def _task(number: int, year: int, chance: Random, leads: list[Body]) -> dict[str, Any]:
    rights_class = chance.choices([one for one, _ in CLASSES], [weight for _, weight in CLASSES])[0]
    lead, other = chance.sample(leads, 2)
    rights: dict[str, Any] = {"rights_class": rights_class}
    says = f"{chance.choice(DOES)} {chance.choice(WHAT)}"
    if rights_class in ("restrict", "mixed"):
        says, right, words = chance.choice(LIMITS)
        why = {"words": words, "span": None, "rule": "sample", "vi": "Lời văn mẫu.", "en": "A sample."}
        rights |= {"rights": [right], "why": [why]}
    last = date(year, 1, 1) + timedelta(days=chance.randint(60, 700))
    deadline = {
        "kind": "by",
        "date": last.isoformat(),
        "inclusive": True,
        "text": f"trước ngày {last:%d/%m/%Y}",
    }
    ways: list[list[dict[str, Any]]] = [
        [deadline],
        [],
        [{"kind": "every", "every": "year", "text": "hằng năm"}],
        [{"kind": "continuous", "text": "thường xuyên"}],
    ]
    deadlines = chance.choices(ways, [60, 20, 10, 10])[0]
    ends = ", ".join(one["text"] for one in deadlines)
    assignments = [
        {
            "name": body.name,
            "body": body.key,
            "role": role,
            "force": "order",
            "inherited": False,
            "span": None,
        }
        for body, role in ((lead, "lead"), (other, "coordinate"))
    ]
    facts = {"assignments": assignments, "deadlines": deadlines, "citations": [], "reports": [], "limbs": []}
    return {
        "text": f"{says} (đợt {chance.randint(1, 999)}); {lead.name} chủ trì{', ' if ends else ''}{ends}.",
        "facts": facts,
        "rights": rights,
    }


def _progress(commitment: Commitment, body: int | None, year: int, chance: Random) -> Progress:
    stage = chance.choice([Stage.NOT_STARTED, Stage.IN_PROGRESS, Stage.DONE, Stage.DONE])
    as_of = date(year, 1, 1) + timedelta(days=chance.randint(60, 300))
    done = stage is Stage.DONE
    return Progress(
        commitment=commitment,
        voice=chance.choice(Voice.values),
        body_id=body,
        stage=stage,
        as_of=as_of,
        done_on=as_of if done else None,
        words="Số liệu mẫu.",
        evidence=chance.choice([Evidence.SELF_REPORTED, Evidence.DOCUMENT]) if done else Evidence.NONE,
    )
