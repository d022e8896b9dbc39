"""The 25 columns of the appendix of a report, a row a commitment, and the fewer of what is on hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.register.commitments.state import Standing
from answerable.register.consolidating.wording import NAMES, numbers, others_in_short, right, why_held, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from django.utils.functional import _StrPromise

    from answerable.register.consolidating.figures import Row

    Cell = str | int | date | None


class Column(NamedTuple):
    """``code`` is what a template calls it; ``width`` is in hundredths of the page."""

    code: str
    name: _StrPromise
    width: int
    cell: Callable[[Row], Cell]


def _many(said: tuple[str, ...]) -> str:
    return "; ".join(said)


def _rounds(row: Row) -> str:
    return f"{row.answered}/{row.asked}" if row.asked else ""


def _standing(row: Row) -> str:
    return str(Standing(row.standing).label) if row.standing else ""


def _rights(row: Row) -> str:
    return _many(tuple(right(one) for one in row.rights))


def _note(row: Row) -> str:
    """What is to be added, and beside it what others say."""
    return "; ".join(filter(None, (row.note, others_in_short(row.others))))


COLUMNS: tuple[Column, ...] = (
    Column("id", _("Id"), 4, lambda row: row.id),
    Column("document", _("Document"), 4, lambda row: row.document),
    Column("clause", _("Clause"), 3, lambda row: row.clause),
    Column("task", _("Task"), 12, lambda row: row.words),
    Column("lead", _("Lead"), 5, lambda row: _many(row.leads)),
    Column("partners", _("Taking part"), 4, lambda row: _many(row.partners)),
    Column("deadline", _("Deadline as written"), 4, lambda row: row.deadline),
    Column("last_day", _("Last day in force"), 4, lambda row: row.last_day),
    Column("extensions", _("Times put off"), 3, lambda row: row.extensions),
    Column("rights", _("Rights"), 4, _rights),
    Column("stage", _("Stage, confirmed"), 4, lambda row: str(row.stage.label) if row.stage else ""),
    Column("claimed", _("Stage, claimed"), 4, lambda row: str(row.claimed.label) if row.claimed else ""),
    Column("done_on", _("Done on"), 4, lambda row: row.done_on),
    Column("timeliness", _("By its deadline"), 4, lambda row: str(NAMES[row.part])),
    Column("done", _("What was done"), 8, lambda row: words(row.done)),
    Column("numbers", _("Figures"), 4, lambda row: numbers(row.numbers)),
    Column("difficulties", _("Difficulties"), 4, lambda row: words(row.difficulties)),
    Column("proposals", _("Proposals"), 4, lambda row: words(row.proposals)),
    Column("evidence", _("Evidence"), 4, lambda row: _many(row.evidence)),
    Column("not_reported", _("Did not report"), 3, lambda row: _many(row.not_reported)),
    Column("returned", _("Returned"), 3, lambda row: _many(row.returned)),
    Column("answers", _("Answers of those asked"), 3, _rounds),
    Column("state", _("State"), 4, _standing),
    Column("note", _("Note"), 3, _note),
)
OF_HELD: tuple[Column, ...] = (
    *COLUMNS[:5],
    Column("rights", _("Rights"), 20, _rights),
    Column("why", _("Why it is on hold"), 30, why_held),
)


def heads(columns: Sequence[Column] = COLUMNS) -> list[str]:
    """The first column numbers the rows."""
    return [gettext("No."), *(str(column.name) for column in columns)]


def lines(rows: Iterable[Row], columns: Sequence[Column] = COLUMNS) -> Iterator[list[Cell]]:
    for number, row in enumerate(rows, 1):
        yield [number, *(column.cell(row) for column in columns)]
