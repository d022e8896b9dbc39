"""The sheet that a focal point hands over: what is open for a body, and what it promised, to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.register.accounts.permissions import Action, allowed, may
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.commitments.notices import with_parts
from answerable.register.commitments.state import OVER
from answerable.register.commitments.work import Assignment, Extension
from answerable.register.desks.duties import family, to_send
from answerable.register.reporting.models import Round, round_number
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.commitments.state import Stage
    from answerable.register.commitments.work import Progress


class Open(NamedTuple):
    """A commitment of which the body has not said that its part is done."""

    commitment: Commitment
    last_day: date | None  # of the body
    said: Progress | None  # what it said last
    confirmed: Stage
    put_off: list[Extension]  # later days that it asked for, and how that was decided


@require_safe
@allowed(Action.READ_HANDOVER)
def handover(request: SignedInRequest, key: str) -> HttpResponse:
    """For the focal points and validators of the body, and the secretariat."""
    on = timezone.localdate()
    found = get_object_or_404(Body.objects.select_related("merged_into").filter(group=False), key=key)
    body = found.merged_into or found
    if not may(request.user, Action.READ_HANDOVER, body, on=on):
        raise PermissionDenied
    records = list(Body.objects.records_of(body))
    waiting = to_send(records, on)
    rounds = Round.objects.in_bulk({round_number(one.occasion) for one in waiting})
    context = {
        "body": body,
        "on": on,
        "open": sorted(_open(records, on), key=lambda one: (one.last_day is None, one.last_day)),
        "to_send": [(one, period_name(rounds[round_number(one.occasion)])) for one in waiting],
    }
    return render(request, "desks/handover.html", context)


def _open(records: list[Body], on: date) -> Iterator[Open]:
    mine = {one.merged_into_id or one.pk for one in records}
    leads = Involvement.objects.standing().filter(role=Involvement.Role.LEAD, body__in=family(records))
    asked = Assignment.objects.filter(body__in=records, dropped_on=None)
    ours = (
        Commitment.objects.actionable(on=on)
        .exclude(stage__in=OVER)
        .filter(Q(pk__in=leads.values("appearance__commitment")) | Q(pk__in=asked.values("commitment")))
    )
    put_off: dict[int, list[Extension]] = {}
    for one in Extension.objects.filter(body__in=records, commitment__in=ours).order_by("pk"):
        put_off.setdefault(one.commitment_id, []).append(one)
    for commitment, parts in with_parts(ours, on):
        for part, body in parts:
            if body.pk in mine and part.stage not in OVER:
                yield Open(commitment, part.last_day, part.claim, part.stage, put_off.get(commitment.pk, []))
                break
