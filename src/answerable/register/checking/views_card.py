"""The quality card of a draft, for whoever checks it: what the plan does not say, before it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from answerable.register.checking.permission import checkers_only
from answerable.register.plans.quality import as_file, card_of_draft, shown

if TYPE_CHECKING:
    from answerable.register.accounts.permissions import SignedInRequest
    from answerable.register.plans.models import Edition


@require_safe
@checkers_only
def card(request: SignedInRequest, edition: Edition) -> HttpResponse:
    found = shown(card_of_draft(edition), get_language() or "vi")
    return render(request, "checking/card.html", {"edition": edition, "card": found})


@require_safe
@checkers_only
def card_file(request: SignedInRequest, edition: Edition, form: str) -> HttpResponse:
    content, media = as_file(card_of_draft(edition), form, get_language() or "vi")
    return HttpResponse(
        content,
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="phieu-{edition.pk}.{form}"'},
    )
