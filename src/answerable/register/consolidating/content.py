"""All that a report says, as plain data in Vietnamese: what a template can name, and nothing more.

    title period recipient parent issuer number place date    letterhead
    words.situation words.direction words.results words.shortcomings words.tasks words.proposals
    begins ends until made_on all parts of_which rate         figures
    grouped_by groups overlap silent conflicts                groups, who did not report, what does not agree
    difficulties proposals held                               what bodies say; what is on hold, and why
    own                                                       answers to questions of the office, by question
    others                                                    what institutions say, beside the figures
    heads rows                                                the appendix: ``row.lead``, ``heads.lead`` …
    signing copies picture                                    the end; a picture of the parts by group

A missing name is an error, so that a report never goes out with a hole in it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import translation

from answerable.register.commitments.state import Timeliness
from answerable.register.consolidating.columns import COLUMNS, OF_HELD, heads, lines
from answerable.register.consolidating.figures import HELD, OF_WHICH, PARTS, By
from answerable.register.consolidating.wording import (
    BY,
    NAMES,
    name_of,
    numbers,
    others_in_words,
    overlap_in_words,
    own_answers,
    rate_in_words,
    whole,
    words,
)
from answerable.register.days import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from answerable.register.consolidating.columns import Cell, Column
    from answerable.register.consolidating.figures import Figures, Group, Row, Word

SECTIONS = ("situation", "direction", "results", "shortcomings", "tasks", "proposals")
LINES = ("signing", "copies")
LETTERHEAD = ("title", "recipient", "parent", "issuer", "number", "place", "dated")
OWN_COLUMN = (
    Timeliness.ON_TIME, Timeliness.LATE, Timeliness.WITHIN_TERM, Timeliness.OVERDUE,
    Timeliness.PAST_NO_INFORMATION, HELD,
)  # fmt: skip
# Letters that XML does not know.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def content(figures: Figures, said: Mapping[str, str], *, by: By) -> dict[str, Any]:
    """``said`` is what people wrote: ``LETTERHEAD``, ``SECTIONS`` and ``LINES``."""
    with translation.override("vi"):
        found = {**_letterhead(said), **_figures(figures), **_groups(figures, by), **_rows(figures)}
        found["words"] = {name: _paragraphs(said.get(name, "")) for name in SECTIONS}
        found["picture"] = ""
        return {name: _printable(value) for name, value in found.items()}


def _letterhead(said: Mapping[str, str]) -> dict[str, Any]:
    dated = date.fromisoformat(said["dated"]) if said.get("dated") else None
    return {
        **{name: said.get(name, "") for name in LETTERHEAD if name != "dated"},
        "date": f"ngày {dated:%d} tháng {_month(dated)} năm {dated.year}"
        if dated
        else "ngày … tháng … năm …",
        **{name: _paragraphs(said.get(name, "")) for name in LINES},
    }


def _month(dated: date) -> str:
    return f"{dated.month:02d}" if dated.month < 3 else str(dated.month)


def _figures(figures: Figures) -> dict[str, Any]:
    days = {name: day(getattr(figures, name)) for name in ("begins", "ends", "until", "made_on")}
    return {
        **days,
        "all": whole(figures.count("all")),
        "parts": [_figure(figures, code) for code in PARTS],
        "of_which": [_figure(figures, code) for code in OF_WHICH],
        "rate": rate_in_words(figures.rate),
        "silent": [
            {"body": body, "count": whole(len(ids)), "ids": ", ".join(ids)}
            for body, ids in figures.silent().items()
        ],
        "conflicts": [
            {"id": one.row.id, "what": one.what, "numbers": numbers(one.numbers)}
            for one in figures.conflicts()
        ],
    }


def _figure(figures: Figures, code: str) -> dict[str, str]:
    return {"name": str(NAMES[code]), "count": whole(figures.count(code))}


def _groups(figures: Figures, by: By) -> dict[str, Any]:
    return {
        "grouped_by": str(BY[by]),
        "groups": [_group(group, by) for group in figures.grouped(by)],
        "overlap": overlap_in_words(figures.overlap(by)),
    }


def _group(group: Group, by: By) -> dict[str, str]:
    counts = {code: group.figures.count(code) for code in (*OWN_COLUMN, "all")}
    counts["other"] = counts["all"] - sum(counts[code] for code in OWN_COLUMN)
    return {
        "name": name_of(group, by),
        **{str(code): whole(count) for code, count in counts.items()},
    }


def _rows(figures: Figures) -> dict[str, Any]:
    return {
        "heads": dict(zip(("no", *(column.code for column in COLUMNS)), heads(), strict=True)),
        "rows": _lines(figures.work, COLUMNS),
        "held": _lines(figures.held, OF_HELD),
        "difficulties": _said(figures.work, "difficulties"),
        "proposals": _said(figures.work, "proposals"),
        "own": [
            {
                "question": question,
                "answers": [{"id": id, "body": one.body, "said": one.said} for id, one in said],
            }
            for question, said in own_answers(figures.work).items()
        ],
        "others": [
            {"id": row.id, "task": row.words, "words": others_in_words(row.others)}
            for row in figures.work
            if row.others
        ],
    }


def _lines(rows: Iterable[Row], columns: Sequence[Column]) -> list[dict[str, str]]:
    codes = ("no", *(column.code for column in columns))
    return [
        {code: _cell(cell) for code, cell in zip(codes, line, strict=True)} for line in lines(rows, columns)
    ]


def _cell(cell: Cell) -> str:
    return day(cell) if isinstance(cell, date) else "" if cell is None else str(cell)


def _said(rows: Iterable[Row], which: str) -> list[dict[str, str]]:
    said: list[tuple[Row, tuple[Word, ...]]] = [(row, getattr(row, which)) for row in rows]
    return [{"id": row.id, "task": row.words, "words": words(one)} for row, one in said if one]


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return UNPRINTABLE.sub(" ", value)
    if isinstance(value, list):
        return [_printable(one) for one in value]
    if isinstance(value, dict):
        return {name: _printable(one) for name, one in value.items()}
    return value
