"""Fold Vietnamese text for matching without moving a single offset."""

from __future__ import annotations

import re
import unicodedata

# Letters whose lower case is longer than one code point, and look-alikes that writers mix.
_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("–—−‐‑‒―", "-"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′`", "'"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000\t", " "),
        "İ": "i",
        "\u00d0": "đ",
        "\u0189": "đ",
        "…": ".",
    }
)

_OLD_TO_NEW = dict(
    pair.split("/")
    for pair in [
        "oà/òa",
        "oá/óa",
        "oả/ỏa",
        "oã/õa",
        "oạ/ọa",
        "oè/òe",
        "oé/óe",
        "oẻ/ỏe",
        "oẽ/õe",
        "oẹ/ọe",
        "uỳ/ùy",
        "uý/úy",
        "uỷ/ủy",
        "uỹ/ũy",
        "uỵ/ụy",
    ]
)
# "hoá", "uỷ" end a syllable; "hoàn" and "quý" are written alike by both schools.
_OLD_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")

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
    folded = text.translate(_LOOKALIKES).lower()
    if len(folded) != len(text):  # a letter whose lower case is two code points
        folded = "".join(c if len(c.lower()) != 1 else c.lower() for c in text.translate(_LOOKALIKES))
    return _OLD_TONE.sub(lambda match: _OLD_TO_NEW[match[0]], folded)


def bare(text: str) -> str:
    """``text`` without diacritics, of the same length when ``text`` is NFC.

    >>> bare("Đắk Lắk, phối hợp")
    'Dak Lak, phoi hop'
    """
    return text.translate(_BARE)
