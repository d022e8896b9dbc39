"""How often somebody may ask: so many requests a minute, and every answer says how many are left.

Nobody's address is kept: what is counted by is a hash of it with the minute and a secret, forgotten with the
minute. Each process counts by itself and tells the others of every twenty requests, so that reading the
register writes nothing for nearly everybody; a limit may be passed by twenty requests a process.
"""

from __future__ import annotations

import time
from collections import Counter
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.utils.crypto import salted_hmac

SECONDS = 60
TOGETHER = 20  # requests that the others are told of at once


class Allowance(NamedTuple):
    """What somebody may still ask in this minute."""

    limit: int
    left: int  # below 0: that was one too many
    reset: int  # seconds until it begins anew


class _Minute:
    """What this process counted in the minute that is."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.number = 0
        self.asked: Counter[str] = Counter()
        self.elsewhere: Counter[str] = Counter()  # in all processes, as was last heard

    def count(self, key: str, number: int) -> int:
        with self.lock:
            if number != self.number:
                self.number = number
                self.asked.clear()
                self.elsewhere.clear()
            self.asked[key] += 1
            return self.asked[key]


MINUTE = _Minute()


def spend(who: str, *, now: float | None = None) -> Allowance:
    """Count one request of somebody: an address, or a token."""
    now = time.time() if now is None else now
    number = int(now) // SECONDS
    key = f"asked-{salted_hmac('answerable.api', f'{number} {who}', algorithm='sha256').hexdigest()}"
    mine = MINUTE.count(key, number)
    if mine % TOGETHER == 0:
        # Two processes at the very same moment may count for one: nobody is refused by that.
        together = (caches["default"].get(key) or 0) + TOGETHER
        caches["default"].set(key, together, SECONDS)
        MINUTE.elsewhere[key] = together
    used = max(mine, MINUTE.elsewhere[key] + mine % TOGETHER)
    limit = settings.API_REQUESTS_A_MINUTE
    return Allowance(limit=limit, left=limit - used, reset=SECONDS - int(now) % SECONDS)
