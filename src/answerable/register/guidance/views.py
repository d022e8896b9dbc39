"""Letters and inspections: read by everybody, written by the secretariat, answered by bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.register.accounts.permissions import Action, allowed, may
from answerable.register.guidance.desk import findings_of, letters_to
from answerable.register.guidance.forms import (
    WHY_NOT,
    AnswerForm,
    DecideForm,
    FindingForm,
    InspectionForm,
    LetterForm,
    RecordAnswerForm,
    RecordRemedyForm,
    RemedyForm,
)
from answerable.register.guidance.models import Finding, Inspection, Letter, Recipient
from answerable.register.guidance.services import (
    answer,
    decide_remedy,
    find,
    inspect,
    say_remedied,
    write_letter,
)
from answerable.register.refusals import done

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest

SHOWN = 50


@require_safe
def guidance(request: HttpRequest) -> HttpResponse:
    """What was inspected and found, how it is remedied, and what was written to whom."""
    inspections = Inspection.objects.select_related("body")[:SHOWN]
    letters = Letter.objects.working(on=timezone.localdate()).prefetch_related("recipients__body")
    context = {"inspections": [(one, _found(one)) for one in inspections], "letters": letters[:SHOWN]}
    return render(request, "guidance/guidance.html", context)


def _found(inspection: Inspection) -> list[dict[str, Any]]:
    """The findings of an inspection that are followed, and how each stands."""
    on = timezone.localdate()
    rows = Finding.objects.working(on=on).filter(inspection=inspection).select_related("commitment__document")
    return [
        {"finding": one, "standing": one.standing(on=on), "words": list(one.words.all())}
        for one in rows.prefetch_related("words")
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.REMIND)
def letters(request: SignedInRequest) -> HttpResponse:
    """The letters, and the form to write one."""
    form = LetterForm(request.POST or None)
    if done(
        form, lambda said: write_letter(said.pop("kind"), said.pop("words"), **said, by=request.user), WHY_NOT
    ):
        return redirect("letters")
    context = {"form": form, "letters": Letter.objects.prefetch_related("recipients__body")[:SHOWN]}
    return render(request, "guidance/letters.html", context, status=400 if form.is_bound else 200)


@require_safe
@allowed(Action.ANSWER)
def my_letters(request: SignedInRequest) -> HttpResponse:
    """What was written to one's body, and what it is to remedy."""
    on = timezone.localdate()
    context = {
        "recipients": letters_to(request.user, on=on),
        "findings": [(one, one.standing(on=on)) for one in findings_of(request.user, on=on)],
    }
    return render(request, "guidance/my_letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.ANSWER)
def answer_letter(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer a letter to one's own body."""
    one = get_object_or_404(Recipient.objects.select_related("letter", "body"), pk=pk)
    if not may(request.user, Action.ANSWER, one.body, on=timezone.localdate()):
        raise PermissionDenied
    form = AnswerForm(request.POST or None)
    if done(form, lambda said: answer(one, **said, by=request.user), WHY_NOT):
        return redirect("my_letters")
    context = {"one": one, "form": form}
    return render(request, "guidance/answer.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.RECORD_FOR)
def record_letter_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what a body answered on paper or by e-mail."""
    one = get_object_or_404(Recipient.objects.select_related("letter", "body"), pk=pk)
    form = RecordAnswerForm(request.POST or None)
    if done(form, lambda said: answer(one, **said, by=request.user), WHY_NOT):
        return redirect("letters")
    context = {"one": one, "form": form, "recording": True}
    return render(request, "guidance/answer.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.INSPECT)
def inspections(request: SignedInRequest) -> HttpResponse:
    """The inspections, and the form to record one."""
    form = InspectionForm(request.POST or None)
    if one := done(form, lambda said: inspect(said.pop("body"), **said, by=request.user), WHY_NOT):
        return redirect("inspection", one.pk)
    rows = Inspection.objects.select_related("body")[:SHOWN]
    context = {"form": form, "inspections": rows}
    return render(request, "guidance/inspections.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.INSPECT)
def inspection(request: SignedInRequest, pk: int) -> HttpResponse:
    """One inspection: its findings, and the form to add one."""
    one = get_object_or_404(Inspection.objects.select_related("body"), pk=pk)
    form = FindingForm(request.POST or None)
    if done(form, lambda said: find(one, **said, by=request.user), WHY_NOT):
        return redirect("inspection", pk)
    return _inspection(request, one, form, status=400 if form.is_bound else 200)


def _inspection(
    request: HttpRequest, one: Inspection, form: FindingForm, *, status: int, **more: Any
) -> HttpResponse:
    context = {"inspection": one, "rows": _found(one), "form": form, "decide_form": DecideForm(), **more}
    return render(request, "guidance/inspection.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.ANSWER)
def remedy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that one's own body has remedied a shortcoming."""
    finding = _finding(pk)
    if not may(request.user, Action.ANSWER, finding.inspection.body, on=timezone.localdate()):
        raise PermissionDenied
    form = RemedyForm(request.POST or None)
    if done(form, lambda said: say_remedied(finding, **said, by=request.user), WHY_NOT):
        return redirect("my_letters")
    return _remedy(request, finding, form)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.RECORD_FOR)
def record_remedy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what a body said on paper or by e-mail; somebody else decides on it."""
    finding = _finding(pk)
    form = RecordRemedyForm(request.POST or None)
    if done(form, lambda said: say_remedied(finding, **said, by=request.user), WHY_NOT):
        return redirect("inspection", finding.inspection_id)
    return _remedy(request, finding, form)


@require_POST
@allowed(Action.CONFIRM)
def decide_on_remedy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Confirm or return what the body said of a remedy."""
    finding = _finding(pk)
    form = DecideForm(request.POST)
    if done(form, lambda said: decide_remedy(finding, **said, by=request.user), WHY_NOT):
        return redirect("inspection", finding.inspection_id)
    return _inspection(request, finding.inspection, FindingForm(), status=400, decide_form=form)


def _finding(pk: int) -> Finding:
    found = Finding.objects.working(on=timezone.localdate())
    return get_object_or_404(found.select_related("inspection__body", "commitment__document"), pk=pk)


def _remedy(request: HttpRequest, finding: Finding, form: forms.Form) -> HttpResponse:
    context = {"finding": finding, "standing": finding.standing(on=timezone.localdate()), "form": form}
    return render(request, "guidance/remedy.html", context, status=400 if form.is_bound else 200)
