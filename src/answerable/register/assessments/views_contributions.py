"""Contributions: sent by anybody, decided on by the secretariat, replied to by bodies, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.limits import DAY, HOUR, sender, too_often, within
from answerable.register.accounts.permissions import Action, allowed
from answerable.register.assessments.contributions import Contribution
from answerable.register.assessments.desk import to_reply_to
from answerable.register.assessments.forms import WHY_NOT, ContributionForm, DecideForm, ReplyForm
from answerable.register.assessments.moderating import contribute, decide, is_near, reply, replying_body
from answerable.register.assessments.others import counts, unanswered_by_body
from answerable.register.assessments.views import commitment_of
from answerable.register.commitments.state import is_held
from answerable.register.refusals import done

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

FROM_ONE = 5  # an hour, from one machine
TO_ONE = 20  # a day, about one commitment
FROM_ALL = 500  # a day
SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def contribution(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send a correction, or something that shows how it went."""
    commitment = commitment_of(public_id)
    on_hold = is_held(commitment, on=timezone.localdate())
    form = ContributionForm(request.POST or None, about=public_id, on_hold=on_hold)
    context = {"commitment": commitment, "form": form, "on_hold": on_hold}
    if not form.is_bound or not form.is_valid():
        return render(request, "assessments/contribute.html", context, status=400 if form.is_bound else 200)
    if (wait := _wait(request, public_id)) is not None:
        return too_often(request, seconds=wait)
    if form.used_before():
        return render(request, "assessments/sent.html", context)
    said = {name: form.cleaned_data[name] for name in ("kind", "words", "sources")}
    if done(form, lambda _all: contribute(commitment, **said), WHY_NOT):
        return render(request, "assessments/sent.html", context)
    form.renew()
    return render(request, "assessments/contribute.html", context, status=400)


def _wait(request: HttpRequest, public_id: str) -> int | None:
    """The seconds of the limit that is reached; None where one more may be sent."""
    limits = (
        (sender(request), FROM_ONE, HOUR),
        (f"to {public_id}", TO_ONE, DAY),
        ("everybody", FROM_ALL, DAY),
    )
    for who, most, seconds in limits:
        if not within("contribute", who, most=most, seconds=seconds):
            return seconds
    return None


@require_safe
def contributions(request: HttpRequest) -> HttpResponse:
    """How contributions are dealt with, in numbers: what was refused on which ground, and what waits."""
    on = timezone.localdate()
    found = counts(on=on)
    grounds = [(Contribution.Ground(one).label, number) for one, number in found.refused.items()]
    bodies = [(key, name, one, one.days(on=on)) for key, name, one in unanswered_by_body(on=on)]
    context = {
        "counts": found,
        "grounds": grounds,
        "bodies": bodies,
        "undecided_days": found.undecided.days(on=on),
        "unanswered_days": found.unanswered.days(on=on),
    }
    return render(request, "assessments/contributions.html", context)


@require_safe
@allowed(Action.MODERATE)
def to_moderate(request: SignedInRequest) -> HttpResponse:
    """What waits to be published or refused, the oldest first, and what was published last."""
    rows = Contribution.objects.select_related("commitment__document")
    context = {
        "waiting": rows.waiting().order_by("sent_on", "pk")[:SHOWN],
        "published": rows.published().order_by("-decided_on", "-pk")[:SHOWN],
    }
    return render(request, "assessments/to_moderate.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.MODERATE)
def moderate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Publish or refuse one; not for who is near a body that leads."""
    one = _one(pk)
    form = DecideForm(request.POST or None)
    if done(form, lambda _said: decide(one, ground=form.ground(), by=request.user), WHY_NOT):
        return redirect("to_moderate")
    context = {"one": one, "form": form, "near": is_near(request.user, one.commitment)}
    return render(request, "assessments/moderate.html", context, status=400 if form.is_bound else 200)


@require_safe
@allowed(Action.ANSWER)
def own_contributions(request: SignedInRequest) -> HttpResponse:
    """Published contributions without a reply, about what one's body has a part in."""
    context = {"contributions": to_reply_to(request.user, on=timezone.localdate())[:SHOWN]}
    return render(request, "assessments/own_contributions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.ANSWER)
def reply_to(request: SignedInRequest, pk: int) -> HttpResponse:
    """Reply for one's body."""
    one = _one(pk)
    if one.standing != Contribution.Standing.PUBLISHED or replying_body(one, request.user) is None:
        raise PermissionDenied
    form = ReplyForm(request.POST or None)
    if done(form, lambda said: reply(one, **said, by=request.user), WHY_NOT):
        return redirect("others", one.commitment.public_id)
    context = {"one": one, "form": form}
    return render(request, "assessments/reply.html", context, status=400 if form.is_bound else 200)


def _one(pk: int) -> Contribution:
    undecided = Contribution.objects.exclude(standing=Contribution.Standing.REFUSED)
    return get_object_or_404(undecided.select_related("commitment__document"), pk=pk)
