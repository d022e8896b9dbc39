"""One body, or one group of bodies, at a place in a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.stages.bodies import lexicon as known
from answerable.reader.stages.bodies.boards import behind_purpose
from answerable.reader.stages.bodies.group_words import behind_clause, field_end, is_verb, kinds_led
from answerable.reader.stages.bodies.places import (
    begins_unit,
    inseparable,
    names_the_house,
    numbers_a_board,
    province_acting,
    read_place,
    read_proper,
    shown_by_capital,
    stops,
)

if TYPE_CHECKING:
    from answerable.reader.stages.bodies.phrase import Phrase

_JOINTS = {",", "và", "/", "-", "hoặc"}
_BRANDS = {"vnpt", "viettel", "mobifone", "evn", "tkv"}
# Bodies whose whole name is a field of government: "Sở Tài chính", "Bộ Công an".
_OF_A_FIELD = {"sở", "bộ", "phòng"}
# Nouns that join the next noun of a group without a comma: "sở ngành", "ban ngành", "phòng ban".
_JOINING = {"sở", "ban", "bộ", "phòng", "ngành"}
_OF_MINISTRIES = {"vụ", "cục", "phòng"}
# What one board manages many of
_MANAGED = {"khu", "cụm", "dự", "chương"}
# "các tổ chức chính trị - xã hội, tổ chức thành viên của Mặt trận": whose members begins a group of its own
_MEMBERS = ["tổ", "chức", "thành", "viên"]
_STAFF = ["chuyên", "viên", "cơ", "quan"]
# Ends of nouns that say themselves which bodies are meant
_TOLD_WHICH = (["liên", "quan"], ["xã", "hội"])


class Unit(NamedTuple):
    """Words ``first`` up to ``last`` of a phrase, which name one body or one group.

    ``pieces`` make its name: ranges of words as printed, or words themselves with True behind them.
    """

    first: int
    last: int
    pieces: tuple[tuple[int, int] | tuple[str, bool], ...]
    group: bool = False
    head: int = 0  # of a body: how many words its head has
    tail: int = 0  # of a body: the word at which its place begins; 0 if it states none


def read_unit(phrase: Phrase, at: int, *, listed: bool = False) -> Unit | None:
    """The body or the group that begins at a word, no office holder before it, or None.

    ``listed``: it stands in a list behind another, where "Hội doanh nghiệp" begins no sentence.
    """
    plural = known.PLURAL.match(phrase.words, at)
    if not plural:
        if not phrase.capital(at) and known.GROUP_NOUNS.match(phrase.words, at):
            return read_group(phrase, at, at) or read_body(phrase, at, listed=listed)
        return read_body(phrase, at, listed=listed) or read_group(phrase, at, at)
    return read_group(phrase, at, at + plural) or _many(phrase, at, at + plural)


def _many(phrase: Phrase, first: int, at: int) -> Unit | None:
    """ "Các Ủy ban của Quốc hội", "các Liên đoàn": bodies of a kind that is no usual noun of a group."""
    body = read_body(phrase, at, bare=True)
    return Unit(first, body.last, ((first, body.last),), group=True) if body else None


# ------------------------------------------------------------------ bodies with a name


def read_body(phrase: Phrase, at: int, *, bare: bool = False, listed: bool = False) -> Unit | None:
    """A named body: its head, its field or name, then its level, its place or what it belongs to."""
    words = phrase.words
    if whole := known.WHOLE.match(words, at):
        longer = known.HEADS.match(words, at)
        if longer <= whole:
            last = at + whole
            if phrase.words[at] in _BRANDS:
                last = read_proper(phrase, last)  # "Viettel Nghệ An"
            return Unit(at, last, ((at, last),), head=whole)
    if last := province_acting(phrase, at):
        return Unit(at, last, ((at, last),), head=1)
    head = known.HEADS.match(words, at)
    if known.NOT_HEADS.match(words, at) > head:
        return None
    if names_the_house(phrase, at):
        return Unit(at, at + 2, ((at, at + 2),), head=2)
    if 0 < head < known.OFFICES.match(words, at):
        return None  # "Chi cục trưởng Chi cục Giám định"
    short = not head and words[at] in known.SHORT_HEADS
    if short:
        head = 1
    closed = tuple(words[at : at + head]) in known.CLOSED_HEADS
    known_end = phrase.known_name(at) if phrase.capital(at) and not closed else 0
    if not head and not known_end:
        return None
    if known_end and (known.LEVELS.match(words, known_end - 1) or _parent(phrase, known_end - 1)):
        known_end -= 1  # it goes on: "tỉnh, thành phố trực thuộc trung ương", "Văn phòng Bộ Tài chính"
    end = at + max(head, 1)
    field = 0
    if words[at] in _OF_A_FIELD and (field := known.match_field(words, end)):
        end += field
    if known_end > end:
        longer = at + 1 + known.COMPOUNDS.match(words, at + 1)
        end = field = max(known_end, longer)
    if short and not field and not bare and not shown_by_capital(phrase, at):
        if not listed or not phrase.capital(at) or not words[end].isalpha() or stops(phrase, end):
            return None
        if known.GROUP_NOUNS.match(words, end) or known.GROUP_TAILS.match(words, end):
            return None
    last, tail = _name_end(phrase, at, end, closed=closed, named=bool(field))
    if last == at + 1 and short and not bare:
        return None
    alone = last == at + head and not bare
    helps = words[last : last + 3] == ["phối", "hợp", "với"]
    if (
        alone
        and not helps
        and closed
        and words[last].isalnum()
        and words[last] not in _JOINTS
        and not stops(phrase, last)
    ):
        return None  # "Thanh tra khoa học", "Công an nhân dân"
    if (
        alone
        and not closed
        and not (listed and phrase.capital(at) and words[last] in _JOINTS)  # "Công an, Hải quan, Thuế"
        and (tuple(words[at:last]) in known.NEVER_ALONE or not (listed or phrase.capital(at)))
    ):
        return None
    return Unit(at, last, ((at, last),), head=head, tail=tail)


def _name_end(phrase: Phrase, first: int, at: int, *, closed: bool, named: bool) -> tuple[int, int]:
    """Where the name that has been read up to ``at`` ends, and where its place begins (0: nowhere)."""
    words, tail = phrase.words, 0
    at = behind_purpose(phrase, first, at)
    while word := words[at]:
        if tail and known.NOT_PLACES.match(words, at):
            break
        capital = phrase.capital(at) and not stops(phrase, at)
        if (length := inseparable(phrase, at, fields=not (closed or named))) and not (
            named and not capital and stops(phrase, at)
        ):
            at += length
        elif word in {"-", "/"} and words[first] in _OF_MINISTRIES and (parent := _parent(phrase, at + 1)):
            tail, at = tail or at, parent  # "Vụ Pháp chế - Bộ Tài chính"
        elif word == "các" and words[at - 2 : at] == ["quản", "lý"] and words[at + 1] in _MANAGED:
            at += 2  # "Ban Quản lý các khu công nghiệp"
        elif word in _JOINTS:
            whole = closed or (named and (word != "và" or words[first] in _OF_A_FIELD))
            if whole or tail or not _goes_on(phrase, at + 1, word):
                break
            at, named = at + 1, False
        elif end := read_place(phrase, at):
            tail = tail or at
            at = end
        elif closed and not tail and (many := _owners(phrase, at)):
            tail, at = at, many  # "Thanh tra các bộ, ngành"
        elif capital and not tail and (parent := _parent(phrase, at)):
            tail, at = at, parent  # "Thanh tra Bộ Công an"
        elif word in {"tính", "tinh"} and (words[at + 1] in _JOINTS or not words[at + 1].isalnum()):
            tail, at = tail or at, at + 1  # "tỉnh" on a scanned page
        elif link := known.LINKS.match(words, at):
            owner = read_owner(phrase, at + link)
            if not owner:
                break
            tail = tail or at
            at = owner
        elif word.isdigit():
            named = words[at - 1] in {"số", "vực", "vùng", "khu", "đoàn", "đội", "trạm", "xx"}
            if not named and not numbers_a_board(phrase, first, at):
                break
            at += 1
        elif word == "số" and words[at + 1].isdigit():
            at += 2
        elif words[at : at + 3] == ["phối", "hợp", "với"]:
            break  # "MTTQ Phối hợp với", with a capital that says nothing
        elif capital and word.isalnum():
            at += max(1, known.STOPS.match(words, at))  # "Ban Tổ chức", "Chương trình"
        elif (
            closed
            or named
            or not word.isalnum()
            or stops(phrase, at)
            or phrase.acronym(at - 1)
            or known.PLURAL.match(words, at)
            or known.OFFICES.match(words, at)
        ):
            break
        else:
            at += 1
    return at, tail


def _parent(phrase: Phrase, at: int) -> int:
    """Where the ministry or the department ends to which a unit belongs; 0 if none is named."""
    if phrase.acronym(at) and phrase.words[at][0] in "bs" and known.WHOLE.match(phrase.words, at) == 1:
        return at + 1  # "BTC"
    words = phrase.words
    if words[at : at + 2] == ["tổng", "cục"]:
        return phrase.known_name(at)
    field = known.match_field(words, at + 1) if words[at] in {"bộ", "sở"} else 0
    return at + 1 + field if field else 0


def _owners(phrase: Phrase, at: int) -> int:
    """Where the group ends whose bodies each have one of a kind: "Công an các đơn vị, địa phương"."""
    plural = known.PLURAL.match(phrase.words, at)
    if phrase.words[at - 3 : at] == ["ban", "lãnh", "đạo"]:
        return kinds_led(phrase, at + plural, plural=plural > 0)
    if plural and at not in phrase.owners:  # a list of such bodies asks again behind each of them
        group = read_group(phrase, at, at + plural)
        phrase.owners[at] = group.last if group else 0
    return phrase.owners.get(at, 0)


def _goes_on(phrase: Phrase, at: int, joint: str) -> bool:
    """Whether a name goes on behind "," or "và": "Viện Văn hóa, Nghệ thuật", not "Sở Y tế, Công an tỉnh"."""
    words = phrase.words
    noun = known.GROUP_NOUNS.match(words, at)
    if joint == "/" or begins_unit(phrase, at) or (noun and words[at + noun] in _JOINTS):
        return False
    if joint == "-":
        return words[at].isalnum() and not known.STOPS.match(words, at)
    return phrase.capital(at) and not stops(phrase, at)


def read_owner(phrase: Phrase, at: int) -> int:
    """Where the body or the place behind "của", "thuộc", "tại" ends; 0 if there is none."""
    words = phrase.words
    if end := read_place(phrase, at):
        return end
    plural = known.PLURAL.match(words, at)
    if words[at] in {"sở", "bộ", "tỉnh", "ngành"} and not plural:
        field = known.match_field(words, at + 1)
        if field and stops(phrase, at + 1) and words[at + 1 + field].isalnum():
            field = 0  # "thuộc Sở xây dựng kế hoạch"
        return at + 1 + field
    unit = read_unit(phrase, at) if not plural else read_group(phrase, at, at + plural)
    return unit.last if unit else 0


# ------------------------------------------------------------------ groups


def read_group(phrase: Phrase, first: int, at: int) -> Unit | None:
    """A group of bodies: "các sở, ban, ngành tỉnh", "cơ quan, đơn vị có liên quan"."""
    words, plural = phrase.words, at > first
    end, count = _nouns(phrase, at)
    if not count:
        return None
    if count == 1 and words[at : at + 2] == ["cá", "nhân"]:
        return None  # persons are no body
    of_a_body = words[end - 2 : end] == ["thành", "viên"] or words[at:end] == _STAFF
    if of_a_body and (whole := read_body(phrase, end, bare=True)):
        end = whole.last  # "các thành viên Hội đồng"
    last = _group_end(phrase, end)
    if not plural and not _is_group(phrase, at, end, last, count):
        return None
    while words[last - 1] in _JOINTS:
        last -= 1
    if words[at : at + 4] == _STAFF:  # "các đồng chí Chuyên viên cơ quan"
        return Unit(first, last, (("các", True), (at, last)), group=True)
    named = at if words[first] == "mỗi" else first  # "mỗi đoàn thanh tra" is whichever it may be
    return Unit(first, last, ((named, last),), group=True)


def _is_group(phrase: Phrase, at: int, end: int, last: int, count: int) -> bool:
    """Whether nouns without "các" before them mean bodies: "sở, ban, ngành"; not "tổ chức kiểm tra"."""
    words = phrase.words
    if known.PLACES.match(words, at) >= known.GROUP_NOUNS.match(words, at) > 0:
        return False
    if words[at : at + 4] == _STAFF:
        return False  # one of them stands for the office: "Chuyên viên Cơ quan Ủy ban Mặt trận"
    if words[at] == "cấp" and known.GROUP_NOUNS.match(words, at) == 1:
        return False  # "Cấp, cấp lại giấy phép"
    if count > 1 or known.LONE_NOUNS.match(words, at):
        return True
    if end - at > 2 or words[at : at + 2] == ["tổ", "chức"]:
        return end - at > 2
    if words[at : at + 2] in (["cơ", "sở"], ["đơn", "vị"]):  # also a base, a unit of measure
        told = known.LINKS.match(words, end) > 0 < last - end or behind_clause(phrase, end) > end
        return known.GROUP_TAILS.match(words, end) > 0 or told
    return end - at > 1 and last > end


def _nouns(phrase: Phrase, at: int) -> tuple[int, int]:
    """Where the nouns of a group end, and how many there are."""
    words, count, end = phrase.words, 0, at
    while True:
        lone = known.LONE_NOUNS.match(words, at)
        length = max(0 if count else lone, known.GROUP_NOUNS.match(words, at))
        longer = max(known.OFFICES.match(words, at), known.NOT_HEADS.match(words, at))
        if count and (named := _named_kind(phrase, at)):
            return named, count + 1
        if not length or longer > length or (count and _names_a_body(phrase, at)):
            return end, count
        if words[at : at + 2] == ["tổ", "chức"] and length == 2 and is_verb(phrase, at, count):
            return end, count
        count += 1
        end = at + length
        if lone and not known.GROUP_NOUNS.match(words, at):
            return end, count
        joint = words[end]
        if words[end + 1 : end + 5] == _MEMBERS:
            return end, count
        if joint == "và" and words[end - 2 : end] in _TOLD_WHICH:
            return end, count  # "các cơ quan liên quan và địa phương có rừng"
        if joint in _JOINTS:
            first, at = at, end + 1 + (words[end + 1] == "và")
            if words[first] == "doanh" and count == 1 and words[at] in _JOINING:
                return end, count  # "doanh nghiệp, sở, ban, ngành"
        elif words[end - 1] in _JOINING and known.GROUP_NOUNS.match(words, end):
            at = end
        else:
            return end, count


def _names_a_body(phrase: Phrase, at: int) -> bool:
    """Whether a noun of a group is the head of a named body: "… ngành, Công an tỉnh"."""
    body = read_body(phrase, at)
    return body is not None and body.last > at + body.head and phrase.capital(at)


def _named_kind(phrase: Phrase, at: int) -> int:
    """Where a name that is the last noun of a group ends: "các Vụ, Cục Thuế có liên quan"."""
    words = phrase.words
    last = next((i for i in range(at + 1, at + 8) if words[i : i + 3] == ["có", "liên", "quan"]), 0)
    body = read_body(phrase, at) if last and phrase.capital(at) else None
    named = body is not None and body.last == last > at + body.head and not body.tail
    return last if named else 0


def _council(phrase: Phrase, at: int) -> int:
    """Where the people's council ends whose committees are meant: "các Ban HĐND tỉnh"; 0: none."""
    words = phrase.words
    council = words[at] == "hđnd" or words[at : at + 4] == ["hội", "đồng", "nhân", "dân"]
    body = read_body(phrase, at) if council else None
    return body.last if body else 0


