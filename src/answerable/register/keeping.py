"""What was worked out is kept until something is done: figures, and whole pages for who is not signed in.

All that is public stands in the trace, and each act gives its chain another head. What is kept is kept under
the head that was there before it was worked out, and under the day: after an act, or on another day, nobody
asks for it any more. What changes without an act (a link that was tried, a catalogue loaded at the command
line) is seen after a minute.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import datetime, time, timedelta
from functools import wraps
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import condition

from answerable.register.packing import GZIP, packed
from answerable.register.trace.models import Event, Head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

T = TypeVar("T")
P = ParamSpec("P")
MINUTE = 60
JUST_NOW = timedelta(seconds=2)
VERSION = version("answerable")  # of another, the same state may be told otherwise
BIGGEST = 150_000  # bytes of an answer that is kept
HEAD = f"SELECT hash FROM {Head._meta.db_table} WHERE id = 1"
READING = ("GET", "HEAD")
KNOWN_BY = (settings.SESSION_COOKIE_NAME, "messages")  # who sends one of these is answered anew
# Views, by the names of their addresses, that say the same to all who are not signed in, and nothing but what
# stands in the trace or follows from the day. Whatever else there is, is made for each reader.
SAME_FOR_ALL = {
    *("front", "search", "trace", "about", "deadlines", "holds", "hold", "cited"),
    *("plans", "plan", "plan_text", "plan_card", "plan_comparison", "plan_timeline", "plan_badge_page"),
    *("plan_tree", "plan_tree_csv", "plan_tree_picture", "plan_pictures", "plan_picture"),
    *("commitments", "commitment", "bodies", "body", "body_pictures", "body_picture"),
}


class Now(NamedTuple):
    """The state of all that is public: with the same head on the same day nothing of it differs."""

    head: str
    day: date


_KNOWN: ContextVar[Now | None] = ContextVar("known", default=None)


def now() -> Now | None:
    """None where nothing was ever done: then nothing is kept."""
    with connection.cursor() as cursor:  # asked for each page, so it is not put together anew each time
        cursor.execute(HEAD)
        row = cursor.fetchone()
    return None if row is None else Now(row[0], timezone.localdate())


@contextmanager
def looked_up_once() -> Iterator[Now | None]:
    """The state from before a page is made serves for all of it. Should an act end meanwhile, something newer
    is kept under the head that is gone, and nothing older under the one that came."""
    try:
        known = now()
    except DatabaseError:  # a page that says that the database is down is shown all the same
        known = None
    before = _KNOWN.set(known)
    try:
        yield known
    finally:
        _KNOWN.reset(before)


def kept_while_nothing_is_done(name: str, figure: Callable[[], T]) -> T:
    """A figure, made anew only when something was done since, and on another day."""
    known = _KNOWN.get() or now()
    if known is None:
        return figure()
    key = f"{name}-{known.day}-{known.head}"
    kept: T | None = caches["process"].get(key)
    if kept is None:
        kept = figure()
        caches["process"].set(key, kept)
    return kept


def kept_answer(
    name: str, known: Now, answer: Callable[[], HttpResponse], *, if_so: Callable[[], bool] = lambda: True
) -> HttpResponse:
    """What was answered under this name in this state, packed; else a new answer, kept ``if_so`` when it is
    made."""
    key = hashlib.sha256(f"{VERSION} {name} {known.day} {known.head}".encode()).hexdigest()
    there: tuple[bytes, dict[str, str]] | None = caches["answers"].get(key)
    if there is not None:
        content, headers = there
        return HttpResponse(content, headers=headers)
    response = answer()
    if if_so() and _may_be_kept(response):
        response.headers["ETag"] = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        content = packed(response.content)
        headers = {**dict(response.items()), "Content-Encoding": GZIP, "Content-Length": str(len(content))}
        with suppress(OSError):  # a disk that is full keeps nobody from reading
            caches["answers"].set(key, (content, headers), MINUTE)
    return response


def _may_be_kept(response: HttpResponse) -> bool:
    """Whether it is whole, and not for one reader: who gets a cookie with it is one."""
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    return len(response.content) <= BIGGEST


def kept_for_everybody(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Stands before all that looks for a session."""

    def with_keeping(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return answer(request)
        with looked_up_once() as known:
            if known is None or any(name in request.COOKIES for name in KNOWN_BY):
                return answer(request)
            response = kept_answer(
                request.build_absolute_uri(), known, lambda: answer(request), if_so=lambda: _same(request)
            )
        if "ETag" not in response:
            return response
        response.headers.setdefault("Cache-Control", "no-cache")  # a browser asks whether it is still so
        patch_vary_headers(response, ["Cookie"])
        return get_conditional_response(request, response["ETag"], None, response) or response

    return with_keeping


def _same(request: HttpRequest) -> bool:
    """Asked when the page is made. Who sends no cookie gets one with a page that has something of its own."""
    match = request.resolver_match
    return (
        request.method == "GET"
        and not request.COOKIES
        and match is not None
        and (match.url_name in SAME_FOR_ALL)
    )


def unless_unchanged(view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """For a view that says the same to everybody, and nothing but what is public: whoever has its answer
    already is told that it is still so, and nothing is worked out."""
    told = condition(etag_func=_etag, last_modified_func=_moved_at)(view)

    @wraps(view)
    def with_state(*args: P.args, **named: P.kwargs) -> HttpResponseBase:
        with looked_up_once():
            answer: HttpResponseBase = told(*args, **named)
        answer.headers.setdefault("Cache-Control", "no-cache")
        return answer

    return with_state


def _etag(request: HttpRequest, *_args: Any, **_named: Any) -> str | None:
    known = _KNOWN.get()
    if known is None:
        return None
    said = (request.build_absolute_uri(), get_language(), settings.DATA_LICENCE, VERSION, known)
    return f'W/"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'


def _moved_at(_request: HttpRequest, *_args: Any, **_named: Any) -> datetime | None:
    known = _KNOWN.get()
    return known and moved_at(known)


def moved_at(known: Now) -> datetime | None:
    """Since when all that is public is as it is: since the last act, at the earliest since the day began, for
    the state of a commitment is that of a day. None: it is so new that a time in whole seconds may be of the
    state before."""
    acts = Event.objects.filter(hash=known.head)
    last = kept_while_nothing_is_done("last-act", lambda: acts.values_list("at", flat=True).first() or "")
    began = timezone.make_aware(datetime.combine(known.day, time()))
    since = max(began, datetime.fromisoformat(last)) if last else began
    return None if timezone.now() - since < JUST_NOW else since
