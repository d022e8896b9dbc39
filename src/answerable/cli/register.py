"""``answerable serve``, ``manage`` and ``verify``: the register, started from the command line."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from answerable.cli.terminal import complain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answerable.cli.messages import Messages

NOT_INSTALLED = 2


def start(command: str, arguments: Sequence[str], words: Messages) -> int:
    """Hand the arguments on to Django or to the server, and return the exit status."""
    if find_spec("django") is None or find_spec("allauth") is None:
        complain(words.web_missing)
        return NOT_INSTALLED
    from answerable.register import starting

    if command == "serve":
        return starting.serve(arguments)
    return starting.manage(arguments if command == "manage" else ["verify", *arguments])
