"""Whether an address that was given as evidence still answers.

Asked by the worker alone, never while somebody waits for a page. People type these addresses, so each is
looked up first, all that it leads to must be public, and it is that very number which is then asked: a name
that changes its mind meanwhile, or a redirection inwards, reaches nothing of ours. Nothing of what it answers
is kept but the status.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from django.utils import timezone

from answerable.register.evidence.models import Evidence, Kind, LinkCheck

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, timedelta


SECONDS = 10
REDIRECTIONS = 5
STILL_THERE = (401, 403, 405, 429)  # it is there, and does not speak to programs
PORTS = {"http": 80, "https": 443}
Answer = LinkCheck.Answer


class NotPublic(Exception):
    """The address, or one that it leads to, is not of the public web."""


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
    except (OSError, http.client.HTTPException, ValueError):
        answer = Answer.GONE
    return LinkCheck.objects.create(evidence=evidence, at=timezone.now(), answer=answer, status=status)


def status_of(url: str) -> int:
    """The status at the end of its redirections. Raises NotPublic, OSError, HTTPException, ValueError."""
    for _ in range(REDIRECTIONS + 1):
        status, location = _ask(url)
        if location is None:
            return status
        url = urljoin(url, location)
    return status


def _ask(url: str) -> tuple[int, str | None]:
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        raise NotPublic(url)
    port = parts.port or PORTS[parts.scheme]
    if port != PORTS[parts.scheme]:
        raise NotPublic(url)
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=SECONDS)
    connection.sock = _connected(parts.hostname, port, secure=parts.scheme == "https")
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(
            "HEAD", path, headers={"User-Agent": "Answerable (looks whether evidence is there)"}
        )
        said = connection.getresponse()
        return said.status, said.getheader("Location") if 300 <= said.status < 400 else None
    finally:
        connection.close()


def _connected(host: str, port: int, *, secure: bool) -> socket.socket:
    """A connection to a public address of a host; that address is looked up once and no more."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    if not addresses or not all(ipaddress.ip_address(one).is_global for one in addresses):
        raise NotPublic(host)
    sock = socket.create_connection((addresses[0], port), timeout=SECONDS)
    if not secure:
        return sock
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except BaseException:
        sock.close()
        raise
