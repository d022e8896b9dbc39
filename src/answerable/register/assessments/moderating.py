"""What anybody sends, and what becomes of it: published and replied to, or refused on a public ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from answerable.register.accounts.models import Membership
from answerable.register.accounts.permissions import Action, needed
from answerable.register.assessments.contributions import Contribution, Reply
from answerable.register.assessments.services import AssessmentRefused
from answerable.register.commitments.acting import deed
from answerable.register.commitments.independence import too_close
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.parts import own_body
from answerable.register.commitments.state import is_held
from answerable.register.personal import no_personal_numbers
from answerable.register.trace.comparing import state_of

if TYPE_CHECKING:
    from answerable.register.accounts.models import Account
    from answerable.register.bodies.models import Body

Kind, Standing, Ground = Contribution.Kind, Contribution.Standing, Contribution.Ground


def contribute(commitment: Commitment, *, kind: str, words: str, sources: str = "") -> Contribution:
    """Keep what somebody sent until it is decided on. Raises AssessmentRefused."""
    with deed(None, None) as done:
        commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
        on = timezone.localdate(done.at)
        if kind == Kind.EVIDENCE and is_held(commitment, on=on):
            raise AssessmentRefused("held")
        no_personal_numbers(words, sources, refusal=AssessmentRefused)
        one = Contribution.objects.create(
            commitment=commitment, kind=kind, words=words, sources=sources, sent_on=on
        )
        done.note_other("assessments.contributed", one, after={"kind": kind}, state_digest=state_of(one))
    return one


def decide(contribution: Contribution, *, ground: str, by: Account) -> Contribution:
    """Publish it as it is (``ground`` is ""), or refuse it, also after all; its words are deleted then.

    Nobody decides who was ever of a body that leads, or of one close to it. Raises AssessmentRefused,
    PermissionDenied.
    """
    with deed(by, needed(by, Action.MODERATE)) as done:
        one = Contribution.objects.select_for_update().get(pk=contribution.pk)
        if is_near(by, one.commitment):
            raise AssessmentRefused("near")
        before = one.standing
        if before == Standing.REFUSED or (before == Standing.PUBLISHED and not ground):
            raise AssessmentRefused("decided")
        one.standing = Standing.REFUSED if ground else Standing.PUBLISHED
        one.ground, one.decided_on, one.decided_by = ground, timezone.localdate(done.at), by
        if ground:
            one.words = one.sources = ""
        one.save()
        after = {"ground": ground, "kind": one.kind}
        verb = f"assessments.{one.standing}"
        done.note_other(verb, one, before={"standing": before}, after=after, state_digest=state_of(one))
    return one


def is_near(account: Account, commitment: Commitment) -> bool:
    """Whether somebody was ever of a body that leads a commitment, or of one close to it."""
    own = Membership.objects.filter(account=account, body__isnull=False).values_list("body__key", flat=True)
    return bool(set(own) & set(too_close(account, commitment).near))


def reply(contribution: Contribution, *, words: str, by: Account) -> Reply:
    """A body that has a part in the commitment answers, for everybody to read. Raises as ``decide``."""
    body = replying_body(contribution, by)
    if body is None:
        raise PermissionDenied
    with deed(by, needed(by, Action.ANSWER, body)) as done:
        no_personal_numbers(words, refusal=AssessmentRefused)
        commitment = Commitment.objects.select_for_update().get(pk=contribution.commitment_id)
        locked = Contribution.objects.select_for_update().get(pk=contribution.pk)
        on = timezone.localdate(done.at)
        if locked.standing != Standing.PUBLISHED:
            raise AssessmentRefused("decided")
        if is_held(commitment, on=on):
            raise AssessmentRefused("no_reply")
        said = Reply.objects.create(contribution=locked, body=body, words=words, said_on=on)
        after = {"body": body.name}
        done.note_other("assessments.replied", locked, after=after, state_digest=state_of(locked))
    return said


def replying_body(contribution: Contribution, by: Account) -> Body | None:
    """The body of a focal point that has a part in what a contribution is about."""
    return own_body(by, Action.ANSWER, contribution.commitment, on=timezone.localdate())
