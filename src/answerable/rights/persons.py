"""Rules about persons: moved, listed, watched, denied what others get, kept from having their say.

A rule returns its judgement, or None where it does not fit; ``judging`` has their order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.rights.lexicon import Kind, Mark, group_named
from answerable.rights.verdicts import (
    CONTENDING,
    GOOD,
    HARD,
    LISTING,
    NOT,
    PERSUADING,
    Judgement,
    Verdict,
    restricts,
)

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
OVER_CULTURE = frozenset(
    ["forbid", "tighten", "watch", "grasp", "permit", "limit", "stop", "remove", "punish"]
)
# Groups of verbs that are no service to a good that they govern.
TAKING = frozenset(
    [
        "forbid",
        "stop",
        "remove",
        "permit",
        "limit",
        "deny",
        "steer",
        "summon",
        "report-oneself",
    ]
)
# Groups of needs that are people.
IN_NEED = frozenset(
    [
        "social-protection",
        "people-in-need",
        "detention",
        "children",
        "women",
        "disability",
        "minorities",
        "equality-of-all",
        "work",
    ]
)
GIVING_UP = "giving-up"
# "không để người dân thiếu …, phải …, không có …": what is forbidden is that somebody goes without
DEPRIVED = re.compile(r"\b(?:không|chưa|chậm|thiếu|bị|phải|mất|khổ|đói|rét|ốm|sót|trễ|khó|gián đoạn)\b")
# "từ chối cung cấp dịch vụ đối với người sử dụng …", "không giới thiệu những người …"
DENIED_TO = re.compile(
    r" (?:đối với|cho|những|số) (?:các |những |mọi |số )?"
    r"(?:người(?! đứng đầu)|cá nhân|khách|hộ|thuê bao|công dân|thanh niên)\b"
)
LIST = re.compile(r"(?:lập|nắm) (?:danh sách|hồ sơ)")
# "gửi danh sách người … cho công an", "cung cấp dữ liệu khách hàng đến cơ quan điều tra"
HANDED_OVER = re.compile(
    r"\b(?:chuyển|gửi|nộp|cung cấp|chia sẻ|trao đổi|thông báo|bàn giao) (?:kịp thời |ngay |đầy đủ )?"
    r"((?:danh sách|danh tính|dữ liệu|hồ sơ|thông tin)(?: về| của)? "
    r"(?:các |những |số )?(?:người(?! vi phạm| phạm tội| nghi)|công nhân|học sinh|sinh viên|khách|tín đồ"
    r"|hội viên|thuê bao|chủ tài khoản|chủ hộ|thành viên|bệnh nhân))"
    r"[^.;]* (?:cho|đến|tới|với|về) (?:các |lực lượng |cơ quan )*(?:công an|an ninh|điều tra|biên phòng)\b"
)
# "niêm yết danh sách hộ không chấp hành"
SHAMED = re.compile(
    r"\b(?:công khai|niêm yết|thông báo|phát|đọc|nêu|đăng)\b[^,;.]{,40}"
    r" ((?:danh sách|danh tính|họ tên|tên|hình ảnh)(?: các| những)? (?:người|hộ|học sinh|cá nhân|gia đình))"
    r" (?:vi phạm|nợ|không|trốn|phạm|sai phạm|chây)\b"
)
# "camera tại các phòng trọ"
FILMED = re.compile(
    r"\b(camera)\b[^.;]{,30} (?:phòng trọ|nhà trọ|phòng ở|nhà dân|hộ dân|ký túc xá|cơ sở thờ tự|nhà thờ"
    r"|chùa)\b"
)
# "theo dõi những người …"
PERSON = re.compile(r" (?:chặt |đối với |số |những |các )*(người)\b")
TOLD_ON = re.compile(
    r"\b(?:phản ánh|ghi chép|ghi lại|ghi nhận|mách|báo)(?: về)? việc (?:các |những |từng )?"
    r"(hội viên|đoàn viên|người|công nhân|học sinh|sinh viên|giáo viên|bà con|hộ|dân|khách|hàng xóm)\b"
    r"|\btố giác (bạn bè|bạn học|đồng nghiệp|hàng xóm|người thân)\b"
)
OUT_OF = re.compile(r" (?:ra )?khỏi\b")
# "giám sát người có hành vi xâm hại …": a crime against somebody
OFFENDING = re.compile(
    r"(?: đã)?(?: có hành vi| có tiền án| gây)? (?:xâm hại|bạo hành|bạo lực|mua bán người|hiếp dâm)\b"
)
# What those may not do who stand between: "không cho các em nêu …"
SAYING = re.compile(
    r"[^,;.:]{2,40}? (nêu|phát biểu|bàn việc|bàn về|bàn luận|bàn bạc|lên tiếng"
    r"|góp ý|chất vấn|đặt câu hỏi|bày tỏ)\b"
)
AT = re.compile(r"\b(?:tại|ở)(?: các| những| một số)? $")
# What stands before the next comma, if it is near
CLAUSE = re.compile(r"[^,;.:]{,50}")
# "xử lý các cá nhân …": people, or what they do
SOMEBODY = re.compile(
    r"(?: (?!cho\b)\w+){0,2}? (?:các |những |mọi |số )?"
    r"(?:cá nhân|người(?! đứng đầu| nộp| trực tiếp)|hộ|ai|họ(?! tên| và)|nhóm|tài khoản"
    r"|trường hợp(?! vi phạm)"
    r"|hành vi(?! vi phạm)|hiện tượng|biểu hiện)\b"
)


def reported_on(stretch: Stretch) -> Judgement | None:
    """What people do, told on by others: "phản ánh việc hội viên nghe đài"; not what befalls them."""
    told = TOLD_ON.search(stretch.plain, stretch.start, stretch.end)
    if told is None or stretch.first(Kind.HARM) or DEPRIVED.search(stretch.plain, told.end(), stretch.end):
        return None
    at = told.lastindex or 0
    return restricts(stretch, None, Mark(Span(*told.span(at)), told[at], group_named("people")))


def land_asked_for(stretch: Stretch) -> Judgement | None:
    """People persuaded or told to give up their land: "vận động nhân dân hiến đất"."""
    asked = stretch.first(Kind.SOFT, *HARD)
    given = next((one for one in stretch.objects if one.group.id == GIVING_UP), None)
    if asked and given and (asked.kind in HARD or asked.words.lower().startswith(PERSUADING)):
        return restricts(stretch, asked, given)
    return None


def persuaded_out(stretch: Stretch) -> Judgement | None:
    """People persuaded to leave something, and nothing tells what: "vận động bà con thôi …"."""
    soft = stretch.first(Kind.SOFT)
    if soft is None or stretch.first(Kind.HARM, *HARD) or soft.words.lower() not in PERSUADING[:2]:
        return None
    clause = CLAUSE.match(stretch.plain, soft.span.end, stretch.end)
    if clause and NOT.search(clause[0]):
        return Judgement(Verdict.UNCLEAR, soft, None, ())
    return None


def kept_from_saying(stretch: Stretch) -> Judgement | None:
    """People kept from having their say, whatever it is about: "không cho các em nêu vấn đề ô nhiễm"."""
    hard = next((one for one in stretch.acts if one.group.id in ("let", "forbid", "stop")), None)
    said = SAYING.match(stretch.plain, hard.span.end, stretch.end) if hard else None
    if said is None:
        return None
    return restricts(stretch, hard, Mark(Span(*said.span(1)), said[1], group_named("statements")))


def good_denied(stretch: Stretch) -> Judgement | None:
    """What is denied is restricted, unless it is a harm ("hạn chế tai nạn") or the State's own spending."""
    deny = next((one for one in stretch.acts if one.group.id in ("deny", "limit")), None)
    governed = stretch.governed(deny, Kind.NEED, Kind.HARM, Kind.OFFICE, Kind.PEOPLE) if deny else None
    if deny and stretch.governed(deny, Kind.HARM):
        return None
    softs = [act for act in stretch.acts if act.kind is Kind.SOFT and stretch.is_aim(act)]
    if deny and governed and any(deny.span < act.span < governed.span for act in softs):
        return None  # "hoãn thi công để bảo vệ di tích"
    if governed and governed.kind in (Kind.NEED, Kind.PEOPLE) and governed.group.id != "nature":
        return restricts(stretch, deny, governed)
    if deny and deny.group.id == "deny" and DENIED_TO.search(stretch.plain, deny.span.end, stretch.end):
        return restricts(stretch, deny, governed)
    if deny and governed is None and deny.group.id == "deny":
        return Judgement(Verdict.UNCLEAR, deny, None, ())
    return None


