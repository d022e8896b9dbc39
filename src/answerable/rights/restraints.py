"""Rules by which a stretch restricts a right, and by which it only seems to.

A rule returns its judgement, or None where it does not fit; ``judging`` has their order.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.rights.lexicon import Kind, Mark, group_named
from answerable.rights.limbs import JOIN
from answerable.rights.verdicts import CIVIL, CONTENDING, GOOD, HARD, UNDONE, Judgement, Verdict, restricts

if TYPE_CHECKING:
    from answerable.rights.limbs import Stretch

# Groups of verbs that restrict people as such.
OVER_PEOPLE = frozenset(
    [
        "watch",
        "detect",
        "review",
        "grasp",
        "control",
        "tighten",
        "inspect",
        "permit",
        "report-oneself",
        "deny",
        "limit",
        "steer",
        "summon",
        "coerce",
        "move-out",
    ]
)
# Groups of goods by which people have their say: to stop them restricts.
CIVIC = frozenset(["remedy", "participation", "information", "civil-status", "minorities"])

# Groups of harms that are no crimes of those who do them.
RESISTING = frozenset(["interference", "want"])
# Groups of goods that are free life, and the groups of verbs that restrain it.
CULTURE = frozenset(["culture", "schooling", "minorities", "information", "participation", "family"])
OVER_CULTURE = frozenset(["tighten", "watch", "grasp", "permit", "limit", "stop", "punish"])
BEFORE_FIELD = (Kind.OFFICE, Kind.NEED, Kind.HARM)

# A group of people who are only called a case, and groups that are people's data.
CASE = "named-people"
GIVING_UP = "giving-up"
DATA = frozenset(["privacy", "subscribers"])
HANDING_OVER = ("cung cấp", "chia sẻ", "bàn giao", "chuyển giao")
# "vận động công nhân không tụ tập": persuading people out of a liberty
PERSUADING = ("vận động", "thuyết phục", "tuyên truyền")
NOT = re.compile(r"\b(?:không(?! bị)|thôi|ngừng|dừng|chỉ|đừng|từ bỏ|bỏ hẳn|bỏ|rút|giảm)\b")
# "không để người dân thiếu …, phải …, không có …": what is forbidden is that somebody goes without
DEPRIVED = re.compile(r"\b(?:không|chưa|chậm|thiếu|bị|phải|mất|khổ|đói|rét|ốm|sót|trễ|khó|gián đoạn)\b")
# Groups of verbs by which people are listed.
LISTING = frozenset(["watch", "grasp", "control", "tighten", "inspect", "review"])
LIST = re.compile(r"(?:lập|nắm) (?:danh sách|hồ sơ)")
# "theo dõi những người …"
PERSON = re.compile(r" (?:chặt |đối với |số |những |các )*(người)\b")
# "dự thảo quy chế quản lý …", "hội thảo về quản lý …": the paper is worked on, not what it is about
PAPER = re.compile(
    r"\b(?:dự thảo|văn bản|quy chế|luật|nghị định|thông tư|hội thảo|tập huấn|bồi dưỡng|báo cáo viên)\b"
)


def wrong_undone(stretch: Stretch) -> Judgement | None:
    """Denial and coercion forbidden or penalised: "nghiêm cấm từ chối cấp cứu" protects."""
    for outer, inner in pairwise(stretch.acts):
        undone = inner.group.id in UNDONE and outer.group.id in CONTENDING
        between = any(outer.span < one.span < inner.span for one in stretch.objects if one.kind in CIVIL)
        if undone and not between and not JOIN.search(stretch.plain, outer.span.end, inner.span.start):
            return Judgement(Verdict.PROTECTS, outer, inner, stretch.rights_of(*GOOD, Kind.LIBERTY))
    return None


def alarm_raised(stretch: Stretch) -> Judgement | None:
    """Security language holds a measure, unless it is only an aim at the end: "không để … lợi dụng"."""
    alarm = stretch.first(Kind.ALARM)
    if alarm is None:
        return None
    act = stretch.first(*HARD) or stretch.first_act
    words = stretch.plain[stretch.start : stretch.end]
    named = any(one.kind is Kind.LIBERTY and one.group.id != "stirring" for one in stretch.objects)
    if act and act.group.id == "let" and "lợi dụng" in words and not named:
        return Judgement(Verdict.FRAMES, act, alarm, ())
    if act and act.group.id == "respect" and alarm.group.id in ("views", "wrong-thoughts"):
        return Judgement(Verdict.PROVIDES, act, alarm, alarm.group.rights)
    return restricts(stretch, act, alarm)


def paper_worked_on(stretch: Stretch) -> Judgement | None:
    """Papers, meetings and training about a field are the office's work, whatever the field."""
    control = stretch.first(*HARD)
    area = stretch.first(*CIVIL, Kind.FIELD)
    if area and (control is None or control.group.id in ("control", "tighten", "inspect")):
        end = (control or area).span.start
        start = stretch.marks[0].span.start
        if start < end and (paper := PAPER.search(stretch.plain, start, end)):
            named = next((one for one in stretch.marks if one.span.start >= paper.start()), None)
            return Judgement(Verdict.WORKS, None, named, ())
    return None


