"""Lists of bodies: what joins them, what they share, and office holders who stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.stages.bodies import lexicon as known
from answerable.reader.stages.bodies.group_words import kinds_headed
from answerable.reader.stages.bodies.places import begins_unit, read_place, read_proper, stops
from answerable.reader.stages.bodies.units import Unit, read_body, read_unit

if TYPE_CHECKING:
    from answerable.reader.stages.bodies.phrase import Phrase

_UNITS = {"xã", "phường", "huyện", "thị", "quận", "tỉnh", "thành", "đặc"}
_ONE_PERSON = ["đồng", "chí"]
_PARTY = ("đảng", "chi bộ", "chi ủy", "tỉnh ủy", "thành ủy", "huyện ủy", "ban thường vụ", "ban chấp hành")
_STANDING = (["cơ", "quan", "thường", "trực"], ["cơ", "quan", "đầu", "mối"])
# A unit and the body it is part of.
_WITHIN = {("cục", "bộ"), ("phòng", "sở")}
_SEPARATORS = {",", ";", "và", "/", "hoặc", "cùng"}
# Bodies that exist at every level: named without one, they have that of the next in the list.
_SHARING = {
    *("ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "công an", "tòa án nhân dân", "tand"),
    *("viện kiểm sát nhân dân", "vksnd", "mặt trận tổ quốc", "thường trực hội đồng nhân dân"),
    *("thường trực hđnd", "đảng ủy", "hđnd và ubnd", "thanh tra", "quản lý thị trường"),
}


def read_list(phrase: Phrase, at: int) -> tuple[list[Unit], int]:
    """The bodies of the list that begins at a word, and the word behind the list."""
    units: list[Unit] = []
    ministers = False
    after = first = at
    while True:
        found, end, minister = _holder_or_unit(phrase, at, units, ministers=ministers)
        if not found:
            break
        ministers = ministers or minister
        after = _behind_parenthesis(phrase, _behind_apposition(phrase, end))
        if found[-1].group:
            if after > end and (told := _enumerated(phrase, end, after)):
                found = told
            elif after == end and (told := _spelt_out(phrase, end)):
                found, after = told, told[-1].last
        units += found
        at = _behind_separator(phrase, after)
        if at == after:
            break
    if len(units) == 1 and phrase.words[units[0].last - 2 : units[0].last] == ["lực", "lượng"]:
        return [], 0  # "phối hợp các lực lượng" names nobody
    return _share_places(phrase, _with_parents(phrase, _of_one_person(phrase, first, units))), after


def _of_one_person(phrase: Phrase, first: int, units: list[Unit]) -> list[Unit]:
    """One body for the posts of one person: "đồng chí Lê Văn A - Phó Bí thư Đảng ủy, Chủ tịch UBND xã".

    A post in the party stands behind one in what is governed; others behind the first.
    """
    words, start = phrase.words, first + len(_ONE_PERSON)
    if words[first:start] != _ONE_PERSON or len(units) < 2:
        return units
    named = phrase.capital(start) and not known.OFFICES.match(words, start)
    if not named and not _of_the_party(phrase, units[0]):
        return units
    posts = 1
    while posts < len(units) and words[units[posts - 1].last] in {",", "-"}:
        if not known.OFFICES.match(words, units[posts - 1].last + 1):
            break
        posts += 1
    told = next((unit for unit in units[:posts] if not _of_the_party(phrase, unit)), units[0])
    return [told, *units[posts:]]


def _of_the_party(phrase: Phrase, unit: Unit) -> bool:
    return " ".join(phrase.words[unit.first : unit.last]).startswith(_PARTY)


def _behind_separator(phrase: Phrase, at: int) -> int:
    """The word behind "," or "và" or both, or ``at`` itself."""
    start = at
    while phrase.words[at] in _SEPARATORS and at - start < 3:
        at += 1
    if at > start and phrase.words[at] == "với" and phrase.words[at - 1] == "cùng":
        at += 1
    return at


def _behind_apposition(phrase: Phrase, at: int) -> int:
    """The word behind ", cơ quan thường trực của Ban Chỉ đạo", which says what the body before it is."""
    words = phrase.words
    if words[at] not in {",", "-"} or words[at + 1 : at + 5] not in _STANDING:
        return at
    unit = read_unit(phrase, at + 5 + (words[at + 5] in {"của", "giúp"}))
    return unit.last if unit else at + 5


def _behind_parenthesis(phrase: Phrase, at: int) -> int:
    """The word behind what stands in parentheses after a name, an alias or a remark."""
    if phrase.words[at] != "(":
        return at
    depth = 0
    for i in range(at, min(at + 60, len(phrase.words) - 1)):
        depth += (phrase.words[i] == "(") - (phrase.words[i] == ")")
        if not depth:
            return i + 1
    return at


def _enumerated(phrase: Phrase, opening: int, after: int) -> list[Unit]:
    """The bodies by which a parenthesis tells a group one by one: "các nhà mạng (Viettel, VNPT)"."""
    first = opening + 1
    while phrase.words[first] in {"gồm", "bao", "có", ":", "các", "là"} and phrase.words[first + 1] != "sở":
        first += 1
    units, end = read_list(phrase, first)
    return units if end == after - 1 and not any(unit.group for unit in units) else []


def _spelt_out(phrase: Phrase, at: int) -> list[Unit]:
    """The bodies by which a colon tells a group one by one: "các đơn vị: Công an tỉnh, Sở Y tế"."""
    words, first = phrase.words, at
    while words[first] in {"bao", "gồm", "có", ":"}:
        first += 1
    if first == at or words[first - 1] == "có" or words[at] == "có":
        return []
    units, _ = read_list(phrase, first)
    named = len(units) > 1 and phrase.capital(first) and not any(unit.group for unit in units[:2])
    return units if named else []


def _with_parents(phrase: Phrase, units: list[Unit]) -> list[Unit]:
    """Join a unit with the body it belongs to: "Vụ Pháp chế, Bộ Tư pháp", "Phòng Dân số, Sở Y tế"."""
    joined: list[Unit] = []
    for unit in units:
        before = joined[-1] if joined else None
        if before and not before.tail and unit.first == before.last + 1 and phrase.words[before.last] == ",":
            heads = phrase.words[before.first], phrase.words[unit.first]
            if heads == ("vụ", "bộ") or (len(units) == 2 and heads in _WITHIN):
                joined[-1] = before._replace(
                    last=unit.last, pieces=((before.first, unit.last),), tail=unit.first
                )
                continue
        joined.append(unit)
    return joined


def _holder_or_unit(
    phrase: Phrase, at: int, before: list[Unit], *, ministers: bool
) -> tuple[list[Unit], int, bool]:
    """The units of one member of a list, the word behind it, and whether ministers were named."""
    start, at, minister = at, *_behind_offices(phrase, at)
    office = at > start
    if minister:
        ministries = Unit(start, at, (("các bộ", True),), group=True)
        found = _distributed(phrase, at)
        if not found and (unit := read_body(phrase, at)):
            found = [unit]
        return (found, found[-1].last, False) if found else ([ministries], at, True)
    if ministers and (end := _split_agency(phrase, at)):
        return [Unit(at, end, ((at, end),), group=True)], end, False
    if phrase.words[at : at + 2] == ["lực", "lượng"]:  # "lực lượng Công an thành phố" is Công an thành phố
        body = read_body(phrase, at + 2)
        if body and body.tail and phrase.capital(at + 2):
            return [body], body.last, False
    if many := _distributed(phrase, at) or _of_places(phrase, at):
        return many, many[-1].last, False
    if unit := read_unit(phrase, at, listed=office or bool(before)):
        return [unit], unit.last, False
    if before and not office and (unit := _elided(phrase, at, before[-1])):
        return [unit], unit.last, False
    if office and (unit := read_unit(phrase, start)):  # "các chuyên viên cơ quan"
        return [unit], unit.last, False
    if office and (end := kinds_headed(phrase, at)):
        return [Unit(at, end, ((at, end),), group=True)], end, False
    return [], at, False


def _split_agency(phrase: Phrase, at: int) -> int:
    """Behind "Bộ trưởng", "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ" are two groups."""
    plural = known.PLURAL.match(phrase.words, at)
    words = phrase.words[at + plural : at + plural + 5]
    if words[:4] == ["cơ", "quan", "ngang", "bộ"]:
        return at + plural + 4
    if words == ["cơ", "quan", "thuộc", "chính", "phủ"]:
        return at + plural + 5
    return 0


def _behind_offices(phrase: Phrase, at: int) -> tuple[int, bool]:
    """The word behind the offices and the persons that stand for a body, and whether a minister is left.

    "đồng chí Nguyễn Văn A, Phó Giám đốc Sở Y tế", "Tổng Thư ký Quốc hội - Chủ nhiệm Văn phòng Quốc hội".
    """
    words, start = phrase.words, at
    minister = False
    while True:
        plural = known.PLURAL.match(words, at)
        length = known.OFFICES.match(words, at + plural)
        behind = at + plural + length
        if not length or not (plural or _next_office(phrase, behind) or not read_body(phrase, at)):
            return at, minister
        office = words[at + plural : at + plural + length]
        if office == ["trưởng", "đoàn"] and words[behind] == "thể":
            behind -= 1  # "Trưởng đoàn thể xã"
        if office[-1] in {"chí", "c", "ông", "bà"}:
            behind = _behind_person(phrase, behind)
        minister = office == ["bộ", "trưởng"]
        at = behind
        joint = words[at]
        if joint in {",", "-", "và", "/"}:
            further = at + 1 + known.PLURAL.match(words, at + 1)
            if minister and not (known.OFFICES.match(words, further) and words[at + 1] in {"chủ", "thứ"}):
                return at, True
            if known.OFFICES.match(words, further):
                at += 1
                continue
            return (start, False) if at == start else (at, minister)


def _next_office(phrase: Phrase, at: int) -> bool:
    """Whether another office of the same person follows: "Tổng Thư ký Quốc hội - Chủ nhiệm …"."""
    return phrase.words[at] == "-" and known.OFFICES.match(phrase.words, at + 1) > 0


def _behind_person(phrase: Phrase, at: int) -> int:
    """The word behind a person's name, and behind the "," or "-" that leads to the office."""
    while phrase.capital(at) and phrase.words[at].isalnum() and not known.OFFICES.match(phrase.words, at):
        if begins_unit(phrase, at):
            return at
        at += 1
    if phrase.words[at] in {",", "-"} and known.OFFICES.match(phrase.words, at + 1):
        return at + 1
    return at


