"""Names on the web for documents and bodies, by the Akoma Ntoso naming convention.

``/akn/vn-05/doc/ke-hoach/ubnd/2019-03-05/63-kh-ubnd``: country with its subdivision (ISO 3166-2), doc or act,
type, issuer, date, number. A part that the document does not give is left out; the date becomes "nodate".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.documents import TYPES
from answerable.reader.languages.vi.folding import bare, fold

if TYPE_CHECKING:
    from answerable.reader.model import Citation, Header

COUNTRY = "vn"
NO_DATE = "nodate"
ACTS = frozenset(["Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"])

# Legal documents have their year in the number (Law on the promulgation of legal documents): 30/2020/NĐ-CP.
YEARED = re.compile(r"/(?:19|20)\d\d/")
# "đơn vị in" -> "don-vi-in"
BETWEEN_WORDS = re.compile(r"[^0-9a-z]+")


def slug(text: str) -> str:
    """Lower case, without diacritics, words joined by "-"; "-" alone where no letter is left.

    >>> slug("63/KH-UBND"), slug("Kế hoạch")
    ('63-kh-ubnd', 'ke-hoach')
    """
    return BETWEEN_WORDS.sub("-", bare(fold(text))).strip("-") or "-"


def issuer_code(number: str, type: str | None) -> str | None:
    """The issuer as the number names it: "UBND" in 63/KH-UBND, "TU" in 519-KL/TU, "CP" in 30/2020/NĐ-CP.

    >>> issuer_code("555/LĐTBXH-BTXH", "Công văn"), issuer_code("519-KL/TU", "Kết luận")
    ('LĐTBXH-BTXH', 'TU')
    """
    first, _, symbol = number.partition("/")
    symbol = symbol.rpartition("/")[2]
    if "-" in first or type == "Công văn":
        return symbol or None
    code, _, issuer = symbol.partition("-")
    return issuer or code or None


def is_act(type: str | None, number: str | None) -> bool:
    """Whether it lays down law; a plan, a directive or a letter does not."""
    return type in ACTS or (number is not None and YEARED.search(number) is not None)


def work_of(header: Header, country: str) -> str:
    """The name of the document itself; ``country`` is "vn" or "vn-05"."""
    number = header.number
    code = issuer_code(number, header.type) if number else header.issuer
    return "/".join(
        [
            "/akn",
            country,
            "act" if is_act(header.type, number) else "doc",
            slug(header.type or "van-ban"),
            *([slug(code)] if code else []),
            header.date.isoformat() if header.date else NO_DATE,
            slug(number or header.title or "khong-so"),
        ]
    )


def work_cited(citation: Citation) -> str:
    """The name of a document that is cited. Its subdivision is not known from the words that cite it."""
    type = TYPES.get(citation.type or "", citation.type)
    number = citation.number
    code = issuer_code(number, type) if number else None
    return "/".join(
        [
            "/akn",
            COUNTRY,
            "act" if is_act(type, number) else "doc",
            slug(type or "van-ban"),
            *([slug(code)] if code else []),
            citation.date.isoformat() if citation.date else NO_DATE,
            slug(number or citation.name or citation.text),
        ]
    )
