"""How often somebody who is not signed in may do something.

Nothing is kept of who that is: what is counted is a keyed hash of the address, in the cache, for as long as
the limit lasts. From it nobody reads the address back, and it is gone by itself.
"""

from __future__ import annotations

import time
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
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
    """Where a request comes from, to be counted and not kept: the address, of the newer kind its network,
    which is one subscriber's; "" where the server does not say."""
    try:
        address = ip_address(get_adapter(request).get_client_ip(request))
    except (PermissionDenied, ValueError):
        return ""
    return str(address if address.version == 4 else ip_network((address, 64), strict=False))


def too_often(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """The answer to one more try within ``seconds``, a limit of whole hours."""
    answer = render(request, "429.html", {"hours": seconds // HOUR}, status=429)
    answer.headers["Retry-After"] = str(seconds)
    return answer
