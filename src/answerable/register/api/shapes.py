"""What the interface answers: frozen records, with a line on each field, of which its description is made."""

from __future__ import annotations

import datetime  # noqa: TC003  pydantic reads the types
from dataclasses import dataclass
from typing import Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict, Field, with_config

T = TypeVar("T")
described = with_config(ConfigDict(use_attribute_docstrings=True))


class Page(Schema, Generic[T]):
    """One page of a list, in an order that stays."""

    items: list[T]
    next: str | None = Field(
        description="The address of the next page; null on the last. The header Link says the same."
    )


@described
@dataclass(frozen=True, kw_only=True)
class PlanNamed:
    """A plan, as other records name it."""

    id: str
    """Its address here, which stays: `12-kh-ubnd-tinh-an-hai-2026`."""
    number: str
    """Its number as printed; "" where it states none."""
    title: str
    """Its title as printed."""


@described
@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A duty of public bodies that a published plan states, and how it stands today."""

    id: str
    """What it is known by, for good."""
    url: str
    """Its page."""
    plan: PlanNamed
    """The plan that states it."""
    kind: str
    """`task` or `target`."""
    text: str
    """Its words, as the plan has them."""
    leads: list[str]
    """Who leads, as the plan names them; [] where it names nobody."""
    standing: str
    """What its state is called: `overdue`, `held`, `done_on_time` …"""
    on_hold: bool
    """Whether no work is made of it until a review of rights is published."""
    stage: str | None
    """How far it has come, as was confirmed; null where it is on hold or over."""
    timeliness: str | None
    """Whether that is in time; null where it is on hold or over."""
    evidence: str | None
    """What the stage rests on; null where it is on hold or over."""
    awaiting_confirmation: bool
    """Whether the body says that it is done, and nobody has confirmed it yet."""
    last_day: datetime.date | None
    """The last day in force; null where the plan sets none, and where it is on hold or over."""
    rights_class: str
    """What it does to rights: `fulfil`, `administrative`, `restrict`, `mixed` or `unclassified`."""
    first_published: datetime.datetime
    """Since when it is public."""


@described
@dataclass(frozen=True, kw_only=True)
class Involved:
    """A public body that a commitment names, or a group of them."""

    name: str
    """As the plan names it."""
    body: str | None
    """The id of the public body; null where it is not known which one is meant."""
    role: str
    """`lead` or `coordinate`."""
    force: str
    """`order`, or `request` of a body that the issuer cannot order."""
    inherited: bool
    """Whether the clause above names it, and not this one itself."""


@described
@dataclass(frozen=True, kw_only=True)
class Deadline:
    """When it is to be done, no sharper than the plan itself says. What is set depends on `kind`."""

    kind: str
    """`by`, `in`, `every`, `after`, `continuous` or `unspecified`."""
    words: str
    """As the plan has it."""
    date: datetime.date | None
    """Of `by`: the day."""
    start: datetime.date | None
    """Of `in`: the first day."""
    end: datetime.date | None
    """Of `in`: the last day."""
    every: str
    """Of `every`: `day`, `week`, `month`, `quarter`, `half-year` or `year`; else ""."""
    by: str
    """Of `every`: MM-DD, or DD in a month or a quarter; else ""."""
    duration: str
    """Of `after`: how long, by ISO 8601; working days `P5BD`; else ""."""
    event: str
    """Of `after`: from what; else ""."""


@described
@dataclass(frozen=True, kw_only=True)
class CommitmentInFull:
    """A commitment with all that its current edition says of it."""

    commitment: Commitment
    """As lists have it."""
    edition: int
    """The ordinal of the edition that stated it last."""
    clause: str
    """The key of its clause there."""
    pieces: list[list[int]]
    """Where its words stand in the text of that edition: [start, end), in characters."""
    involved: list[Involved]
    """Who is to do it and who takes part."""
    deadlines: list[Deadline]
    """When it is to be done."""
    rights: list[str]
    """The rights that it touches, by their ids in the taxonomy."""
    hold_reason: str
    """Why a person put it on hold; "" where nobody did."""
    withdrawn_reason: str
    """Why it was withdrawn; "" where it was not."""


@described
@dataclass(frozen=True, kw_only=True)
class Plan:
    """A published plan, whatever edition it is in. "" is what it does not state."""

    id: str
    """Its address here, which stays."""
    url: str
    """Its page."""
    type: str
    """The kind of document, as printed."""
    number: str
    """As printed."""
    title: str
    """As printed."""
    issuer: str
    """As printed."""
    issuer_body: str | None
    """The id of the public body that issued it; null where it is not known which one that is."""
    dated: str
    """The day it bears, by ISO 8601."""
    period_start: datetime.date | None
    """The first day of its period."""
    period_end: datetime.date | None
    """The last day of its period."""
    published_at: datetime.datetime
    """Since when it is public here."""


@described
@dataclass(frozen=True, kw_only=True)
class Edition:
    """One state of a plan."""

    plan: str
    """The id of the plan."""
    ordinal: int
    """Which edition of it: 1, 2 …"""
    standing: str
    """`published`, or `superseded` by a later one."""
    published_at: datetime.datetime | None
    """Since when it is public."""
    file_sha256: str
    """Of the file that was read."""
    media_type: str
    """Of the file that was read."""
    pages: int | None
    """How many pages it has; null where the format has none."""
    recognised: bool
    """Whether its text was recognised from pictures."""
    reader_version: str
    """The version of the reader that read it."""


@described
@dataclass(frozen=True, kw_only=True)
class EditionInFull:
    """An edition with its text, into which all places point."""

    edition: Edition
    """As the list has it."""
    text: str
    """The whole text, one paragraph a line."""


@described
@dataclass(frozen=True, kw_only=True)
class Clause:
    """One item of the outline of an edition."""

    key: str
    """What it is known by in this edition: `II/3`."""
    parent: str | None
    """The key of the one that it stands under."""
    position: int
    """In the order of the document."""
    label: str
    """As printed before it: `3.`"""
    kind: str
    """`heading`, `purpose`, `target`, `task` or `other`."""
    text: str
    """Its own words."""
    pieces: list[list[int]]
    """Where they stand in the text of the edition: [start, end), in characters."""
    page: int | None
    """On which page; null where the format has none."""
    commitment: str | None
    """The id of the commitment that was made of it."""


@described
@dataclass(frozen=True, kw_only=True)
class Body:
    """A public body, or a group of bodies that documents name as one."""

    id: str
    """Its address here, which stays."""
    url: str
    """Its page."""
    name: str
    """What it is called."""
    level: str
    """`central`, `province`, `district`, `commune` or `any`."""
    province: str
    """The id of its province; "" of a central one."""
    group: bool
    """Whether it is a group of bodies."""
    parent: str | None
    """The id of the one that it stands under."""
    valid_from: datetime.date | None
    """Since when it is there; null: before the documents that were read."""
    valid_to: datetime.date | None
    """Until when; null: it is there still."""


@described
@dataclass(frozen=True, kw_only=True)
class BodyInFull:
    """A public body with its names, and who took over from it."""

    body: Body
    """As lists have it."""
    names: list[str]
    """What else it is or was called, abbreviations too."""
    successors: list[str]
    """The ids of the bodies that took over from it, wholly or in part."""


@described
@dataclass(frozen=True, kw_only=True)
class Citation:
    """A place where a published plan names another document."""

    plan: str
    """The id of the plan that names it."""
    edition: int
    """The ordinal of the edition."""
    clause: str | None
    """The key of the clause; null outside the outline."""
    relation: str
    """`implements`, `based_on`, `amends`, `replaces` or `mentions`."""
    words: str
    """As the plan names it."""
    number: str
    """The number of the document that is named; "" where none is given."""
    dated: str
    """Its day, by ISO 8601; "" where none is given."""
    target: str | None
    """The id of that document, where it is public here."""


@described
@dataclass(frozen=True, kw_only=True)
class EventContent:
    """What an event says, where it is of something that is public."""

    sentence: str
    """What was done, in words."""
    about: str
    """What it is about."""
    url: str
    """The page of what it is about; "" where there is none."""
    by: str
    """The role and the public body of whoever did it; "" for the program itself."""
    reason: str
    """The reason that was given; "" for none."""


@described
@dataclass(frozen=True, kw_only=True)
class Event:
    """A link of the public trace: each holds the hash of the one before it."""

    seq: int
    """Its number in the chain."""
    at: str
    """When, in UTC, as it was hashed."""
    content_digest: str
    """The digest of what it says."""
    previous_hash: str
    """The hash of the link before."""
    hash: str
    """SHA-256 of `previous_hash`, `seq`, `at` and `content_digest` with a space between."""
    content: EventContent | None
    """What it says; null where that is not public."""


@described
@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something that was found."""

    kind: str
    """`document` (a plan), `commitment`, `body`, `clause`, `cited` (a document that is cited) or `report`."""
    id: str
    """The id of the plan, the commitment or the public body; of what has none, what search knows it by."""
    url: str
    """Its page."""
    title: str
    """Its title, its name, or its words around those that were asked for."""
    text: str
    """Words under the title, around those that were asked for; "" where the title says all."""