def good_taken(stretch: Stretch) -> Judgement | None:
    """What serves people is contended with, and no harm is named: "dẹp bỏ chợ tạm"."""
    hard = stretch.first(*HARD)
    moved = hard and hard.group.id == "move-out" and OUT_OF.match(stretch.plain, hard.span.end)
    soft = stretch.first(Kind.SOFT)
    served = soft and not (moved and soft.words.lower().startswith(PERSUADING))
    if hard is None or not (moved or hard.group.id in TAKING) or served or stretch.first(Kind.HARM):
        return None
    first = stretch.governed(hard, Kind.NEED, Kind.OFFICE)
    if first and first.kind is Kind.NEED:
        return restricts(stretch, hard, first)
    return None


def people_restrained(stretch: Stretch) -> Judgement | None:
    """People as such under a hard verb, when nothing says that it is for their good."""
    hard = stretch.first(*HARD)
    people = stretch.first(Kind.PEOPLE)
    if not people or not hard or _served(stretch, people):
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
        return None
    each = hard.group.id in ("watch", "grasp") and (
        people.words.lower().startswith("từng") or hard.words.lower() == "thu thập"
    )
    served = stretch.first(Kind.SOFT) or (stretch.first(Kind.NEED) and not each)
    if hard.group.id in OVER_PEOPLE and (each or first in (people, None)) and not served:
        return restricts(stretch, hard, people)
    return None


