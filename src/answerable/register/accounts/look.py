"""The name, the colour and the logo of a register; where its office decided nothing, ours."""

from __future__ import annotations

import hashlib
import io
from typing import NamedTuple

from django.db import DatabaseError
from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from answerable.register.accounts.models import Logo
from answerable.register.accounts.settings_kept import settings_now

NAME = "Answerable"
# On these a link of the accent must be read, by WCAG 2.2, 1.4.3; the darker papers of the style sheet.
LIGHT, DARK = "#f6f2ea", "#25221d"
READABLE = 4.5
HEIGHT = 96  # pixels of a logo as it is kept: twice what is shown
MOST_BYTES = 1_000_000  # of a file that is brought
MOST_PIXELS = 16_000_000


class Look(NamedTuple):
    """What the frame of every page shows. ``accent`` and ``logo`` are "" where nothing was decided."""

    name: str
    accent: str  # "#7a1f2b"
    logo: str  # the SHA-256 of the picture

    @property
    def version(self) -> str:
        """Changes with what the style sheet says."""
        return self.accent.lstrip("#")


class NotALogo(Exception):
    """The bytes are no picture that can be shown."""


def look() -> Look:
    """What holds now."""
    try:
        said = settings_now()
    except DatabaseError:  # a page that says that the database is down is shown all the same
        return Look(NAME, "", "")
    return Look(said["register_name"] or NAME, said["accent"], said["logo"])


def contrast(one: str, other: str) -> float:
    """By WCAG 2.2.

    >>> round(contrast("#ffffff", "#000000"), 1), round(contrast("#7a1f2b", "#ffffff"), 1)
    (21.0, 10.2)
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def by_night(accent: str) -> str:
    """The accent, as much lighter as it must be to be read on dark paper."""
    red, green, blue = _parts(accent)
    for step in range(101):
        share = step / 100
        mixed = "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in (red, green, blue))
        if contrast(mixed, DARK) >= READABLE:
            return mixed
    return "#ffffff"


def style_of(accent: str) -> str:
    """A style sheet that puts the accent in place of ours."""
    return (
        f":root {{ --accent: {accent}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {by_night(accent)}; }} }}\n"
    )


def keep_logo(content: bytes) -> str:
    """Keep a picture, made small, with its pixels alone; the SHA-256 of that. Raises NotALogo."""
    if len(content) > MOST_BYTES:
        raise NotALogo
    try:
        with Image.open(io.BytesIO(content), formats=["PNG", "JPEG", "WEBP"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotALogo
            pixels = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotALogo from error
    pixels.thumbnail((HEIGHT * 6, HEIGHT))
    file = io.BytesIO()
    pixels.save(file, "PNG", optimize=True)
    sha256 = hashlib.sha256(file.getvalue()).hexdigest()
    Logo.objects.get_or_create(sha256=sha256, defaults={"png": file.getvalue(), "at": timezone.now()})
    return sha256


def _luminance(colour: str) -> float:
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
