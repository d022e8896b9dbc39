"""The commands of the register: ``open``, ``serve``, ``manage``, and those of its own."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from answerable.cli.messages import locale_of
from answerable.cli.terminal import complain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.cli.messages import Messages

NOT_INSTALLED = 2


def start(command: str, arguments: Sequence[str], words: Messages, language: str) -> int:
    """Hand the arguments on to Django or to the server, and return the exit status."""
    if find_spec("django") is None or find_spec("allauth") is None:
        complain(words.web_missing)
        return NOT_INSTALLED
    if command == "open":
        from answerable.register.opening import open_register

        return open_register(_files(arguments), language=_pages_in(arguments, language))
    from answerable.register import starting

    if command == "serve":
        return starting.serve(arguments)
    return starting.manage(arguments if command == "manage" else [command.replace("-", "_"), *arguments])


def _pages_in(arguments: Sequence[str], language: str) -> str:
    """The language of the register that is opened: Vietnamese, as it is, unless English was asked for."""
    asked = any(one == "--lang" or one.startswith("--lang=") for one in arguments)
    return language if asked or locale_of(os.environ).startswith("en") else "vi"


def _files(arguments: Sequence[str]) -> list[str]:
    """What was typed without ``--lang``, which was understood already."""
    files, skip = [], False
    for argument in arguments:
        if not skip and not argument.startswith("--lang="):
            files += [argument] if argument != "--lang" else []
        skip = argument == "--lang"
    return files
