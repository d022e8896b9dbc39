"""Requests that reach no page, and what is said to them: what nobody who means well sends, what is too big,
what is not for that address, and one too many."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

MOST_BYTES = 101_000_000  # of a whole request: the biggest document, and the form around it
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def zero_bytes(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse addresses and forms with a zero byte, which no text has and PostgreSQL does not take as text."""

    def without_zero_bytes(request: HttpRequest) -> HttpResponse:
        told = [request.path, unquote(request.META.get("QUERY_STRING", ""))]
        if request.method == "POST":
            told += [text for name, values in request.POST.lists() for text in (name, *values)]
        if any("\x00" in text for text in told):
            return render(request, "400.html", status=400)
        return answer(request)

    return without_zero_bytes


def explained(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuses what is too big before any of it is read, and gives a bare 405 its sentence."""

    def with_words(request: HttpRequest) -> HttpResponse:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdecimal() or int(size) > MOST_BYTES:
            return render(request, "413.html", status=413)
        response = answer(request)
        if response.status_code == 405 and not response.content:
            worded = render(request, "405.html", status=405)
            worded.headers["Allow"] = response.headers["Allow"]
            return worded
        return response

    return with_words


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_BIG):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def too_many(request: HttpRequest) -> HttpResponse:
    """Asked for by allauth, where somebody tries too often."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "900"
    return response
