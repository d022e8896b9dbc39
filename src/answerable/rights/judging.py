"""Judge one stretch: which verb, over what, for whom.

The same verb restricts or protects by what it governs: "không để tụ tập đông người", "không để xảy ra bạo lực
gia đình". So each rule below names a kind of verb and a kind of object, and the first that fits decides.
Precaution is one-way: a liberty that no known verb provides is held, and so are people who are forbidden or
denied something unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.reader.source import Span
from answerable.rights.lexicon import Kind, Mark, group_named
from answerable.rights.touching import touched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.rights.limbs import Stretch


class Verdict(StrEnum):
    """What one stretch does."""

    RESTRICTS = "restrict"
    PROTECTS = "protect"
    PROVIDES = "provide"
    WORKS = "office"
    UNCLEAR = "unclear"
    FRAMES = "framing"  # only says that enemies must not profit
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, with the verb and the object that decided it (None where the rule needs none)."""

    verdict: Verdict
    act: Mark | None
    object: Mark | None
    rights: tuple[str, ...]


HARD = (Kind.HARD, Kind.COMPEL)
CIVIL = (Kind.LIBERTY, Kind.SUSPECT)
GOOD = (Kind.HARM, Kind.NEED)
# Groups of verbs: those that restrict people as such; those that contend with what they govern; those whose
# wrong is undone when they are themselves forbidden; those that are unclear over nothing known.
OVER_PEOPLE = frozenset(["watch", "detect", "grasp", "control", "permit", "deny", "limit", "steer", "coerce"])
CONTENDING = frozenset(["let", "forbid", "stop", "punish"])
UNDONE = frozenset(["deny", "limit", "coerce", "arrest", "take"])
ASK_FOR_OBJECT = frozenset(["let", "forbid", "stop", "deny"])
# Groups of goods by which people have their say: to stop them restricts.
CIVIC = frozenset(["remedy", "participation", "information", "civil-status", "minorities"])

# "vận động công nhân không tụ tập": persuading people out of a liberty
PERSUADING = ("vận động", "thuyết phục", "tuyên truyền")
NOT = re.compile(r"\b(?:không(?! bị)|thôi|ngừng|dừng|chỉ|đừng|từ bỏ|rút|giảm)\b")
# "không để người dân thiếu …, phải …, không có …": what is forbidden is that somebody goes without
DEPRIVED = re.compile(r"\b(?:không|chưa|chậm|thiếu|bị|phải|mất|khổ|đói|rét|ốm|sót|trễ|khó|gián đoạn)\b")
# "theo dõi những người …"
PERSON = re.compile(r" (?:chặt |đối với |số |những |các )*(người)\b")
JOIN = re.compile(r"[,;]|\b(?:và|hoặc)\b")
# "dự thảo quy chế quản lý …", "hội thảo về quản lý …": the paper is worked on, not what it is about
PAPER = re.compile(
    r"\b(?:dự thảo|văn bản|quy chế|luật|nghị định|thông tư|hội thảo|tập huấn|bồi dưỡng|báo cáo viên)\b"
)


def judge(stretch: Stretch, before: Judgement | None = None) -> Judgement:
    """The first rule that fits; ``before`` is the judgement of the stretch before this one."""
    first = stretch.first_act
    if before and first and first.group.id in UNDONE and _goes_on(before, first):
        return Judgement(before.verdict, first, None, stretch.rights_of(*GOOD, Kind.LIBERTY))
    for rule in RULES:
        for judgement in rule(stretch):
            return judgement
    hard = stretch.first(*HARD)
    if hard is None:
        return Judgement(Verdict.SILENT, None, None, ())
    if before and before.verdict is Verdict.PROTECTS:
        # "xử lý cơ sở gây ô nhiễm, buộc di dời": the verb goes on about what the one before governs
        return Judgement(before.verdict, hard, before.object, before.rights)
    if hard.kind is Kind.COMPEL or hard.group.id in ("grasp", "steer"):
        return _restricts(stretch, hard, None)
    if hard.group.id in ASK_FOR_OBJECT:
        return Judgement(Verdict.UNCLEAR, hard, None, ())
    return Judgement(Verdict.WORKS, hard, None, ())


