"""Figures as pictures: how each group stands, what is due by body and month, deadlines on a line of time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from answerable.register.commitments.state import Stage, Timeliness
from answerable.register.consolidating.figures import DONE, HELD, PARTS
from answerable.register.consolidating.pictures import Bar, Bars, Days, Heat
from answerable.register.consolidating.wording import NAMES, name_of

if TYPE_CHECKING:
    from datetime import date

    from answerable.register.consolidating.figures import By, Figures

MONTHS = 12  # that a heat map shows
# What is told apart in a bar; all other parts are "otherwise".
TOLD = (
    Timeliness.ON_TIME, Timeliness.LATE, Timeliness.WITHIN_TERM, Timeliness.OVERDUE,
    Timeliness.PAST_NO_INFORMATION,
)  # fmt: skip


def bars(figures: Figures, by: By) -> Bars:
    """How the commitments of each group stand. The parts of a bar add up to all of its group."""
    rest = [part for part in PARTS if part not in TOLD and part != HELD]
    names = (
        *(str(NAMES[part]) for part in TOLD),
        _("otherwise"),
        str(NAMES[HELD]),
    )
    return Bars(
        names,
        tuple(
            Bar(
                name_of(group, by),
                (
                    *(group.figures.count(part) for part in TOLD),
                    sum(group.figures.count(part) for part in rest),
                    group.figures.count(HELD),
                ),
            )
            for group in figures.grouped(by)
        ),
    )


def stages(figures: Figures, by: By) -> Bars:
    """How far the work of each group is, as it was confirmed; of what is on hold nothing is told."""
    kinds = [*Stage]
    return Bars(
        tuple(str(one.label) for one in kinds),
        tuple(
            Bar(name_of(group, by), tuple(sum(row.stage is one for row in work) for one in kinds))
            for group in figures.grouped(by)
            if (work := group.figures.work)
        ),
    )


def evidence(figures: Figures, by: By) -> Bars:
    """What is done, or is claimed to be, by whether it shows evidence that everybody may see."""
    return Bars(
        (_("with open evidence"), _("with none")),
        tuple(
            Bar(name_of(group, by), (shown, len(done) - shown))
            for group in figures.grouped(by)
            if (done := [row for row in group.figures.work if row.stage is Stage.DONE or row.awaiting])
            for shown in [sum(bool(row.evidence) for row in done)]
        ),
    )


def heat(figures: Figures, *, first: date) -> Heat:
    """What each lead body has due in each of the months from ``first`` on, and how much of it is overdue."""
    months = [_month(first, ahead) for ahead in range(MONTHS)]
    due: dict[str, Counter[tuple[int, int]]] = {}
    overdue: dict[str, Counter[tuple[int, int]]] = {}
    for row in figures.work:
        if row.last_day is not None and (row.last_day.year, row.last_day.month) in months:
            for body in row.leads or (_("no lead named"),):
                month = (row.last_day.year, row.last_day.month)
                due.setdefault(body, Counter())[month] += 1
                late = row.timeliness in (Timeliness.OVERDUE, Timeliness.PAST_NO_INFORMATION)
                overdue.setdefault(body, Counter())[month] += late
    return Heat(
        tuple(
            f"{month:02d}" if month > 1 and at else f"{month:02d}\n{year}"
            for at, (year, month) in enumerate(months)
        ),
        tuple((body, tuple((due[body][month], overdue[body][month]) for month in months)) for body in due),
    )


def _month(first: date, ahead: int) -> tuple[int, int]:
    months = first.year * 12 + first.month - 1 + ahead
    return months // 12, months % 12 + 1


def days(figures: Figures) -> Days:
    """Every last day in force, with how many commitments it has and how many of these are done."""
    due: Counter[date] = Counter()
    done: Counter[date] = Counter()
    for row in figures.work:
        if row.last_day is not None and row.stage is not Stage.DISCONTINUED:
            due[row.last_day] += 1
            done[row.last_day] += row.timeliness in DONE
    return Days(tuple((day, due[day], done[day]) for day in sorted(due)), figures.until)
