"""The health of the system, for whoever looks after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from answerable.register.accounts.permissions import Action, allowed
from answerable.register.upkeep.checks import diagnoses, worst

if TYPE_CHECKING:
    from django.http import HttpResponse

    from answerable.register.accounts.permissions import SignedInRequest


@require_safe
@never_cache
@allowed(Action.KEEP_SETTINGS)
def system(request: SignedInRequest) -> HttpResponse:
    """Queue, mail, last tick, last backup, chain head, and what else may be wrong."""
    found = diagnoses(on_a_page=True)
    return render(request, "upkeep/system.html", {"found": found, "worst": worst(found).value})
