"""By what documents are told apart: (type, number, issuer, date), compared in one spelling."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify

from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS = re.compile(r"[\u0300-\u036f]")
_DASHES = str.maketrans(dict.fromkeys("–—−‐‑", "-"))


def number_key(number: str | None) -> str:
    """A number as compared: small letters, one kind of dash, no spaces.

    >>> number_key("63 /KH – UBND")
    '63/kh-ubnd'
    """
    return re.sub(r"\s", "", unicodedata.normalize("NFC", number or "").translate(_DASHES)).lower()


def bare(text: str) -> str:
    """Small letters without marks, đ as d, one space between words.

    >>> bare("Uỷ ban nhân dân tỉnh  Điện Biên")
    'uy ban nhan dan tinh dien bien'
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(plain.split())


def slug_of(document: Document) -> str:
    """An address from number, issuer and year: "63-kh-ubnd-tinh-son-la-2019"."""
    issuer = re.sub(r"^uy ban nhan dan ", "", bare(document.issuer))
    words = f"{document.number or document.title} {issuer} {document.dated[:4]}"
    slug = slugify(bare(words).replace("/", "-"))[:100].strip("-") or "van-ban"
    taken = set(Document.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(one for one in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)


def identity(header: Mapping[str, Any]) -> dict[str, str]:
    """The columns that tell a document, from the header of a reading."""
    return {
        "type": header.get("type") or "",
        "number_key": number_key(header.get("number")),
        "issuer_key": bare(header.get("issuer") or ""),
        "dated": header.get("date") or "",
    }


def same_document(header: Mapping[str, Any]) -> Document | None:
    """The document that a reading is another state of: alike in number, issuer, type and date. A document
    without a number is never taken for another."""
    told = identity(header)
    if not told["number_key"]:
        return None
    return Document.objects.filter(**told).order_by("pk").first()
