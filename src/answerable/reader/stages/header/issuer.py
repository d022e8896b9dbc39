"""The issuer's full name, from the lines of the letterhead or, where they are lost, from other signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.catalogue import Standing, load_catalogue, spell_out
from answerable.reader.languages.vi.documents import ISSUERS, LOCAL_ISSUERS, TYPES
from answerable.reader.languages.vi.folding import bare, fold
from answerable.reader.source import Span
from answerable.reader.stages.header.casing import sentence_case

if TYPE_CHECKING:
    from answerable.reader.source import Source
    from answerable.reader.stages.header.letterhead import Letterhead
    from answerable.reader.stages.header.signature import Block

# A line that begins with one of these names a body; any other goes on with the name above it.
_HEAD = re.compile(
    r"(?:ủy ban|ubnd|ubmttq|ub mttq|hội đồng|hđnd|sở|bộ|ban|văn phòng|vp|tổng cục|cục|chi cục|vụ|viện"
    r"|trường|trung tâm|phòng|công an"
    r"|tòa án|viện kiểm sát|kiểm toán|thanh tra|ngân hàng|kho bạc|bảo hiểm|đảng ủy|đảng bộ|tỉnh ủy"
    r"|thành ủy|huyện ủy|quận ủy"
    r"|thị ủy|chi bộ|tỉnh đoàn|thành đoàn|đoàn|hội|liên đoàn|liên minh|quốc hội|chính phủ|thủ tướng"
    r"|chủ tịch nước|bch|mặt trận|mttq"
    r"|tổng công ty|công ty|tập đoàn|đài|báo|học viện|đại học|bệnh viện|quỹ|thường trực|tổ|tiểu ban|đồn"
    r"|thông tấn xã)(?!\w)"
)
_OPEN = re.compile(r"(?:,| và| -| của| các| thuộc)$")
_PLACE = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|thành phố|tp|huyện|quận|thị xã|thị trấn|xã(?! hội)|phường"
    r"|đặc khu)[. ]+(?!ủy )(?P<name>\S.*)$"
)
# Units that take their place from the body above them.
_TAKES_PLACE = re.compile(
    r"(?:sở|ban|phòng|thanh tra|chi cục|hội đồng|văn phòng|trung tâm phục vụ|tổ công tác)(?!\w)"
)
# Parts of a body that bear no name of their own.
_PART = re.compile(
    r"(?:văn phòng|ban thường trực|thường trực|ban thường vụ|ban chấp hành|cơ quan thường trực)$"
)
_PARTY = re.compile(r"(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy)")
_JOINT = re.compile(r"TTLT|NQLT|KHLT|QCPH|KHPH|CTPH|BTT|VBHN")
_CENTRAL_PARTY = re.compile(r"ban chấp hành trung ương|trung ương đảng")


class Issuer(NamedTuple):
    """The issuer's name in sentence case, None where nothing tells it."""

    name: str | None
    span: Span | None
    inferred: bool


def name_issuer(source: Source, head: Letterhead, block: Block) -> Issuer:
    """Name the issuer. Inferred where the letterhead is lost: then symbol, place and signature tell it."""
    bodies = _bodies(source, head.lines)
    if bodies:
        if signed := _body_of_symbol(head, _full_name(bodies)):
            return Issuer(signed, None, inferred=True)
        span = Span(head.lines[0].start, head.lines[-1].end)
        return Issuer(_placed(_spelt(source, _full_name(bodies)), head.place), span, inferred=False)
    return Issuer(_from_signs(source, head, block), None, inferred=True)


def _body_of_symbol(head: Letterhead, name: str) -> str | None:
    """The central body that the symbol names where the letterhead names another, as copies on sites do.

    "CHÍNH PHỦ" above "30/2025/QĐ-TTg": the Prime Minister issued it. "QUỐC HỘI" above "94/2025/UBTVQH15".
    """
    code = _issuer_code(head.symbol)
    named = ISSUERS.get(code or "")
    if named is None or _JOINT.search(head.symbol or "") or bare(name) not in _BARE_NAMES:
        return None
    kind = TYPES.get(re.split("[-/]", head.symbol or "")[0])
    if kind is not None and kind != head.type:
        return None  # one of the two is a slip of the pen
    return named if _BARE_NAMES[bare(name)] != fold(named) else None


