"""Asking addresses that people typed, without reaching anything of ours.

Each is looked up first, all that it leads to must be public, and it is that very number which is then asked:
a name that changes its mind meanwhile reaches nothing. It is asked by the worker, while nobody waits.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 10  # of silence
LONGEST = 30  # seconds for the whole, also for one that answers a letter at a time
PORTS = {"http": 80, "https": 443}
# IPv6 that holds an IPv4 address (of ours, it may be), or is of a site: no server of the web has one.
WRAPPING = [
    ipaddress.IPv6Network(net) for net in ("::/96", "64:ff9b::/32", "2001::/32", "2002::/16", "fec0::/10")
]
FAULTS = (OSError, http.client.HTTPException, ValueError)  # of what is asked


class NotPublic(Exception):
    """The address, or one that it leads to, is not of the public web."""


class Answer(NamedTuple):
    """What an address answered. Nothing else of it is read."""

    status: int
    location: str | None  # where it leads on to


def ask(method: str, url: str, *, headers: Mapping[str, str], body: bytes | None = None) -> Answer:
    """Ask one address once; where it leads on to is not followed. Raises NotPublic and ``FAULTS``."""
    parts = _parts(url)
    host = parts.hostname or ""
    connection = http.client.HTTPConnection(host, PORTS[parts.scheme], timeout=SECONDS)
    connection.sock = _connected(host, PORTS[parts.scheme], secure=parts.scheme == "https")
    end = threading.Timer(LONGEST, _cut, [connection.sock])
    end.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, body=body, headers=dict(headers))
        said = connection.getresponse()
        return Answer(said.status, said.getheader("Location") if 300 <= said.status < 400 else None)
    finally:
        end.cancel()
        connection.close()


def look_up(url: str) -> list[str]:
    """The numbers that an address leads to, all of them public. Raises NotPublic and OSError."""
    parts = _parts(url)
    return _public(parts.hostname or "", PORTS[parts.scheme])


def _parts(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        raise NotPublic(url)
    if (parts.port or PORTS[parts.scheme]) != PORTS[parts.scheme]:
        raise NotPublic(url)
    return parts


def _public(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    if not addresses or not all(map(is_public, addresses)):
        raise NotPublic(host)
    return addresses


def is_public(address: str) -> bool:
    """Whether a number is of the public web, and no other in it that a network may unwrap.

    >>> [is_public(one) for one in ("8.8.8.8", "10.0.0.1", "2606:4700::1111", "64:ff9b::a00:1", "ff0e::1")]
    [True, False, True, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast
    return ip.is_global and not ip.is_multicast and not any(ip in wrapping for wrapping in WRAPPING)


def _connected(host: str, port: int, *, secure: bool) -> socket.socket:
    """A connection to a public address of a host; that address is looked up once and no more."""
    sock = socket.create_connection((_public(host, port)[0], port), timeout=SECONDS)
    if not secure:
        return sock
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except BaseException:
        sock.close()
        raise


def _cut(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
