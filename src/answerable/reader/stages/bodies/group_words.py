"""Words behind the nouns of a group: a verb, what the group is in charge of, the clause that tells which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.reader.stages.bodies import lexicon as known
from answerable.reader.stages.bodies.places import begins_unit, stops

if TYPE_CHECKING:
    from answerable.reader.stages.bodies.phrase import Phrase

# Groups behind which "về" says what they are in charge of, and what it never is.
_IN_CHARGE = (["chuyên", "ngành"], ["nghề", "nghiệp"])
_TOLD_OF = (["kết", "quả"], ["tình", "hình"], ["nội", "dung"], ["công", "tác"], ["tiến", "độ"])
_DUTY = (["có", "trách", "nhiệm"], ["chịu", "trách", "nhiệm"])
# These do not tell which bodies are meant, but how or when they act.
_NO_CLAUSE = {
    *("theo", "căn", "trong", "khi", "ngoài", "trên", "để", "nhằm", "về", "tới", "đến", "phải", "cần", "")
}
# What a clause begins with that tells which bodies are meant, where their act follows without a comma:
# "có rừng", "được cấp phép", "sử dụng lao động nước ngoài".
_TELLING = {
    *("có", "được", "chưa", "đang", "nơi", "tham gia", "sử dụng", "quản lý", "vận hành", "khai thác"),
    *("cung cấp", "kinh doanh", "sản xuất", "hoạt động", "thi công", "đầu tư", "xuất khẩu", "nhập khẩu"),
    *("vận chuyển", "chế biến", "phân phối", "tiếp nhận", "chậm"),
}
# How they act; a verb of two syllables follows: "khẩn trương hoàn thành".
_HOW = {"chủ động", "khẩn trương", "nghiêm túc", "tích cực", "thường xuyên", "kịp thời", "tiếp tục"}
# Acts of one syllable
_ACT = {"có", "phải", "lập", "gửi", "nộp", "trình", "cử"}
_KINDS = {"cơ quan", "đơn vị", "tổ chức", "địa phương"}
_LONGEST_CLAUSE = 24  # words


def is_verb(phrase: Phrase, at: int, count: int) -> bool:
    """Whether "tổ chức" is the verb: "các đơn vị tổ chức triển khai", not "cơ quan, tổ chức báo cáo"."""
    words = phrase.words
    after = words[at + 2]
    if known.GROUP_TAILS.match(words, at + 2) or after in {",", ";", ".", ":", "", "và", ")"}:
        return False
    if not count or words[at - 1] not in {",", "và"}:
        return True
    return words[at - 2] != "quan" and stops(phrase, at + 2)


def field_end(phrase: Phrase, at: int) -> int:
    """Where the field ends that a group is in charge of; 0 where "về" says no such thing.

    "cơ quan quản lý nhà nước về đất đai", not "báo cáo cơ quan quản lý nhà nước về kết quả thực hiện".
    """
    words = phrase.words
    in_charge = words[at - 2 : at] in _IN_CHARGE or words[at - 4 : at] == ["quản", "lý", "nhà", "nước"]
    end = at + 1
    if not in_charge or words[end : end + 2] in _TOLD_OF:
        return 0
    if field := known.match_field(words, end):
        return end + field
    while words[end].isalnum() and words[end] != "và" and not known.PLURAL.match(words, end):
        length = known.COMPOUNDS.match(words, end)
        if not length and stops(phrase, end):
            break
        end += length or 1
    return end if end > at + 1 else 0


def kinds_led(phrase: Phrase, at: int, *, plural: bool) -> int:
    """Where the kinds of bodies end that a board leads: "Ban lãnh đạo cơ quan, tổ chức, đơn vị"; 0: none."""
    words, count, end = phrase.words, 0, at
    while length := known.GROUP_NOUNS.match(words, end):
        if words[end : end + 2] == ["tổ", "chức"] and is_verb(phrase, end, count):
            break
        count += 1
        at = end + length
        if words[at] != ",":
            break
        end = at + 1
    return at if count > (not plural) else 0


def kinds_headed(phrase: Phrase, at: int) -> int:
    """Where the kinds of bodies end whose head acts, whichever they may be; 0: none, or nobody acts.

    "người đứng đầu đơn vị, tổ chức triệu tập hội nghị", behind "người đứng đầu".
    """
    words, start = phrase.words, at
    while " ".join(words[at : at + 2]) in _KINDS:
        at += 2
        if words[at] == "," and " ".join(words[at + 1 : at + 3]) in _KINDS:
            at += 1
    acts = at > start and stops(phrase, at) and words[start] != "tổ"
    return at if acts else 0


def behind_clause(phrase: Phrase, at: int) -> int:
    """Behind the clause that tells which bodies are meant, right before their duty or their act.

    "cơ quan, đơn vị trực tiếp quản lý người ứng cử có trách nhiệm …"
    "các doanh nghiệp tham gia bình ổn thị trường chủ động chuẩn bị …"
    """
    words = phrase.words
    if words[at] in _NO_CLAUSE or words[at : at + 3] in _DUTY:
        return at
    held = known.HELD.match(words, at)
    if held and (end := _behind_held(phrase, at, at + held)) > at:
        return end
    telling = words[at] in _TELLING or " ".join(words[at : at + 2]) in _TELLING
    for end in range(at, min(at + _LONGEST_CLAUSE, len(words))):
        joint = not words[end].isalnum() or words[end] == "và"
        if joint and not (words[at] == "được" and words[end] in {",", "và"}):
            return at
        if words[end : end + 3] in _DUTY or (telling and end > at + 1 and _acts(phrase, end)):
            return at if words[end - 1] in {",", "và"} else end
    return at


def _behind_held(phrase: Phrase, start: int, at: int) -> int:
    """Behind what bodies have or look after, right before their act; ``start`` if no act follows.

    "các đơn vị sử dụng ngân sách nhà nước lập dự toán"; or before the next body of a list.
    """
    words = phrase.words
    while words[at].isalnum() and at < start + _LONGEST_CLAUSE:
        length = known.COMPOUNDS.match(words, at)
        if not length and stops(phrase, at):
            acts = words[at] in _ACT or known.STOPS.match(words, at) > 1
            return at if acts else start
        at += length or 1
    following = at + 1 + (words[at : at + 2] == [",", "và"])
    listed = words[at] in {",", "và", ";"} and phrase.capital(following) and begins_unit(phrase, following)
    return at if listed else start


def _acts(phrase: Phrase, at: int) -> bool:
    """Whether the act of bodies begins at a word, not an adverb of the verb before it."""
    words = phrase.words
    if words[at] == "phải":
        return known.STOPS.match(words, at + 1) > 1
    two = " ".join(words[at : at + 2])
    if two == "chủ trì":
        return words[at - 1] not in {"giao", "công"} and words[at + 2 : at + 4] in (
            [",", "phối"],
            ["phối", "hợp"],
        )
    return two in _HOW and known.STOPS.match(words, at + 2) > 1
