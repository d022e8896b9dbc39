"""What the titles of sections are about: aims, targets, money, particulars, or things to be done."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from answerable.reader.languages.vi import sections
from answerable.reader.languages.vi.sentences import OPENS_WITH_BODY, OPENS_WITH_VERB, any_of


class Topic(Enum):
    """What the nearest titled ancestors of an item are about."""

    NONE = ""  # no title says
    PURPOSE = "purpose"
    PARTICULARS = "particulars"  # scope, persons, time, place, rewards
    MONEY = "money"
    TARGET = "target"
    TASK = "task"


@cache
def _openings() -> re.Pattern[str]:
    """What a title, or a part of one, opens with: the surer kinds first."""
    return re.compile(
        r"(?:(?:các|những|một số|về|phần|công tác|nhóm|dự kiến|xác định|nội dung) )*"
        rf"(?:(?P<purpose>{any_of(sections.PURPOSE)})|(?P<target>{any_of(sections.TARGET)})"
        rf"|(?P<money>{any_of(sections.MONEY)})|(?P<particulars>{any_of(sections.PARTICULARS)})"
        rf"|(?P<task>{any_of(sections.TASK)}))\b"
    )


_PARTS = re.compile(r", | và |; | - |/")
# Tasks even among aims, and what a report proposes.
_SURELY_TASKS = re.compile(
    r"(?:các |những |một số )?(?:nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|kiến nghị"
    r"|đề xuất|phương hướng)"
)
# "Một số nội dung đã thực hiện trong năm 2025": a title that looks back
_LOOKS_BACK = re.compile(
    r"\bđã (?:thực hiện|triển khai|đạt|ban hành)|\b(?:năm|thời gian) (?:vừa )?qua\b|\bhiện nay$"
)
# "Căn cứ khoản 1 Điều 6 Nghị quyết …, hội nghị phải bảo đảm:": a sentence, not "Căn cứ pháp lý"
_RESTS_ON = re.compile(
    r"căn cứ (?:vào |các )?(?:điểm|khoản|điều|luật|nghị|quyết định|kế hoạch|tình hình|kết quả)\b"
)
# "MẪU BÁO CÁO", "BIÊN BẢN HỘI NGHỊ": attachments to fill in
_FORM = re.compile(
    r"(?:mẫu|biểu mẫu|đề cương|biên bản|phiếu|tờ trình|bản cam kết|đơn |báo cáo\b|dự toán|quy trình"
    r"|sơ đồ|giấy|thang điểm|bảng điểm)"
)


def topic_of(title: str, inherited: Topic) -> Topic:
    """What a folded title says that its items are about; ``inherited`` where it does not say.

    "Mục đích, yêu cầu" aims; "Đối tượng, nội dung thi đua" begins with particulars; a title that
    opens with a verb ("Nâng cao hiệu quả …") is of the topic of its section.
    """
    if _LOOKS_BACK.search(title):
        return Topic.PURPOSE
    if _RESTS_ON.match(title):
        return inherited
    found = []
    for part in _PARTS.split(title):
        match = _openings().match(part)
        if match is None:
            break
        found.append(Topic(match.lastgroup))
    if not found:
        if inherited is not Topic.NONE:
            return inherited
        return Topic.TASK if OPENS_WITH_VERB.match(title) or OPENS_WITH_BODY.match(title) else Topic.NONE
    first = found[0]
    if inherited is Topic.TASK and title.startswith("đánh giá"):
        return Topic.TASK  # something to be assessed, where tasks are told
    within_aims = inherited is Topic.PURPOSE and first in (Topic.TASK, Topic.PARTICULARS, Topic.MONEY)
    if within_aims or (inherited is Topic.TARGET and first is Topic.TASK):
        return Topic.TASK if _SURELY_TASKS.match(title) else inherited
    if first is Topic.PURPOSE and Topic.TASK in found and not title.startswith("đánh giá"):
        return Topic.TASK
    return first


def looks_at_the_present(title: str) -> bool:
    """Whether a title opens with an aim or an assessment: "Đánh giá tình hình …"."""
    match = _openings().match(title)
    return match is not None and match.lastgroup == Topic.PURPOSE.value


def is_topic(title: str) -> bool:
    """Whether words are nothing but the name of a topic: "Mục đích", "Mục tiêu, nhiệm vụ"."""
    return all(_openings().fullmatch(part) for part in _PARTS.split(title))


def names_tasks(title: str) -> bool:
    """Whether a title opens with tasks or duties by name: "Trách nhiệm của các bộ"."""
    return _SURELY_TASKS.match(title) is not None


def is_form(title: str) -> bool:
    """Whether the title of an attachment is that of a form, or of the outline of a report."""
    return _FORM.match(title) is not None
