"""Judge one stretch: which verb, over what, for whom.

The same verb restricts or protects by what it governs: "không để tụ tập đông người", "không để xảy ra bạo lực
gia đình". So each rule names a kind of verb and a kind of object, and the first that fits decides. Precaution
is one-way: a liberty that no known verb provides is held, and so is whatever is forbidden, stopped or denied
without being known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.rights import custody, persons, restraints, services
from answerable.rights.lexicon import Kind
from answerable.rights.persons import over_somebody
from answerable.rights.verdicts import CONTENDING, GOOD, HARD, UNDONE, Judgement, Verdict, restricts

if TYPE_CHECKING:
    from answerable.rights.lexicon import Mark
    from answerable.rights.limbs import Stretch

RULES = (
    restraints.wrong_undone,
    restraints.alarm_raised,
    restraints.paper_worked_on,
    restraints.leave_asked,
    persons.reported_on,
    restraints.liberty_named,
    persons.land_asked_for,
    persons.kept_from_saying,
    restraints.field_restrained,
    persons.good_denied,
    persons.good_taken,
    persons.people_restrained,
    persons.person_watched,
    persons.data_handed_over,
    persons.named_in_public,
    persons.say_stopped,
    custody.in_custody,
    persons.culture_watched,
    persons.coercion,
    services.harm_or_good_handled,
    persons.persuaded_out,
    services.good_provided,
    services.office_work,
    services.bare_names,
)
# Verbs that are unclear over nothing known, and those that restrict by themselves.
ASK_FOR_OBJECT = frozenset(["let", "forbid", "stop", "remove", "deny", "limit", "punish", "tighten"])
# and those that are, over somebody: "xử lý những người …", "chỉ mời những người …", "ghi sổ ai đến nhà ai"
OVER_SOMEBODY = frozenset(["handle", "permit", "watch"])
TELLING = frozenset(["grasp", "steer", "summon", "report-oneself", "withhold"])


def judge(stretch: Stretch, before: Judgement | None = None) -> Judgement:
    """The first rule that fits; ``before`` is the judgement of the stretch before this one."""
    first = stretch.first_act
    if before and first and first.group.id in UNDONE and _goes_on(before, first):
        return Judgement(before.verdict, first, None, stretch.rights_of(*GOOD, Kind.LIBERTY))
    provided = before.object if before and before.verdict is Verdict.PROVIDES else None
    if before and provided and provided.kind is Kind.LIBERTY and _is_listed(stretch):
        return Judgement(
            before.verdict, before.act, stretch.first(Kind.LIBERTY), stretch.rights_of(Kind.LIBERTY)
        )
    for rule in RULES:
        if judgement := rule(stretch):
            return judgement
    hard = stretch.first(*HARD)
    if hard is None:
        return Judgement(Verdict.SILENT, None, None, ())
    if telling := next((act for act in stretch.acts if act.group.id in TELLING), None):
        return restricts(stretch, telling, None)
    if stretch.begins_anew:
        before = None
    harm = before is not None and before.object is not None and before.object.kind is Kind.HARM
    if before and (before.verdict is Verdict.PROTECTS or (harm and before.verdict is Verdict.PROVIDES)):
        # "xử lý cơ sở gây ô nhiễm, buộc di dời": the verb goes on about what the one before governs
        return Judgement(before.verdict, hard, before.object, before.rights)
    if compel := stretch.first(Kind.COMPEL):
        return restricts(stretch, compel, None)
    if hard.group.id in ASK_FOR_OBJECT or (hard.group.id in OVER_SOMEBODY and over_somebody(stretch, hard)):
        return Judgement(Verdict.UNCLEAR, hard, None, ())
    return Judgement(Verdict.WORKS, hard, None, ())


def _is_listed(stretch: Stretch) -> bool:
    """Whether a list of what is provided goes on: "tạo điều kiện tổ chức lễ, sửa chữa nơi thờ tự"."""
    mild = bool(stretch.acts) and all(act.kind in (Kind.OFFICE, Kind.NEUTRAL) for act in stretch.acts)
    return (
        mild
        and not stretch.begins_anew
        and bool(stretch.first(Kind.LIBERTY))
        and not stretch.first(Kind.ALARM, Kind.SUSPECT)
    )


def _goes_on(before: Judgement, first: Mark) -> bool:
    """Whether a list goes on: "xử phạt chủ giữ giấy tờ, hạn chế đi lại"."""
    if before.verdict is not Verdict.PROTECTS or before.act is None:
        return False
    wronged = before.object is not None and before.object.group.act
    return wronged or (before.act.group.id in CONTENDING and first.group.id == "deny")
