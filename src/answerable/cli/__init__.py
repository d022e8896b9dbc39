"""The command ``answerable``: read documents, explain an item."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command and return its exit status (see ``answerable --help``)."""
    import argparse

    from answerable.reader import ReaderError, read_plan
    from answerable.reader.export.plan_json import to_json

    parser = argparse.ArgumentParser(prog="answerable")
    commands = parser.add_subparsers(required=True)
    read = commands.add_parser("read")
    read.add_argument("--format", choices=["json"], default="json")
    read.add_argument("file")
    options = parser.parse_args()
    try:
        text = to_json(read_plan(options.file))
    except ReaderError as error:
        print(error, file=sys.stderr)
        return 2
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    return 0
