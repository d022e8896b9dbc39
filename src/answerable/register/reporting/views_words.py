"""What an office calls the states of commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.register.accounts.own_words import call
from answerable.register.accounts.permissions import Action, allowed
from answerable.register.reporting.forms_words import WordsForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Action.KEEP_SETTINGS)
def own_words(request: SignedInRequest) -> HttpResponse:
    """Our words with those of the office; each that is changed is an event of the trace."""
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        for key, language, text in list(form.decided()):
            call(key, language, text, by=request.user)
        messages.success(request, _("Decided, with its trace."))
        return redirect("own_words")
    return render(request, "reporting/words.html", {"form": form}, status=400 if form.errors else 200)
