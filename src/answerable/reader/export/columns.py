"""Text in columns of a terminal: how wide it shows, and where it breaks."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """The text on one line, without anything that could steer a terminal.

    Control characters, escape sequences and marks that turn the direction of writing become U+FFFD.

    >>> printable("a\\n b\\x1b[31m")
    'a b�[31m'
    """
    if not text.isprintable():
        text = "".join(
            char if char.isspace() or unicodedata.category(char) not in UNSEEN else "�" for char in text
        )
    return " ".join(text.split())


UNSEEN = frozenset(["Cc", "Cf", "Cs", "Co", "Zl", "Zp"])


def width(text: str) -> int:
    """Cells that the text takes: combining marks take none, wide characters two.

    >>> width("Ủy ban"), width(unicodedata.normalize("NFD", "Ủy ban")), width("会")
    (6, 6, 2)
    """
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, cells: int) -> str:
    """The text followed by blanks up to so many cells."""
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int, *, most: int | None = None) -> list[str]:
    """Lines of at most so many cells, broken at blanks; a word longer than a line is cut.

    ``most`` lines at the most: the last then ends with "…". An empty text gives one empty line.

    >>> wrap("Nắm chắc tình hình", 9)
    ['Nắm chắc', 'tình hình']
    >>> wrap("Nắm chắc tình hình", 9, most=1)
    ['Nắm chắc…']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer) <= cells:
            line = longer
            continue
        if line:
            lines.append(line)
        *pieces, line = _pieces(word, cells)
        lines += pieces
        if most is not None and len(lines) > most:
            break
    if line or not lines:
        lines.append(line)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], cells)]
    return lines


def _pieces(word: str, cells: int) -> list[str]:
    """A word cut to pieces that fit, one character at least in each, combining marks kept with theirs."""
    pieces = []
    start = taken = 0
    for place, char in enumerate(word):
        wide = _cells(char)
        if taken + wide > cells and place > start:
            pieces.append(word[start:place])
            start, taken = place, 0
        taken += wide
    return [*pieces, word[start:]]


def _shortened(line: str, cells: int) -> str:
    """The line with "…" after its last whole word that leaves room for it."""
    line = line.rstrip(" ,;:.")
    while width(line) >= cells and " " in line:
        line = line.rpartition(" ")[0].rstrip(" ,;:.")
    return (line if width(line) < cells else _pieces(line, cells - 1)[0]) + "…"
