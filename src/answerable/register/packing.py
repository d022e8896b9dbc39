"""Text goes packed to whoever takes it so: a page of a plan is a fifth of its size on its way to a phone."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

GZIP = "gzip"
WORDS = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


def packed(content: bytes) -> bytes:
    """The same bytes each time for the same content."""
    return gzip.compress(content, compresslevel=6, mtime=0)


class Packed(GZipMiddleware):
    """Before all that answers. What is kept is packed already, and unpacked for who does not take it so. A
    list that is streamed is packed piece by piece; a file goes as it is, with its length: most are packed."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if isinstance(response, FileResponse):
            return response
        if isinstance(response, HttpResponse) and response.get("Content-Encoding") == GZIP:
            return self._kept(request, response)
        if not response.get("Content-Type", "").startswith(WORDS):
            return response
        return super().process_response(request, response)

    def _kept(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        patch_vary_headers(response, ["Accept-Encoding"])
        if response.content and not re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
            response.content = gzip.decompress(response.content)
            response.headers["Content-Length"] = str(len(response.content))
            del response.headers["Content-Encoding"]
        return response
