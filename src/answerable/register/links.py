"""Links to the register itself, for what is read elsewhere: letters, feeds, other systems."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    return urljoin(settings.SITE, path)
