"""Where the command speaks: standard output, standard error, and a bar that shows how far it is."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

from answerable.cli.messages import language_of, messages_of
from answerable.reader.export.columns import printable, width

if TYPE_CHECKING:
    from answerable.cli.messages import Messages
    from answerable.reader.export.words import Language

PLAIN_WIDTH = 100  # cells, where nothing says how wide the page is
WIDEST = 160  # a wider line is hard to read


def spoken(language: Language | None = None) -> Messages:
    """The messages of a language, or of the locale."""
    return messages_of(language or language_of(os.environ))


def complain(sentence: str) -> None:
    """One line on standard error."""
    print(printable(sentence), file=sys.stderr, flush=True)


def put(data: bytes) -> None:
    """Bytes on standard output, whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def encoded(text: str) -> bytes:
    """UTF-8; what is no character, such as a byte of a file name, is written as ``\\udc80``."""
    return text.encode("utf-8", "backslashreplace")


def abandon_output() -> None:
    """Let Python end without writing the rest of standard output, which nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def page_width() -> int:
    """Cells across: of the terminal or of COLUMNS."""
    return min(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, WIDEST)


def shows_colour() -> bool:
    """Colour is for terminals, and for those who do not set NO_COLOR (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


class Bar:
    """How far the reading of many documents is, on standard error, where that is a terminal."""

    CELLS = 24
    SECONDS = 0.1  # between two pictures

    def __init__(self, total: int, words: Messages, *, shown: bool) -> None:
        self._total = total
        self._words = words
        self._shown = shown and total > 1 and sys.stderr.isatty()
        self._began = time.monotonic()
        self._drawn = 0.0
        self._done = 0

    def step(self) -> None:
        self.reach(self._done + 1)

    def reach(self, done: int) -> None:
        """So many are done now."""
        self._done = done
        now = time.monotonic()
        if self._shown and (now - self._drawn > self.SECONDS or self._done == self._total):
            self._drawn = now
            self._draw(now - self._began)

    def clear(self) -> None:
        """Take the bar away, before anything else is written."""
        if self._shown and self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self, seconds: float) -> None:
        filled = self.CELLS * self._done // self._total
        rate = self._done / seconds if seconds else 0.0
        left = int((self._total - self._done) / rate) if rate else 0
        minutes, left = divmod(left, 60)
        line = "  ".join(
            [
                "█" * filled + "░" * (self.CELLS - filled),
                self._words.progress.format(done=self._done, total=self._total),
                self._words.progress_left.format(rate=f"{rate:.1f}", left=f"{minutes}:{left:02}"),
            ]
        )
        if width(line) < shutil.get_terminal_size((80, 24)).columns:
            sys.stderr.write(f"\r{line}\x1b[K")
            sys.stderr.flush()
