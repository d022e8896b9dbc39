"""The quality card as rows, as text for a terminal, and as JSON (``answerable.card/1``)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from answerable.reader.export.card_words import card_words
from answerable.reader.export.columns import printable, wrap
from answerable.reader.quality import Gap

if TYPE_CHECKING:
    from answerable.reader.export.card_words import CardWords
    from answerable.reader.export.words import Language
    from answerable.reader.quality import Card, Finding

SCHEMA = "answerable.card/1"
SHOWN = 8  # places of one kind on a page; the JSON has all
OF_THE_WHOLE = (Gap.NO_TARGETS, Gap.NO_REPORTS)


class Row(NamedTuple):
    """One finding in words."""

    gap: Gap
    finding: str
    how_many: str
    where: str  # "" where nothing is missing
    missing: bool


def rows_of(card: Card, language: Language | str) -> list[Row]:
    """The findings in the order of the card."""
    words = card_words(language)
    return [
        Row(
            gap=one.gap,
            finding=words.gaps[one.gap],
            how_many=_how_many(one, words),
            where=_where(one, words),
            missing=bool(one.places),
        )
        for one in card.findings
    ]


def card_text(card: Card, *, language: Language | str, width: int = 100) -> str:
    """One page for the eye; lines are at most ``width`` cells wide."""
    words = card_words(language)
    lines = [
        *wrap(words.title, width),
        *wrap(printable(" · ".join(filter(None, [card.number, card.issuer, card.title]))), width),
        *wrap(counts_of(card, language), width),
        "",
    ]
    for row in rows_of(card, language):
        mark = "!" if row.missing else "·"
        lines += wrap(f"{mark} {row.finding}{'' if row.finding.endswith('?') else ':'} {row.how_many}", width)
        lines += [f"    {line}" for line in wrap(printable(row.where), width - 4)] if row.where else []
    return "\n".join([*lines, "", *wrap(words.method, width)]) + "\n"


def counts_of(card: Card, language: Language | str) -> str:
    return card_words(language).counts.format(
        tasks=card.tasks, targets=card.targets, reports=card.reports, citations=card.citations
    )


def card_dict(card: Card) -> dict[str, Any]:
    """All places of each finding, in document order."""
    return {
        "schema": SCHEMA,
        "document": {
            "number": card.number or None,
            "issuer": card.issuer or None,
            "title": card.title or None,
        },
        "counts": {
            "tasks": card.tasks,
            "targets": card.targets,
            "reports": card.reports,
            "citations": card.citations,
        },
        "findings": [
            {
                "code": one.gap.value,
                "count": len(one.places),
                "of": one.of,
                "places": [{"clause": place.clause or None, "words": place.words} for place in one.places],
            }
            for one in card.findings
        ],
    }


def card_json(card: Card) -> str:
    return json.dumps(card_dict(card), ensure_ascii=False, indent=1) + "\n"


def _how_many(finding: Finding, words: CardWords) -> str:
    if finding.gap in OF_THE_WHOLE:
        return words.lacks if finding.places else words.has
    return words.n_of.format(n=len(finding.places), of=finding.of) if finding.places else words.none


def _where(finding: Finding, words: CardWords) -> str:
    """The clauses, the words of what has none; of the header, its fields."""
    if finding.gap in OF_THE_WHOLE:
        return ""
    if finding.gap is Gap.HEADER:
        return ", ".join(words.header.get(one.words, one.words) for one in finding.places)
    told = [
        f"{one.clause or words.outside}: “{one.words}”" if _by_words(finding) else one.clause
        for one in finding.places
    ]
    told = list(dict.fromkeys(told))
    more = [words.more.format(n=len(told) - SHOWN)] if len(told) > SHOWN else []
    return "; ".join([*told[:SHOWN], *more])


def _by_words(finding: Finding) -> bool:
    """A citation is found by its words, all else by its clause."""
    return finding.gap in (Gap.SUSPECT_CITATION, Gap.ENDED)