def _served(stretch: Stretch, people: Mark) -> bool:
    """Whether something is done for people, not to them: "xử lý nước cho các hộ"."""
    last = next((mark for mark in reversed(stretch.marks) if mark.span < people.span), None)
    between = stretch.plain[last.span.end if last else stretch.start : people.span.start]
    return between.endswith(" cho ") and bool(between[:-4].strip())


def person_watched(stretch: Stretch) -> Judgement | None:
    """Verbs of watching straight over "người …", or people put on a list and watched, whatever they did."""
    if stretch.first(Kind.SOFT):
        return None
    for act in stretch.acts:
        if act.group.id in ("watch", "grasp") or act.words.lower().startswith("quản lý"):
            person = PERSON.match(stretch.plain, act.span.end)
            ill = next((one for one in stretch.objects if one.group.id == "disease"), None)
            offender = person and OFFENDING.match(stretch.plain, person.end())
            if person and not (ill or offender) and not _marked(stretch, person.end()):
                return restricts(stretch, act, Mark(Span(*person.span(1)), person[1], group_named("people")))
    listed = next((act for act in stretch.acts if LIST.match(act.words.lower())), None)
    watched = sum(act.group.id in LISTING for act in stretch.acts) > 1
    over = stretch.governed(listed, *GOOD, Kind.OFFICE, Kind.PEOPLE) if listed and watched else None
    if listed and over and (over.kind is Kind.PEOPLE or over.group.id in IN_NEED):
        return restricts(stretch, listed, over)
    return None


def _marked(stretch: Stretch, at: int) -> bool:
    return any(one.span.start < at <= one.span.end for one in stretch.objects if one.kind is not Kind.PEOPLE)


def data_handed_over(stretch: Stretch) -> Judgement | None:
    """Lists and data of people handed to the police, and cameras where they live or worship."""
    found = HANDED_OVER.search(stretch.plain, stretch.start, stretch.end)
    if found is None and not stretch.first(Kind.HARM):
        found = FILMED.search(stretch.plain, stretch.start, stretch.end)
    if found is None:
        return None
    over = Mark(Span(*found.span(1)), found[1], group_named("subscribers"))
    return restricts(stretch, None, over)


def named_in_public(stretch: Stretch) -> Judgement | None:
    """People named before all for what they did: "công khai trên loa danh sách người vi phạm"."""
    found = SHAMED.search(stretch.plain, stretch.start, stretch.end)
    if found is None:
        return None
    return restricts(stretch, None, Mark(Span(*found.span(1)), found[1], group_named("privacy")))


def say_stopped(stretch: Stretch) -> Judgement | None:
    """What serves people in having their say, where it is to be stopped: "chấm dứt khiếu nại"."""
    hard = stretch.first(*HARD)
    if (
        hard
        and hard.group.id in ("let", "stop", "remove", "forbid")
        and not stretch.governed(hard, Kind.HARM)
    ):
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
        if first and first.group.id in CULTURE and not _is_place(stretch, hard, first):
            return restricts(stretch, hard, first)
    return None


def _is_place(stretch: Stretch, hard: Mark, good: Mark) -> bool:
    """Whether a good only tells where: "giám sát chất lượng nước tại trường"."""
    between = stretch.plain[hard.span.end : good.span.start]
    return bool(AT.search(between)) and bool(AT.sub("", between).split())


def coercion(stretch: Stretch) -> Judgement | None:
    """Coercion restricts, but for a harm or the State's own claims ("cưỡng chế nợ thuế")."""
    compel = stretch.first(Kind.COMPEL)
    if compel and not stretch.first(Kind.HARM):
        governed = stretch.governed(compel, Kind.NEED, Kind.PEOPLE, Kind.OFFICE)
        owed = governed and governed.group.id == "economy" and stretch.first(Kind.NEED)  # "buộc trả lương"
        if governed and governed.group.id != "money" and not owed:
            return restricts(stretch, compel, governed)
    return None


def over_somebody(stretch: Stretch, hard: Mark) -> bool:
    """Whether people or what they do stand straight after a verb, without being known."""
    return bool(SOMEBODY.match(stretch.plain, hard.span.end, stretch.end))
