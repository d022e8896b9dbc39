"""Rule about those whom the State holds or supervises: they are in its power, not only in need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.rights.lexicon import Kind, Mark, group_named
from answerable.rights.verdicts import Judgement, Verdict

if TYPE_CHECKING:
    from answerable.rights.limbs import Stretch

# Those whom the State holds, as persons: not "trại giam" or "quản lý thi hành án"
HELD_PERSON = re.compile(
    r"\b(?:người (?:đang )?(?:bị tạm giữ|bị tạm giam|bị giam giữ|chấp hành án|chấp hành xong án"
    r"|cai nghiện|nghiện|điều trị nghiện"
    r"|được tha tù|được hoãn|được đặc xá|bị quản lý)|phạm nhân|can phạm|bị can|bị cáo"
    r"|học sinh trường giáo dưỡng)\b"
)
# What may stand between a verb and those it is done to
STRAIGHT = re.compile(r"(?:[, ]|đối với|giáo dục|quá trình|sinh hoạt|việc|các|những|số|chặt chẽ|và)*")
WHY_HELD = frozenset(["drugs-and-vice", "torture"])  # groups of harms that only name such persons
TAKEN_OUT = "trích xuất"  # to court, or to a doctor
IN_CUSTODY = ("R05", "R10")
OVER_CUSTODY = frozenset(["watch", "control", "tighten", "grasp", "review", "report-oneself"])
# "mỗi tháng gặp thân nhân 01 lần, mỗi lần không quá …": contact in a measure
CONTACT = re.compile(
    r"\b(?:gặp|liên lạc|thư|điện thoại|thăm)\b[^;.]{,120}"
    r"\b(?:(?:mỗi|một|01|1) (?:tháng|quý|tuần)|không quá \d+ (?:phút|giờ|lần)|mỗi lần)\b"
)


def in_custody(stretch: Stretch) -> Judgement | None:
    """Those whom the State holds, watched or kept from others: a need of theirs is no leave to do so.

    "Giám sát phạm nhân", "phạm nhân được gặp người thân mỗi tháng 01 lần"; not "giám sát khẩu phần ăn".
    """
    if any(one.kind is Kind.HARM and one.group.id not in WHY_HELD for one in stretch.objects):
        return None
    person = HELD_PERSON.search(stretch.plain, stretch.start, stretch.end)
    if person is None:
        return None
    over = Mark(Span(*person.span()), person[0], group_named("suspects"))
    for act in stretch.acts:
        watches = act.group.id in OVER_CUSTODY and act.words.lower() != TAKEN_OUT
        straight = watches and STRAIGHT.fullmatch(stretch.plain, act.span.end, person.start())
        helped = any(one.kind is Kind.SOFT and one.span < over.span for one in stretch.acts)
        if straight and act.span < over.span and not helped:
            return Judgement(Verdict.RESTRICTS, act, over, (*IN_CUSTODY, *stretch.rights_of(Kind.LIBERTY)))
    if CONTACT.search(stretch.plain, stretch.start, stretch.end):
        return Judgement(Verdict.RESTRICTS, None, over, (*IN_CUSTODY, *stretch.rights_of(Kind.LIBERTY)))
    return None
