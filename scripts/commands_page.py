"""Write docs/reference/commands.md from the commands themselves: what may be typed, and what it means."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.core.management import get_commands, load_command_class

from answerable.cli.command import COMMANDS, _parser
from answerable.cli.messages import messages_of
from answerable.reader.export.words import Language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "commands.md"
OURS = "answerable."
OF_DJANGO = {
    "help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color",
    "skip_checks",
}  # fmt: skip
HEAD = """# Reference: commands

Made by `make docs` from the commands themselves. How to use them: [the command](../command.md),
[serving the register](../deploy.md). `--help` of each has examples.
"""


def page() -> str:
    """The whole page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.register.settings")
    django.setup()
    return "\n".join([HEAD, *_ours(), *_of_the_register()]).rstrip("\n") + "\n"


def _ours() -> Iterator[str]:
    parsers = next(
        action for action in _parser(messages_of(Language.EN))._actions if isinstance(action.choices, dict)
    ).choices
    for name, parser in parsers.items():
        if parser.description:
            yield f"## answerable {name}\n"
            yield f"{parser.description}\n"
            yield from _table(parser._actions)


def _of_the_register() -> Iterator[str]:
    for name, room in sorted(get_commands().items()):
        if isinstance(room, str) and room.startswith(OURS):
            command = load_command_class(room, name)
            typed = name.replace("_", "-")
            called = f"answerable {typed}" if typed in COMMANDS else f"answerable manage {name}"
            yield f"## {called}\n"
            yield f"{command.help}\n"
            yield from _table(command.create_parser("answerable", name)._actions)


def _table(actions: Iterable[argparse.Action]) -> Iterator[str]:
    rows = [f"| {_typed(one)} | {_cell(_help(one))} |" for one in actions if one.dest not in OF_DJANGO]
    if rows:
        yield "\n".join(["| | |", "|---|---|", *rows, ""])


def _typed(action: argparse.Action) -> str:
    value = action.metavar or (action.dest.upper() if action.nargs != 0 else "")
    value = (value if isinstance(value, str) else " ".join(value)).replace("|", "\\|")
    if not action.option_strings:
        return f"`{value if action.required else f'[{value}]'}`"
    return "`" + ", ".join(action.option_strings) + (f" {value}" if action.nargs != 0 else "") + "`"


def _help(action: argparse.Action) -> str:
    listed = f": {', '.join(map(str, action.choices))}" if action.choices else ""
    return (action.help or "") + listed


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
