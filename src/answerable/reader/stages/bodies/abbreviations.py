"""Abbreviations that a document explains itself: "nuôi trồng thủy sản (NTTS)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import bare, fold

if TYPE_CHECKING:
    from answerable.reader.source import Source

# "(NTTS)", "(sau đây viết tắt là KKT)", "(gọi tắt là: BMNN)"
_EXPLAINED = re.compile(
    r"\((?:(?:sau đây|sau đây được|được|gọi|viết) )*(?:tắt )?(?:là:? )?(?P<short>[A-ZĐ][A-ZĐ&]{1,7})\)"
)
_WORD = re.compile(r"[^\W\d_]+")
_JOINTS = {"và", "của"}  # an abbreviation may leave them out
_LONGEST = 80  # characters


def own_abbreviations(source: Source) -> dict[str, str]:
    """Return the abbreviations that a text explains right before them, each with its words.

    The words are those whose first letters it is made of: "CDC" behind "kiểm soát bệnh tật" is none.
    """
    found: dict[str, str] = {}
    for match in _EXPLAINED.finditer(source.text):
        line = source.text[max(0, match.start() - _LONGEST) : match.start()].rpartition("\n")[2]
        words = _explained(line.rstrip(), match["short"].replace("&", ""))
        if words:
            found.setdefault(match["short"], words)
    return found


def _explained(line: str, letters: str) -> str:
    """The last words of a line whose first letters are these; "" if they are not."""
    begin, left = len(line), letters
    for word in reversed(list(_WORD.finditer(line))):
        if not left:
            break
        initial = bare(fold(word[0]))[0]
        if initial != bare(fold(left[-1])):
            if fold(word[0]) in _JOINTS and left != letters:
                continue
            return ""
        begin, left = word.start(), left[:-1]
    words = line[begin:]
    if left or not words[-1:].isalpha():
        return ""
    return words[0].lower() + words[1:] if words[1:].islower() else words
