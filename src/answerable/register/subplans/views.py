"""Calls for plans: opened and kept by the secretariat, and read by everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.commitments.forms import ReasonForm
from answerable.register.commitments.models import Commitment
from answerable.register.plans.models import Document
from answerable.register.refusals import done
from answerable.register.subplans.demands import demanding
from answerable.register.subplans.forms import WHY_NOT, CallForm, OwnCallForm, PutOffForm
from answerable.register.subplans.matching import plans_above
from answerable.register.subplans.models import Call
from answerable.register.subplans.services import call_for_plans, put_off, withdraw
from answerable.register.subplans.tracing import calls_as_they_stand, taken_up, without_parent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.paginator import Page
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SHOWN = 50


class Leaf(NamedTuple):
    """A page of one of several lists that stand on the same page."""

    page: Page[Any]
    before: str  # the query of the page before, "" where there is none
    after: str


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], name: str) -> Leaf:
    """``name`` is what its number is called in the address; the others stay where they are."""
    page = Paginator(rows, SHOWN).get_page(request.GET.get(name))

    def query(number: int) -> str:
        said = request.GET.copy()
        said[name] = str(number)
        return f"?{said.urlencode()}"

    return Leaf(
        page,
        query(page.previous_page_number()) if page.has_previous() else "",
        query(page.next_page_number()) if page.has_next() else "",
    )


@require_safe
def subplans(request: HttpRequest, slug: str) -> HttpResponse:
    """Of one plan: who was to make a plan of its own, what no such plan takes up, and what stands alone."""
    document = get_object_or_404(Document.objects.published(), slug=slug)
    on = timezone.localdate()
    calls = Call.objects.working(on=on).filter(document=document)
    taken = taken_up(document, on=on)
    context = {
        "on": on,
        "document": document,
        "calls": calls_as_they_stand(calls, on=on),
        "above": plans_above(document),
        "taken": taken.taken,
        "not_taken": page_of(request, taken.not_taken, "chua"),
        "on_hold": page_of(request, taken.on_hold, "dung"),
        "alone": page_of(request, without_parent(document, on=on), "rieng"),
    }
    return render(request, "subplans/of_a_plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_ROUNDS)
def calls(request: SignedInRequest) -> HttpResponse:
    """The calls, the commitments that demand plans and wait for one, and the form for a call of its own."""
    on = timezone.localdate()
    form = OwnCallForm(request.POST or None)
    if one := done(form, lambda said: call_for_plans(**said, by=request.user), WHY_NOT):
        return redirect("call", one.pk)
    context = {
        "form": form,
        "calls": calls_as_they_stand(Call.objects.standing()[:SHOWN], on=on),
        "demanding": demanding(on=on)[:SHOWN],
    }
    return render(request, "subplans/calls.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_ROUNDS)
def call_by_commitment(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Open a call by a commitment that demands plans: those who lead it are asked."""
    commitment = get_object_or_404(Commitment.objects.select_related("document"), public_id=public_id)
    initial = {"words": commitment.text, "due": commitment.last_day}
    form = CallForm(request.POST or None, initial=initial)
    if one := done(
        form,
        lambda said: call_for_plans(commitment.document, commitment=commitment, **said, by=request.user),
        WHY_NOT,
    ):
        return redirect("call", one.pk)
    context = {"form": form, "commitment": commitment}
    return render(request, "subplans/call_by.html", context, status=400 if form.is_bound else 200)


@require_safe
@allowed(Action.KEEP_ROUNDS)
def call(request: SignedInRequest, pk: int) -> HttpResponse:
    """One call: who owes a plan, and what was sent."""
    return _call(request, pk)


def _call(request: HttpRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    on = timezone.localdate()
    found = calls_as_they_stand(Call.objects.filter(pk=pk), on=on)
    if not found:
        raise Http404
    [one] = found
    context = {
        "one": one,
        "working": Call.objects.working(on=on).filter(pk=pk).exists(),
        "put_off_form": PutOffForm(initial={"due": one.call.due}),
        "withdraw_form": ReasonForm(prefix="withdraw"),
        **more,
    }
    return render(request, "subplans/call.html", context, status=status)


@require_POST
@allowed(Action.KEEP_ROUNDS)
def put_off_call(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set another last day to send."""
    one = get_object_or_404(Call, pk=pk)
    form = PutOffForm(request.POST)
    if done(form, lambda said: put_off(one, **said, by=request.user), WHY_NOT):
        return redirect("call", pk)
    return _call(request, pk, status=400, put_off_form=form)


@require_POST
@allowed(Action.KEEP_ROUNDS)
def withdraw_call(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back a call that was opened by mistake."""
    one = get_object_or_404(Call, pk=pk)
    form = ReasonForm(request.POST, prefix="withdraw")
    if done(form, lambda said: withdraw(one, **said, by=request.user), WHY_NOT):
        return redirect("call", pk)
    return _call(request, pk, status=400, withdraw_form=form)
