"""How often somebody who is not signed in may do something.

Nothing is kept of who that is: what is counted is a keyed hash of the address, in the cache, for as long as
the limit lasts. From it nobody reads the address back, and it is gone by itself.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.shortcuts import render
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

HOUR, DAY = 60 * 60, 24 * 60 * 60  # seconds


def within(name: str, who: str, *, most: int, seconds: int) -> bool:
    """Count one more time that ``who`` does what ``name`` says; whether that is still allowed.

    Two at the very same moment may be counted as one: it is a brake, not a lock.
    """
    part = int(time.time()) // seconds
    key = f"limit-{salted_hmac(f'limit {name} {part}', who, algorithm='sha256').hexdigest()}"
    counted = int(caches["default"].get(key, 0)) + 1
    caches["default"].set(key, counted, seconds)
    return counted <= most


def sender(request: HttpRequest) -> str:
    """Where a request comes from, to be counted and not kept."""
    return str(get_adapter(request).get_client_ip(request))


def too_often(request: HttpRequest) -> HttpResponse:
    answer = render(request, "429.html", status=429)
    answer.headers["Retry-After"] = str(HOUR)
    return answer