def liberty_named(stretch: Stretch) -> Judgement | None:
    """A liberty under a hard verb is restrained; under a providing verb it is fulfilled."""
    hard = stretch.first(*HARD)
    civil = _civil(stretch, hard)
    if civil is None:
        return None
    if hard:
        harm = stretch.governed(hard, Kind.HARM)
        if harm and (harm.span < civil.span or not _listed(stretch, civil)):
            return Judgement(Verdict.PROTECTS, hard, harm, stretch.rights_of(*GOOD))
        if civil.kind is Kind.LIBERTY or not _helped(stretch, hard, civil):
            return restricts(stretch, hard, civil)
    elif civil.kind is Kind.SUSPECT:
        listed = next((one for one in stretch.acts if one.kind is Kind.OFFICE), None)
        if listed and not stretch.first(*GOOD, Kind.SOFT):  # "thống kê các gia đình có thân nhân …"
            return restricts(stretch, listed, civil)
    elif soft := stretch.first(Kind.SOFT):
        if civil.group.id in DATA and soft.words.lower().startswith(HANDING_OVER):
            return restricts(stretch, soft, civil)
        persuades = soft.words.lower().startswith(PERSUADING)
        if NOT.search(stretch.plain, soft.span.end, stretch.end if persuades else civil.span.start):
            return restricts(stretch, soft, civil)
        return Judgement(Verdict.PROVIDES, soft, civil, stretch.rights_of(Kind.LIBERTY, Kind.NEED))
    else:
        return restricts(stretch, stretch.first_act, civil)
    return None


def _civil(stretch: Stretch, hard: Mark | None) -> Mark | None:
    """What names a liberty or suspects; those called a case ("đối tượng") only right under a hard verb."""
    named = [one for one in stretch.objects if one.kind in CIVIL]
    case = stretch.governed(hard, *CIVIL) if hard else None
    return next((one for one in named if one.group.id != CASE or one is case), None)


def _helped(stretch: Stretch, hard: Mark, civil: Mark) -> bool:
    """Whether people on a list are to get something: a good named before them, or a providing verb."""
    after = next((one for one in stretch.objects if one.span > civil.span), None)
    if civil.group.id == CASE and after and after.kind is Kind.NEED:  # "số người hưởng trợ cấp"
        return True
    need = next((one for one in stretch.objects if one.kind is Kind.NEED and one.span > hard.span), None)
    return bool(need and (need.span < civil.span or stretch.first(Kind.SOFT)))


def _listed(stretch: Stretch, civil: Mark) -> bool:
    """Whether a harm named later leaves it a restriction: people put on lists, and every liberty."""
    listing = any(one.group.id in LISTING for one in stretch.acts)
    return listing or civil.kind is Kind.LIBERTY


def field_restrained(stretch: Stretch) -> Judgement | None:
    """The press, religion, associations under a hard verb, unless a harm or papers stand before them."""
    hard = stretch.first(*HARD)
    area = stretch.governed(hard, Kind.FIELD) if hard else None
    if hard and hard.group.id in ("permit", "report-oneself"):  # "người phát biểu phải đăng ký trước"
        area = stretch.first(Kind.FIELD)
    if (
        hard is None
        or area is None
        or (area.span < hard.span and hard.group.id not in ("permit", "report-oneself"))
    ):
        return None
    between = [one.kind for one in stretch.objects if hard.span < one.span < area.span]
    harmful = stretch.first(Kind.HARM) and hard.group.id in CONTENDING
    # "cấm trẻ em tham gia diễn đàn": who is barred stands between
    freeing = (Kind.OFFICE, Kind.HARM) if hard.group.id in ("forbid", "deny", "limit") else BEFORE_FIELD
    if not harmful and not any(kind in freeing for kind in between):
        return restricts(stretch, hard, area)
    return None


def land_asked_for(stretch: Stretch) -> Judgement | None:
    """People persuaded or told to give up their land: "vận động nhân dân hiến đất"."""
    asked = stretch.first(Kind.SOFT, *HARD)
    given = next((one for one in stretch.objects if one.group.id == GIVING_UP), None)
    if asked and given and (asked.kind in HARD or asked.words.lower().startswith(PERSUADING)):
        return restricts(stretch, asked, given)
    return None


