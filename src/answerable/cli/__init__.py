"""The command ``answerable``: read documents, explain an item."""

from __future__ import annotations

import sys

INTERRUPTED = 130  # as a shell says that Ctrl-C ended a command
PIPE_CLOSED = 141  # as a shell says that whoever was reading stopped


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status (see ``answerable read --help``)."""
    try:
        from answerable.cli.command import run

        status = run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        from answerable.cli.terminal import complain, spoken

        complain(spoken().interrupted)
        return INTERRUPTED
    except BrokenPipeError:
        from answerable.cli.terminal import abandon_output

        abandon_output()
        return PIPE_CLOSED
