"""Rules by which a stretch protects, provides, or only occupies the office.

A rule returns its judgement, or None where it does not fit; ``judging`` has their order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.rights.lexicon import Kind
from answerable.rights.limbs import JOIN
from answerable.rights.persons import over_somebody
from answerable.rights.verdicts import CONTENDING, GOOD, HARD, Judgement, Verdict

if TYPE_CHECKING:
    from answerable.rights.lexicon import Mark
    from answerable.rights.limbs import Stretch

# What stands before those who are served
FOR = re.compile(r"\bcho (?:các |những |mọi )?$")
# What stands before a verb that is only spoken of: "tổng kết, nghiên cứu về phòng, chống ma túy"
ABOUT = (" về ", " về công tác ", " về việc ")
# Verbs by which the office makes or holds something: "tổ chức tọa đàm", "xây dựng tác phẩm"
SYSTEMS = "attacks-on-systems"
MAKING = ("tổ chức", "xây dựng")
# Verbs that reach persons, whatever paper or office is named beside them.
TO_PERSONS = frozenset(["steer", "summon", "report-oneself", "withhold"])


def harm_or_good_handled(stretch: Stretch) -> Judgement | None:
    """A hard verb over a harm or a good protects; over papers and money it is administration."""
    hard = stretch.first(*HARD)
    if hard is None:
        return None
    first = stretch.governed(hard, Kind.OFFICE, *GOOD)
    governed = stretch.governed(hard, Kind.HARM) or stretch.governed(hard, Kind.NEED)
    contends = (
        governed
        and governed.kind is Kind.HARM
        and any(act.group.id in CONTENDING and act.span < governed.span for act in stretch.acts)
    )
    if governed and (work := _leading_work(stretch, hard)):
        return Judgement(Verdict.WORKS, work, governed, ())
    stopped = first and first.group.id == "anybody" and hard.group.id in ("stop", "remove", "forbid", "let")
    hards = [act for act in stretch.acts if act.kind in HARD]
    reaches = any(act.group.id in TO_PERSONS or over_somebody(stretch, act) for act in hards)
    if first and first.kind is Kind.OFFICE and not (contends or stopped or reaches):
        return Judgement(Verdict.WORKS, hard, first, ())
    surveyed = governed and governed.kind is Kind.NEED and hard.group.id == "review"
    if surveyed and not stretch.first(Kind.SOFT):  # "rà soát hộ nghèo": nobody gets anything yet
        return Judgement(Verdict.WORKS, hard, governed, ())
    if governed and governed.group.id == SYSTEMS and not stretch.first(Kind.NEED):
        return Judgement(Verdict.WORKS, hard, governed, ())
    if governed and (governed.kind is Kind.HARM or hard.group.id != "steer"):
        return Judgement(Verdict.PROTECTS, hard, governed, stretch.rights_of(*GOOD))
    soft = stretch.first(Kind.SOFT)
    stops = soft is not None and hard.group.id in CONTENDING and hard.span < soft.span
    if soft and not stops and hard.group.id not in TO_PERSONS:
        return Judgement(Verdict.WORKS, soft, None, ())
    return None


def _leading_work(stretch: Stretch, verb: Mark) -> Mark | None:
    """The office's verb that takes another for its subject: "tổng hợp kết quả phòng, chống dịch"."""
    before = [act for act in stretch.acts if act.span < verb.span and act.kind is not Kind.NEUTRAL]
    if not before or before[0].kind is not Kind.OFFICE:
        return None
    act = before[-1]
    topic = stretch.plain.endswith(ABOUT, 0, verb.span.start)
    joined = not topic and JOIN.search(stretch.plain, act.span.end, verb.span.start)
    return act if act.kind is Kind.OFFICE and not joined else None


def good_provided(stretch: Stretch) -> Judgement | None:
    """A providing verb fulfils what it gives; over nothing but papers it is administration."""
    softs = [act for act in stretch.acts if act.kind is Kind.SOFT]
    if not softs or stretch.first(*HARD):
        return None
    soft = next((act for act in softs if act.group.id != "inform"), softs[0])
    if work := _leading_work(stretch, soft):
        return Judgement(Verdict.WORKS, work, soft, ())
    kinds = (*GOOD, Kind.PEOPLE, Kind.FIELD) if soft.group.id != "inform" else GOOD
    served = stretch.governed(soft, *kinds, Kind.OFFICE if soft.group.id == "inform" else Kind.NEED)
    if soft.group.id != "inform" and (served is None or served.kind is Kind.OFFICE):
        served = _beneficiary(stretch) or served
    if served and served.kind is not Kind.OFFICE:
        return Judgement(Verdict.PROVIDES, soft, served, stretch.rights_of(*kinds))
    papers = stretch.governed(soft, Kind.OFFICE)
    return Judgement(Verdict.WORKS, soft, papers, papers.group.rights if papers else ())


def _beneficiary(stretch: Stretch) -> Mark | None:
    """Those for whom something is done: "hướng dẫn sử dụng dịch vụ cho học sinh"."""
    people = (one for one in stretch.objects if one.kind in (Kind.PEOPLE, Kind.NEED))
    at = stretch.plain
    return next((one for one in people if FOR.search(at, max(one.span.start - 12, 0), one.span.start)), None)


def office_work(stretch: Stretch) -> Judgement | None:
    """The office's own verbs, whatever they name."""
    act = next((one for one in stretch.acts if one.kind is Kind.OFFICE), None)
    if act and not stretch.first(*HARD):
        served = _beneficiary(stretch)
        if served and served.kind is Kind.PEOPLE:
            return Judgement(Verdict.PROVIDES, act, served, stretch.rights_of(*GOOD, Kind.PEOPLE))
        money = stretch.governed(act, Kind.OFFICE)
        return Judgement(Verdict.WORKS, act, money, money.group.rights if money else ())
    return None


def bare_names(stretch: Stretch) -> Judgement | None:
    """No telling verb: what is named decides."""
    act = stretch.first_act
    found = stretch.first(*GOOD)
    office = next((one for one in stretch.objects if one.kind is Kind.OFFICE), None)
    if stretch.first(*HARD):
        return None
    if office and (not found or office.span < found.span):
        return Judgement(Verdict.WORKS, act, office, office.group.rights)
    if found:
        return Judgement(Verdict.PROVIDES, act, found, stretch.rights_of(*GOOD))
    if act and act.words.lower() in MAKING and (held := stretch.governed(act, Kind.FIELD)):
        return Judgement(Verdict.WORKS, act, held, ())
    if act and act.group.id == "build":
        return Judgement(Verdict.WORKS, act, None, ())
    return None
