"""Rules about liberties: by which a stretch restricts one, and by which it only seems to.

A rule returns its judgement, or None where it does not fit; ``judging`` has their order.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.rights.lexicon import Kind
from answerable.rights.limbs import JOIN
from answerable.rights.verdicts import (
    CIVIL,
    CONTENDING,
    GOOD,
    HARD,
    LISTING,
    NOT,
    PERSUADING,
    UNDONE,
    Judgement,
    Verdict,
    restricts,
)

if TYPE_CHECKING:
    from answerable.rights.lexicon import Mark
    from answerable.rights.limbs import Stretch


# Groups of verbs by which leave is asked: who must ask stands before
ASKING = frozenset(["permit", "report-oneself"])
BEFORE_FIELD = (Kind.OFFICE, Kind.NEED, Kind.HARM)

UNAPPROVED = re.compile(r"\b(?:chưa đăng ký|chưa được|trái phép|tự phát|không phép|chưa xin)\b")
# "phạm nhân theo tôn giáo được bày tỏ niềm tin"
ENTITLED = re.compile(
    r"(?<!không )(?<!mới )(?<!chỉ )(?<!phải )(?<!chưa )(?<!khi )"
    r"\bđược (?:quyền|tự do|bày tỏ|tham gia|hưởng|tiếp cận|gặp|sinh hoạt)\b"
)
# "phân luồng để người dân đi lễ thuận lợi"
EASILY = re.compile(r" (?:được )?(?:thuận lợi|thuận tiện|dễ dàng)\b")
# "yêu cầu học sinh không đi nhà thờ": whoever stands between
KEPT_FROM = re.compile(r"\bkhông \w+(?: \w+)? $")
# What "nhiều, đông người" is said of: a place, or those who are served
CROWDED = re.compile(
    r"\b(?:nơi|khu vực|địa điểm|điểm|vùng|xã|thôn|bản|phường|địa bàn|chợ|bến)"
    r"(?: công cộng| thường| hay| có| dễ| các| tập trung| vui chơi)* $"
)
WHO = re.compile(
    r" (?:lao động|cao tuổi|khuyết tật|nghèo|dân tộc|dân sinh sống|dân đi lại|qua lại|bệnh|học|mua)\b"
)
WITH = re.compile(
    r"\b(?:phối hợp|kết hợp|đối thoại|tham vấn|thương lượng)(?: chặt chẽ| tốt)?"
    r" (?:cùng|với|cùng với)(?: các| những)? $"
)
LEAVE = re.compile(
    r"\b(?:khi|nếu|sau khi|trừ khi|phải)(?: đã)? (?:được|có)\b[^,;.]{,60} (?:cho phép|đồng ý|chấp thuận)\b"
)
# "đăng tin rao bán thuốc giả": what is posted is the harm
SELLING = re.compile(r" (?:để |nhằm )?(?:rao bán|mua bán|bán|quảng cáo|mời chào|môi giới)\b")
# "thông tin về mua bán người": a crime is what is posted
WHICH = re.compile(r" (?:có nội dung |mang tính |về |nhằm |để )?")
FOR_WHAT = re.compile(r"\b(?:để|nhằm|vào|tham gia) $")
CRIMES = frozenset(
    [
        "traffic",
        "violence",
        "abuse-of-children",
        "abuse-of-women",
        "slavery",
        "theft",
        "fraud",
        "drugs-and-vice",
    ]
)
# "không để nạn nhân phải rời khỏi nhà": those who are forced
FORCED = re.compile(r"\b(?:phải|bị ép|bị buộc)\b")
LIST_GOES_ON = re.compile(r"[ ,]*(?:và )?(?:các |những )?")
PAPERS_TAKEN = re.compile(r"tiếp nhận (?:thông báo|hồ sơ|báo cáo|văn bản)\b")
UNSAID = re.compile(r"\b(?:chưa|tạm thời không|hạn chế)(?: được| nên)? $")
ONLY = re.compile(r"\bchỉ (?!đạo|tiêu|thị|số|dẫn|trỏ|huy|định|còn|cần)")

# A group of people who are only called a case, groups that are people's data, and verbs that pass it on.
CASE = "named-people"
# Groups of liberties that nobody is persuaded into: "vận động người khiếu kiện"
CONTENTION = frozenset(["complaint", "assembly", "unions"])
PRESS_TOLD = "telling-the-press"
DATA = frozenset(["privacy", "subscribers"])
# "nắm bắt tâm tư, nguyện vọng … để giải quyết": what people wish is heard so as to be answered
HEARD = re.compile(
    r",? (?:và )?nguyện vọng\b[^.;]{,160}"
    r"(?:\bđể|\bnhằm|,)(?: kịp thời| kiến nghị)?\b[^.;,]{,50}\b(?:trả lời|giải quyết|tháo gỡ)\b"
)
HANDING_OVER = ("cung cấp", "chia sẻ", "bàn giao", "chuyển giao")
# "dự thảo quy chế quản lý …", "hội thảo về quản lý …": the paper is worked on, not what it is about
PAPER = re.compile(
    r"\b(?:dự thảo|văn bản|quy chế|luật|nghị định|thông tư|hội thảo|tập huấn|bồi dưỡng|báo cáo viên)\b"
)


def wrong_undone(stretch: Stretch) -> Judgement | None:
    """Denial and coercion forbidden or penalised: "nghiêm cấm từ chối cấp cứu" protects."""
    for outer, inner in pairwise(stretch.acts):
        undone = inner.group.id in UNDONE and outer.group.id in CONTENDING
        between = any(outer.span < one.span < inner.span for one in stretch.objects if one.kind in CIVIL)
        # "lập biên bản người bị cấm đi khỏi nơi cư trú": only says who
        told = outer.group.id in ("punish", "handle") and stretch.is_passive(inner)
        joined = JOIN.search(stretch.plain, outer.span.end, inner.span.start)
        if undone and not (between or told or joined or _is_penalty(stretch, outer, inner)):
            return Judgement(Verdict.PROTECTS, outer, inner, stretch.rights_of(*GOOD, Kind.LIBERTY))
    return None


def _is_penalty(stretch: Stretch, outer: Mark, inner: Mark) -> bool:
    """Whether coercion is the penalty itself: "xử phạt trục xuất"."""
    straight = not stretch.plain[outer.span.end : inner.span.start].strip()
    return straight and outer.group.id == "punish" and inner.kind is Kind.COMPEL


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
    harsh = alarm.group.id == "harsh-detention" and act is not None and act.group.id in CONTENDING
    if harsh and act and not JOIN.search(stretch.plain, act.span.end, alarm.span.start):
        return Judgement(Verdict.PROTECTS, act, alarm, alarm.group.rights)
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
        papers = list(PAPER.finditer(stretch.plain, start, end)) if start < end else []
        paper = papers[-1] if papers else None
        if paper and not JOIN.search(stretch.plain, paper.end(), end):
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
        safety = harm and civil.group.id == "movement" and harm.group.id == "fire-and-disaster"
        sold = harm and (SELLING.match(stretch.plain, civil.span.end) or _told(stretch, civil, harm))
        if hard.group.id == "let" and FORCED.search(stretch.plain, hard.span.end, civil.span.start):
            return Judgement(Verdict.PROTECTS, hard, civil, stretch.rights_of(*GOOD, Kind.LIBERTY))
        if harm and (safety or sold or harm.span < civil.span or not _listed(stretch, civil)):
            return Judgement(Verdict.PROTECTS, hard, harm, stretch.rights_of(*GOOD))
        if civil.kind is Kind.LIBERTY and _for_their_good(stretch, hard, civil):
            return None
        if civil.group.id == "opinion" and HEARD.match(stretch.plain, civil.span.end):
            return Judgement(Verdict.PROVIDES, hard, civil, stretch.rights_of(*GOOD))
        if civil.kind is Kind.LIBERTY or not _helped(stretch, hard, civil):
            return restricts(stretch, hard, civil)
    elif civil.kind is Kind.SUSPECT:
        if not stretch.first(*GOOD, Kind.SOFT):  # "thống kê các gia đình có thân nhân …"
            return restricts(stretch, stretch.first_act, civil)
    elif civil.group.id == PRESS_TOLD and not NOT.search(stretch.plain, stretch.start, civil.span.start):
        return Judgement(Verdict.PROVIDES, stretch.first(Kind.SOFT), civil, civil.group.rights)
    elif soft := _serving(stretch, civil):
        if _turned_against(stretch, soft, civil):
            return restricts(stretch, soft, civil)
        if PAPERS_TAKEN.match(stretch.plain, soft.span.start):
            return Judgement(Verdict.WORKS, soft, civil, civil.group.rights)
        return Judgement(Verdict.PROVIDES, soft, civil, stretch.rights_of(Kind.LIBERTY, Kind.NEED))
    elif act := _for_whom(stretch, civil):
        return Judgement(Verdict.WORKS, act, civil, ())
    elif ENTITLED.search(stretch.plain, civil.span.start, stretch.end) or EASILY.match(
        stretch.plain, civil.span.end
    ):
        return Judgement(Verdict.PROVIDES, None, civil, stretch.rights_of(Kind.LIBERTY, Kind.NEED))
    else:
        return restricts(stretch, stretch.first_act, civil)
    return None


def _told(stretch: Stretch, civil: Mark, harm: Mark) -> bool:
    """Whether a crime is what is said or met for: "phát tán thông tin xâm hại trẻ em"."""
    if harm.group.id not in CRIMES:
        return False
    said = civil.group.id == "speech" and WHICH.fullmatch(stretch.plain, civil.span.end, harm.span.start)
    met = civil.group.id in ("stirring", "assembly") and FOR_WHAT.search(
        stretch.plain, civil.span.end, harm.span.start
    )
    return bool(said or met)


def _civil(stretch: Stretch, hard: Mark | None) -> Mark | None:
    """What names a liberty or suspects; those called a case ("đối tượng") only right under a hard verb."""
    case = stretch.governed(hard, *CIVIL) if hard else None
    partner: Mark | None = None
    for one in stretch.objects:
        if one.kind not in CIVIL:
            continue
        if _partner(stretch, one, partner):
            partner = one
        elif not _counts(stretch, one) and (one.group.id != CASE or one is case):
            return one
    return None


def _partner(stretch: Stretch, civil: Mark, before: Mark | None) -> bool:
    """Whether something is done with them, not to them: "phối hợp với các chức sắc, chức việc".

    ``before`` is the last partner named before them.
    """
    if before and LIST_GOES_ON.fullmatch(stretch.plain, before.span.end, civil.span.start):
        return True
    return bool(WITH.search(stretch.plain, max(civil.span.start - 40, stretch.start), civil.span.start))


def _counts(stretch: Stretch, civil: Mark) -> bool:
    """Whether "many people" only tells where, or whom: "nơi tập trung đông người", "đông người lao động"."""
    if civil.group.id != "assembly" or not civil.words.lower().endswith("đông người"):
        return False
    place = CROWDED.search(stretch.plain, max(civil.span.start - 40, 0), civil.span.start)
    served = stretch.first(*GOOD)
    watched = not served and any(act.group.id in (*LISTING, "post") for act in stretch.acts)
    return bool(WHO.match(stretch.plain, civil.span.end) or (place and not watched))


def _serving(stretch: Stretch, civil: Mark) -> Mark | None:
    """The providing verb of a liberty: before it, or after it in the passive."""
    softs = [one for one in stretch.acts if one.kind is Kind.SOFT]
    return next((one for one in softs if one.span < civil.span or stretch.is_passive(one)), None)


def _turned_against(stretch: Stretch, soft: Mark, civil: Mark) -> bool:
    """Whether a providing verb restrains the liberty that it governs."""
    words, group = soft.words.lower(), soft.group.id
    if civil.group.id in DATA and (group == "inform" or words.startswith(HANDING_OVER)):
        return True
    if civil.group.id == "speech" and UNSAID.search(stretch.plain, soft.span.end, civil.span.start):
        return True  # "nội dung tuyên truyền, nội dung chưa đưa tin"
    persuades = words.startswith(PERSUADING)
    if persuades and group == "provide" and civil.group.id in CONTENTION:
        return True
    if words.startswith("giải quyết") and UNAPPROVED.search(stretch.plain, civil.span.end, stretch.end):
        return True
    if group == "provide" and ONLY.search(stretch.plain, civil.span.end, stretch.end):
        return True  # "hướng dẫn các điểm nhóm chỉ sinh hoạt tại …"
    reach = stretch.end if persuades else civil.span.start
    return group != "keep-private" and bool(NOT.search(stretch.plain, soft.span.end, reach))


def _for_whom(stretch: Stretch, civil: Mark) -> Mark | None:
    """The office's verb that is done for them: "bồi dưỡng kiến thức cho chức sắc"."""
    dative = stretch.plain.endswith((" cho ", " cho các "), stretch.start, civil.span.start)
    return next((act for act in stretch.acts if dative and act.kind is Kind.OFFICE), None)


