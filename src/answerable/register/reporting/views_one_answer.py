"""One answer: written by the focal point of a body, or recorded for it, and returned by the secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.bodies.models import Body
from answerable.register.evidence.models import Evidence
from answerable.register.refusals import as_said
from answerable.register.reporting.answering import (
    AnswerRefused,
    Stale,
    hand_over,
    record,
    save,
    state_of_answer,
)
from answerable.register.reporting.deciding import DecisionRefused, had_a_hand, send_back
from answerable.register.reporting.forms import (
    WHY_NOT,
    AnswerForm,
    RecordForm,
    ReturnForm,
    figures_as_lines,
    initial_of,
)
from answerable.register.reporting.hands import Hands, asked_body
from answerable.register.reporting.listing import rows_of
from answerable.register.reporting.models import Answer, Round, Submission
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.commitments.work import Assignment


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer_page(request: SignedInRequest, pk: int, key: str, public_id: str) -> HttpResponse:
    """One answer: the form for whoever writes it, and all that was sent and said to it."""
    one, body, hands = asked_body(request, pk, key)
    assignment = _assignment(one, body, public_id)
    answer = getattr(assignment, "answer", None)
    form = AnswerForm(request.POST or None, initial=initial_of(answer), questions=one.questions.all())
    if request.method == "POST":
        if not hands.answer:
            raise PermissionDenied
        return _save(request, form, one, body, assignment, hands)
    return _answer(request, one, body, assignment, hands, form)


def _save(
    request: SignedInRequest, form: AnswerForm, one: Round, body: Body, assignment: Assignment, hands: Hands
) -> HttpResponse:
    by_script = request.headers.get("Accept", "").startswith("application/json")
    status = 400
    if form.is_valid():
        said = dict(form.cleaned_data)
        version = said.pop("version")
        try:
            answer = save(assignment, said, version=version, by=request.user)
            if by_script:
                return JsonResponse({"version": answer.version})
            if "ready" in request.POST:
                hand_over(answer, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("body_answers", one.pk, body.key)
        except Stale as stale:
            status = 409
            form.add_error(None, WHY_NOT["stale"])
            form.with_version(stale.kept.version)
        except AnswerRefused as refused:
            form.add_error(None, as_said(WHY_NOT, refused))
            kept = Answer.objects.filter(assignment=assignment).first()
            form.with_version(kept.version if kept else 0)
    if by_script:
        return JsonResponse(
            {"problems": [str(one) for many in form.errors.values() for one in many]}, status=status
        )
    return _answer(request, one, body, assignment, hands, form, status=status)


def _answer(
    request: SignedInRequest,
    one: Round,
    body: Body,
    assignment: Assignment,
    hands: Hands,
    form: Any,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    [row] = rows_of([assignment])
    sent = Submission.objects.filter(answer__assignment=assignment).select_related("decision")
    told = [
        {"submission": each, "figures": figures_as_lines(each.said["figures"])}
        for each in sent.prefetch_related("evidence").order_by("-ordinal")
    ]
    on = timezone.localdate()
    shown = Evidence.objects.open_to(request.user, on=on).filter(commitment=assignment.commitment)
    context = {
        "round": one,
        "name": period_name(one),
        "body": body,
        "commitment": assignment.commitment,
        "assignment": assignment,
        "row": row,
        "form": form,
        "hands": hands,
        "may_write": hands.answer and row.standing not in ("sent", "confirmed"),
        "may_record": hands.decide and row.standing not in ("sent", "confirmed"),
        "own": bool(row.sent and hands.decide and had_a_hand(request.user, row.sent)),
        "told": told,
        "evidence": shown.filter(body__in=Body.objects.records_of(body))
        .select_related("body", "document")
        .prefetch_related("checks"),
        "reason_form": ReturnForm(),
        **more,
    }
    return render(request, "reporting/answer.html", context, status=status)


@require_POST
@allowed(Action.CONFIRM)
def return_answer(request: SignedInRequest, pk: int, key: str, public_id: str) -> HttpResponse:
    """Return an answer with what is to be mended."""
    one, body, hands = asked_body(request, pk, key)
    assignment = _assignment(one, body, public_id)
    form = ReturnForm(request.POST)
    [row] = rows_of([assignment])
    if form.is_valid():
        if row.sent is None or str(row.sent.pk) != request.POST.get("submission"):
            form.add_error(None, WHY_NOT["decided"])
        else:
            try:
                send_back(row.sent, reason=form.cleaned_data["reason"], by=request.user)
            except DecisionRefused as refused:
                form.add_error(None, as_said(WHY_NOT, refused))
            else:
                messages.success(request, _("Returned."))
                return redirect("body_answers", pk, key)
    status = 409 if form.non_field_errors() else 400
    return _answer(request, one, body, assignment, hands, AnswerForm(), status=status, reason_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.RECORD_FOR)
def record_answer(request: SignedInRequest, pk: int, key: str, public_id: str) -> HttpResponse:
    """Enter a body's answer from its paper or e-mail."""
    one, body, _hands = asked_body(request, pk, key)
    assignment = _assignment(one, body, public_id)
    answer = getattr(assignment, "answer", None)
    form = RecordForm(request.POST or None, initial=initial_of(answer), questions=one.questions.all())
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            said = dict(form.cleaned_data)
            way = {name: said.pop(name) for name in ("version", "recorded_from", "source")}
            try:
                record(assignment, said, by=request.user, **way)
            except Stale:
                status = 409
                form.add_error(None, WHY_NOT["stale"])
            except AnswerRefused as refused:
                form.add_error(None, as_said(WHY_NOT, refused))
            else:
                messages.success(request, _("Recorded. Somebody else of the secretariat confirms it."))
                return redirect("body_answers", pk, key)
    context = {
        "round": one, "name": period_name(one), "body": body,
        "commitment": assignment.commitment, "form": form,
        "standing": state_of_answer(assignment),
    }  # fmt: skip
    return render(request, "reporting/record.html", context, status=status)


def _assignment(one: Round, body: Body, public_id: str) -> Assignment:
    asked = one.asked().filter(body__in=Body.objects.records_of(body), commitment__public_id=public_id)
    return get_object_or_404(asked.select_related("commitment__document", "body", "answer"))
