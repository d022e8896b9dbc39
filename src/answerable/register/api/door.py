"""What every request to the interface passes: the language, the allowance, and whether anything is new.

Who asks here is known by a token or not at all: cookies are not looked at, so that no page elsewhere can act
through somebody's browser, and any page may read.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import activate, get_language_from_request, override
from django.utils.translation import gettext as _

from answerable.register.accounts.limits import sender
from answerable.register.api.interface import fits_as_key, parameters
from answerable.register.api.limits import spend
from answerable.register.api.problems import MEDIA_TYPE, problem_answer
from answerable.register.integrations import once
from answerable.register.integrations.tokens import known
from answerable.register.keeping import VERSION, Now, kept_answer, looked_up_once, moved_at
from answerable.register.trace.models import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from answerable.register.integrations.models import Token

    class AskedByToken(HttpRequest):
        """A request that came through the door."""

        token: Token | None


PREFIX = "/api/"
READING = ("GET", "HEAD")
SHOWN = "ETag, Last-Modified, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
BIGGEST = 30_000_000  # bytes of what is written; what is more is not even looked at


class Door:
    """Before all that looks at cookies, and after all that is said to every browser."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.answer(request)
        request.COOKIES = {}
        with override(get_language_from_request(request)):
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return _may_ask()
        reading = request.method in READING
        token = cast("AskedByToken", request).token = _token(request)
        allowance = spend(sender(request) if token is None else f"token {token.pk}")
        if allowance.left < 0:
            response = problem_answer(429, headers={"Retry-After": str(allowance.reset)})
        else:
            response = _read(request, self.answer) if reading else self._write(request, token)
        activate(get_language_from_request(request))  # where nothing was found, nothing said which it is
        if response.status_code >= 400 and response.headers.get("Content-Type") != MEDIA_TYPE:
            kept = {name: response.headers[name] for name in ("Allow",) if name in response.headers}
            response = problem_answer(response.status_code, headers=kept)
        response.headers["RateLimit-Limit"] = str(allowance.limit)
        response.headers["RateLimit-Remaining"] = str(max(allowance.left, 0))
        response.headers["RateLimit-Reset"] = str(allowance.reset)
        if reading:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = SHOWN
        response.headers.setdefault("Cache-Control", "private, no-store")
        patch_vary_headers(response, ["Accept-Language", "Authorization"])
        return response

    def _write(self, request: HttpRequest, token: Token | None) -> HttpResponse:
        """What is written under a key is written once, however often it is sent."""
        key = request.headers.get("Idempotency-Key")
        size = request.headers.get("Content-Length") or "0"
        if token is None or key is None or not size.isdecimal() or int(size) > BIGGEST:
            return self.answer(request)
        if not fits_as_key(key):
            says = _("It is one to 100 letters, digits and signs of ASCII, without spaces.")
            return problem_answer(422, errors=[("Idempotency-Key", says)])
        try:
            sent = once.begin(token, key, _digest(request))
        except RequestDataTooBig:
            return problem_answer(413)
        except once.AnotherRequest:
            return problem_answer(422, _("This Idempotency-Key was used for another request already."))
        except once.UnderWay:
            says = _("This very request is being answered just now.")
            return problem_answer(409, says, headers={"Retry-After": "5"})
        if sent.status is not None:
            return HttpResponse(sent.answer, status=sent.status, content_type=sent.media_type)
        response = self.answer(request)
        once.finish(
            sent,
            status=response.status_code,
            answer=response.content.decode(),
            media_type=response.headers.get("Content-Type", ""),
        )
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """The language that was asked for, in place of the one of the address, which here says none.

        A parameter that would be overlooked is refused: else a list that is not narrowed is taken for one
        that is.
        """
        if not request.path_info.startswith(PREFIX):
            return None
        activate(get_language_from_request(request))
        name = request.resolver_match.url_name if request.resolver_match else ""
        unknown = sorted(set(request.GET) - parameters().get(name or "", set(request.GET)))
        if unknown:
            return problem_answer(
                422, errors=[(one, _("There is no parameter of that name.")) for one in unknown]
            )
        return None


def _token(request: HttpRequest) -> Token | None:
    kind, _space, shown = request.headers.get("Authorization", "").partition(" ")
    return known(shown.strip()) if kind.lower() == "bearer" else None


def _digest(request: HttpRequest) -> str:
    """What a request asks: a form by its fields and files, for what stands between them is made up anew."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        for name, values in sorted(request.POST.lists()):
            digest.update(json.dumps([name, values]).encode())
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                digest.update(json.dumps([name, file.name]).encode())
                for chunk in file.chunks():
                    digest.update(chunk)
                file.seek(0)
    else:
        digest.update(request.body)
    return digest.hexdigest()


def _may_ask() -> HttpResponse:
    """To a browser that asks whether a page elsewhere may read."""
    return HttpResponse(
        status=204,
        headers={
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Methods": "GET, HEAD",
            "Access-Control-Allow-Headers": "Accept-Language, If-None-Match, If-Modified-Since",
            "Access-Control-Max-Age": "86400",
        },
    )


def _read(request: HttpRequest, answer: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """An answer to who reads, or that nothing is new since: all that is public stands in the trace."""
    without_words = request.method == "HEAD"
    request.method = "GET"
    if "Authorization" in request.headers:
        response = answer(request)
    else:
        response = _kept(request, answer)
    if without_words:
        response.content = b""
    return response


def _kept(request: HttpRequest, answer: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """To who sends no token."""
    language = get_language_from_request(request)
    with looked_up_once() as known:
        state = known or Now(FIRST, timezone.localdate())
        etag = f'W/"{state.head[:20]}-{state.day:%Y%m%d}-{VERSION}-{language}"'
        moved = moved_at(state)
        since = None if moved is None else int(moved.timestamp())
        unchanged = None
        if request.headers.get("If-None-Match") != "*":
            unchanged = get_conditional_response(request, etag, since)
        if unchanged is not None:
            response = unchanged
        elif known is None:
            response = answer(request)
        else:
            name = f"{language} {request.build_absolute_uri()}"
            response = kept_answer(name, known, lambda: answer(request))
    if response.status_code in (200, 304):
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "public, no-cache"
        if since is not None:
            response.headers["Last-Modified"] = http_date(since)
    return response
