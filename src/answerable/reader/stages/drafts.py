"""What the stages hand to one another before a plan is whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from answerable.reader.model import Kind, Period
    from answerable.reader.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Where each part of a document stands, as ranges of paragraph indexes ``[first, last)``.

    The body may be in pieces: the articles of a decision, then the plan that it promulgates,
    then the appendices. Each piece begins with its own title lines, if it has any.
    """

    letterhead: range  # up to the title and its subject lines, both in
    preamble: range  # legal bases and the sentence that leads in; empty if there is none
    pieces: tuple[Piece, ...]
    signature: range  # "TM. …" to the printed name; empty if there is none
    recipients: range  # "Nơi nhận:" and its lines; empty if there is none


class PieceKind(Enum):
    MAIN = "main"  # the document's own body
    PROMULGATED = "promulgated"  # a plan attached to a decision
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    kind: PieceKind
    title: range  # paragraphs of its title ("PHỤ LỤC I", "DANH MỤC …"); empty for the main body
    body: range


class FieldRole(Enum):
    """What a labelled field or a column of a task table says of its task."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    TIME = "time"
    PRODUCT = "product"
    OTHER = "other"


class Field(NamedTuple):
    role: FieldRole
    value: Span


class Entry(NamedTuple):
    """One item of the outline before it is known who does it and when."""

    id: str
    parent: int | None  # index among the entries
    label: str
    kind: Kind
    span: Span  # its own words: no label, no closing parenthesis
    closing: Span | None = None  # what the closing parenthesis holds: "Công an tỉnh chủ trì …"
    fields: tuple[Field, ...] = ()  # from labelled lines under it and columns beside it
    piece: int = 0  # which piece of the document it stands in


class Mention(NamedTuple):
    """A public body, or a group of them, named in the text."""

    name: str  # spelt out; a group in the document's words
    body: str | None  # id in the catalogue, as of the setting's date
    span: Span
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when the document speaks: what "tỉnh", "năm nay" or "Sở Nội vụ" mean in it."""

    date: date | None
    province: str | None  # id of the province in the catalogue
    issuer: str | None
    period: Period | None
