"""Figures as JSON and back: a version of a report keeps its own, and what moves on does not move them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from answerable.register.commitments.state import Stage, Timeliness
from answerable.register.consolidating.figures import Assessed, Figures, Number, Own, Row, Word

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = ("begins", "ends", "until", "made_on")


def frozen(figures: Figures) -> dict[str, Any]:
    """Empty values are left out: a report of a thousand rows has many."""
    days = {name: getattr(figures, name).isoformat() for name in DAYS}
    return {**days, "rows": [_row(row) for row in figures.rows]}


def _row(row: Row) -> dict[str, Any]:
    said = {one.name: getattr(row, one.name) for one in fields(row)}
    return {name: _plain(value) for name, value in said.items() if value}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Word | Number | Assessed | Own):
        return value._asdict()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def thawed(kept: dict[str, Any]) -> Figures:
    days = {name: date.fromisoformat(kept[name]) for name in DAYS}
    return Figures(rows=tuple(Row(**_said(row)) for row in kept["rows"]), **days)


AS: dict[str, Callable[[Any], Any]] = {
    "timeliness": Timeliness,
    "stage": Stage,
    "claimed": Stage,
    "last_day": date.fromisoformat,
    "done_on": date.fromisoformat,
    "done": lambda kept: tuple(Word(**one) for one in kept),
    "difficulties": lambda kept: tuple(Word(**one) for one in kept),
    "proposals": lambda kept: tuple(Word(**one) for one in kept),
    "numbers": lambda kept: tuple(Number(**one) for one in kept),
    "own": lambda kept: tuple(Own(**one) for one in kept),
    "others": lambda kept: tuple(Assessed(**one) for one in kept),
}


def _said(row: dict[str, Any]) -> dict[str, Any]:
    said = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return {**said, **{name: AS[name](row[name]) for name in AS.keys() & row.keys()}}
