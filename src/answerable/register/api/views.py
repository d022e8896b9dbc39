"""The page that explains the interface, made of its own description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from answerable.register.api.describing import described

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def interface(request: HttpRequest) -> HttpResponse:
    return render(request, "api/interface.html", {"described": described()})
