"""Deadlines as other calendars read them (RFC 5545)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answerable.register.commitments.models import Commitment

OCTETS = 73  # of a line; what is longer is folded


def as_icalendar(commitments: Iterable[Commitment], *, address: str) -> str:
    """One VTODO each, due on its last day. ``address`` is what a public id is put behind."""
    now = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Answerable//register//VI"]
    for one in commitments:
        lines += [
            "BEGIN:VTODO",
            f"UID:{one.public_id}@answerable",
            f"DTSTAMP:{now}",
            f"DUE;VALUE=DATE:{one.last_day:%Y%m%d}",
            f"SUMMARY:{_escaped(one.text)}",
            f"URL:{address}{one.public_id}/",
            "END:VTODO",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _escaped(text: str) -> str:
    for plain in ("\\", ";", ","):
        text = text.replace(plain, f"\\{plain}")
    return " ".join(text.split())


def _folded(line: str) -> str:
    """A long line goes on behind a line break and a space, and no letter is cut in two."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > OCTETS:
            pieces.append("")
            size = 0
        pieces[-1] += letter
        size += octets
    return "\r\n ".join(pieces)
