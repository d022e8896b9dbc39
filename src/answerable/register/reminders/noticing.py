"""Making notices: which steps of the rules came for which open matters, each once."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction

from answerable.register.accounts.models import Role
from answerable.register.accounts.settings_kept import setting
from answerable.register.commitments.models import Commitment
from answerable.register.reminders.models import Notice
from answerable.register.reminders.open_matters import found_on, key_of, key_of_notice
from answerable.register.reminders.rules import step_on
from answerable.register.workdays import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from answerable.register.accounts.notices import Matter, Matters
    from answerable.register.reminders.open_matters import Key

    Told = dict[Key, dict[str, list[Notice]]]  # of a matter, by the role that was told

AT_ONCE = 300  # matters looked at together
GOES_UP = {Role.VALIDATOR: "validator_after_days", Role.SECRETARIAT: "secretariat_after_days"}


def notices_on(on: date) -> Iterator[Notice]:
    """The notices that are to be made on a day, not saved. On days off there are none."""
    if not is_working_day(on):
        return
    after = {role: int(setting(key)) for role, key in GOES_UP.items()}
    found = iter({key_of(kind.kind, matter): (kind, matter) for kind, matter in found_on(on)}.items())
    while some := list(islice(found, AT_ONCE)):
        told = _told(key for key, _ in some)
        for key, (kind, matter) in some:
            yield from _of(kind, matter, key, told.get(key, {}), after, on)


def make_notices(on: date) -> int:
    """Make them; returns how many. Two at once, or one after another, make each of them once."""
    notices = notices_on(on)
    made = 0
    while some := list(islice(notices, AT_ONCE)):
        with transaction.atomic():
            # A hold that is put meanwhile waits, or is seen here.
            about = sorted({one.commitment_id for one in some if one.commitment_id})
            locked = Commitment.objects.filter(pk__in=about).order_by("pk").select_for_update()
            list(locked.values_list("pk", flat=True))
            working = set(
                Commitment.objects.actionable(on=on).filter(pk__in=about).values_list("pk", flat=True)
            )
            some = [one for one in some if one.commitment_id is None or one.commitment_id in working]
            Notice.objects.bulk_create(some, ignore_conflicts=True)
        made += len(some)
    return made


def _told(keys: Iterable[Key]) -> Told:
    """What was told of matters before, dropped notices too: a step that was skipped stays so."""
    wanted = set(keys)
    subjects: dict[tuple[str, str], list[int]] = {}
    for key in wanted:
        subjects.setdefault((key.kind, key.subject_type), []).append(key.subject_id)
    told: Told = {}
    for (kind, subject_type), ids in subjects.items():
        for notice in Notice.objects.filter(kind=kind, subject_type=subject_type, subject_id__in=ids):
            key = key_of_notice(notice)
            if key in wanted:
                told.setdefault(key, {}).setdefault(notice.role, []).append(notice)
    return told


def _of(
    kind: Matters,
    matter: Matter,
    key: Key,
    told: dict[str, list[Notice]],
    after: dict[Role, int],
    on: date,
) -> Iterator[Notice]:
    def notice(role: Role, step: int) -> Notice:
        return Notice(
            kind=key.kind,
            subject_type=key.subject_type,
            subject_id=key.subject_id,
            commitment_id=matter.commitment,
            body=matter.body,
            role=role,
            due=matter.due,
            step=step,
            made_on=on,
        )

    before = told.get(matter.role, [])
    step = step_on(kind.rules, matter.due, on=on)
    if step is not None and all(one.step < step for one in before):
        yield notice(matter.role, step)
    if not kind.rules.escalates:
        return
    # Nobody above hears of it before those whose matter it is had their time.
    first = min((one.made_on for one in before), default=on)
    for role, days in after.items():
        if role == matter.role or told.get(role) or (role is Role.VALIDATOR and matter.body is None):
            continue
        if on >= max(matter.due, first) + timedelta(days=days):
            yield notice(role, days)
