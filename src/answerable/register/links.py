"""Links to the register itself: in letters, feeds and other systems, and back to where somebody came from."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme


def absolute(path: str) -> str:
    return urljoin(settings.SITE, path)


def within(said: str) -> str:
    """The page of this register that an address names; "" where it names none, or leads elsewhere."""
    here = said.startswith("/") and url_has_allowed_host_and_scheme(said, allowed_hosts=None)
    return said if here else ""
