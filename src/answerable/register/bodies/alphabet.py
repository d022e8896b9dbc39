"""Names in the order of a Vietnamese dictionary: the same on every engine, whatever collations it knows."""

from __future__ import annotations

from answerable.register.search.words import Word, words

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "23415"  # as ``words`` writes them, in the order of dictionaries; none comes before all
Place = tuple[list[list[int]], list[int], str]  # of a name: its letters, then its tones, then itself


def place_of(name: str) -> Place:
    """What names are sorted by. Case and signs between words are nothing to it, Đ is a letter behind D,
    a tone decides only between the same letters, and numbers go by their size.

    >>> sorted(["Sở Y tế", "Đảng ủy", "Sở Xây dựng", "Phường 10", "Phường 2", "công an"], key=place_of)
    ['công an', 'Đảng ủy', 'Phường 2', 'Phường 10', 'Sở Xây dựng', 'Sở Y tế']
    """
    found = list(words(name))
    return [_letters(word) for word in found], [_tone(word) for word in found], name


def _letters(word: Word) -> list[int]:
    if word.bare.isdecimal():
        return [-1, int(word.bare)]
    letters = word.exact[:-1] if _tone(word) else word.exact
    return [LETTERS.find(letter) if letter in LETTERS else len(LETTERS) + ord(letter) for letter in letters]


def _tone(word: Word) -> int:
    has_one = len(word.exact) > len(word.bare)
    return TONES.find(word.exact[-1]) + 1 if has_one else 0
