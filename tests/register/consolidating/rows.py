"""Rows of a report for tests, each with no more than it says."""

from __future__ import annotations

from datetime import date
from itertools import count

from answerable.register.commitments.state import Stage, Timeliness
from answerable.register.consolidating.figures import Assessed, Figures, Number, Own, Row, Word

NUMBERS = count(1)
ENDS = date(2026, 9, 14)
# As the Prime Minister's working group published it (1270/BC-TCTTTg, 27/12/2017).
PUBLISHED = {
    Timeliness.ON_TIME: 14_068, Timeliness.LATE: 1_983, Timeliness.WITHIN_TERM: 5_640, Timeliness.OVERDUE: 223,
}  # fmt: skip


def row(timeliness=Timeliness.WITHIN_TERM, **said):
    """A row of that timeliness; ``None``: of a commitment on hold."""
    said = {
        "id": f"ck{next(NUMBERS)}",
        "document": "12/KH-UBND",
        "clause": "II/1",
        "section": "II",
        "section_words": "NHIỆM VỤ",
        "words": "Khám sức khỏe cho học sinh.",
        "leads": ("Sở Y tế",),
        **said,
    }
    return Row(timeliness=timeliness, **said)


def figures(*rows, **days):
    days = {
        "begins": date(2026, 6, 15),
        "ends": ENDS,
        "until": ENDS,
        "made_on": date(2026, 9, 16),
        **days,
    }
    return Figures(rows=rows, **days)


def of_every_kind():
    """Figures of a report in which everything occurs that can."""
    return figures(
        *(row(one, clause=f"II/{number}") for number, one in enumerate(Timeliness, 1)),
        row(
            Timeliness.ON_TIME, id="whole", clause="II/20", leads=("Sở Y tế", "Sở Tài chính"),
            partners=("các sở, ban, ngành",), rights=("R23", "R29"), deadline="trước ngày 30/6/2026",
            last_day=date(2026, 7, 31), extensions=1, stage=Stage.DONE, done_on=date(2026, 7, 20),
            standing="done_on_time", done=(Word("Sở Y tế", "Đã khám cho 12.400 học sinh."),),
            numbers=(
                Number("Sở Y tế", "Học sinh được khám", "12400", "em"),
                Number("Sở Tài chính", "học sinh được khám", "12150", "em"),
            ),
            difficulties=(Word("Sở Y tế", "Thiếu bác sĩ ở xã."),),
            proposals=(Word("Sở Y tế", "Bổ sung biên chế."),),
            evidence=("Báo cáo số 45/BC-SYT",), asked=2, answered=2,
        ),
        row(Timeliness.OVERDUE, id="claimed", stage=Stage.IN_PROGRESS, claimed=Stage.DONE, standing="awaiting_confirmation"),
        row(Timeliness.OVERDUE, id="silent", leads=(), section="", section_words="", not_reported=("Sở Tư pháp",)),
        row(
            Timeliness.WITHIN_TERM, id="returned", returned=("Sở Xây dựng",),
            own=(
                Own("Sở Y tế", "Số cơ sở đã kiểm tra", "Places inspected", "12"),
                Own("Sở Nội vụ", "Số cơ sở đã kiểm tra", "Places inspected", "3"),
            ),
            others=(Assessed("Viện Dư luận", "limited", "Mới làm ở hai xã."),),
        ),
        row(None, id="held", section="III", section_words="AN NINH", words="Ngăn chặn việc tụ tập đông người.",
            leads=("Công an tỉnh",), rights=("R14",), hold_reason="Hạn chế quyền hội họp."),
    )  # fmt: skip
