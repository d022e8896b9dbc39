"""Work on commitments: later days asked for and decided, events recorded, who answers, what stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.accounts.settings_kept import setting
from answerable.register.commitments.answering_for import (
    decided,
    say_who_answers,
    undecided,
)
from answerable.register.commitments.extending import (
    ask_extension,
    day_in_force,
    grant_extension,
    refuse_extension,
)
from answerable.register.commitments.forms_work import (
    WHY_NOT,
    AnswersForm,
    DecisionForm,
    ExtensionForm,
    HappeningForm,
)
from answerable.register.commitments.happenings import events_of, record_happening
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.parts import own_body
from answerable.register.commitments.stillness import moved_on, without_movement
from answerable.register.commitments.work import Extension
from answerable.register.refusals import done

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SIZE = 50  # commitments on a page


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.ASK_EXTENSION)
def ask_for_a_later_day(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A body that has a part in it asks for a later day, and everybody reads why."""
    commitment = _commitment(public_id)
    body = own_body(request.user, Action.ASK_EXTENSION, commitment, on=timezone.localdate())
    if body is None:
        raise PermissionDenied
    form = ExtensionForm(request.POST or None)
    if done(
        form,
        lambda said: ask_extension(commitment, body=body, by=request.user, **said),
        WHY_NOT,
        about={"earlier": "until"},
    ):
        messages.success(request, _("Asked. The secretariat decides; until then the day stays."))
        return redirect("commitment", public_id)
    context = {"body": body, "day": day_in_force(commitment, body)}
    return _page(request, "ask_extension", commitment, form, **context)


@require_safe
@allowed(Action.EXTEND)
def extensions(request: SignedInRequest) -> HttpResponse:
    """Later days that were asked for and wait, the oldest first."""
    waiting = Extension.objects.filter(
        granted=None, commitment__in=Commitment.objects.actionable(on=timezone.localdate())
    ).select_related("body", "commitment__document")
    return render(request, "commitments/extensions.html", {"waiting": waiting.order_by("asked_on", "pk")})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.EXTEND)
def decide_extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """Grant or refuse a later day."""
    asked = get_object_or_404(Extension.objects.select_related("body", "commitment__document"), pk=pk)
    form = DecisionForm(request.POST or None)

    def decide(said: dict[str, Any]) -> Any:
        if said["decision"] == "refuse":
            return refuse_extension(asked, reason=said["reason"], by=request.user)
        whole = said["decision"] == "whole"
        return grant_extension(asked, whole=whole, reason=said["reason"], by=request.user)

    if done(form, decide, WHY_NOT):
        messages.success(request, _("Decided."))
        return redirect("extensions")
    return _page(request, "decide_extension", asked.commitment, form, asked=asked)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.EXTEND)
def record_an_event(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Record that an event took place, from which the time of a deadline runs."""
    commitment = _commitment(public_id)
    known = events_of(commitment)
    told = {str(number): event for number, event in enumerate(known)}
    form = HappeningForm(
        request.POST or None, events=[(number, event.words) for number, event in told.items()]
    )

    def happened(said: dict[str, Any]) -> Any:
        one = told[said.pop("event")]
        return record_happening(commitment, event=one.event, duration=one.duration, **said, by=request.user)

    if done(form, happened, WHY_NOT, about={"no-event": "on"}):
        messages.success(request, _("Recorded, and the day is counted from it."))
        return redirect("commitment", public_id)
    return _page(
        request, "record_event", commitment, form,
        events=known, happenings=commitment.happenings.order_by("-pk"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_ROUNDS)
def who_answers(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Say which of several heirs of a body that is no more answers for a commitment."""
    commitment = _commitment(public_id)
    heirs = undecided(commitment, on=timezone.localdate())
    form = AnswersForm(request.POST or None, heirs=heirs)
    bodies = {body.key: body for gone, found in heirs for body in (gone, *(one.body for one in found))}

    def chosen(said: dict[str, Any]) -> Any:
        old, new = (bodies[key] for key in said["body"].split("|"))
        return say_who_answers(commitment, instead_of=old, body=new, reason=said["reason"], by=request.user)

    if done(form, chosen, WHY_NOT, about={"no-heir": "body"}):
        messages.success(request, _("Decided. It is asked from now on."))
        return redirect("commitment", public_id)
    known = decided([commitment])
    told = [(gone, known.get((commitment.pk, gone.pk))) for gone, _found in heirs]
    return _page(request, "who_answers", commitment, form, told=told)


@require_safe
@allowed(Action.KEEP_ROUNDS)
def still(request: SignedInRequest) -> HttpResponse:
    """Commitments on which nothing moved for longer than the office allows, the longest first."""
    on = timezone.localdate()
    rows = without_movement(on=on).select_related("document")
    page = Paginator(rows, SIZE).get_page(request.GET.get("trang"))
    shown = [{"commitment": one, "since": moved_on(one), "days": (on - moved_on(one)).days} for one in page]
    context = {"page": page, "rows": shown, "days": setting("stale_days"), "on": on}
    return render(request, "commitments/still.html", context)


def _commitment(public_id: str) -> Commitment:
    return get_object_or_404(Commitment.objects.select_related("document"), public_id=public_id)


def _page(
    request: SignedInRequest, verb: str, commitment: Commitment, form: forms.Form, **more: Any
) -> HttpResponse:
    context = {"commitment": commitment, "form": form, **more}
    return render(request, f"commitments/{verb}.html", context, status=400 if form.errors else 200)
