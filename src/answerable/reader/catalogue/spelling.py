"""How one name is written in many ways: abbreviations, "&" for "và", dashes for commas."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from answerable.reader.catalogue.table import read_table, several
from answerable.reader.languages.vi.folding import fold

LONGEST = 600  # letters; what is longer is no name of a body, nor a list of some

_NOT_WORDS = re.compile(r"[\W_]+")

# "TP. Hà Nội", "TP.HCM", "Công an Tp Huế"; in "Sở TP" it is the field of justice.
_CITY = re.compile(r"(?<!Sở )(?<!sở )(?<!Bộ )\bT[Pp]\b\.? ?")
# A run of capitals that may be one abbreviation or several: "UBND", "LĐ-TB&XH", "GD và ĐT", "T.Ư".
_CAPITALS = re.compile(r"\b[A-ZĐƯ]{1,16}\b(?:(?:\.| ?[-&/] ?|, ?| và | )[A-ZĐƯ]{1,16}\b){,8}")
_PIECES = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W_]+)\W*$")


def key(name: str) -> str:
    """What all ways to write one name have in common: folded words, spelt out, without "và".

    >>> key("Sở LĐ-TB&XH") == key("Sở Lao động, Thương binh và Xã hội")
    True
    """
    return key_of_folded(fold(spell_out(name)))


def key_of_folded(name: str) -> str:
    """The key of a name that is folded and holds no abbreviation."""
    words = name.replace(" và ", " ")
    if words.replace(" ", "").isalnum():
        return words
    return _NOT_WORDS.sub(" ", f" {name} ").replace(" và ", " ").strip()


@lru_cache(maxsize=4096)
def spell_out(name: str) -> str:
    """A body's printed name with its abbreviations spelt out and all else as printed.

    >>> spell_out("UBND TP. Hà Nội"), spell_out("Sở LĐTB&XH")
    ('Ủy ban nhân dân thành phố Hà Nội', 'Sở Lao động - Thương binh và Xã hội')
    """
    if len(name) > LONGEST:
        return name
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


def spellings(name: str) -> list[str]:
    """The ways to write a folded name, in full and with the abbreviations that fit; joints as they are."""
    shorts_by_first = _shorts()
    choices: list[tuple[str, ...]] = []
    done = start = 0
    for first in name.split(" "):
        if start >= done:
            for words, shorts in shorts_by_first.get(first.rstrip(","), ()):
                if name.startswith(words, start) and not name[start + len(words) :][:1].isalnum():
                    choices += [(name[done:start],), (words, *shorts)]
                    done = start + len(words)
                    break
        start += len(first) + 1
    if not choices:
        return [name]
    choices.append((name[done:],))
    return ["".join(choice) for choice in product(*choices)]


class _Abbreviation(NamedTuple):
    words: str
    shorts: list[str]
    heads: list[str]  # folded words of which one must stand before; none: anywhere; "-": spelt out only


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
        for head in ([""] if heads in ([], ["-"]) else heads)
    }


@cache
def _shorts() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """First word -> (folded words, abbreviations), longest first, of those that stand anywhere."""
    by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for words, shorts, heads in _table():
        if not heads:
            folded = fold(words)
            ways = tuple(dict.fromkeys(map(fold, shorts)))
            by_first.setdefault(folded.split(" ")[0].rstrip(","), []).append((folded, ways))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first
