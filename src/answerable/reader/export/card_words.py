"""The words of the quality card, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.export.words import Language
from answerable.reader.quality import Gap

if TYPE_CHECKING:
    from collections.abc import Mapping


class CardWords(NamedTuple):
    """Every phrase of the card. A language that lacks one cannot be built."""

    title: str
    about: str
    document: str
    number: str
    issuer: str
    unknown: str
    counts: str  # {tasks}, {targets}, {reports}, {citations}
    finding: str
    how_many: str
    where: str
    n_of: str  # {n}, {of}
    none: str
    lacks: str  # of the whole plan
    has: str
    more: str  # {n}
    outside: str  # of a place outside the outline
    method: str
    gaps: Mapping[Gap, str]
    header: Mapping[str, str]  # the fields of the header


VIETNAMESE = CardWords(
    title="Phiếu chất lượng kế hoạch: văn bản chưa nói điều gì",
    about="Để người soạn xem lại trước khi trình ký. Phiếu chỉ đếm và chỉ ra chỗ; phiếu không chấm điểm.",
    document="Văn bản",
    number="Số, ký hiệu",
    issuer="Cơ quan ban hành",
    unknown="chưa rõ",
    counts="{tasks} nhiệm vụ · {targets} chỉ tiêu · {reports} việc báo cáo · viện dẫn {citations} văn bản",
    finding="Điều được xem",
    how_many="Bao nhiêu",
    where="Ở đâu",
    n_of="{n} trên {of}",
    none="không thấy thiếu",
    lacks="không",
    has="có",
    more="và {n} chỗ nữa",
    outside="ngoài các mục",
    method=(
        "Chỉ tiêu và nhiệm vụ được đối chiếu bằng từ ngữ: “không có nhiệm vụ tương ứng” nghĩa là không nhiệm "
        "vụ nào dùng chung với chỉ tiêu đó hai cặp từ liền nhau trở lên. Máy đọc có thể nhầm; nguyên văn là "
        "căn cứ."
    ),
    gaps={
        Gap.HEADER: "Thể thức còn thiếu (Nghị định 30/2020/NĐ-CP, Điều 8)",
        Gap.NO_TARGETS: "Kế hoạch có nêu chỉ tiêu không?",
        Gap.NO_REPORTS: "Kế hoạch có giao ai báo cáo không?",
        Gap.NO_LEAD: "Nhiệm vụ chưa xác định đơn vị chủ trì",
        Gap.SEVERAL_LEADS: "Nhiệm vụ có nhiều đơn vị cùng chủ trì",
        Gap.NO_DEADLINE: "Nhiệm vụ chưa quy định thời hạn",
        Gap.TASK_ALONE: "Nhiệm vụ không gắn với chỉ tiêu nào",
        Gap.TARGET_ALONE: "Chỉ tiêu không có nhiệm vụ tương ứng",
        Gap.NO_RECIPIENT: "Việc báo cáo không nói báo cáo ai",
        Gap.NO_REPORT_DEADLINE: "Việc báo cáo không nói khi nào",
        Gap.SUSPECT_CITATION: "Viện dẫn có vẻ sai số, ngày",
        Gap.ENDED: "Viện dẫn chương trình đã hết giai đoạn",
    },
    header={
        "type": "tên loại", "number": "số, ký hiệu", "date": "ngày ban hành", "issuer": "cơ quan ban hành",
        "title": "trích yếu", "signers": "chữ ký",
    },
)  # fmt: skip

ENGLISH = CardWords(
    title="Quality card of a plan: what it does not say",
    about="For its author to look over before it is signed. The card counts and points; it gives no mark.",
    document="Document",
    number="Number",
    issuer="Issued by",
    unknown="not known",
    counts="{tasks} tasks · {targets} targets · {reports} duties to report · {citations} documents cited",
    finding="What was looked for",
    how_many="How many",
    where="Where",
    n_of="{n} of {of}",
    none="nothing is missing",
    lacks="no",
    has="yes",
    more="and {n} more places",
    outside="outside the outline",
    method=(
        "Targets and tasks are compared by their words: a target that no task takes up shares fewer than two "
        "pairs of words in a row with each task. Reading may err; the document's own words decide."
    ),
    gaps={
        Gap.HEADER: "Parts of the form that are missing (Decree 30/2020/NĐ-CP, article 8)",
        Gap.NO_TARGETS: "Does the plan set targets?",
        Gap.NO_REPORTS: "Does the plan have anybody report?",
        Gap.NO_LEAD: "Tasks that name nobody to lead",
        Gap.SEVERAL_LEADS: "Tasks that several bodies lead together",
        Gap.NO_DEADLINE: "Tasks that say nothing of when",
        Gap.TASK_ALONE: "Tasks that belong to no target",
        Gap.TARGET_ALONE: "Targets that no task takes up",
        Gap.NO_RECIPIENT: "Reports without a recipient",
        Gap.NO_REPORT_DEADLINE: "Reports without a time",
        Gap.SUSPECT_CITATION: "Citations whose number or date looks wrong",
        Gap.ENDED: "Programmes cited whose period has ended",
    },
    header={
        "type": "type", "number": "number", "date": "date", "issuer": "issuer", "title": "title",
        "signers": "signature",
    },
)  # fmt: skip


def card_words(language: Language | str) -> CardWords:
    return VIETNAMESE if language == Language.VI else ENGLISH