def _distributed(phrase: Phrase, at: int) -> list[Unit]:
    """The bodies of one head and many names, each with the head before its name.

    "các Sở: Nội vụ, Tài chính và Y tế", "các Sở Nội vụ, Tài chính", "các sở, ngành: Nội vụ, Y tế".
    """
    words = phrase.words
    plural = known.PLURAL.match(words, at)
    head = at + plural
    if words[head] not in {"sở", "bộ", "ban", "vụ", "cục", "phòng", "hội", "ngành"}:
        return []
    name = head + 1
    for kind in (["ngành"], ["cơ", "quan"], ["ngành", "liên", "quan"], ["ngành", "có", "liên", "quan"]):
        if words[name : name + len(kind) + 2] == [",", *kind, ":"]:  # "các sở, ngành: Tài chính, Xây dựng"
            name += len(kind) + 1
    colon = words[name] == ":"
    if not plural and not colon:
        return []
    name += colon
    units: list[Unit] = []
    while True:
        length = 0 if _other_body(words, head, name) else known.match_field(words, name)
        if not length:
            if words[head] in {"sở", "bộ"} or begins_unit(phrase, name) or not phrase.capital(name):
                break
            length = _chunk(phrase, name)
        end = name + length
        units.append(Unit(head if not units else name, end, ((head, head + 1), (name, end)), head=1))
        nxt = _behind_separator(phrase, end)
        if nxt == end or (words[end] == ";" and not colon):
            break
        name = nxt
    if len(units) < 2 and not (units and (colon or words[head] in {"sở", "bộ"})):
        return []
    if len(units) == 1 and not colon and stops(phrase, head + 1):
        return []  # "các sở xây dựng kế hoạch"
    if len(units) == 1 and phrase.nationwide and words[head] == "sở" and not colon:
        end = units[0].last
        return [Unit(at, end, ((at, end),), group=True)]  # one in each province
    return units


