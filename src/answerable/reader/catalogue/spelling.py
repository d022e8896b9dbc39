"""How one name is written in many ways: abbreviations, "&" for "và", dashes for commas."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import NamedTuple

from answerable.reader.catalogue.table import read_table, several
from answerable.reader.languages.vi.folding import fold

_NOT_WORDS = re.compile(r"[\W_]+")

# "TP. Hà Nội", "TP.HCM", "Công an Tp Huế"; in "Sở TP" it is the field of justice.
_CITY = re.compile(r"(?<!Sở )(?<!sở )(?<!Bộ )\bT[Pp]\b\.? ?")
# A run of capitals that may be one abbreviation or several: "UBND", "LĐ-TB&XH", "GD và ĐT", "T.Ư".
_CAPITALS = re.compile(r"\b[A-ZĐƯ]{1,16}\b(?:(?:\.| ?[-&/] ?|, ?| và | )[A-ZĐƯ]{1,16}\b)*")
_PIECES = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W_]+)\W*$")

# What joins the parts of a long name: "Văn hóa, Thể thao và Du lịch", "Lao động - Thương binh và Xã hội".
_JOINT = re.compile(r" - |, | và ")
_JOINTS = (", ", " - ", "-", " ")
_LAST_JOINTS = (" và ", " & ", "&", ", ", " - ", " ")


def key(name: str) -> str:
    """What all ways to write one name have in common: folded words, spelt out, without "và".

    >>> key("Sở LĐ-TB&XH") == key("Sở Lao động, Thương binh và Xã hội")
    True
    """
    return _NOT_WORDS.sub(" ", f" {fold(spell_out(name))} ").replace(" và ", " ").strip()


def spell_out(name: str) -> str:
    """A body's printed name with its abbreviations spelt out and all else as printed.

    >>> spell_out("UBND TP. Hà Nội"), spell_out("Sở LĐTB&XH")
    ('Ủy ban nhân dân thành phố Hà Nội', 'Sở Lao động - Thương binh và Xã hội')
    """
    if _CITY.search(name):
        name = _CITY.sub("thành phố ", name).rstrip()
        name = name[0].upper() + name[1:]
    return _CAPITALS.sub(_spell_out_run, name)


def _spell_out_run(run: re.Match[str]) -> str:
    """One run of capitals, its longest known abbreviations first; what is not known stays as it is."""
    known = abbreviations()
    pieces = [piece for piece in _PIECES.finditer(run[0]) if piece[0] != "và"]
    before = _LAST_WORD.search(run.string, max(0, run.start() - 12), run.start())
    head = fold(before[1]) if before else ""
    parts: list[str] = []
    done = first = 0
    while first < len(pieces):
        for last in range(min(len(pieces), first + 5), first, -1):
            letters = "".join(piece[0] for piece in pieces[first:last]).lower()
            words = known.get((head, letters)) or known.get(("", letters))
            if words:
                parts += [run[0][done : pieces[first].start()], words]
                head, done, first = fold(words.split()[-1]), pieces[last - 1].end(), last
                break
        else:
            head, first = fold(pieces[first][0]), first + 1
    parts.append(run[0][done:])
    return "".join(parts)


def spellings(name: str) -> set[str]:
    """The folded ways in which a name is met in running text.

    Abbreviations are tried wherever they fit, and the joints of a long name in all their kinds.
    """
    plain = fold(name)
    places = [(plain.index(long), long, shorts) for long, shorts in _shorts() if long in plain]
    fitting: list[tuple[int, str, tuple[str, ...]]] = []
    covered = 0
    for place in sorted(places, key=lambda place: (place[0], -len(place[1]))):
        if place[0] >= covered:
            fitting.append(place)
            covered = place[0] + len(place[1])
    choices: list[tuple[str, ...]] = []
    done = 0
    for start, long, shorts in fitting:
        choices += [_joined(plain[done:start]), (*_joined(long), *shorts)]
        done = start + len(long)
    choices.append(_joined(plain[done:]))
    return {"".join(choice) for choice in product(*choices)}


def _joined(words: str) -> tuple[str, ...]:
    """The words with their joints written in each usual way."""
    parts = _JOINT.split(words)
    if len(parts) == 1:
        return (words,)
    if len(parts) == 2:
        return tuple(dict.fromkeys([words, *(joint.join(parts) for joint in _LAST_JOINTS)]))
    ways = [joint.join(parts[:-1]) + last + parts[-1] for joint in _JOINTS for last in _LAST_JOINTS]
    return tuple(dict.fromkeys([words, *ways]))


class _Abbreviation(NamedTuple):
    words: str
    shorts: list[str]
    heads: list[str]  # folded words of which one must stand before; none: anywhere


@cache
def _table() -> tuple[_Abbreviation, ...]:
    return tuple(
        _Abbreviation(words, several(shorts), several(fold(heads)))
        for words, shorts, heads in read_table("abbreviations", 3)
    )


@cache
def abbreviations() -> dict[tuple[str, str], str]:
    """(head before it or "", letters of the abbreviation) -> words."""
    return {
        (head, "".join(piece for piece in _PIECES.findall(short) if piece != "và").lower()): words
        for words, shorts, heads in _table()
        for short in shorts
        for head in (heads or [""])
    }


@cache
def _shorts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(folded words, their folded abbreviations) of those that stand anywhere."""
    return tuple(
        (fold(words), tuple(dict.fromkeys(fold(short) for short in shorts)))
        for words, shorts, heads in _table()
        if not heads
    )
