"""Whether the text layer of a page can be what is printed on it."""

from __future__ import annotations

import re
from functools import lru_cache

from answerable.reader.languages.vi.folding import bare, fold

# Words of letters; those of two letters or more tell something.
WORD = re.compile(r"[^\W\d_]{2,}")

# A Vietnamese syllable without its tone: an opening, a vowel or more, a close.
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uau|uay|uao|ue|ueu|ui|uo|uoi|uou|uu"
    r"|uy|uya|uye|uyu|ye|yeu)"
    r"(?:ch|ng|nh|[cmnpt])?"
)

# Letters that no document of ours holds: private use, other alphabets, the mark of a failed character.
STRANGE = re.compile("[\ufffd\ue000-\uf8ff\u0370-\u1dff\u2c00-\udfff]")
BULLETS = re.compile("[\uf020-\uf0ff]")  # Word's symbol fonts, at the head of a line

ENGLISH = frozenset({"the", "of", "and", "to", "in", "for", "on", "with", "by", "be", "is", "that", "shall"})

ENOUGH = 600  # letters from the head and from the middle of a page, to judge it by
FEW = 12  # words from which a page can be judged
LEAST = 0.55  # share of them that must be Vietnamese


def is_readable(text: str) -> bool:
    """Whether a text layer is there and is no garbage of a broken character map.

    A page of a few words is believed, for a cover has no more.
    """
    middle = len(text) // 2
    sample = text if len(text) < 2 * ENOUGH else text[:ENOUGH] + text[middle : middle + ENOUGH]
    letters = sum(map(str.isalpha, sample))
    strange = len(STRANGE.findall(sample)) - len(BULLETS.findall(sample))
    if letters + strange < 1 or strange * 12 > letters:
        return False
    words = WORD.findall(fold(sample))
    if len(words) < FEW:
        return letters > 3
    possible = sum(map(_is_syllable, words))
    if possible >= LEAST * len(words):
        return True
    return sum(1 for word in words if bare(word) in ENGLISH) * 12 > len(words)


@lru_cache(8192)
def _is_syllable(word: str) -> bool:
    return SYLLABLE.fullmatch(bare(word)) is not None
