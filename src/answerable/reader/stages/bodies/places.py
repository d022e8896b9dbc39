"""Where a word begins another body or ends a name, and how far a level or a place goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.stages.bodies import lexicon as known

if TYPE_CHECKING:
    from answerable.reader.stages.bodies.phrase import Phrase


def shown_by_capital(phrase: Phrase, at: int) -> bool:
    """Whether a short head is the beginning of a name: "phòng Tham mưu", "Báo Sơn La", not "báo cáo"."""
    words, capital = phrase.words, phrase.capital(at + 1)
    if capital and words[at] == "phòng" and words[at + 1 : at + 3] == ["tổ", "chức"]:
        return not phrase.shouts  # "Phòng Tổ chức cán bộ"
    following = capital or words[at + 1] in {"quản", "nghiệp", "chuyên"}
    return following and not known.GROUP_NOUNS.match(words, at + 1)


def begins_unit(phrase: Phrase, at: int) -> bool:
    """Whether a body, a group or an office holder begins at a word."""
    words = phrase.words
    if known.PLURAL.match(words, at) or known.OFFICES.match(words, at) or phrase.known_name(at):
        return True
    if known.HEADS.match(words, at) or known.WHOLE.match(words, at):
        return True
    return words[at] in known.SHORT_HEADS and phrase.capital(at) and shown_by_capital(phrase, at)


def stops(phrase: Phrase, at: int) -> bool:
    """Whether a name ends before a word: a verb, a clause word; a capital says that it is in the name."""
    length = known.STOPS.match(phrase.words, at)
    return length > 0 and (phrase.shouts or not (phrase.capital(at) or phrase.capital(at + length - 1)))


def read_place(phrase: Phrase, at: int) -> int:
    """Where a level or a place ends that begins at a word; 0 if none does.

    "tỉnh", "cấp xã", "tỉnh Sơn La", "các xã, phường", "11 xã", "tỉnh, thành phố trực thuộc trung ương".
    """
    words = phrase.words
    plural = 0 if known.LEVELS.match(words, at) else known.PLURAL.match(words, at)
    if words[at].isdigit() and known.PLACES.match(words, at + 1):
        plural = 1  # "11 phường"
    start = at + plural
    if plural and not known.PLACES.match(words, start) and words[start : start + 2] != ["địa", "phương"]:
        return 0
    if words[start] == ":" or not (length := known.LEVELS.match(words, start)):
        return 0
    end = read_proper(phrase, start + length)
    named = end > start + length
    while words[end] in {",", "và", "/", "-", "hoặc"} or (words[end] == "," and words[end + 1] == "và"):
        if named and not plural:
            break
        further = end + 1 + (words[end + 1] == "và")
        length = known.PLACES.match(words, further) or _town(phrase, further)
        if not length and words[further] == "cấp" and not named:
            length = known.LEVELS.match(words, further)  # "tỉnh, cấp xã"
        if not length or known.match_field(words, further) or known.HEADS.match(words, further) > length:
            break
        after = read_proper(phrase, further + length)
        if after > further + length and not plural and not named:
            break
        end = after
    if length := known.PLACE_PARTS.match(words, end):
        end += length
    if plural and not named:  # "các phường có liên quan", "các tỉnh, thành phố khác"
        end += known.OF_THEM.match(words, end)
    return end


def _town(phrase: Phrase, at: int) -> int:
    """1 where "thị", "thành" stand short for towns, as in "các huyện, thành, thị"; 0 otherwise."""
    following = phrase.words[at + 1] if phrase.words[at] in {"thị", "thành"} else "\0"
    ends = not following.isalnum() or following == "và" or stops(phrase, at + 1)
    return int(following != "\0" and ends)


def read_proper(phrase: Phrase, at: int) -> int:
    """Where the proper name of a place ends: "Sơn La", "Ea H'leo", "XIX", "14"."""
    words = phrase.words
    if words[at].isdigit() and words[at - 1] in {"vực", "khu", "bản", "thôn", "phường", "quận", "phố"}:
        return at + 1
    if phrase.shouts:
        return at
    while phrase.capital(at) and words[at].isalnum() and not phrase.known_name(at):
        if begins_unit(phrase, at) or known.NOT_PLACES.match(words, at):
            break
        at += 1
    return at


_ABOUT_TO_ACT = (
    *(
        "cần",
        "phải",
        "tiếp",
        "tập",
        "chủ",
        "khẩn",
        "sớm",
        "nghiên",
        "rà",
        "chỉ",
        "tổ",
        "căn",
        "thực",
        "làm",
        "đẩy",
    ),
)


def province_acting(phrase: Phrase, at: int) -> int:
    """Where a province ends that is told to act, by what it is or by name; 0: none is.

    "Tỉnh căn cứ quy định để bố trí"; "tỉnh Đắk Lắk cần tiếp tục thực hiện", in a document of the whole
    country, for one of the province itself tells its bodies.
    """
    alone = phrase.words[at] == "tỉnh" and phrase.capital(at) and not phrase.shouts
    if alone and phrase.words[at + 1].isalpha() and stops(phrase, at + 1):
        return at + 1
    level = 1 if phrase.words[at] == "tỉnh" else 2 * (phrase.words[at : at + 2] == ["thành", "phố"])
    end = read_proper(phrase, at + level) if level and phrase.nationwide else 0
    acts = end > at + level and phrase.words[end] in _ABOUT_TO_ACT and stops(phrase, end)
    return end if acts else 0


def names_the_house(phrase: Phrase, at: int) -> bool:
    """Whether "Tổng cục" alone is meant, which the issuer calls itself: "trình Tổng cục phương án"."""
    words = phrase.words
    alone = words[at : at + 2] == ["tổng", "cục"] and phrase.capital(at) and not phrase.capital(at + 2)
    return alone and not phrase.known_name(at) and not known.match_field(words, at + 2)


def numbers_a_board(phrase: Phrase, first: int, at: int) -> bool:
    """Whether a number names a board: "Ban Chỉ đạo quốc gia 1237", not "Ban Chỉ đạo 02 tháng họp một lần"."""
    words = phrase.words
    ends = not words[at + 1].isalnum() or stops(phrase, at + 1)
    return (
        ends
        and len(words[at]) > 2
        and ["ban", "chỉ", "đạo"] in (words[first : first + 3], words[first + 2 : first + 5])
    )


def inseparable(phrase: Phrase, at: int, *, fields: bool) -> int:
    """How many words from ``at`` a name never ends between; ``fields``: also "khoa học và công nghệ"."""
    words = phrase.words
    length = known.COMPOUNDS.match(words, at) or known.WHOLE.match(words, at)
    return length or (known.match_pair(words, at) if fields and not stops(phrase, at) else 0)
