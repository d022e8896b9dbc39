"""``--limit NAME=NUMBER``: how large a document may be."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from answerable.reader.formats.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from answerable.cli.messages import Messages

NAMES = tuple(field.name for field in fields(Limits))


def limit(words: Messages) -> Callable[[str], tuple[str, int]]:
    """What turns "pages=5000" into a limit, and refuses in the language of whoever types."""

    def check(value: str) -> tuple[str, int]:
        name, _, number = value.partition("=")
        if name not in NAMES or not (number.isascii() and number.isdigit() and int(number) >= 1):
            raise argparse.ArgumentTypeError(words.no_limit.format(value=value, choices=", ".join(NAMES)))
        return name, int(number)

    return check


def limits_of(options: argparse.Namespace) -> Limits:
    """The limits that were typed, and the usual ones for the rest."""
    return replace(DEFAULT, **dict(options.limit))
