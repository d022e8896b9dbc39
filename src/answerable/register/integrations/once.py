"""A request that is sent again is done once: whoever sends it names it by a key of its own.

The key is taken before anything is done. Of two that come at once the second is told so at once;
of a process that died in between the key is free again after a while.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from answerable.register.integrations.models import Request

if TYPE_CHECKING:
    from datetime import datetime

    from answerable.register.integrations.models import Token

KEPT = timedelta(hours=24)
ENDLESS = timedelta(minutes=10)  # no answer takes that long: whoever was to give it is no more


class UnderWay(Exception):
    """The same request is being answered just now."""


class AnotherRequest(Exception):
    """The key was used for something else."""


def begin(token: Token, key: str, asked: str) -> Request:
    """The request of that key: one that was answered has its status. Raises UnderWay and AnotherRequest."""
    now = timezone.now()
    gone = Request.objects.filter(token=token, key=key)
    gone.filter(at__lt=now - KEPT).delete()
    gone.filter(at__lt=now - ENDLESS, status=None).delete()
    try:
        with transaction.atomic():
            return Request.objects.create(token=token, key=key, asked=asked, at=now)
    except IntegrityError:
        known = Request.objects.get(token=token, key=key)
    if known.asked != asked:
        raise AnotherRequest
    if known.status is None:
        raise UnderWay
    return known


def finish(request: Request, *, status: int, answer: str, media_type: str) -> None:
    """Keep what was answered. A fault of ours leaves the key free, so that it may be tried again."""
    if status >= 500:
        request.delete()
        return
    request.status, request.answer, request.media_type = status, answer, media_type
    request.save(update_fields=["status", "answer", "media_type"])


def forget(*, before: datetime) -> int:
    """Let go of requests that are older; returns how many."""
    return Request.objects.filter(at__lt=before).delete()[0]
