"""What institutions do: assess a commitment, and take back what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.permissions import Action, needed
from answerable.register.assessments.models import SHOWN_BY_SOMETHING, Assessment, AssessmentWithdrawal
from answerable.register.commitments.acting import deed
from answerable.register.commitments.independence import too_close
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.state import is_held
from answerable.register.personal import no_personal_numbers
from answerable.register.refusals import Refused
from answerable.register.trace.comparing import state_of

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account, Membership
    from answerable.register.bodies.models import Body


class AssessmentRefused(Refused):
    """For one of ``forms.WHY_NOT``."""


def assess(commitment: Commitment, *, scale: str, words: str, sources: str = "", by: Account) -> Assessment:
    """Say for one's institution how far a commitment has come, or of one on hold what the measure is.

    Raises AssessmentRefused, PermissionDenied.
    """
    held, body = _observer(by)
    with deed(by, held) as done:
        commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
        if commitment.withdrawn_at or commitment.ended_by_id:
            raise AssessmentRefused("over")
        if too_close(by, commitment).why_not in ("secretariat", "lead"):
            raise AssessmentRefused("close")
        on_hold = is_held(commitment, on=timezone.localdate(done.at))
        if on_hold and scale:
            raise AssessmentRefused("held")
        if not on_hold and not scale:
            raise AssessmentRefused("scale")
        if scale in SHOWN_BY_SOMETHING and not sources:
            raise AssessmentRefused("sources")
        no_personal_numbers(words, sources, refusal=AssessmentRefused)
        one = Assessment.objects.create(
            commitment=commitment,
            body=body,
            by=by,
            scale=scale,
            words=words,
            sources=sources,
            made_at=done.at,
        )
        after = {"body": one.body.name, "scale": scale, "commitment": commitment.public_id}
        done.note_other("assessments.assessed", one, after=after, state_digest=state_of(one))
    return one


def withdraw_assessment(assessment: Assessment, *, reason: str, by: Account) -> AssessmentWithdrawal:
    """Take back what one's own institution said. Raises AssessmentRefused, PermissionDenied."""
    held, body = _observer(by)
    if body.pk != assessment.body_id:
        raise PermissionDenied
    with deed(by, held) as done:
        no_personal_numbers(reason, refusal=AssessmentRefused)
        locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
        if AssessmentWithdrawal.objects.filter(assessment=locked).exists():
            raise AssessmentRefused("withdrawn")
        taken_back = AssessmentWithdrawal.objects.create(assessment=locked, by=by, reason=reason, at=done.at)
        after = {"body": assessment.body.name}
        done.note_other(
            "assessments.withdrawn", locked, after=after, reason=reason, state_digest=state_of(locked)
        )
    return taken_back


def _observer(by: Account) -> tuple[Membership, Body]:
    """The membership by which somebody assesses, and the institution. Raises PermissionDenied."""
    held = needed(by, Action.ASSESS)
    if held.body is None:
        raise PermissionDenied
    return held, held.body
