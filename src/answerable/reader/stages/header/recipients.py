"""To whom a document was sent: the lines under "Nơi nhận"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.reader.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.source import Source

_HEAD = re.compile(r"[*_| ]*nơi (?:nhận|gửi)[*_ ]*[:;.]?[*_ ]*")
_BULLET = re.compile(r"[*_| ]*(?P<bullet>[-+•·*▪‒–—])[ -]*")
# Recipients run together on one line: "- Như trên; - Sở Nội vụ; - Lưu: VT."
_JOINED = re.compile(r"(?<=[;.,]) ?[-–—] ?(?=[^\W\d_])|(?<=[)\w]) ?- ?(?=lưu ?[:.])")
# All of them in the line of the heading: "Nơi nhận: Như trên; Sở Nội vụ; Lưu: VT."
_IN_ONE_LINE = re.compile(r"[*_| ]*nơi (?:nhận|gửi)[*_ ]*[:;.][^\n]*;[^\n;]*?(?<!\w)lưu\b")
_ARCHIVE = re.compile(r"lưu\b")
_END = " ;.,/*_|\t"


def read_recipients(source: Source, lines: Sequence[Span]) -> tuple[tuple[str, ...], list[Span]]:
    """Recipients in order, without bullets and closing marks, and the line of each."""
    names: list[str] = []
    spans: list[Span] = []
    bulleted = False
    for line in lines:
        for start, end in _pieces(source, line):
            if match := _HEAD.match(source.plain, start, end):
                start = match.end()
            bullet = _BULLET.match(source.plain, start, end)
            sub = bool(bullet and bullet["bullet"] == "+")
            if bullet:
                start = bullet.end()
            words = source.quote(Span(start, end))
            if not words.strip(_END):
                continue
            is_archive = _ARCHIVE.match(source.plain, start, end) is not None
            new = not names or bool(bullet) or is_archive or (not bulleted and names[-1][-1:] in ";.")
            bulleted = bulleted or bool(bullet)
            if new and not (sub and names):
                names.append(words)
                spans.append(Span(start, end))
            else:
                names[-1] = f"{names[-1]} {'+ ' if sub else ''}{words}"
                spans[-1] = Span(spans[-1].start, end)
    return tuple(name.strip(_END) for name in names), spans


def _pieces(source: Source, line: Span) -> list[tuple[int, int]]:
    cuts = [line.start, *(m.start() for m in _JOINED.finditer(source.plain, line.start, line.end)), line.end]
    if len(cuts) == 2 and _IN_ONE_LINE.match(source.plain, line.start, line.end):
        semicolons = (m.end() for m in re.finditer(";", source.text[line.start : line.end]))
        cuts[1:1] = [line.start + at for at in semicolons if line.start + at < line.end]
    return list(pairwise(cuts))
