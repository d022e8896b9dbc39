"""What an edition leaves unsaid: the reader's quality card, made from what people keep of the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.export.card import card_json, counts_of, rows_of
from answerable.reader.export.card_docx import card_docx
from answerable.reader.export.card_words import card_words
from answerable.reader.quality import Card, Doubt, Gap, Hop, Statement, find_gaps
from answerable.reader.quality.of_plan import gap_of
from answerable.register.plans.facts import facts_of, leads
from answerable.register.plans.models import DUTIES, Clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answerable.reader.export.card import Row
    from answerable.register.plans.models import Edition

__all__ = ["Card", "Gap", "Hop", "Statement", "as_file", "card_of_draft", "card_of_edition", "shown"]

MEDIA = {
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Shown(NamedTuple):
    """A card in the words of a language, for a page."""

    rows: list[Row]
    counts: str
    about: str
    method: str


def card_of_draft(edition: Edition) -> Card:
    """The card of an edition as it is being checked: what a person keeps, else what was read."""
    clauses = [one for one in edition.clauses.select_related("parent") if one.structure == "whole"]
    for clause in clauses:
        clause.edition = edition
        if clause.parent is not None:
            clause.parent.edition = edition
    statements, hops = [], []
    for clause in clauses:
        facts = facts_of(clause)
        if clause.kind in DUTIES and clause.verdict != Clause.Verdict.NOT_A_TASK:
            above = clause.parent.text if clause.parent is not None else ""
            statements.append(
                Statement(
                    clause=clause.key,
                    text=clause.text,
                    target=clause.kind == "target",
                    above=above,
                    leads=len(leads(facts)),
                    timed=bool(facts["deadlines"]),
                )
            )
        hops += [
            Hop(
                clause=clause.key,
                words=edition.text[slice(*one["span"])] if one["span"] else "",
                received=bool(one["to"]),
                timed=bool(one["deadline"]),
            )
            for one in facts["reports"]
        ]
    return card_of_edition(edition, statements, hops)


def card_of_edition(edition: Edition, statements: Sequence[Statement], hops: Sequence[Hop]) -> Card:
    """A card from what is taken to be stated now; the doubts are those of the reader."""
    cited = edition.citations.standing().values_list("number_key", "name_key", "words")
    documents = len({number or name or words for number, name, words in cited})
    document = edition.document
    return Card(
        title=document.title,
        number=document.number,
        issuer=document.issuer,
        tasks=sum(not one.target for one in statements),
        targets=sum(one.target for one in statements),
        reports=len(hops),
        citations=documents,
        findings=find_gaps(statements, hops, tuple(_doubts(edition)), citations=documents),
    )


def shown(card: Card, language: str) -> Shown:
    words = card_words(language)
    return Shown(rows_of(card, language), counts_of(card, language), words.about, words.method)


def as_file(card: Card, form: str, language: str) -> tuple[bytes, str]:
    """The card as ``json`` or ``docx``, and its media type. Raises KeyError for another form."""
    content = card_json(card).encode() if form == "json" else card_docx(card, language=language)
    return content, MEDIA[form]


def _doubts(edition: Edition) -> Iterator[Doubt]:
    """The reader's warnings; of the header, only of what is still missing now that people looked at it."""
    document = edition.document
    stated = {"type": document.type, "number": document.number, "date": document.dated,
              "issuer": document.issuer, "title": document.title}  # fmt: skip
    places = [(clause.key, clause.pieces) for clause in edition.clauses.only("key", "pieces", "edition")]
    for warning in edition.reading.get("warnings", []):
        field = warning["code"].removeprefix("header.no-")
        if (gap := gap_of(warning["code"])) is None or stated.get(field):
            continue
        span = warning["span"]
        yield Doubt(
            gap=gap,
            clause=_clause(places, span) if span else "",
            words=edition.text[slice(*span)] if span else field,
        )


def _clause(places: list[tuple[str, list[list[int]]]], span: list[int]) -> str:
    """The clause in which words stand; the last that begins before them, where one is in another."""
    inside = [
        key for key, pieces in places if any(start <= span[0] and span[1] <= end for start, end in pieces)
    ]
    return inside[-1] if inside else ""