def _goes_on(before: Judgement, first: Mark) -> bool:
    """Whether a list goes on: "xử phạt chủ giữ giấy tờ, hạn chế đi lại"."""
    if before.verdict is not Verdict.PROTECTS or before.act is None:
        return False
    wronged = before.object is not None and before.object.group.act
    return wronged or (before.act.group.id in CONTENDING and first.group.id == "deny")


def _undoing(stretch: Stretch) -> Iterator[Judgement]:
    """Denial and coercion forbidden or penalised: "nghiêm cấm từ chối cấp cứu" protects."""
    for outer, inner in pairwise(stretch.acts):
        undone = inner.group.id in UNDONE and outer.group.id in CONTENDING
        if undone and not JOIN.search(stretch.plain, outer.span.end, inner.span.start):
            yield Judgement(Verdict.PROTECTS, outer, inner, stretch.rights_of(*GOOD, Kind.LIBERTY))


def _alarm(stretch: Stretch) -> Iterator[Judgement]:
    """Security language holds a measure, unless it is only an aim at the end: "không để … lợi dụng"."""
    alarm = stretch.first(Kind.ALARM)
    if alarm is None:
        return
    act = stretch.first(*HARD) or stretch.first_act
    words = stretch.plain[stretch.start : stretch.end]
    named = any(one.kind is Kind.LIBERTY and one.group.id != "stirring" for one in stretch.objects)
    if act and act.group.id == "let" and "lợi dụng" in words and not named:
        yield Judgement(Verdict.FRAMES, act, alarm, ())
    elif act and act.group.id == "respect" and alarm.group.id in ("views", "wrong-thoughts"):
        yield Judgement(Verdict.PROVIDES, act, alarm, alarm.group.rights)
    else:
        yield _restricts(stretch, act, alarm)


def _paper(stretch: Stretch) -> Iterator[Judgement]:
    """Papers, meetings and training about a field are the office's work, whatever the field."""
    control = stretch.first(*HARD)
    area = stretch.first(*CIVIL, Kind.FIELD)
    if area and (control is None or control.group.id == "control"):
        end = (control or area).span.start
        start = stretch.marks[0].span.start
        if start < end and (paper := PAPER.search(stretch.plain, start, end)):
            named = next((one for one in stretch.marks if one.span.start >= paper.start()), None)
            yield Judgement(Verdict.WORKS, None, named, ())


def _liberty(stretch: Stretch) -> Iterator[Judgement]:
    """A liberty under a hard verb is restrained; under a providing verb it is fulfilled."""
    civil = stretch.first(*CIVIL)
    if civil is None:
        return
    hard = stretch.first(*HARD)
    if hard:
        harm = stretch.governed(hard, Kind.HARM)
        if harm and (harm.span < civil.span or not _listed(stretch, civil)):
            yield Judgement(Verdict.PROTECTS, hard, harm, stretch.rights_of(*GOOD))
        elif civil.kind is Kind.LIBERTY or not _helped(stretch, civil):
            yield _restricts(stretch, hard, civil)
    elif civil.kind is Kind.SUSPECT:
        listed = next((one for one in stretch.acts if one.kind is Kind.OFFICE), None)
        if listed and not stretch.first(*GOOD, Kind.SOFT):  # "thống kê các gia đình có thân nhân …"
            yield _restricts(stretch, listed, civil)
    elif soft := stretch.first(Kind.SOFT):
        persuades = soft.words.lower().startswith(PERSUADING)
        if NOT.search(stretch.plain, soft.span.end, stretch.end if persuades else civil.span.start):
            yield _restricts(stretch, soft, civil)
        else:
            yield Judgement(Verdict.PROVIDES, soft, civil, stretch.rights_of(Kind.LIBERTY, Kind.NEED))
    else:
        yield _restricts(stretch, stretch.first_act, civil)


def _helped(stretch: Stretch, civil: Mark) -> bool:
    """Whether people on a list are to get something: a good named before them, or a providing verb."""
    need = stretch.first(Kind.NEED)
    return bool(need and (need.span < civil.span or stretch.first(Kind.SOFT)))


