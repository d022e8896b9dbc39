"""Whether an address that was given as evidence still answers.

Asked by the worker alone, never while somebody waits for a page. People type these addresses: a redirection
inwards reaches nothing of ours either. Nothing of what it answers is kept but the status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.utils import timezone

from answerable.register.evidence.models import Evidence, Kind, LinkCheck
from answerable.register.reaching import FAULTS, NotPublic, ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, timedelta


REDIRECTIONS = 5
STILL_THERE = (401, 403, 405, 429)  # it is there, and does not speak to programs
SAYS_WHO = {"User-Agent": "Answerable (looks whether evidence is there)"}
Answer = LinkCheck.Answer


def to_check(*, on: date, after: timedelta) -> Iterator[Evidence]:
    """Evidence at addresses that nobody has looked at for that long, or ever."""
    for one in Evidence.objects.public(on=on).filter(kind=Kind.ADDRESS).prefetch_related("checks"):
        last = next(iter(one.checks.all()), None)
        if last is None or timezone.localdate(last.at) <= on - after:
            yield one


def check(evidence: Evidence) -> LinkCheck:
    """Look at an address once, and keep what it answered."""
    status = None
    try:
        status = status_of(evidence.url)
        answer = Answer.THERE if status < 400 or status in STILL_THERE else Answer.GONE
    except NotPublic:
        answer = Answer.NOT_PUBLIC
    except FAULTS:
        answer = Answer.GONE
    return LinkCheck.objects.create(evidence=evidence, at=timezone.now(), answer=answer, status=status)


def status_of(url: str) -> int:
    """The status at the end of its redirections. Raises NotPublic, OSError, HTTPException, ValueError."""
    for _ in range(REDIRECTIONS + 1):
        status, location = ask("HEAD", url, headers=SAYS_WHO)
        if location is None:
            return status
        url = urljoin(url, location)
    return status
