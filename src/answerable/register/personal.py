"""Numbers that belong to a person, found in words that are about to be public.

An identity card, a telephone, a bank account, a passport: each by its own form, and where the form alone says
too little, by the words before it. Numbers of documents, sums of money, dates and counts have other forms or
other words after them and are not found. What is found is taken out or justified by whoever writes; nothing
is taken out by itself.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

PERSONAL = _("“%(words)s” looks like a number of a person. Take it out.")


class PersonalNumber(StrEnum):
    IDENTITY_CARD = "identity_card"
    PASSPORT = "passport"
    PHONE = "phone"
    BANK_ACCOUNT = "bank_account"
    SOCIAL_INSURANCE = "social_insurance"


class Found(NamedTuple):
    kind: PersonalNumber
    start: int
    end: int
    words: str


GAP = r"[ .\u00a0-]?"
SAID = r"[^.;\n\d]{0,40}?"  # between a name and its number
BEFORE = r"(?<![\d.,/])"
# Of what has a sum, a share or a symbol behind it, the digits are no number of a person.
COUNTED = r"đồng|đ\b|vnđ|vnd|usd|tỷ|triệu|nghìn|ha\b|km|m2|m²|tấn|người|hộ|lượt|%"
ALONE = rf"(?!\d)(?![.,]\d)(?!\s*(?:{COUNTED}))(?!\s*[/-]\s*[A-ZĐ])"

# Twelve digits: the province 001 to 096, the century and sex, the year of birth, six of its own.
TWELVE = rf"{BEFORE}(?P<n>0(?:0[1-9]|[1-8]\d|9[0-6]){GAP}\d{GAP}\d{GAP}\d(?:{GAP}\d){{6}}){ALONE}"
# Nine digits, or twelve of any form, where the words name the card.
CARD = rf"(?:cccd|cmnd|cmtnd|căn cước|chứng minh (?:nhân dân|thư)){SAID}"
NINE = rf"{CARD}(?P<n>\d(?:{GAP}\d){{8}}(?:(?:{GAP}\d){{3}})?)(?!\d)"
PASSPORT = rf"(?:hộ chiếu|passport){SAID}(?P<n>\b[A-Z]\d{{7,8}})\b"
ACCOUNT = rf"(?:tài khoản|số tk|stk|account)(?: ngân hàng)?{SAID}(?P<n>\d(?:{GAP}\d){{5,18}}){ALONE}"
INSURANCE = rf"(?:bhxh|bảo hiểm xã hội){SAID}(?P<n>\d(?:{GAP}\d){{9}}){ALONE}"
# Mobile telephones, and those of houses and offices with their area code.
PHONE = rf"{BEFORE}(?P<n>(?:\+?84{GAP}|0)(?:[35789]\d|2\d\d?)(?:{GAP}\d){{7}}){ALONE}"

RULES = (
    (PersonalNumber.IDENTITY_CARD, TWELVE),
    (PersonalNumber.IDENTITY_CARD, NINE),
    (PersonalNumber.PASSPORT, PASSPORT),
    (PersonalNumber.BANK_ACCOUNT, ACCOUNT),
    (PersonalNumber.SOCIAL_INSURANCE, INSURANCE),
    (PersonalNumber.PHONE, PHONE),
)
PATTERNS = tuple((kind, re.compile(rule, re.IGNORECASE)) for kind, rule in RULES)


def personal_numbers(text: str) -> list[Found]:
    """What is found, in the order of the text; of forms that overlap the one of the surer rule."""
    taken: list[Found] = []
    for found in _all(text):
        if all(found.end <= one.start or one.end <= found.start for one in taken):
            taken.append(found)
    return sorted(taken, key=lambda one: one.start)


def no_personal_numbers(*said: str, refusal: Callable[[str, str], Exception]) -> None:
    """Raises ``refusal("personal", words)`` of the room where a number of a person stands in what is said."""
    for words in said:
        for found in personal_numbers(words):
            raise refusal("personal", found.words)


class PublicWords(forms.CharField):
    """Words that everybody will read: a number of a person is not taken in them.

    ``besides`` are kinds of numbers that may stand there, such as the telephone of an office.
    """

    def __init__(self, *, besides: Container[PersonalNumber] = (), **more: Any) -> None:
        super().__init__(**more)
        self.besides = besides

    def validate(self, value: str) -> None:
        super().validate(value)
        for found in personal_numbers(value):
            if found.kind not in self.besides:
                raise ValidationError(PERSONAL, params={"words": found.words})


def _all(text: str) -> Iterator[Found]:
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield Found(kind, match.start("n"), match.end("n"), match["n"])
