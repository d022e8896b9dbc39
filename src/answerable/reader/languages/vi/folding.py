"""Fold Vietnamese text for matching without moving a single offset."""

from __future__ import annotations

import re
import unicodedata

# Letters that writers and keyboards mix, each with the one that stands for all of them.
_LOOKALIKES = {
    letter: one
    for letters, one in (
        ("–—−‐‑‒―", "-"),
        ("“”„‟″«»", '"'),
        ("‘’‚‛′`", "'"),
        ("\u00a0\u2002\u2003\u2009\u202f\u3000\t", " "),
        ("\u00f0\u0256", "đ"),  # eth and the African d, as some fonts draw it
        ("…", "."),
    )
    for letter in letters
}
_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")

# "hoá", "uỷ" end a syllable; "hoàn" and "quý" are written alike by both schools.
# (Two patterns, the letter before looked at last: one that begins with a letter is found much faster.)
_OLD_TONES = tuple(map(re.compile, (r"o[àáảãạèéẻẽẹ](?!\w)(?<!q..)", r"u[ỳýỷỹỵ](?!\w)(?<!q..)")))
_NEW_TONES = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)

_BARE: dict[int, str] = {}
for _code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
    _letter = unicodedata.normalize("NFD", chr(_code))[0]
    if _letter != chr(_code):
        _BARE[_code] = _letter
_BARE[ord("đ")] = "d"
_BARE[ord("Đ")] = "D"


def fold(text: str) -> str:
    """Lower case, tone marks where the new school puts them, one kind of dash, quote and space.

    The result has the length of ``text``, so its offsets are offsets of ``text``.

    >>> fold("Uỷ ban nhân dân – HOÀ BÌNH, quý IV")
    'ủy ban nhân dân - hòa bình, quý iv'
    """
    folded = text.replace("İ", "i").lower()  # no other letter has a longer lower case
    for letter in set(_LOOKALIKE.findall(folded)):
        folded = folded.replace(letter, _LOOKALIKES[letter])
    for old in _OLD_TONES:
        folded = old.sub(_set_tone, folded)
    return folded


def _set_tone(syllable: re.Match[str]) -> str:
    return _NEW_TONES[syllable[0]]


def bare(text: str) -> str:
    """``text`` without diacritics, of the same length when ``text`` is NFC.

    >>> bare("Đắk Lắk, phối hợp")
    'Dak Lak, phoi hop'
    """
    return text.translate(_BARE)
