"""``answerable card``: what a plan does not say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from answerable.cli.messages import messages_of
from answerable.cli.reading import plan_named
from answerable.cli.terminal import complain, encoded, page_width, put
from answerable.reader.export.card import card_json, card_text
from answerable.reader.export.card_docx import card_docx
from answerable.reader.quality import card_of

if TYPE_CHECKING:
    import argparse

    from answerable.reader.export.words import Language

ALL_READ, NOTHING_READ = 0, 2


def card(options: argparse.Namespace, language: Language) -> int:
    """Show the card of one document and return the exit status."""
    words = messages_of(language)
    if options.format == "docx" and sys.stdout.isatty():
        options.parser.error(words.to_terminal.format(format=options.format))
    plan = plan_named(options, language)
    if plan is None:
        return NOTHING_READ
    found = card_of(plan)
    match options.format:
        case "json":
            put(encoded(card_json(found)))
        case "docx":
            try:
                put(card_docx(found, language=language))
            except ModuleNotFoundError:
                complain(words.web_missing)
                return NOTHING_READ
        case _:
            put(encoded(card_text(found, language=language, width=page_width())))
    return ALL_READ
