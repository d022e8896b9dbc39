"""Numbers of documents however their parts run together: 63/KH-UBND, 63 KH UBND, 63/KHUBND."""

from __future__ import annotations

import re

# Kinds of documents, and who issues them, as numbers have them (Decree 30/2020/NĐ-CP, annex III; laws).
KINDS = "bb|bc|cd|ct|ctr|cv|da|gm|hd|hdlt|kh|khph|kl|lct|nd|nq|nqlt|pa|pc|pl|qc|qd|qyd|tb|tc|tt|ttlt|ttr|vbhn"
ISSUERS = (
    "bca|bct|bgddt|bkhcn|bkhdt|bldtbxh|bnnmt|bnnptnt|bnv|bqp|btc|btnmt|btp|btttt|bvhttdl|bxd|byt|cat|cp|ctn"
    "|hdnd|nhnn|qh|sct|sgddt|sgtvt|skhcn|skhdt|sldtbxh|snnptnt|snv|stc|stnmt|stp|stttt|svhttdl|sxd|syt"
    "|tandtc|ttcp|ttg|tu|tw|ubdt|ubnd|ubtvqh|vksndtc|vpcp"
)
NUMBER = re.compile(rf"(\d+) ?((?:19|20)\d\d)? ?({KINDS}) ?({ISSUERS})")
LONGEST = 4  # words of a number: 30, 2020, NĐ, CP


def parted(bare: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a number that words make, all of them and in this order; () where they make none.

    >>> parted(("63", "khubnd")), parted(("63", "ke", "hoach"))
    (('63', 'kh', 'ubnd'), ())
    """
    number = NUMBER.fullmatch(" ".join(bare))
    return tuple(part for part in number.groups() if part) if number else ()
