"""The answers of a body in a round, all on one page: signed by its validator, decided by the secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.register.accounts.permissions import Action, allowed, held_by, may
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.work import Assignment
from answerable.register.refusals import as_said
from answerable.register.reporting.answering import AnswerRefused, has_validator, sign
from answerable.register.reporting.deciding import DecisionRefused, confirm, had_a_hand
from answerable.register.reporting.forms import WHY_NOT
from answerable.register.reporting.hands import Hands, asked_body
from answerable.register.reporting.listing import STANDINGS, rows_in, rows_of
from answerable.register.reporting.models import Round, asked_of, round_number
from answerable.register.reporting.wording import period_name

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.reporting.listing import Row


HANDS = (Action.ANSWER, Action.SIGN, Action.CONFIRM)


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
