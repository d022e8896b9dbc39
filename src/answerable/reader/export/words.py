"""The words around the facts of a plan, in the languages that people read them in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Language(StrEnum):
    """A language of our own words; the facts stay in the document's."""

    VI = "vi"
    EN = "en"


class Words(NamedTuple):
    """Every phrase that an export adds. A language that lacks one cannot be built."""

    # the header
    type: str
    number: str
    date: str
    issuer: str
    title: str
    period: str
    signers: str
    file: str
    pages: str  # {count}
    ocr: str
    inferred: str
    unknown: str
    # items
    tasks: str
    targets: str
    no_tasks: str
    clause: str
    task: str
    lead: str
    coordinate: str
    when: str
    no_lead: str
    no_deadline: str
    requested: str
    inherited: str  # the legend of the mark of what came from an item above
    # deadlines
    before: str  # {date}
    until: str  # {date}
    after_start: str  # {date}
    year_inferred: str
    # documents cited, reports, warnings
    citations: str
    relations: Mapping[str, str]
    clauses: str
    reports: str
    via: str
    silent_reporter: str
    warnings: str
    # counts
    count_tasks: str  # {count}, {leadless}, {dateless}
    count_targets: str
    count_citations: str
    count_reports: str
    count_warnings: str
    # sheets
    kinds: Mapping[str, str]
    sheet_tasks: str
    sheet_citations: str
    sheet_reports: str
    sheet_warnings: str
    sheet_about: str
    columns: Mapping[str, str]  # stable name -> heading
    about: tuple[str, ...]


def words_of(language: Language | str) -> Words:
    """The words of a language; only that language is loaded."""
    if language == Language.VI:
        from answerable.reader.export.words_vi import VIETNAMESE

        return VIETNAMESE
    from answerable.reader.export.words_en import ENGLISH

    return ENGLISH
