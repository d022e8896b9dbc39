"""Days that are put off: asked for by a body, and granted or refused by the secretariat, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.bodies.models import Body
from answerable.register.commitments.acting import deed
from answerable.register.commitments.facts import facts_of
from answerable.register.commitments.locking import lock_one
from answerable.register.commitments.moving import recompute, standing
from answerable.register.commitments.parts import has_a_part
from answerable.register.commitments.state import Stage, Timing
from answerable.register.commitments.work import Extension
from answerable.register.refusals import Refused

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.accounts.models import Account
    from answerable.register.commitments.models import Commitment
    from answerable.register.trace.recording import Act


class CannotExtend(Refused):
    """For one of ``forms_work.WHY_NOT``."""


def ask_extension(
    commitment: Commitment, *, body: Body, until: date, reason: str, by: Account, doing: Act | None = None
) -> Extension:
    """Ask for a later day for a body that leads it or was asked. Raises CannotExtend, NotActionable,
    PermissionDenied.
    """
    with deed(by, needed(by, Action.ASK_EXTENSION, body), doing=doing) as done:
        locked = lock_one(commitment)
        day = day_in_force(locked, body)
        if not has_a_part(locked, body, on=timezone.localdate(done.at)):
            raise CannotExtend("not-yours")
        if locked.timing != Timing.FIXED or locked.final_day is None or day is None:
            raise CannotExtend("no-day")
        if locked.stage in (Stage.DONE, Stage.DISCONTINUED):
            raise CannotExtend("over")
        if until <= day:
            raise CannotExtend("earlier")
        if Extension.objects.filter(
            commitment=locked, body__in=Body.objects.records_of(body), granted=None
        ).exists():
            raise CannotExtend("waits")
        asked = Extension.objects.create(
            commitment=locked,
            body=body,
            of_day=locked.final_day,
            due_before=day,
            until=until,
            reason=reason,
            asked_on=timezone.localdate(done.at),
        )
        after = {"body": body.key, "until": until}
        done.note("commitments.extension_asked", locked, after=after, reason=reason)
    return asked


def grant_extension(extension: Extension, *, whole: bool, reason: str = "", by: Account) -> Extension:
    """For the body that asked, or for all who do it (``whole``). Raises CannotExtend, NotActionable,
    PermissionDenied.
    """
    return _decide(extension, granted=True, whole=whole, reason=reason, by=by)


def refuse_extension(extension: Extension, *, reason: str, by: Account) -> Extension:
    """The day stays. Raises as ``grant_extension``."""
    return _decide(extension, granted=False, whole=False, reason=reason, by=by)


def _decide(extension: Extension, *, granted: bool, whole: bool, reason: str, by: Account) -> Extension:
    with deed(by, needed(by, Action.EXTEND)) as done:
        commitment = lock_one(extension.commitment)
        found = Extension.objects.select_related("body").select_for_update(of=("self",)).get(pk=extension.pk)
        if found.granted is not None:
            raise CannotExtend("decided")
        before = {"last_day": commitment.last_day}
        found.granted, found.whole, found.decision_reason = granted, whole, reason
        found.decided_on = timezone.localdate(done.at)
        found.save(update_fields=["granted", "whole", "decision_reason", "decided_on"])
        recompute([commitment])
        after = {
            "body": found.body.key,
            "until": found.until,
            "whole": whole,
            "last_day": commitment.last_day,
        }
        verb = "commitments.extended" if granted else "commitments.extension_refused"
        done.note(verb, commitment, before=before, after=after, reason=reason)
    return found


def day_in_force(commitment: Commitment, body: Body) -> date | None:
    """The last day of one body today: its own where it was given one, else that of the whole."""
    stands = standing(facts_of([commitment])[commitment.pk], until=timezone.localdate())
    stays = body.merged_into_id or body.pk
    return next((one.last_day for one in stands.bodies if one.body == stays), commitment.last_day)