def _helped(stretch: Stretch, hard: Mark, civil: Mark) -> bool:
    """Whether people on a list are to get something: a good named before them, or a providing verb."""
    after = next((one for one in stretch.objects if one.span > civil.span), None)
    if civil.group.id == CASE and after and after.kind is Kind.NEED:  # "số người hưởng trợ cấp"
        return True
    need = next((one for one in stretch.objects if one.kind is Kind.NEED and one.span > hard.span), None)
    if need and need.words.lower() == "xét nghiệm":  # a test alone helps nobody
        return False
    return bool(need and (need.span < civil.span or stretch.first(Kind.SOFT)))


def _for_their_good(stretch: Stretch, hard: Mark, civil: Mark) -> bool:
    """Whether people on the move are listed so as to be helped: "rà soát người di cư để cấp giấy tờ"."""
    after = [one for one in stretch.acts if one.kind is Kind.SOFT and one.span > hard.span]
    softs = [one for one in after if one.words.lower() != "phục vụ"]
    helped = softs if civil.group.id == "movement" else [one for one in softs if stretch.is_aim(one)]
    return civil.group.id in ("movement", "privacy") and hard.group.id in LISTING and bool(helped)


def _listed(stretch: Stretch, civil: Mark) -> bool:
    """Whether a harm named later leaves it a restriction: people put on lists, and every liberty."""
    ill = stretch.first(Kind.SOFT) and any(one.group.id == "disease" for one in stretch.objects)
    acts = stretch.acts
    if civil.group.id == CASE:  # "nắm tình hình và phát hiện các đối tượng buôn lậu": the nearest verb
        acts = [act for act in acts if act.span < civil.span][-1:]
    listing = not ill and any(act.group.id in LISTING for act in acts)
    return listing or civil.kind is Kind.LIBERTY