def _bodies(source: Source, lines: list[Span]) -> list[str]:
    """The folded names of the letterhead, abbreviations spelt out, the parent body first."""
    bodies: list[str] = []
    for line in lines:
        words = fold(spell_out(source.quote(line))).strip(" -*_|./:;,\"'")
        if not words:
            continue
        begins = _HEAD.match(words) or bare(words) in _BARE_NAMES  # marks may be lost: "TONG CUC THUE"
        if bodies and (_OPEN.search(bodies[-1]) or not begins):
            bodies[-1] = f"{bodies[-1]} {words}"
        else:
            bodies.append(words)
    return [_mended(body) for body in bodies]


def _mended(body: str) -> str:
    """A central body whose marks a scanner lost: "bo tai chinh" is "bộ tài chính"."""
    return _BARE_NAMES.get(bare(body), body)


_BARE_NAMES = {bare(fold(name)): fold(name) for name in ISSUERS.values()}


def _full_name(bodies: list[str]) -> str:
    """The last body's name, with what the bodies above it add."""
    name = bodies[-1]
    parent = bodies[-2] if len(bodies) > 1 else ""
    if not parent:
        return name
    if _CENTRAL_PARTY.search(parent):
        return "văn phòng trung ương đảng" if name == "văn phòng" else f"{name} trung ương"
    if _PART.match(name):
        return f"{name} {parent}"
    if _PARTY.match(parent) and not _PARTY.search(name):
        return f"{name} {parent}"
    place = _PLACE.search(parent)
    if place and _TAKES_PLACE.match(name) and not _PLACE.search(name):
        return f"{name} {place[0]}"
    return name


def _from_signs(source: Source, head: Letterhead, block: Block) -> str | None:
    """The issuer that symbol, place and signature point to, or None."""
    code = _issuer_code(head.symbol)
    if code in ISSUERS:
        return ISSUERS[code]
    local = LOCAL_ISSUERS.get(code or "")
    if local is None and block.on_behalf_of:
        local = _spelt(source, block.on_behalf_of)
    if local is None or head.place is None:
        return None
    if _PLACE.search(fold(local)):
        return local
    place = fold(re.sub(r"^(?:TP|Tp|T\.P)\.? ?", "thành phố ", head.place))
    if _PLACE.match(place):
        return _spelt(source, f"{fold(local)} {place}")
    kinds = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu"
    found = re.search(rf"(?<!\w)(?:{kinds}) {re.escape(place)}(?!\w)", source.plain)
    province = load_catalogue().province(head.place, head.date)
    kind = f"{province.kind} {place}" if province else found[0] if found else None
    return _spelt(source, f"{fold(local)} {kind}") if kind else None


def _issuer_code(symbol: str | None) -> str | None:
    """The code of who issued it: "KH-UBND" gives "UBND", "UBND-XD" gives "UBND"."""
    parts = re.split("[-/]", symbol) if symbol else []
    for part in [*parts[1:2], *parts[:1]]:
        code = part.rstrip("0123456789")
        if code in ISSUERS or code in LOCAL_ISSUERS:
            return code
    return None


# -- sentence case


def _spelt(source: Source, name: str) -> str:
    """A folded name in sentence case: as the catalogue or the document itself writes it, or by rule."""
    place = _PLACE.search(name)
    head = name[: place.start()].rstrip() if place else name
    tail = f" {place['kind']} {_title(place['name'])}" if place else ""
    if not head:
        return tail.strip()
    for words in [f"{head} {place['kind']}", head] if place else [head]:
        found = load_catalogue().look_up(words, on=None)
        if found.body is not None and not found.body.group:
            listed = found.body.name.replace(" @", "")
            if fold(listed) == head or (
                found.standing is Standing.NEAR_NAME and abs(len(listed) - len(head)) < 2
            ):
                return listed + tail
            if found.province and head.startswith(f"{fold(listed)} "):  # "Tỉnh ủy Sơn La"
                return f"{listed} {_title(head[len(listed) + 1 :])}"
    start = source.plain.find(head)
    while start >= 0:
        printed = source.text[start : start + len(head)]
        if printed[0].isupper() and printed.upper() != printed and "\n" not in printed:
            return " ".join(printed.split()) + tail
        start = source.plain.find(head, start + 1)
    return sentence_case(head) + tail


def _placed(name: str, place: str | None) -> str:
    """A name with the capitals of the place of issue where it holds that place: "Huyện ủy Mường La"."""
    at = fold(name).rfind(f" {fold(place)}") + 1 if place and not _PLACE.match(fold(place)) else 0
    return f"{name[:at]}{place}{name[at + len(place) :]}" if place and at else name


def _title(place: str) -> str:
    """A place's name: each word with a capital, "khu vực 3" and "Bà Rịa - Vũng Tàu" kept apart."""
    return " ".join(word[:1].upper() + word[1:] for word in place.split())