def good_denied(stretch: Stretch) -> Judgement | None:
    """What is denied is restricted, unless it is a harm ("hạn chế tai nạn") or the State's own spending."""
    deny = next((one for one in stretch.acts if one.group.id in ("deny", "limit")), None)
    governed = stretch.governed(deny, Kind.NEED, Kind.HARM, Kind.OFFICE, Kind.PEOPLE) if deny else None
    if deny and stretch.governed(deny, Kind.HARM):
        return None
    if governed and governed.kind in (Kind.NEED, Kind.PEOPLE) and governed.group.id != "nature":
        return restricts(stretch, deny, governed)
    if deny and governed is None and deny.group.id == "deny":
        return Judgement(Verdict.UNCLEAR, deny, None, ())
    return None


def people_restrained(stretch: Stretch) -> Judgement | None:
    """People as such under a hard verb, when nothing says that it is for their good."""
    hard = stretch.first(*HARD)
    people = stretch.first(Kind.PEOPLE)
    if not people or not hard:
        return None
    first = stretch.governed(hard, *GOOD, Kind.OFFICE, Kind.PEOPLE)
    if harm := stretch.first(Kind.HARM):
        # "xử lý các hộ cản trở": no crime is named, only that people stand in the way
        resisting = hard.group.id in ("punish", "handle") and first is people and harm.group.id in RESISTING
        return restricts(stretch, hard, people) if resisting else None
    if hard.group.id in CONTENDING:
        if first is people:
            deprived = hard.group.id == "let" and DEPRIVED.search(stretch.plain, people.span.end, stretch.end)
            verdict = Verdict.PROTECTS if deprived else Verdict.UNCLEAR
            rights = (*people.group.rights, *stretch.rights_of(*GOOD)) if deprived else ()
            return Judgement(verdict, hard, people, rights)
    elif hard.group.id in OVER_PEOPLE and first in (people, None) and not stretch.first(Kind.NEED, Kind.SOFT):
        return restricts(stretch, hard, people)
    return None


def person_watched(stretch: Stretch) -> Judgement | None:
    """Verbs of watching straight over "người …", or people put on a list and watched, whatever they did."""
    if stretch.first(Kind.SOFT):
        return None
    for act in stretch.acts:
        if act.group.id in ("watch", "grasp") or act.words.lower().startswith("quản lý"):
            person = PERSON.match(stretch.plain, act.span.end)
            ill = next((one for one in stretch.objects if one.group.id == "disease"), None)
            if person and not ill and not _marked(stretch, person.end()):
                return restricts(stretch, act, Mark(Span(*person.span(1)), person[1], group_named("people")))
    listed = next((act for act in stretch.acts if LIST.match(act.words.lower())), None)
    watched = sum(act.group.id in LISTING for act in stretch.acts) > 1
    over = stretch.governed(listed, *GOOD, Kind.OFFICE, Kind.PEOPLE) if listed and watched else None
    if listed and over and over.kind in (Kind.NEED, Kind.PEOPLE) and over.group.id != "health":
        return restricts(stretch, listed, over)
    return None


def _marked(stretch: Stretch, at: int) -> bool:
    return any(one.span.start < at <= one.span.end for one in stretch.objects if one.kind is not Kind.PEOPLE)


def say_stopped(stretch: Stretch) -> Judgement | None:
    """What serves people in having their say, where it is to be stopped: "chấm dứt khiếu nại"."""
    hard = stretch.first(*HARD)
    if hard and hard.group.id in ("let", "stop", "forbid") and not stretch.governed(hard, Kind.HARM):
        first = stretch.governed(hard, *GOOD, Kind.OFFICE, Kind.PEOPLE)
        if first and first.group.id in CIVIC:
            return restricts(stretch, hard, first)
    if hard and hard.group.id == "control":  # "yêu cầu không khiếu nại"
        first = stretch.governed(hard, Kind.NEED)
        if first and first.group.id in CIVIC and NOT.search(stretch.plain, hard.span.end, first.span.start):
            return restricts(stretch, hard, first)
    return None


def culture_watched(stretch: Stretch) -> Judgement | None:
    """Culture, teaching, language, information and family life tightened, watched or penalised."""
    hard = stretch.first(*HARD)
    over = any(one.group.id in OVER_CULTURE for one in stretch.acts)
    if hard and over and not stretch.first(Kind.HARM, Kind.SOFT):
        first = stretch.governed(hard, *GOOD, Kind.OFFICE, Kind.PEOPLE)
        if first and first.group.id in CULTURE:
            return restricts(stretch, hard, first)
    return None


def coercion(stretch: Stretch) -> Judgement | None:
    """Coercion restricts, but for a harm or the State's own claims ("cưỡng chế nợ thuế")."""
    compel = stretch.first(Kind.COMPEL)
    if compel and not stretch.first(Kind.HARM):
        governed = stretch.governed(compel, Kind.NEED, Kind.PEOPLE, Kind.OFFICE)
        if governed and (governed.kind is not Kind.OFFICE or governed.group.id != "money"):
            return restricts(stretch, compel, governed)
    return None