def _listed(stretch: Stretch, civil: Mark) -> bool:
    """Whether a harm named later leaves it a restriction: people put on lists, and every liberty."""
    listing = any(one.group.id in ("watch", "grasp", "control") for one in stretch.acts)
    return listing or civil.kind is Kind.LIBERTY


def _field(stretch: Stretch) -> Iterator[Judgement]:
    """The press, religion, associations under a hard verb, unless a harm or papers stand before them."""
    hard = stretch.first(*HARD)
    area = stretch.governed(hard, Kind.FIELD) if hard else None
    if hard and hard.group.id == "permit":  # "người phát biểu phải đăng ký trước"
        area = stretch.first(Kind.FIELD)
    if hard is None or area is None:
        return
    between = [one.kind for one in stretch.objects if hard.span < one.span < area.span]
    harmful = stretch.first(Kind.HARM) and hard.group.id in CONTENDING
    if not harmful and not any(kind in (Kind.OFFICE, Kind.NEED, Kind.HARM) for kind in between):
        yield _restricts(stretch, hard, area)


def _denial(stretch: Stretch) -> Iterator[Judgement]:
    """What is denied is restricted, unless it is a harm ("hạn chế tai nạn") or the State's own spending."""
    deny = next((one for one in stretch.acts if one.group.id in ("deny", "limit")), None)
    governed = stretch.governed(deny, Kind.NEED, Kind.HARM, Kind.OFFICE, Kind.PEOPLE) if deny else None
    if deny and stretch.governed(deny, Kind.HARM):
        return
    if governed and governed.kind in (Kind.NEED, Kind.PEOPLE) and governed.group.id != "nature":
        yield _restricts(stretch, deny, governed)
    elif deny and governed is None and deny.group.id == "deny":
        yield Judgement(Verdict.UNCLEAR, deny, None, ())


def _people(stretch: Stretch) -> Iterator[Judgement]:
    """People as such under a hard verb, when nothing says that it is for their good."""
    hard = stretch.first(*HARD)
    people = stretch.first(Kind.PEOPLE)
    if not people or not hard or stretch.first(Kind.HARM):
        return
    first = stretch.governed(hard, *GOOD, Kind.OFFICE, Kind.PEOPLE)
    if hard.group.id in ("let", "forbid"):
        if first is people:
            deprived = hard.group.id == "let" and DEPRIVED.search(stretch.plain, people.span.end, stretch.end)
            verdict = Verdict.PROTECTS if deprived else Verdict.UNCLEAR
            rights = (*people.group.rights, *stretch.rights_of(*GOOD)) if deprived else ()
            yield Judgement(verdict, hard, people, rights)
    elif hard.group.id in OVER_PEOPLE and first in (people, None) and not stretch.first(Kind.NEED, Kind.SOFT):
        yield _restricts(stretch, hard, people)


def _persons(stretch: Stretch) -> Iterator[Judgement]:
    """Verbs of watching straight over "người …": people are what is watched, whatever they did."""
    for act in stretch.acts:
        if act.group.id in ("watch", "grasp") or act.words.lower().startswith("quản lý"):
            person = PERSON.match(stretch.plain, act.span.end)
            if person and not stretch.first(Kind.SOFT) and not _marked(stretch, person.end()):
                over = Mark(Span(*person.span(1)), person[1], group_named("people"))
                yield _restricts(stretch, act, over)


def _marked(stretch: Stretch, at: int) -> bool:
    return any(one.span.start < at <= one.span.end for one in stretch.objects if one.kind is not Kind.PEOPLE)


def _civic(stretch: Stretch) -> Iterator[Judgement]:
    """What serves people in having their say, where it is to be stopped: "chấm dứt khiếu nại"."""
    hard = stretch.first(*HARD)
    if hard and hard.group.id in ("let", "stop", "forbid") and not stretch.governed(hard, Kind.HARM):
        first = stretch.governed(hard, *GOOD, Kind.OFFICE, Kind.PEOPLE)
        if first and first.group.id in CIVIC:
            yield _restricts(stretch, hard, first)


