"""What the register is, how it is made, and how well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from answerable.register.accounts.own_words import called_otherwise
from answerable.register.public.accuracy import measured

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "public/about.html", {"accuracy": measured(), "called": called_otherwise()})
