"""Errors and warnings as sentences, in the language of whoever reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.export.columns import printable
from answerable.reader.export.words import Language

if TYPE_CHECKING:
    from answerable.reader.errors import ReaderError
    from answerable.reader.model import Warning
    from answerable.reader.source import Source

QUOTED = 60  # characters of the words that a warning points at


def error_in_words(error: ReaderError, language: Language | str) -> str:
    """One sentence: which document, what is wrong, what to do."""
    if language == Language.EN:
        return printable(str(error))
    from answerable.reader.languages.vi.messages import ERRORS, PAGE, PHRASES

    details = {name: PHRASES.get(str(value), value) for name, value in error.details.items()}
    sentence = ERRORS[error.code].format(**details)
    page = "" if error.page is None else PAGE.format(page=error.page)
    where = ", ".join(filter(None, [error.name, page]))
    return printable(f"{where}: {sentence}." if where else f"{sentence[0].upper()}{sentence[1:]}.")


def warning_in_words(warning: Warning, source: Source, language: Language | str) -> str:
    """What to look at, and the words that it is about."""
    sentence = warning.message
    if language == Language.VI:
        from answerable.reader.languages.vi.messages import WARNINGS

        sentence = WARNINGS.get(warning.code, sentence)
    sentence = sentence.rstrip(".")
    words = source.quote(warning.span) if warning.span else ""
    if len(words) > QUOTED:
        words = words[:QUOTED].rsplit(" ", 1)[0] + "…"
    return printable(f"{sentence}: “{words}”." if words else f"{sentence}.")
