"""Asking the register for its pages as any visitor would, without a server between."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse, StreamingHttpResponse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http.response import HttpResponseBase


class Answer(NamedTuple):
    """What a visitor who has not signed in is shown."""

    status: int
    kind: str  # its media type
    parts: Iterator[bytes]
    name: str  # what a file calls itself; "" for none
    leads_to: str  # where the visitor is sent on to; "" for nowhere

    def read(self) -> bytes:
        return b"".join(self.parts)


class Visitor:
    """Somebody without an account, who reads."""

    def __init__(self) -> None:
        self._handler = WSGIHandler()
        site = urlsplit(settings.SITE)
        self._environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "SERVER_NAME": site.hostname or "localhost",
            "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": site.netloc,
            "HTTP_X_FORWARDED_PROTO": site.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": site.scheme,
        }

    def ask(self, address: str) -> Answer:
        path, _, query = address.partition("?")
        environ = {
            **self._environ,
            "PATH_INFO": unquote(path).encode().decode("latin-1"),  # as PEP 3333 has it
            "QUERY_STRING": query,
            "wsgi.input": io.BytesIO(),
        }
        return _answer(self._handler.get_response(WSGIRequest(environ)))


def _answer(response: HttpResponseBase) -> Answer:
    said = response.headers.get("Content-Disposition", "")
    return Answer(
        status=response.status_code,
        kind=response.headers.get("Content-Type", "").partition(";")[0],
        parts=_parts(response),
        name=_named(said),
        leads_to=response.headers.get("Location", ""),
    )


def _parts(response: HttpResponseBase) -> Iterator[bytes]:
    try:
        if isinstance(response, StreamingHttpResponse):
            yield from (part if isinstance(part, bytes) else bytes(part) for part in response)
        elif isinstance(response, HttpResponse):
            yield response.content
    finally:
        response.close()


def _named(said: str) -> str:
    """The name in a Content-Disposition, as Django writes it."""
    _, starred, encoded = said.partition("filename*=utf-8''")
    if starred:
        return unquote(encoded)
    _, _, plain = said.partition('filename="')
    return plain.rpartition('"')[0].replace('\\"', '"')