def _of_places(phrase: Phrase, at: int) -> list[Unit]:
    """The bodies of many places of one kind, told by name.

    "Ủy ban nhân dân các xã: Gia Thuận, Tân Điền", "UBND 04 xã: Gia Thuận, Tân Điền và Tân Phú Đông".
    """
    words = phrase.words
    head = known.HEADS.match(words, at)
    if not head or tuple(words[at : at + head]) not in known.CLOSED_HEADS:
        return []
    kind = at + head + (1 if words[at + head].isdigit() else known.PLURAL.match(words, at + head))
    level = known.PLACES.match(words, kind)
    if kind == at + head or not level:
        return []
    name = kind + level + (words[kind + level] == ":")
    units: list[Unit] = []
    while (end := read_proper(phrase, name)) > name:
        pieces = ((at, at + head), (kind, kind + level), (name, end))
        units.append(Unit(name if units else at, end, pieces, head=head, tail=name))
        following = _behind_separator(phrase, end)
        if following == end or words[end] == ";":
            break
        name = following
    return units if len(units) > 1 else []


def _other_body(words: list[str], head: int, name: int) -> bool:
    """Whether what could be a field is a body of its own: provinces have no "Sở Công an"."""
    return words[head] == "sở" and words[name : name + 2] == ["công", "an"]


