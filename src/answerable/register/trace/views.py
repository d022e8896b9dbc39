"""The public trace: its head, how to check it, and every link of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.register.trace.concerning import held_work
from answerable.register.trace.models import FIRST, DailyHead, Event, Head
from answerable.register.trace.opening import as_recorded, opened
from answerable.register.trace.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

SIZE = 50  # events on a page
DAYS = 30  # daily heads on the page
LINES = 10_000  # of the chain at one address


@require_safe
def trace(request: HttpRequest) -> HttpResponse:
    head = Head.objects.first() or Head(length=0, hash=FIRST)
    upto = min(_number(request.GET.get("den"), head.length), head.length)
    events = list(Event.objects.filter(seq__lte=upto).order_by("-seq")[:SIZE])
    context = {
        "head": head,
        "rows": told(events, on=timezone.localdate()),
        "older": events[-1].seq - 1 if events else 0,
        "days": DailyHead.objects.order_by("-day")[:DAYS],
        "lines": LINES,
    }
    return render(request, "trace/trace.html", context)


@require_safe
def event(request: HttpRequest, seq: int) -> HttpResponse:
    found = Event.objects.filter(seq=seq).prefetch_related("contents").first()
    if found is None:
        raise Http404(_("There is no event of that number."))
    said, today = opened([seq]), timezone.localdate()
    held = bool(held_work(said, today))
    content, _record = (None, None) if held else said.get(seq, (None, None))
    closed = next((one for one in found.contents.all() if not one.public), None)
    context = {
        "event": found,
        "told": told([found], on=today)[0],
        "held": held,
        "content": content,
        "whole": content is not None and as_recorded(content),
        "closed": closed,
    }
    return render(request, "trace/event.html", context)


@require_safe
def chain(request: HttpRequest) -> StreamingHttpResponse:
    """Links as lines, for a program to check: number, time, digest of the content, hash before, hash."""
    start = max(_number(request.GET.get("tu"), 1), 1)
    return StreamingHttpResponse(_lines(start), content_type="text/plain; charset=utf-8")


def _lines(start: int) -> Iterator[str]:
    for link in Event.objects.filter(seq__gte=start, seq__lt=start + LINES).iterator(chunk_size=1000):
        yield f"{link.seq} {link.at} {link.content_digest} {link.previous_hash} {link.hash}\n"


def _number(given: str | None, otherwise: int) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 19 else otherwise
