"""The pages on which a clause is printed, as they look, with the words of its facts marked on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.register.plans.pictures import NoPicture, has_pictures
from answerable.register.plans.places import page_of, pages_with

if TYPE_CHECKING:
    from answerable.register.checking.page import Mark
    from answerable.register.plans.models import Clause, Edition

MOST = 3  # pages that are shown with a clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A mark on a line of print, in thousandths of the page's width. ``name`` is that of its mark."""

    x: float
    y: float
    width: float
    height: float
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page. ``height`` is None where the words of a scan are still to be recognised."""

    page: int
    height: float | None
    boxes: list[Box]


def sheets_of(edition: Edition, clause: Clause, marks: list[Mark]) -> list[Sheet]:
    """The pages of a clause, without waiting for text recognition; [] where the format has no pages."""
    if not has_pictures(edition):
        return []
    start, end = clause.pieces[0][0], clause.pieces[-1][1]
    pages = [sheet_of(edition, page, marks, wait=False) for page in pages_with(edition, start, end)[:MOST]]
    return [one for one in pages if one is pages[0] or any(box.kind == "clause" for box in one.boxes)]


def sheet_of(edition: Edition, page: int, marks: list[Mark], *, wait: bool = True) -> Sheet:
    """One page with those marks that stand on it."""
    try:
        printed = page_of(edition, page, wait=wait)
    except NoPicture:
        return Sheet(page=page, height=None, boxes=[])
    boxes = [
        Box(x=left, y=top, width=right - left, height=bottom - top, name=mark.name, kind=mark.kind)
        for mark in marks
        for left, top, right, bottom in printed.boxes(mark.start, mark.end)
    ]
    return Sheet(page=page, height=printed.height, boxes=boxes)
