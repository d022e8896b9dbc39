"""A card that stands for a page where somebody shares its address: the title and how it stands, in words."""

from __future__ import annotations

import hashlib
import io
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.core.cache import caches

from answerable.register.accounts.look import look

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT, EDGE = 1200, 630, 72  # as sites that show cards ask for
INK, QUIET, PAPER, ACCENT = "#1a1a1a", "#565656", "#ffffff", "#7a1f2b"
LETTERS = 600  # of a title that are looked at
MOST_LINES = 5


class SocialCard(NamedTuple):
    """What a card says. It names bodies and documents, and never a person."""

    above: str  # what kind of page it is
    title: str
    below: tuple[str, ...]  # how it stands, a line each


def drawn(card: SocialCard) -> bytes:
    """The card as PNG, drawn once for the same words."""
    shown = look()
    accent = shown.accent or ACCENT
    key = f"card-{hashlib.sha256(repr((card, shown.name, accent)).encode()).hexdigest()}"
    kept: bytes | None = caches["process"].get(key)
    if kept is None:
        kept = _drawn(card, shown.name, accent)
        caches["process"].set(key, kept)
    return kept


def _drawn(card: SocialCard, name: str, accent: str) -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 20, HEIGHT), fill=accent)
    draw.text((EDGE, 48), card.above, font=_font(30), fill=accent)
    top, size = 110, 46 if len(card.title) < 140 else 38
    for line in _lines(card.title[:LETTERS], _font(size, bold=True)):
        draw.text((EDGE, top), line, font=_font(size, bold=True), fill=INK)
        top += size + 16
    top = HEIGHT - 96 - 46 * len(card.below)
    for line in card.below:
        draw.text((EDGE, top), _lines(line, _font(32))[0], font=_font(32), fill=INK)
        top += 46
    draw.text((EDGE, HEIGHT - 72), _lines(name, _font(28))[0], font=_font(28), fill=QUIET)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _lines(text: str, font: FreeTypeFont) -> list[str]:
    """The text in lines as wide as the card, with dots where it is cut; one at least."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= WIDTH - 2 * EDGE or not line:
            line = longer
            continue
        lines.append(line)
        line = word
        if len(lines) == MOST_LINES:
            return [*lines[:-1], f"{lines[-1]} …"]
    return [*lines, line]


def _font(size: int, *, bold: bool = False) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(_folder() / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), size)


def _folder() -> Path:
    """The fonts that come with matplotlib: they have every Vietnamese letter, on any machine."""
    found = find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
