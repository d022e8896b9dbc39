"""Words as the index holds them, made here for what is indexed and for what is asked, on either engine."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W_]{1,100}")  # what is longer is no word; no index takes one of thousands of letters
TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}


class Word(NamedTuple):
    """One word of a text. ``exact`` tells marks apart, ``bare`` does not."""

    exact: str
    bare: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text, with their places in it. Numbers lose the zeros in front.

    A tone is written behind its word, so that both schools of placing it give one:

    >>> [(word.exact, word.bare) for word in words("Hoá, hóa đơn 05")]
    [('hoa1', 'hoa'), ('hoa1', 'hoa'), ('đơn', 'don'), ('5', '5')]
    """
    for found in WORD.finditer(text):
        exact, bare = _spelt(found[0])
        yield Word(exact, bare, found.start(), found.end())


def _spelt(word: str) -> tuple[str, str]:
    if word.isdecimal():
        number = word.lstrip("0") or "0"
        return number, number
    letters, tone = [], ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in TONES:
            tone = TONES[letter]
        else:
            letters.append(letter)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", "".join(letters)) + tone, plain.replace("đ", "d")
