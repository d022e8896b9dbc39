"""What the card is made from, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Gap(StrEnum):
    """What may be unsaid, in the order of the card."""

    HEADER = "header.missing"
    NO_TARGETS = "plan.no-targets"
    NO_REPORTS = "plan.no-reports"
    NO_LEAD = "task.no-lead"
    SEVERAL_LEADS = "task.several-leads"
    NO_DEADLINE = "task.no-deadline"
    TASK_ALONE = "task.no-target"
    TARGET_ALONE = "target.no-task"
    NO_RECIPIENT = "report.no-recipient"
    NO_REPORT_DEADLINE = "report.no-deadline"
    SUSPECT_CITATION = "citation.suspect"
    ENDED = "citation.period-ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One task or target, as far as the card needs it."""

    clause: str  # id of the item
    text: str
    target: bool  # else a task
    above: str = ""  # the words that it stands under: those of a row say little alone
    leads: int = 0
    timed: bool = False  # whether anything is said of when: "thường xuyên" is


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One hop of a duty to report."""

    clause: str
    words: str
    received: bool  # whether anybody is named to report to
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A place of the header or of a citation that the reader warned of."""

    gap: Gap
    clause: str  # "" outside the outline
    words: str


class Place(NamedTuple):
    """Where something is unsaid."""

    clause: str  # "" outside the outline
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One kind of gap: found in these places, of so many where it was looked for.

    No place, where ``of`` is above 0: it was looked for and nothing is missing.
    """

    gap: Gap
    of: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The findings in the order of ``Gap``, without those that there is nothing to look for."""

    title: str
    number: str
    issuer: str
    tasks: int
    targets: int
    reports: int
    citations: int  # documents, each counted once
    findings: tuple[Finding, ...]
