"""Accents and signs that text recognition confuses, put right where only one reading is possible.

A recogniser sees "chi" and "chỉ", "tổ" and "tô" as nearly one picture. Two syllables that nobody writes
side by side ("chỉ tiết", "tô chức") are read as the pair of the same letters that everybody writes ("chi
tiết", "tổ chức"). Digits are never touched: a number that was misread must be seen as it was read.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.languages.vi.folding import bare, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

# All as powers of two.
FREQUENT = 3  # a pair from which its words are sure
CLEARLY = 3  # how much more frequent than the next pair of the same letters
STRAY = 5  # a pair as much rarer than one of the same letters is itself a misreading
RARER_ONE = 2  # how much more frequent the word that was read may be than the pair that replaces it
RARER_TWO = 0  # the same, where both words change

WORD = re.compile(r"[^\W\d_]+")

# Signs that no document holds, and what they are a misreading of.
SIGNS = (
    (re.compile("Đ?\u00d0"), "Đ"),  # the Icelandic letter: "QĐÐ-TTg"
    (re.compile("\u2044"), "/"),  # "15⁄4/2024"
    (re.compile(r"(?<=\()[¡ïì](?=[iv)])|(?<=\(i)[¡ï]|(?<=\(ii)[¡ï]"), "i"),  # "(¡)", "(¡i)"
    (re.compile(r"(?:(?<=ngày )|(?<=tháng ))[lI](?=\d\b)"), "1"),  # "tháng l1 năm 2019"
    (re.compile(r"^l(?=\. [A-ZĐÀ-Ỹ])"), "1"),  # "l. Bộ Tư pháp": letters take a parenthesis, "l)"
    (re.compile(r"^[—_|~`‘’']+(?=\d{1,2}\. |[a-zđ]\) )"), ""),  # "—3. Việc triển khai": a speck before it
    (re.compile(r"^§(?=\. )"), "8"),
    (re.compile(r"^(?:Điêu|Điểu|Điễu|Đieu)(?= \d)"), "Điều"),
)


def mend(text: str) -> str:
    """Return a recognised paragraph with what cannot be otherwise put right."""
    for pattern, sign in SIGNS:
        text = pattern.sub(sign, text)
    words = [_Word(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
    mended = _mended([fold(word.text) for word in words], words, text)
    parts, at = [], 0
    for word, reading in mended:
        parts += [text[at : word.start], _in_case_of(word.text, reading)]
        at = word.end
    return "".join(parts) + text[at:]


class _Word(NamedTuple):
    start: int
    end: int
    text: str


class _Pairs(NamedTuple):
    """How often words and pairs of words are written, as powers of two."""

    words: dict[str, int]
    pairs: dict[tuple[str, str], int]
    clear: dict[tuple[str, str], tuple[str, str]]  # bare letters -> the pair that is written


@cache
def _counted() -> _Pairs:
    words: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    ranked: dict[tuple[str, str], list[tuple[int, tuple[str, str]]]] = {}
    table = files("answerable.reader.languages.vi").joinpath("pairs.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        head, *others = line.split()
        first = head[:-1]
        words[first] = int(head[-1], 16)
        for other in others:
            pair, often = (first, other[:-1]), int(other[-1], 16)
            pairs[pair] = often
            ranked.setdefault((bare(first), bare(other[:-1])), []).append((often, pair))
    clear = {}
    for letters, rivals in ranked.items():
        rivals.sort(reverse=True)
        if len(rivals) == 1 or rivals[0][0] - rivals[1][0] >= CLEARLY:
            clear[letters] = rivals[0][1]
    return _Pairs(words, pairs, clear)


def _mended(plain: list[str], words: Sequence[_Word], text: str) -> list[tuple[_Word, str]]:
    """The words that change, in order, with their new readings; the surest pairs decide first."""
    counted = _counted()
    sure = [False] * len(words)
    doubtful: list[tuple[int, int, tuple[str, str]]] = []
    for index, (before, after) in enumerate(pairwise(words)):
        if text[before.end : after.start] != " ":
            continue
        pair = plain[index], plain[index + 1]
        often = counted.pairs.get(pair, 0)
        reading = counted.clear.get((bare(pair[0]), bare(pair[1])), pair)
        rival = counted.pairs.get(reading, 0)
        if reading == pair or (often and rival - often < STRAY):
            sure[index] |= often >= FREQUENT
            sure[index + 1] |= often >= FREQUENT
        elif not _is_name(before.text, after.text):
            doubtful.append((-rival, index, reading))
    changed: dict[int, str] = {}
    for less_often, index, reading in sorted(doubtful):
        new = {
            place: word
            for place, word in zip((index, index + 1), reading, strict=True)
            if plain[place] != word
        }
        rarer = RARER_ONE if len(new) == 1 else RARER_TWO
        if any(sure[place] for place in new) or any(
            counted.words.get(plain[place], 0) + less_often > rarer for place in new
        ):
            continue
        sure[index] = sure[index + 1] = True
        for place, word in new.items():
            plain[place] = changed[place] = word
    return [(words[place], changed[place]) for place in sorted(changed)]


def _is_name(first: str, second: str) -> bool:
    """Whether two words may be of a name, which is spelt as its bearer wishes: "Nguyễn Sỹ"."""
    return first.istitle() and second.istitle()


def _in_case_of(printed: str, reading: str) -> str:
    if printed.isupper() and len(printed) > 1:
        return reading.upper()
    return reading.capitalize() if printed[0].isupper() else reading