def field_restrained(stretch: Stretch) -> Judgement | None:
    """The press, religion, associations under a hard verb, unless a harm or papers stand before them."""
    hard = stretch.first(*HARD)
    area = stretch.governed(hard, Kind.FIELD) if hard else None
    if hard and hard.group.id in ASKING:  # "người phát biểu phải đăng ký trước"
        area = stretch.first(Kind.FIELD)
    if (
        hard is None
        or area is None
        or (area.span < hard.span and not (hard.group.id in ASKING or stretch.is_passive(hard)))
    ):
        return None
    # "xử lý các tổ chức, cá nhân đăng tải": whoever it is, it is they who are dealt with
    before = [one for one in stretch.objects if hard.span < one.span < area.span]
    between = [one.kind for one in before if one.group.id != "anybody"]
    harm = stretch.first(Kind.HARM)
    ill = area.group.id == "residence" and harm and harm.group.id == "disease"
    contends = any(act.group.id in CONTENDING and act.span < area.span for act in stretch.acts)
    harmful = harm and (ill or contends)
    # "cấm trẻ em tham gia diễn đàn": who is barred stands between
    freeing = (
        (Kind.OFFICE, Kind.HARM) if hard.group.id in ("forbid", "remove", "deny", "limit") else BEFORE_FIELD
    )
    kept = KEPT_FROM.search(stretch.plain, hard.span.end, area.span.start)
    if not harmful and (kept or not any(kind in freeing for kind in between)):
        return restricts(stretch, hard, area)
    return None


def leave_asked(stretch: Stretch) -> Judgement | None:
    """What people may only do when somebody agrees: "được nhận sách khi được cơ quan điều tra cho phép"."""
    leave = LEAVE.search(stretch.plain, stretch.start, stretch.end)
    over = stretch.first(*CIVIL, Kind.FIELD, Kind.PEOPLE)
    if leave is None or over is None or over.span.start > leave.start() or stretch.first(Kind.HARM):
        return None
    return restricts(stretch, None, over)