def _chunk(phrase: Phrase, at: int) -> int:
    """How many words from ``at`` make one name of a list of names: "Kế hoạch - Tài chính"."""
    end = at + 1
    while phrase.words[end].isalnum() or phrase.words[end] == "-":
        if phrase.words[end] == "và" or (stops(phrase, end) and not stops(phrase, end - 1)):
            break
        end += 1
    return end - at


def _elided(phrase: Phrase, at: int, before: Unit) -> Unit | None:
    """A field or a place alone, which takes the head of the body before it.

    "Sở Nội vụ, Tài chính"; "Ủy ban nhân dân phường Văn Phú, xã Yên Bình".
    """
    words = phrase.words
    head = before.pieces[0][0]
    if not isinstance(head, int) or before.group:
        return None
    whole = before.pieces[0][1] if len(before.pieces) > 1 else before.tail  # the head, elided before already
    named = before.tail and words[before.tail] in _UNITS and phrase.capital(before.last - 1)
    end = read_place(phrase, at) if named and words[at] in _UNITS else 0
    if end and phrase.capital(end - 1):
        return Unit(at, end, ((head, whole), (at, end)), head=1, tail=at)
    length = known.match_field(words, at) if words[head] in {"sở", "bộ"} and phrase.capital(at) else 0
    return Unit(at, at + length, ((head, head + 1), (at, at + length)), head=1) if length else None


def _share_places(phrase: Phrase, units: list[Unit]) -> list[Unit]:
    """ "Hội đồng nhân dân, Ủy ban nhân dân xã": the first is of the commune too."""
    shared: list[Unit] = []
    place: tuple[int, int] | None = None
    for i in range(len(units) - 1, -1, -1):
        unit = units[i]
        if unit.tail:
            place = (unit.tail, unit.last)
        elif place and not unit.group and _shares(phrase, unit, units[i + 1]):
            unit = unit._replace(pieces=(*unit.pieces, place))
        else:
            place = None
        shared.append(unit)
    return shared[::-1]


def _shares(phrase: Phrase, unit: Unit, following: Unit) -> bool:
    """Whether a body takes its place from the next: it needs one, or "/" makes it another name for it."""
    joint = phrase.words[unit.last]
    if joint == "/" and phrase.words[unit.first] == phrase.words[following.first]:
        return True
    return joint != ";" and " ".join(phrase.words[unit.first : unit.last]) in _SHARING
