"""The grammar of document numbers and symbols: ``63/KH-UBND``, ``519-KL/TU``, ``02/2016/QH14``.

Decree 30/2020/NĐ-CP, annex I, and for the Party Guidance 36-HD/VPTW:

    administrative  NUM/TYPE-ISSUER[-UNIT]        63/KH-UBND
    dispatch        NUM/ISSUER[-UNIT]             555/LĐTBXH-BTXH
    normative       NUM/YYYY/TYPE-ISSUER          30/2020/NĐ-CP
    joint           NUM/YYYY/TTLT-A-B             55/2005/TTLT-BNV-VPCP
    assembly        NUM/YYYY/QH TERM              02/2016/QH14
    Party           NUM-TYPE/ISSUER               519-KL/TU
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.documents import ISSUERS, LOCAL_ISSUERS, TYPES
from answerable.reader.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ"
# One part of a symbol: "KH", "UBND", "TTg", "QyĐ", "UBTVQH15", "C06", "TT&HT"
_CODE = rf"[{_CAPITAL}](?:[{_CAPITAL}a-zàđơư0-9]|&(?=[{_CAPITAL}])){{0,28}}"

_ISSUER = "|".join(sorted({*ISSUERS, *LOCAL_ISSUERS, "TW", "TU"}, key=len, reverse=True))

# From the slash on: "/KH-UBND", "/ KH – UBND", "/2020/NĐ-CP", "/QĐ/TU", "/LĐTBXH-BTXH". A space may stand
# on one side of a dash ("KH- UBND"); on both sides only after the first part, before a last one
# ("NQ - TW"): "12/KH-UBND - Sở Nội vụ" ends at UBND. Writers drop the slash after the year ("/2025QH15",
# "/2025 NQLT-CP") and the dash after a type ("/TT BGTVT").
_AFTER_YEAR = "QH|UBTVQH|NQLT|NQ-|NĐ-|TT-|TTLT|QĐ-"
_DROPS_DASH = "|".join(("QĐ", "NĐ", "NQ", "TT", "KH", "CT", "TB", "BC", "TTr", "HD", "KL"))
_SYMBOL = re.compile(
    rf"""/[ ]?
    (?:(?P<year>(?:19|20)[0-9][ ]?[0-9])(?:[ ]?[/-][ ]?|[ ]?(?={_AFTER_YEAR})))?
    (?P<symbol>(?:(?P<type>{_DROPS_DASH})[ ](?=(?:{_ISSUER})(?![\w])))?{_CODE}
        (?:[ ]-[ ][{_CAPITAL}]{{2,}}(?!\w|[ ](?:tỉnh|huyện|thành|xã|phường|các)))?
        (?:(?:-[ ]?|[ ]-(?![ ])|/){_CODE}){{0,9}}
    )(?!\w)""",
    re.VERBOSE,
)
# Up to the slash: "63", "66.2", "12a", and for the Party "519-KL", "36 - HD"
_SERIAL = re.compile(
    rf"(?<![\w.,:/-])(?P<serial>[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?[a-zđA-E]?)"
    rf"(?:[ ]?-[ ]?(?P<type>{_CODE}))?[ ]?$"
)
_REACH = 26  # characters from the start of the longest serial with a Party type to its slash

# "QCVN 122:2024/BGTVT", "TCVN 3890:2023", "TCVN ISO 9001:2015": standards carry numbers of their own
_STANDARD = re.compile(
    r"(?:QCVN|TCVN|QCĐP|QCXDVN|TCXDVN|TCCS)"
    rf"[ ]?(?:ISO(?:/IEC)?[ ])?[0-9][0-9.-]*(?:[ ]?[:-][ ]?[0-9]{{4}}(?:/{_CODE})?|/{_CODE})"
)

# Forms and samples have numbers too: "Mẫu số 01 và 02/HNMT"
_FORM = re.compile(
    r"(?:mẫu|biểu mẫu|biểu|phụ lục|bảng|mã|hồ sơ)(?: số)? ?:?(?: ?\d{1,3}[a-z]?(?: ?,| và| ?-| đến))* ?$"
)
# A symbol of one part that is no type needs a word that says "number": "Công văn 555/LĐTBXH", not "3D/VR"
_SAYS_NUMBER = re.compile(r"(?:số|công văn|văn bản|tờ trình|báo cáo) ?:? ?$")
_KNOWN_ISSUERS = {*ISSUERS, *LOCAL_ISSUERS, "TW", "TU"} - {"QH", "UBTVQH"}
_ROMAN = re.compile(r"[IVXLC]+$")

# "QH15", "UBTVQH14", "QHK6": the term is part of the symbol
_ASSEMBLY = re.compile(r"(?:UBTV)?QH(?:K[1-9]|1[0-9]|[1-9])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A document number as printed, and its parts."""

    text: str  # without spaces, one kind of dash and slash: "63/KH-UBND"; what is missing stays missing
    serial: str
    year: int | None
    type: str | None  # the type's code: "KH"; None for dispatches and the numbers of laws
    issuer: str | None  # what follows the type: "UBND"; for dispatches all of it; None for standards
    party: bool
    span: Span

    @property
    def key(self) -> str:
        """What two prints of one number have in common."""
        return self.text.upper().lstrip("0")


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the document numbers of ``text[start:end]`` in order; look-alikes are left out.

    >>> [n.text for n in find_numbers("số 63 /KH – UBND ngày 05/3/2019, 24/7, Kết luận 519-KL/TU")]
    ['63/KH-UBND', '519-KL/TU']
    """
    signs = one_dash(text)
    for match in _SYMBOL.finditer(signs, start, len(text) if end is None else end):
        # A slash between capitals comes often; one after a digit or a code is a number's.
        reach = max(start, match.start() - _REACH)
        if serial := _SERIAL.search(signs[reach : match.start()]):
            number = _number(signs, reach + serial.start(), serial, match)
            if number:
                yield number


def one_dash(text: str) -> str:
    """``text`` with one kind of dash and slash, of the same length."""
    if text.isascii():
        return text
    for sign, plain in (("–", "-"), ("—", "-"), ("−", "-"), ("‐", "-"), ("‑", "-"), ("⁄", "/"), ("∕", "/")):
        text = text.replace(sign, plain)
    return text


def find_standards(text: str) -> Iterator[Number]:
    """Yield the numbers of technical standards and regulations: "QCVN 122:2024/BGTVT"."""
    if "QC" not in text and "TC" not in text:  # each kind has one of these
        return
    for match in _STANDARD.finditer(one_dash(text)):
        words = match[0].rstrip(".-")
        code, slash, issuer = words.rpartition("/")
        if slash:
            words = f"{code}/{_without_note(issuer)}"
        yield Number(
            text=words,
            serial=words,
            year=None,
            type=match[0][:4],
            issuer=None,
            party=False,
            span=Span(match.start(), match.start() + len(words)),
        )


def _number(signs: str, start: int, serial: re.Match[str], match: re.Match[str]) -> Number | None:
    symbol = _close(match["symbol"])
    dropped = len(match["type"]) if match["type"] else 0
    if dropped:
        symbol = f"{symbol[:dropped]}-{symbol[dropped:]}"
    printed = _without_note(symbol)
    end = match.end() - (len(symbol) - len(printed))
    parts = re.split("[-/]", printed)
    if not all(part[:1].isupper() or part[:1].isdigit() for part in parts) or not _is_code(parts[0]):
        return None
    year = _close(match["year"]) if match["year"] else ""
    text = _close(signs[start:end])
    if dropped:  # as printed, with the space where the dash is missing
        text = f"{text[: 1 - len(printed)]}{printed[:dropped]} {printed[dropped + 1 :]}"
    if serial["type"]:
        if not _is_code(serial["type"]) or len(serial["type"]) > 8:
            return None
        kind: str | None = serial["type"]
        issuer = printed
    else:
        kind = _CODES.get(parts[0].upper())
        issuer = "-".join(parts[1:]) if kind and len(parts) > 1 else printed
        alone = kind is None and not year and len(parts) == 1 and not _ASSEMBLY.match(printed)
        before = signs[max(0, start - 30) : start].lower() if alone or kind is None or not year else ""
        if alone and (_ROMAN.match(printed) or not _SAYS_NUMBER.search(before)):
            return None
        if before and _FORM.search(before):
            return None
    return Number(
        text=text,
        serial=serial["serial"],
        year=int(year) if year else None,
        type=kind,
        issuer=issuer,
        party=bool(serial["type"]),
        span=Span(start, end),
    )


def _without_note(symbol: str) -> str:
    """A symbol without the footnote mark that a PDF glues to it: "NĐ-CP2", "QH151"."""
    last = re.split("[-/]", symbol)[-1]
    if not last[-1:].isdigit():
        return symbol
    code = last.rstrip("0123456789")
    if term := _ASSEMBLY.match(last):
        code = term[0]
    elif code not in _KNOWN_ISSUERS:
        return symbol
    return symbol[: len(symbol) - len(last) + len(code)]


def _is_code(part: str) -> bool:
    """Whether capitals make a code: "UBND", "TTg", "P3", "L"; not "Nhóm", "Sở"."""
    if len(part) > 1 and part.isupper():
        return True
    capitals = sum(map(str.isupper, part))
    small = sum(map(str.islower, part))
    return (
        (capitals >= 2 and small <= capitals)
        or (capitals >= 1 and part[-1].isdigit() and not small)
        or part.upper() in _CODES
    )


# Codes of types as printed in capitals or without marks -> the code of the list
_CODES = {code.upper(): code for code in TYPES}
_CODES |= {"QD": "QĐ", "ND": "NĐ", "CD": "CĐ", "TTR": "TTr"}


def _close(words: str) -> str:
    return "".join(words.split())


def is_assembly(number: Number) -> bool:
    """Whether a number is of the National Assembly or its Standing Committee: "02/2016/QH14"."""
    return number.issuer is not None and _ASSEMBLY.fullmatch(number.issuer.upper()) is not None
