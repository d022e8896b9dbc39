"""Answers: written by a body's focal point, signed by its validator, decided by the secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts.permissions import Action, allowed, held_by, may
from answerable.register.bodies.models import Body
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Assignment
from answerable.register.evidence.models import Evidence
from answerable.register.refusals import as_said
from answerable.register.reporting.answering import (
    AnswerRefused,
    Stale,
    hand_over,
    has_validator,
    may_sign,
    record,
    save,
    sign,
    state_of_answer,
)
from answerable.register.reporting.deciding import DecisionRefused, confirm, had_a_hand, send_back
from answerable.register.reporting.forms import (
    WHY_NOT,
    AnswerForm,
    RecordForm,
    ReturnForm,
    figures_as_lines,
    initial_of,
)
from answerable.register.reporting.listing import STANDINGS, rows_in, rows_of
from answerable.register.reporting.models import Answer, Round, Submission, asked_of, round_number
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.models import Account
    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.reporting.listing import Row


class Hands(NamedTuple):
    """What an account may do with the answers of a body."""

    answer: bool
    sign: bool
    decide: bool

    @property
    def any(self) -> bool:
        return self.answer or self.sign or self.decide


HANDS = (Action.ANSWER, Action.SIGN, Action.CONFIRM)


def hands_of(account: Account | AnonymousUser, body: Body) -> Hands:
    on = timezone.localdate()
    return Hands(
        answer=may(account, Action.ANSWER, body, on=on),
        sign=account.is_authenticated and may_sign(account, body, on=on),
        decide=may(account, Action.CONFIRM, body, on=on),
    )


@require_safe
@allowed(Action.ANSWER)
def my_rounds(request: SignedInRequest) -> HttpResponse:
    """Every round in which a body of the account is asked."""
    return _my_rounds(request)


@require_safe
@allowed(Action.SIGN)
def to_sign(request: SignedInRequest) -> HttpResponse:
    """The same, for a validator."""
    return _my_rounds(request)


def _my_rounds(request: SignedInRequest) -> HttpResponse:
    account, on = request.user, timezone.localdate()
    own = (one.body and (one.body.merged_into or one.body) for one in held_by(account, on=on))
    bodies = {
        body.pk: body for body in own if body and any(may(account, hand, body, on=on) for hand in HANDS)
    }
    rows: dict[tuple[int, int], list[Row]] = {}
    for row in rows_of(asked_of(bodies).select_related("commitment__document", "body")):
        record = row.assignment.body
        body = record.merged_into_id or record.pk
        rows.setdefault((body, round_number(row.assignment.occasion)), []).append(row)
    rounds = Round.objects.standing().filter(pk__in={pk for _body, pk in rows}).select_related("document")
    listed = [
        {
            "round": one,
            "name": period_name(one),
            "body": body,
            "counts": [
                (words, sum(row.standing == name for row in rows[body.pk, one.pk]))
                for name, words in STANDINGS.items()
            ],
        }
        for body in bodies.values()
        for one in rounds
        if (body.pk, one.pk) in rows
    ]
    return render(request, "reporting/my_rounds.html", {"rounds": listed})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def body_answers(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """What one body is asked in a round: to write, to sign or to decide, as the account may."""
    one, body, hands = asked_body(request, pk, key)
    rows = rows_in(one, body)
    if not rows:
        raise Http404
    problem = ""
    if request.method == "POST":
        problem = (
            _signed(request, rows, hands) if "sign" in request.POST else _confirmed(request, rows, hands)
        )
        if not problem:
            return redirect("body_answers", pk, key)
    on_hold = {row.assignment.pk for row in rows} - set(_workable(rows))
    context = {
        "round": one,
        "name": period_name(one),
        "body": body,
        "hands": hands,
        "rows": [
            {
                "row": row,
                "held": row.assignment.pk in on_hold,
                "own": bool(row.sent and hands.decide and had_a_hand(request.user, row.sent)),
            }
            for row in rows
        ],
        "ready": sum(row.standing == "ready" for row in rows),
        "sent": sum(row.standing == "sent" for row in rows),
        "validator": has_validator(body, on=timezone.localdate()),
        "problem": problem,
    }
    return render(request, "reporting/body_answers.html", context, status=400 if problem else 200)


def _workable(rows: list[Row]) -> list[int]:
    ids = Commitment.objects.actionable(on=timezone.localdate())
    return list(
        Assignment.objects.filter(pk__in=[row.assignment.pk for row in rows], commitment__in=ids).values_list(
            "pk", flat=True
        )
    )


def _signed(request: SignedInRequest, rows: list[Row], hands: Hands) -> str:
    """Sign what is ready; returns what was in the way."""
    if not hands.sign:
        raise PermissionDenied
    ready = [row.answer for row in rows if row.standing == "ready" and row.answer]
    if not ready:
        return _("Nothing is ready to be signed.")
    for answer in ready:
        answer.assignment = next(row.assignment for row in rows if row.answer is answer)
    try:
        sent = sign(ready, by=request.user)
    except AnswerRefused as refused:
        return as_said(WHY_NOT, refused)
    messages.success(request, _("Signed and sent: %(count)s.") % {"count": len(sent)})
    return ""


def _confirmed(request: SignedInRequest, rows: list[Row], hands: Hands) -> str:
    """Confirm what was chosen; returns what was in the way."""
    if not hands.decide:
        raise PermissionDenied
    chosen = set(request.POST.getlist("submission"))
    submissions = [row.sent for row in rows if row.sent and str(row.sent.pk) in chosen]
    if not submissions:
        return _("Choose what you confirm.")
    try:
        done = confirm(submissions, by=request.user)
    except DecisionRefused as refused:
        return as_said(WHY_NOT, refused)
    messages.success(request, _("Confirmed: %(count)s.") % {"count": len(done)})
    return ""


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
            form.add_error(
                None, _("Somebody else saved this answer meanwhile. What you typed is still below.")
            )
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
                form.add_error(
                    None, _("Somebody else saved this answer meanwhile. What you typed is still below.")
                )
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


def asked_body(request: HttpRequest, pk: int, key: str) -> tuple[Round, Body, Hands]:
    """The round, the body and what the account may do with its answers; others are told to go."""
    one = get_object_or_404(Round.objects.standing().select_related("document"), pk=pk)
    body = get_object_or_404(Body, key=key, merged_into=None)
    hands = hands_of(request.user, body)
    if not hands.any:
        raise PermissionDenied
    return one, body, hands


def _assignment(one: Round, body: Body, public_id: str) -> Assignment:
    asked = one.asked().filter(body__in=Body.objects.records_of(body), commitment__public_id=public_id)
    return get_object_or_404(asked.select_related("commitment__document", "body", "answer"))