def _group_end(phrase: Phrase, at: int) -> int:
    """Where what is said of the nouns of a group ends: "… có liên quan trên địa bàn tỉnh"."""
    words = phrase.words
    told = words[at - 2 : at] in _TOLD_WHICH  # it is said which they are, and "và" comes to others
    placed = False
    while word := words[at]:
        if (link := known.LINKS.match(words, at)) and (owner := read_owner(phrase, at + link)):
            at, told = owner, True
        elif words[at - 1] == "ban" and (council := _council(phrase, at)):
            at, told = council, True
        elif length := known.GROUP_TAILS.match(words, at):
            charged, at, told = word == "được", at + length, True
            if charged and words[at] in {"trong", "tại", "theo"}:  # "… được giao nhiệm vụ tại Kế hoạch này"
                document = known.CHARGING.match(words, at + 1)
                at += document + 1 if document else 0
        elif word == "về" and (end := field_end(phrase, at)):
            at = end
        elif word in {",", "và"}:
            further = at + 1 + (words[at + 1] == "và")
            more = 0 if phrase.capital(further) else known.GROUP_TAILS.match(words, further)
            if more:  # "cơ quan báo chí, phát thanh khác"
                at = further + more
                continue
            length = known.GROUP_NOUNS.match(words, further)
            if words[further : further + 4] == _MEMBERS:
                break
            if known.OFFICES.match(words, further) > length or _names_a_body(phrase, further):
                break
            if not length or known.PLURAL.match(words, further):
                break
            if words[further : further + 2] == ["tổ", "chức"] and is_verb(phrase, further, 0):
                break
            if word == "và" and (told or known.LONE_NOUNS.match(words, further)):
                break
            at = further + length
        elif (length := known.COMPOUNDS.match(words, at)) and not (placed and stops(phrase, at)):
            at += length
        elif end := read_place(phrase, at):
            at, placed = end, True
        elif link or not word.isalnum() or stops(phrase, at) or known.PLURAL.match(words, at):
            if word == "-" and words[at + 1].isalnum() and not stops(phrase, at + 1):
                at += 1
                continue
            break
        elif (
            phrase.capital(at) and (begins_unit(phrase, at) or known.OFFICES.match(words, at))
        ) or word.isdigit():
            break
        else:
            at += max(1, known.STOPS.match(words, at)) if phrase.capital(at) else 1
    return behind_clause(phrase, at)
