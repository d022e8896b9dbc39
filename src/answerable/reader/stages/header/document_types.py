"""The types of documents by their words, whole or at the beginning of a line."""

from __future__ import annotations

from functools import cache

from answerable.reader.languages.vi.documents import MORE_TYPES, PLAIN_TYPES, TYPES
from answerable.reader.languages.vi.folding import bare, fold

_AROUND = " *_|\t#>\"'.:"


def is_type(words: str) -> bool:
    """Whether words are a type of document and nothing else."""
    found = type_of(words)
    return found is not None and not found[1]


def type_of(words: str) -> tuple[str, str] | None:
    """The type that a line begins with, and the rest of the line; marks may be lost ("THONG BAO")."""
    words = words.strip(_AROUND)
    letters = bare(words)
    for name, printed, short in _types().get(letters[:3], ()):
        if letters.startswith(short) and not letters[len(short) : len(short) + 1].isalnum():
            if not words.startswith(name) and len(letters) > len(short):
                continue
            return PLAIN_TYPES.get(name, printed), words[len(short) :].strip()
    return None


@cache
def _types() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """(folded, printed, without marks) names of types by their first letters, the longest first."""
    names = {fold(name): name for name in (*MORE_TYPES, *TYPES.values())}
    types: dict[str, list[tuple[str, str, str]]] = {}
    for name in sorted(names, key=len, reverse=True):
        types.setdefault(bare(name)[:3], []).append((name, names[name], bare(name)))
    return {first: tuple(group) for first, group in types.items()}
