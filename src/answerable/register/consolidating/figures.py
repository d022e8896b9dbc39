"""What a report counts: rows, one a commitment, and the figures made of them. Pure: nothing is read or kept.

A figure is always a list of commitments, and its number the length of that list. Each commitment stands in
one of ``PARTS`` and no other, so the parts add up to all; what is "of which" is counted beside them and never
added.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from answerable.register.commitments.state import Stage, Timeliness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

HELD = "held"
PARTS = (*(one.value for one in Timeliness), HELD)
DONE = (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.DONE_UNDATED)
OPEN = (Timeliness.WITHIN_TERM, Timeliness.OVERDUE, Timeliness.PAST_NO_INFORMATION)
# Sums of parts that reports of the Government print: done, not done, and what has a last day at all.
SUMS: dict[str, tuple[str, ...]] = {
    "all": PARTS,
    "done": DONE,
    "open": OPEN,
    "with_a_day": (*DONE, *OPEN),
}


class By(StrEnum):
    SECTION = "section"
    BODY = "body"
    RIGHT = "right"


class Word(NamedTuple):
    """What one body says, in its own words."""

    body: str
    words: str


class Assessed(NamedTuple):
    """What an institution says last of a commitment: never counted with what was confirmed."""

    body: str
    scale: str  # a code of ``assessments.models.Scale``
    words: str


class Number(NamedTuple):
    """A figure that one body gives of its work. Those of several bodies stand side by side, never added."""

    body: str
    what: str
    number: str  # as it was given
    unit: str


class Own(NamedTuple):
    """What one body answers to a question of the office. It is counted nowhere."""

    body: str
    vi: str  # the question
    en: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One commitment as a report has it. Of one on hold there is only what the document says, and why."""

    id: str
    document: str
    clause: str
    words: str
    section: str = ""  # the outermost heading above it, "II"
    section_words: str = ""
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()  # of the taxonomy: "R29"
    rights_class: str = ""
    hold_reason: str = ""  # of the person who put it on hold; of one on hold all below is empty

    timeliness: Timeliness | None = None  # None: on hold
    deadline: str = ""  # as written
    last_day: date | None = None  # in force: with the extensions that were granted
    extensions: int = 0
    stage: Stage | None = None  # as it was confirmed
    claimed: Stage | None = None  # as the bodies say, where nobody has decided yet
    done_on: date | None = None
    standing: str = ""  # a code of ``state.Standing``
    done: tuple[Word, ...] = ()
    numbers: tuple[Number, ...] = ()
    difficulties: tuple[Word, ...] = ()
    proposals: tuple[Word, ...] = ()
    own: tuple[Own, ...] = ()
    evidence: tuple[str, ...] = ()  # only what everybody may see
    asked: int = 0  # bodies, over the rounds of the period
    answered: int = 0
    not_reported: tuple[str, ...] = ()  # bodies
    returned: tuple[str, ...] = ()
    others: tuple[Assessed, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if self.held and any(getattr(self, name) for name in OF_WORK):
            raise ValueError(f"{self.id} is on hold: nothing is said of how it stands")

    @property
    def held(self) -> bool:
        return self.timeliness is None

    @property
    def part(self) -> str:
        return HELD if self.timeliness is None else self.timeliness.value

    @property
    def awaiting(self) -> bool:
        """Claimed done, and not confirmed."""
        return self.claimed is Stage.DONE and self.stage is not Stage.DONE


NAMES = [one.name for one in fields(Row)]
OF_WORK = NAMES[NAMES.index("hold_reason") + 1 :]
OF_WHICH: dict[str, Callable[[Row], bool]] = {
    "awaiting": lambda row: row.awaiting,
    "not_reported": lambda row: bool(row.not_reported),
    "returned": lambda row: bool(row.returned),
    "extended": lambda row: row.extensions > 0,
    "assessed": lambda row: bool(row.others),
}


class Rate(NamedTuple):
    """How many were done of those that were done or are overdue. What is in term stands in neither."""

    done: int
    overdue: int

    @property
    def of(self) -> int:
        return self.done + self.overdue

    @property
    def percent(self) -> Decimal:
        """Cut after two places and never rounded up, as the Government does: 16,051 of 16,274 is 98.62."""
        return (Decimal(100) * self.done / self.of).quantize(Decimal("0.01"), ROUND_DOWN)


class Group(NamedTuple):
    """The commitments of one section, body or right. ``key`` is "" where a commitment has none."""

    key: str
    name: str
    figures: Figures


class Conflict(NamedTuple):
    """Bodies that give different numbers for the same thing."""

    row: Row
    what: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The rows of a report, and all that is counted in them."""

    rows: tuple[Row, ...]
    begins: date
    ends: date  # of the period
    until: (
        date  # how they stand on this day: the end of the period, or the day of making where that is earlier
    )
    made_on: date

    @cached_property
    def _by_part(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {part: [] for part in PARTS}
        for row in self.rows:
            found[row.part].append(row.id)
        return {part: tuple(ids) for part, ids in found.items()}

    def ids(self, code: str) -> tuple[str, ...]:
        """The commitments behind a figure. Raises KeyError for a code that is none."""
        if code in OF_WHICH:
            return tuple(row.id for row in self.rows if OF_WHICH[code](row))
        return tuple(id for part in SUMS.get(code, (code,)) for id in self._by_part[part])

    def count(self, code: str) -> int:
        return len(self.ids(code))

    @cached_property
    def work(self) -> tuple[Row, ...]:
        """The rows that are not on hold."""
        return tuple(row for row in self.rows if not row.held)

    @cached_property
    def held(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.held)

    @property
    def rate(self) -> Rate | None:
        """None where nothing is done or overdue yet."""
        rate = Rate(sum(self.count(part) for part in DONE), self.count(Timeliness.OVERDUE))
        return rate if rate.of else None

    def grouped(self, by: By) -> list[Group]:
        """In the order in which they come up; "" last. A commitment of two bodies or rights is in both.

        Sections of several documents are told apart by the document's number, "87/KH-UBND II".
        """
        keys = KEYS[by]
        if by is By.SECTION and len({row.document for row in self.rows}) > 1:
            keys = _section_of_document
        found: dict[str, tuple[str, list[Row]]] = {}
        for row in self.rows:
            for key, name in keys(row):
                found.setdefault(key, (name, []))[1].append(row)
        return [
            Group(key, name, self._of(rows))
            for key, (name, rows) in sorted(found.items(), key=lambda item: item[0] == "")
        ]

    def overlap(self, by: By) -> int:
        """How many commitments stand in more than one group."""
        return sum(len(list(KEYS[by](row))) > 1 for row in self.rows)

    def silent(self) -> dict[str, tuple[str, ...]]:
        """The bodies that were asked and did not report, each with the commitments that it was asked of."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            for body in row.not_reported:
                found.setdefault(body, []).append(row.id)
        return {body: tuple(found[body]) for body in sorted(found)}

    def conflicts(self) -> Iterator[Conflict]:
        for row in self.rows:
            given: dict[str, list[Number]] = {}
            for number in row.numbers:
                given.setdefault(number.what.casefold(), []).append(number)
            for numbers in given.values():
                if len({(one.number, one.unit) for one in numbers}) > 1:
                    yield Conflict(row, numbers[0].what, tuple(numbers))

    def _of(self, rows: Sequence[Row]) -> Figures:
        return Figures(
            rows=tuple(rows), begins=self.begins, ends=self.ends, until=self.until, made_on=self.made_on
        )


def _section(row: Row) -> Iterator[tuple[str, str]]:
    yield row.section, row.section_words


def _section_of_document(row: Row) -> Iterator[tuple[str, str]]:
    yield f"{row.document} {row.section}".strip(), row.section_words


def _leads(row: Row) -> Iterator[tuple[str, str]]:
    yield from ((name, name) for name in row.leads or ("",))


def _rights(row: Row) -> Iterator[tuple[str, str]]:
    yield from ((right, right) for right in row.rights or ("",))


KEYS: dict[By, Callable[[Row], Iterator[tuple[str, str]]]] = {
    By.SECTION: _section,
    By.BODY: _leads,
    By.RIGHT: _rights,
}
