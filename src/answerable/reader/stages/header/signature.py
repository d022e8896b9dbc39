"""Who signed: offices, by which authority, and the names printed under them.

Order of a block (Decree 30/2020/NĐ-CP, annex I, component 7): on whose behalf ("TM. ỦY BAN NHÂN DÂN"),
for whom ("KT. CHỦ TỊCH"), the signer's own office ("PHÓ CHỦ TỊCH"), the name. Copies break these over
lines or run them together, so a block is read as one run of capitals with a name after it.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.languages.vi.documents import AUTHORITIES
from answerable.reader.languages.vi.folding import fold
from answerable.reader.model import Signer
from answerable.reader.source import Span
from answerable.reader.stages.header.casing import sentence_case
from answerable.reader.stages.header.offices import AUTHORITY, FAMILY_NAME, NOT_NAMES, OFFICE, name_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.reader.source import Source

# Offices under their head: after "KT." the first of these is the signer's own.
_DEPUTY = ("phó", "thứ trưởng", "cục phó", "viện phó", "hiệu phó", "ủy viên")


_TOKEN = re.compile(r"[^\s*_|]+")


class Block(NamedTuple):
    """What a signature says of the issuer: the body after "TM.", folded, or ""."""

    on_behalf_of: str


class _Office(NamedTuple):
    on_behalf_of: str  # folded
    position: str  # in sentence case
    authority: tuple[str, ...]  # outermost first


def read_signers(source: Source, lines: Sequence[Span]) -> tuple[tuple[Signer, ...], Block]:
    """The signers in the order of the page, and on whose behalf the first of them signed."""
    signers: list[Signer] = []
    behalf = ""
    capitals: list[Span] = []
    pieces = [piece for line in lines for piece in _pieces(source, line)]
    for number, (piece, is_capitals) in enumerate(pieces):
        if is_capitals:
            if not capitals and not _begins_block(source, piece):
                continue
            capitals.append(piece)
            continue
        found = name_in(source.text[piece.start : piece.end])
        if not found or not capitals:
            if piece.end - piece.start > 80:
                capitals = []
            continue
        name = Span(piece.start + found[0], piece.start + found[1])
        if number + 1 < len(pieces) and _is_rest_of_name(source, piece, pieces[number + 1]):
            name = Span(name.start, pieces[number + 1][0].end)
        office = _read_office([source.quote(span) for span in capitals])
        behalf = behalf or office.on_behalf_of
        if office.position:
            signers.append(
                Signer(
                    name=source.quote(name),
                    position=office.position,
                    authority=office.authority,
                    span=Span(capitals[0].start, name.end),
                )
            )
        capitals = []
    if len(capitals) > 1 and (shouted := _name_in_capitals(source, capitals[-1])):
        office = _read_office([source.quote(span) for span in capitals[:-1]])
        behalf = behalf or office.on_behalf_of
        if office.position:
            span = Span(capitals[0].start, capitals[-1].end)
            signers.append(
                Signer(name=shouted, position=office.position, authority=office.authority, span=span)
            )
    if capitals and not behalf:
        behalf = _read_office([source.quote(span) for span in capitals]).on_behalf_of
    return tuple(signers), Block(behalf)


def _begins_block(source: Source, piece: Span) -> bool:
    """Whether capitals name an office or an authority, and are no title or heading."""
    return (
        AUTHORITY.match(source.text, piece.start, piece.end) is not None
        or OFFICE.match(source.plain, piece.start, piece.end) is not None
    )


def _is_rest_of_name(source: Source, piece: Span, following: tuple[Span, bool]) -> bool:
    """Whether a name goes on in the next line: "Hồ Thị Nguyên / Thảo"."""
    span, is_capitals = following
    words = source.text[span.start : span.end]
    return (
        not is_capitals
        and "\n" in source.text[piece.end : span.start]
        and len(words) < 16
        and words.istitle()
        and words.count(" ") < 2
        and not NOT_NAMES.match(words.lower())
    )


def _name_in_capitals(source: Source, line: Span) -> str | None:
    """A name printed in capitals, "NGUYỄN VĂN AN", as one writes it; known by its family name."""
    words = source.quote(line).strip(" *_|.")
    named = words.title()
    return named if FAMILY_NAME.match(fold(words)) and name_in(named) == (0, len(named)) else None


def _pieces(source: Source, line: Span) -> list[tuple[Span, bool]]:
    """The line cut where capitals turn into other words, each with whether it is capitals."""
    text = source.text[line.start : line.end]
    if AUTHORITY.match(text) or OFFICE.fullmatch(source.plain, line.start, line.end):
        words = text.split(" ")
        if not any(word.isupper() and len(word) > 3 for word in words) and name_in(text) is None:
            return [(line, True)]  # "KT. Chủ tịch", "Phó Chủ tịch": not in capitals, yet an office
    pieces: list[tuple[Span, bool]] = []
    start = end = line.start
    before = True
    for match in _TOKEN.finditer(text):
        word = match[0]
        is_capitals = before
        if word.isupper():
            is_capitals = before or "." in word or sum(map(str.isalpha, word)) > 1
        elif any(map(str.isalpha, word)):
            is_capitals = False
        at = line.start + match.start()
        if is_capitals != before or end == line.start:
            if end > line.start:
                pieces.append((Span(start, end), before))
            start = at
        before, end = is_capitals, line.start + match.end()
    if end > line.start:
        pieces.append((Span(start, end), before))
    return pieces


def _read_office(lines: Sequence[str]) -> _Office:
    words = "\n".join(lines)
    plain = fold(words)
    marks = list(AUTHORITY.finditer(words))
    authority = tuple(AUTHORITIES["".join(mark["authority"].lower().split())] for mark in marks)
    behalf = ""
    for kind, mark, following in zip_longest(authority, marks, marks[1:]):
        if kind == "TM" and not behalf:
            body = plain[mark.end() : following.start() if following else len(words)]
            offices = [match.start() for match in OFFICE.finditer(body)]
            if following is None and offices:
                body = body[: _own(body, offices, "TM")]
            behalf = " ".join(body.split()).strip(" .,;")
    at = marks[-1].end() if marks else 0
    tail = plain[at:]
    offices = [match.start() for match in OFFICE.finditer(tail)]
    if not offices:
        return _Office(behalf, "", authority)
    own = _own(tail, offices, authority[-1] if authority else "")
    # "KT. THỦ TƯỚNG" with no office below: the page gives no other
    return _Office(behalf, _position(tail[own if own is not None else offices[0] :]), authority)


def _own(tail: str, offices: list[int], authority: str) -> int | None:
    """Where the signer's own office begins after the last mark of authority.

    After "TM." stands a body, then the office; after "KT.", "TL.", "TUQ." another's office, then the own one.
    """
    if authority in ("", "Q"):
        return offices[0]
    line = tail.find("\n")
    if authority == "TM":
        below = [start for start in offices if start > line >= 0]
        return (below or [start for start in offices if start] or offices)[0]
    later = offices[1:]
    below = [start for start in later if start > line >= 0]
    deputies = [start for start in later if tail.startswith(_DEPUTY, start)]
    return next(iter(below or deputies or later), None)


def _position(plain: str) -> str:
    """A folded office as one writes it in running text: "Phó Chủ tịch Thường trực"."""
    first, *others = plain.strip().split("\n")
    if others and (first.endswith(",") or others[0].startswith(("thường trực", "kiêm", "phụ trách", ", "))):
        first = f"{first} {others[0]}"
    return sentence_case(" ".join(re.split(r"[();/]", first)[0].split()).strip(" .,:-*_"))