def _coercion(stretch: Stretch) -> Iterator[Judgement]:
    """Coercion restricts, but for a harm or the State's own claims ("cưỡng chế nợ thuế")."""
    compel = stretch.first(Kind.COMPEL)
    if compel and not stretch.first(Kind.HARM):
        governed = stretch.governed(compel, Kind.NEED, Kind.PEOPLE, Kind.OFFICE)
        if governed and (governed.kind is not Kind.OFFICE or governed.group.id != "money"):
            yield _restricts(stretch, compel, governed)


def _hard(stretch: Stretch) -> Iterator[Judgement]:
    """A hard verb over a harm or a good protects; over papers and money it is administration."""
    hard = stretch.first(*HARD)
    if hard is None:
        return
    first = stretch.governed(hard, Kind.OFFICE, *GOOD)
    governed = stretch.governed(hard, Kind.HARM) or stretch.governed(hard, Kind.NEED)
    contends = governed and governed.kind is Kind.HARM and hard.group.id in CONTENDING
    if work := _leading_work(stretch, hard):
        yield Judgement(Verdict.WORKS, work, governed, ())
    elif first and first.kind is Kind.OFFICE and not contends:
        yield Judgement(Verdict.WORKS, hard, first, ())
    elif governed:
        yield Judgement(Verdict.PROTECTS, hard, governed, stretch.rights_of(*GOOD))
    elif soft := stretch.first(Kind.SOFT):
        yield Judgement(Verdict.WORKS, soft, None, ())


def _leading_work(stretch: Stretch, verb: Mark) -> Mark | None:
    """The office's verb that takes another for its subject: "tổng hợp kết quả phòng, chống dịch"."""
    act = stretch.acts[0]
    joined = JOIN.search(stretch.plain, act.span.end, verb.span.start)
    return act if act.kind is Kind.OFFICE and not joined else None


def _soft(stretch: Stretch) -> Iterator[Judgement]:
    """A providing verb fulfils what it gives; over nothing but papers it is administration."""
    soft = stretch.first(Kind.SOFT)
    if soft is None or stretch.first(*HARD):
        return
    if work := _leading_work(stretch, soft):
        yield Judgement(Verdict.WORKS, work, soft, ())
        return
    kinds = (*GOOD, Kind.PEOPLE, Kind.FIELD) if soft.group.id != "inform" else GOOD
    served = stretch.governed(soft, *kinds, Kind.OFFICE if soft.group.id == "inform" else Kind.NEED)
    if served and served.kind is not Kind.OFFICE:
        yield Judgement(Verdict.PROVIDES, soft, served, stretch.rights_of(*kinds))
    else:
        papers = stretch.governed(soft, Kind.OFFICE)
        yield Judgement(Verdict.WORKS, soft, papers, papers.group.rights if papers else ())


def _office(stretch: Stretch) -> Iterator[Judgement]:
    """The office's own verbs, whatever they name."""
    act = next((one for one in stretch.acts if one.kind is Kind.OFFICE), None)
    if act and not stretch.first(*HARD):
        money = stretch.governed(act, Kind.OFFICE)
        yield Judgement(Verdict.WORKS, act, money, money.group.rights if money else ())


def _bare(stretch: Stretch) -> Iterator[Judgement]:
    """No telling verb: what is named decides."""
    act = stretch.first_act
    found = stretch.first(*GOOD)
    office = next((one for one in stretch.objects if one.kind is Kind.OFFICE), None)
    if stretch.first(*HARD):
        return
    if office and (not found or office.span < found.span):
        yield Judgement(Verdict.WORKS, act, office, office.group.rights)
    elif found:
        yield Judgement(Verdict.PROVIDES, act, found, stretch.rights_of(*GOOD))


RULES = (
    _undoing,
    _alarm,
    _paper,
    _liberty,
    _field,
    _denial,
    _people,
    _persons,
    _civic,
    _coercion,
    _hard,
    _soft,
    _office,
    _bare,
)


def _restricts(stretch: Stretch, act: Mark | None, over: Mark | None) -> Judgement:
    return Judgement(Verdict.RESTRICTS, act, over, touched(stretch, over))
