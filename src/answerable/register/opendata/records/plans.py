"""Published documents as data: what they are known by, their editions, clauses, and what they cite."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.utils.translation import gettext_lazy as _

from answerable.register.opendata import public_rows
from answerable.register.opendata.describing import COMPUTED, From, Kind, Record, To
from answerable.register.opendata.records.bodies import Number
from answerable.register.plans.models import Clause as Row
from answerable.register.plans.models import Edition as Printed

if TYPE_CHECKING:
    from answerable.register.opendata.describing import Finish

Words = Annotated[str, _("The words of the document that say so.")]
OfEdition = Annotated[
    int, _("The edition, by its number in the register."), From("edition_id"), To("edition", "number")
]
EditionOfPlan = Annotated[
    str, _("The plan, as in its address."), From("edition__document__slug"), To("plan", "id")
]
EditionOrdinal = Annotated[int, _("Which edition of the plan: the first is 1."), From("edition__ordinal")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    number: Number
    id: Annotated[str, _("What it is known by in addresses, for good."), From("slug")]
    type: Annotated[str, _("The type of the document, as printed.")]
    printed_number: Annotated[str, _("The number of the document, as printed."), From("number")]
    number_key: Annotated[str, _("The same number as it is compared: small letters, no spaces.")]
    issuer: Annotated[str, _("Who issued it, as printed.")]
    issuer_key: Annotated[str, _("The same as it is compared.")]
    issuer_body: Annotated[
        str | None,
        _("The body that issued it, where it is known."),
        From("issuer_body__key"),
        To("body", "id"),
    ]
    dated: Annotated[str, _("The day of the document (ISO 8601); empty: it states none.")]
    title: Annotated[str, _("Its title.")]
    period_start: Annotated[date | None, _("The first day of the time that it plans for.")]
    period_end: Annotated[date | None, _("The last day of the time that it plans for.")]
    published_at: Annotated[datetime, _("When it was published in the register.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    number: Number
    plan: Annotated[str, _("The plan, as in its address."), From("document__slug"), To("plan", "id")]
    ordinal: Annotated[int, _("Which edition of the plan: the first is 1.")]
    standing: Annotated[str, _("published: the one in force here; superseded: a later one took its place.")]
    scope: Annotated[str, _("whole: the whole document; part: a part of it, and the rest stays.")]
    enacted_by: Annotated[
        str | None,
        _("The document that made this edition, where it has a number of its own and is public here."),
        From("enacted_by__slug"),
        To("plan", "id"),
    ]
    sha256: Annotated[str, _("SHA-256 of the file that was read."), From("file__sha256")]
    file_name: Annotated[str, _("What the file was called where it came from."), From("file__name")]
    media_type: Annotated[str, _("The format of the file."), From("file__media_type")]
    size: Annotated[int, _("Bytes of the file."), From("file__size")]
    pages: Annotated[int | None, _("Pages of the file; none: its format has no pages.")]
    ocr: Annotated[bool, _("Whether the text was recognised from pictures.")]
    reader_version: Annotated[str, _("The version of the program that read it.")]
    published_at: Annotated[datetime, _("When it was published in the register.")]
    counted: Annotated[
        dict[str, Any] | None, _("How many facts were kept as read and how many corrected, by field.")
    ]
    reading: Annotated[
        dict[str, Any], _("What was read in it, as answerable.plan/1 without text, items and signers.")
    ]
    text: Annotated[str, _("Its whole text; all places are counted in letters of it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Record):
    number: Number
    edition: OfEdition
    plan: EditionOfPlan
    ordinal: EditionOrdinal
    key: Annotated[str, _("Its place in the outline: III/8/-4; a limb of it III/8/-4#1.")]
    parent: Annotated[int | None, _("The clause above it."), From("parent_id"), To("clause", "number")]
    position: Annotated[int, _("Its place in the order of the document.")]
    label: Annotated[str, _("Its number or dash, as printed.")]
    kind: Annotated[str, _("heading, purpose, target, task or other.")]
    text: Annotated[str, _("Its words."), COMPUTED]
    pieces: Annotated[list[Any], _("[[start, end], …]: where its words stand in the text of the edition.")]
    page: Annotated[int | None, _("The page on which it begins.")]
    verdict: Annotated[str, _("confirmed, not_a_task, or unchecked: what a person said of it.")]
    structure: Annotated[str, _("whole, split into limbs, or merged into another.")]
    limb_of: Annotated[
        int | None, _("The clause that it is a limb of."), From("limb_of_id"), To("clause", "number")
    ]
    merged_into: Annotated[
        int | None, _("The clause that it was merged into."), From("merged_into_id"), To("clause", "number")
    ]
    rights_class: Annotated[str, _("What the lens found that its words do to rights.")]
    raised_to: Annotated[str, _("A more cautious class that a person gave it.")]
    rights: Annotated[list[Any], _("The rights that its words touch, by their ids.")]
    why: Annotated[list[Any], _("The words and rules that the class rests on.")]
    objection: Annotated[str, _("Why held words were taken for no duty, or for another class.")]
    read: Annotated[dict[str, Any] | None, _("The facts as they were read; none: a person added the clause.")]
    kept: Annotated[dict[str, Any] | None, _("The facts as a person keeps them; none: as they were read.")]
    doubts: Annotated[list[Any], _("What was in doubt when it was read.")]
    answered: Annotated[list[Any], _("The doubts that a person answered.")]
    in_bulk: Annotated[bool, _("Whether it was confirmed with its section, and not looked at alone.")]
    elsewhere: Annotated[list[Any], _("What was decided of commitments elsewhere that seem the same duty.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    number: Number
    edition: OfEdition
    plan: EditionOfPlan
    ordinal: EditionOrdinal
    clause: Annotated[
        int | None,
        _("The clause that cites; none: the head of the document."),
        From("clause_id"),
        To("clause", "number"),
    ]
    relation: Annotated[str, _("How it is cited: based_on, implements, amends, replaces or mentions.")]
    words: Words
    start: Annotated[int, _("Where the words begin in the text of the edition.")]
    end: Annotated[int, _("Where the words end.")]
    type: Annotated[str, _("The type of the document that is cited.")]
    printed_number: Annotated[str, _("The number of the document that is cited, as printed."), From("number")]
    number_key: Annotated[str, _("The same number as it is compared: small letters, no spaces.")]
    dated: Annotated[str, _("Its day (ISO 8601); empty: it is not said.")]
    name_key: Annotated[str, _("The name of a law that is known by its name, as it is compared.")]
    target: Annotated[
        str | None,
        _("The document that is cited, where it is public here."),
        From("target__slug"),
        To("plan", "id"),
    ]


def with_words(_on: date) -> "Finish":
    """The words of clauses."""

    def finish(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        editions = {row["edition_id"] for row in rows}
        printed = {one.pk: one for one in Printed.objects.filter(pk__in=editions).only("text")}
        return [{"text": Row(pieces=row["pieces"], edition=printed[row["edition_id"]]).text} for row in rows]

    return finish


PLANS = (
    Kind(
        name="plan",
        many="plans",
        title=_("Plans"),
        says=_("Documents that are published here, by what they are known."),
        record=Plan,
        rows=public_rows.plans,
        page="/ke-hoach/{id}/",
    ),
    Kind(
        name="edition",
        many="editions",
        title=_("Editions"),
        says=_("Each state of a document: its text and what was read in it."),
        record=Edition,
        rows=public_rows.editions,
        page="/ke-hoach/{plan}/van-ban/{ordinal}/1/",
        at_once=20,
    ),
    Kind(
        name="clause",
        many="clauses",
        title=_("Clauses"),
        says=_("Each item of an edition, as it was read and as a person keeps it."),
        record=Clause,
        rows=public_rows.clauses,
        finishing=with_words,
        at_once=500,
    ),
    Kind(
        name="citation",
        many="citations",
        title=_("Citations"),
        says=_("Documents that editions cite, and which of them are here."),
        record=Citation,
        rows=public_rows.citations,
    ),
)
