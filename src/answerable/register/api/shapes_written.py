"""What other systems send to the interface, and what it answers them."""

from __future__ import annotations

import datetime  # noqa: TC003  pydantic reads the types
from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from answerable.register.evidence.models import Visibility

STAGES = Literal["", "not_started", "in_progress", "done", "discontinued"]


class Sent(Schema):
    """Something that is sent: what has no field here is refused, and not left out in silence."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Answered(Schema):
    model_config = ConfigDict(use_attribute_docstrings=True)


class Figure(Sent):
    """One figure of an answer."""

    what: str = Field(max_length=300, pattern=r"^[^;\r\n]*[^;\s][^;\r\n]*$")
    """What is counted."""
    number: str = Field(max_length=60, pattern=r"^[^;\r\n]*[0-9][^;\r\n]*$")
    """The number, as it is to be printed."""
    unit: str = Field("", max_length=60, pattern=r"^[^;\r\n]*$")
    """Of what: courses, people, dong."""


class AnsweredQuestion(Sent):
    """What is answered to a question of the office."""

    question: int = Field(ge=1, le=2**31 - 1)
    """The number of the question, as the round has it."""
    said: str = Field("", max_length=4000)
    """A text, a number as it is to be printed, or one of its choices in Vietnamese or English."""


class QuestionAsked(Answered):
    """A question of the office, with what is answered to it now."""

    question: int
    """Its number."""
    vi: str
    """The question in Vietnamese."""
    en: str
    """The question in English."""
    kind: str
    """`text`, `number` or `choice`."""
    choices: list[str]
    """What there is to choose from, in Vietnamese."""
    required: bool
    """Whether an answer cannot be signed without it."""
    said: str
    """What is answered; "" where nothing is yet."""


class AnswerSent(Sent):
    """A draft of an answer. It may lack anything until it is ready."""

    version: int = Field(ge=0, le=1_000_000)
    """The version that it was written on top of: 0 where there was none."""
    stage: STAGES = ""
    """How far it has come."""
    done_on: datetime.date | None = None
    """The day on which it was done; only of what is done."""
    done: str = Field("", max_length=8000)
    """What was done."""
    figures: list[Figure] = Field([], max_length=60)
    """Figures of it."""
    difficulties: str = Field("", max_length=8000)
    """Difficulties and their causes."""
    proposals: str = Field("", max_length=8000)
    """What the body proposes."""
    questions: list[AnsweredQuestion] = Field([], max_length=60)
    """Answers to the questions of the office; one that is not named is left as it is kept."""
    decision: str = Field("", max_length=120)
    """Of what was discontinued: the id of the published plan that says so."""
    justification: str = Field("", max_length=1000)
    """Why a number of a person has to be public, where one stands in these words."""
    ready: bool = False
    """Whether it is handed to the validator. Signing it is a person's to do."""


class AnswerKept(Answered):
    """What a body is asked in a round, and the answer as it is kept now."""

    round: int
    """The id of the round."""
    commitment: str
    """The id of the commitment."""
    text: str
    """The words of the commitment."""
    due: datetime.date | None
    """The last day to send."""
    standing: str
    """`none`, `draft`, `ready`, `sent`, `returned` or `confirmed`."""
    returned_because: str
    """Why the secretariat returned it; "" where it did not."""
    version: int
    """To be sent with the next draft."""
    stage: str
    """How far it has come."""
    done_on: datetime.date | None
    """The day on which it was done."""
    done: str
    """What was done."""
    figures: list[Figure]
    """Figures of it."""
    difficulties: str
    """Difficulties and their causes."""
    proposals: str
    """What the body proposes."""
    questions: list[QuestionAsked]
    """What the office asks beside, with the answers."""
    missing: str
    """Why it could not be handed to the validator, though it was kept; "" where it could, or was not to."""


class RoundAsked(Answered):
    """A round in which the body is asked."""

    id: int
    """What it is known by."""
    begins: datetime.date
    """The first day that is reported on."""
    ends: datetime.date
    """The cut-off of its figures."""
    due: datetime.date
    """The last day to send."""
    plan: str | None
    """The id of the plan that it is about; null: of all plans."""
    open: bool
    """Whether it is open still; late answers are taken too."""
    asked: int
    """How many answers are asked for."""


class EvidenceSaid(Sent):
    """What is said of a piece of evidence, however it is given."""

    title: str = Field(min_length=1, max_length=300)
    """What it shows."""
    visibility: Visibility = Visibility.PUBLIC
    """`public`, `internal` (for the body and the secretariat), or `kept` where it is."""
    kept_at: str = Field("", max_length=300)
    """Where it is kept, if it is not uploaded."""
    justification: str = Field("", max_length=1000)
    """Why a number of a person has to be public, where one stands in these words."""


class EvidenceSent(EvidenceSaid):
    """Evidence that stands elsewhere: a document by its number, or an address, one of both."""

    number: str = Field("", max_length=120)
    """The number of a document."""
    issuer: str = Field("", max_length=300)
    """Who issued it."""
    dated: datetime.date | None = None
    """The day it bears."""
    url: str = Field("", max_length=1000)
    """An address on the web."""
    seen_on: datetime.date | None = None
    """On which day it was seen there."""


class EvidenceKept(Answered):
    """Evidence that was given."""

    id: int
    """What it is known by."""
    commitment: str
    """The id of the commitment."""
    kind: str
    """`file`, `document` or `address`."""
    title: str
    """What it shows."""
    visibility: str
    """`public`, `internal` or `kept`."""
    sha256: str
    """Of a file; else ""."""


class Brought(Answered):
    """A plan that was brought: a draft, which a person checks and publishes."""

    draft: int
    """What the draft is known by."""
    url: str
    """The page on which it is checked."""
    number: str
    """The number of the document."""
    title: str
    """The title of the document."""
    clauses: int
    """How many items it has."""
