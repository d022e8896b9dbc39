"""What a plan says, as frozen data. The JSON of the contract ``answerable.plan/1`` mirrors it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from answerable.reader.source import Source, Span


class Kind(StrEnum):
    """What an item of the outline is."""

    HEADING = "heading"
    PURPOSE = "purpose"
    TARGET = "target"
    TASK = "task"
    OTHER = "other"


class Role(StrEnum):
    """What a body does in an item."""

    LEAD = "lead"
    COORDINATE = "coordinate"


class Force(StrEnum):
    """An order binds the body; a request is put to a body that the issuer cannot order."""

    ORDER = "order"
    REQUEST = "request"


class Relation(StrEnum):
    """What a document does with one that it cites."""

    IMPLEMENTS = "implements"
    BASED_ON = "based_on"
    AMENDS = "amends"
    REPLACES = "replaces"
    MENTIONS = "mentions"


class DeadlineKind(StrEnum):
    """How the text says when; the contract lists the fields that each kind fills."""

    BY = "by"
    IN = "in"
    EVERY = "every"
    AFTER = "after"
    CONTINUOUS = "continuous"
    UNSPECIFIED = "unspecified"


class Every(StrEnum):
    """The interval of a recurrence."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from ``start`` to ``end``, both in; None is open."""

    start: datetime.date | None
    end: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """An office that signed. The printed name is kept as evidence, never as a record of a person."""

    name: str
    position: str
    authority: tuple[str, ...] = ()  # "TM", "KT", "TL", "TUQ", "Q", outermost first
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The mandatory components of Decree 30/2020/NĐ-CP, article 8. None where the page has none."""

    type: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    period: Period | None = None
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()
    spans: Mapping[str, Span]  # field name -> its words; "recipients" spans the whole list
    inferred: frozenset[str] = frozenset()  # names of fields that were inferred, not read


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A body and its role in an item."""

    name: str  # spelt out: "UBND tỉnh" gives "Ủy ban nhân dân tỉnh"
    body: str | None  # id in the catalogue; None where the catalogue does not know it
    role: Role
    force: Force = Force.ORDER
    inherited: bool = False
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When an item is to be done, no sharper than the text says. Which fields are set depends on ``kind``."""

    kind: DeadlineKind
    date: datetime.date | None = None  # by
    inclusive: bool | None = None  # by: "trước ngày" is not, "chậm nhất ngày" is
    start: datetime.date | None = None  # in
    end: datetime.date | None = None  # in
    every: Every | None = None
    by: str | None = None  # every: "MM-DD", or "DD" in a month or a quarter
    duration: str | None = None  # after: ISO 8601, working days "P5BD"
    event: str | None = None  # after: from what
    text: str
    inferred: bool = False  # the year was taken from the plan
    inherited: bool = False
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the outline, in document order."""

    id: str
    parent: str | None
    label: str
    kind: Kind
    text: str
    span: Span
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of another document."""

    text: str
    number: str | None
    type: str | None  # the code in the number ("KL"), or "Luật" for a law cited by name
    date: datetime.date | None
    name: str | None
    relation: Relation
    item: str | None  # id of the item that it stands in; None outside the outline
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One hop of reporting: who reports to whom, through whom, when."""

    item: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    via: str | None
    deadline: Deadline | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """Something that a person should look at. ``code`` is stable: "citation.suspect-number"."""

    code: str
    message: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that was read from one document."""

    source: Source
    language: str
    header: Header
    items: tuple[Item, ...]
    citations: tuple[Citation, ...]
    reports: tuple[Report, ...]
    warnings: tuple[Warning, ...]
