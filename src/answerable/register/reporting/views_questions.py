"""The questions of an office: what its rounds may ask beside what every answer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.reporting.forms_questions import QuestionForm
from answerable.register.reporting.models import Question
from answerable.register.reporting.questions import ask, retire

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_ROUNDS)
def questions(request: SignedInRequest) -> HttpResponse:
    """Those that stand, those that are retired, and the form to add one."""
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask(form.cleaned_data, by=request.user)
        messages.success(request, _("Added. Choose it when you open a round."))
        return redirect("questions")
    context = {"form": form, "questions": Question.objects.order_by("retired_at", "pk")}
    return render(request, "reporting/questions.html", context, status=400 if form.errors else 200)


@require_POST
@allowed(Action.KEEP_ROUNDS)
def retire_question(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask it in no new round."""
    retire(get_object_or_404(Question, pk=pk), by=request.user)
    messages.success(request, _("It is asked in no new round. Rounds that ask it go on."))
    return redirect("questions")
