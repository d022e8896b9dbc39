"""Read the label that a paragraph opens with: "I.", "1.2.", "a)", "(ii)", "Điều 3.", "-"."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple


class Rank(IntEnum):
    """The customary order of labels, outermost first (Decree 30/2020/NĐ-CP, annex I)."""

    PART = 0  # Phần thứ nhất
    CHAPTER = 1  # Chương I
    SECTION = 2  # Mục 1
    SUBSECTION = 3  # Tiểu mục 1
    ARTICLE = 4  # Điều 1.
    CAPITAL = 5  # A.
    ROMAN = 6  # I.
    NUMBER = 7  # 1.
    DECIMAL = 8  # 1.1.
    LETTER = 9  # a)
    SMALL_ROMAN = 10  # (ii)
    BULLET = 11  # -


class Label(NamedTuple):
    """A label as printed, and what it counts."""

    rank: Rank
    style: str  # labels of one list look alike: "1." and "2.", but not "1." and "1)"
    path: tuple[int, ...]  # "1.2." is (1, 2); a bullet is ()
    text: str  # as printed
    rest: int  # where the words after it begin
    behind_mark: bool = (
        False  # read through a slip of the scanner ("— 3.", "Il."): only where it goes on a list
    )

    @property
    def ordinal(self) -> int:
        return self.path[-1] if self.path else 0


STAGES = ("bước", "giai đoạn")  # labels in capitals, alone on a line, the title on the next
LETTERS = "abcdđeghiklmnopqrstuvxy"  # the alphabet that lists count in: no f, j, w, z
_FOREIGN = {"f": "g", "j": "k"}  # some count on in the English alphabet: "e)", "f)", "g)"
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_ORDINAL_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9,
}  # fmt: skip

# "Phần thứ nhất", "PHẦN II.", "Chương 2", "Mục 1:", "Điều 12a."; "Điều 4 Luật này quy định" is a sentence.
# "BƯỚC MỘT" labels a stage where it stands alone; "Bước 1: Kiểm tra" is the title of one.
_NAMED = re.compile(
    r"(?P<name>phần|chương|tiểu mục|mục|điều|bước|giai đoạn) +(?:thứ +)?"
    r"(?P<number>\d{1,3}[a-zđ]?|[ivxl]+|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)(?!\w)"
    r"(?P<end> *[.:\-)/] *| *$| +(?=\S))"
)
_NAMED_RANKS = {
    "phần": Rank.PART,
    "bước": Rank.PART,
    "giai đoạn": Rank.PART,
    "chương": Rank.CHAPTER,
    "mục": Rank.SECTION,
    "tiểu mục": Rank.SUBSECTION,
    "điều": Rank.ARTICLE,
}
# "1.", "1.2.", "2. 2. Giao", "1.2.3 ", "1)", "1/", "1-", "(1)"; never "1.000", "1/7/2025", "1,5", "2025."
_NUMBERED = re.compile(
    r"(?P<open>\()?(?P<number>\d{1,2}(?:\.(?: (?=\d{1,2}\. [^\W\d_]))?\d{1,2}(?!\d)){0,5})"
    r"(?:(?P<close>\)\.?|[.:](?![\d.])|[/](?!\d)| ?-(?= |\D)) *| +(?=\S))"
)
# "2.1.a. Thành lập …": a letter under what the number counts
_LETTER_WITHIN = re.compile(r"(?P<letter>[a-zđ])[.)] ?(?=\S)")
# "1.100% đội ngũ …": the number of the item and a figure that no space keeps apart
_STUCK = re.compile(r"(?P<number>\d{1,2})\.(?=\d)(?!\d{3}(?!\d| ?%))")
# "I.", "II-", "IV/", "A.", "a)", "đ.", "(ii)", "iv."
_LETTERED = re.compile(
    r"(?P<open>\()?(?P<letters>[ivxl]+|i?h[ih]?|[a-zđ])(?P<close>\)[.:]?|[./:]| ?-(?= |\w)) *"
)
_BARE_ROMAN = re.compile(r"(?P<letters>[ivx]+) +(?=\S)")
_BULLET = re.compile(r"(?P<mark>[-+*•●○▪■□►➢✓✔·~]|o(?= )|\uf0b7|\uf02d|\uf0a7|\uf0fc|\uf076)(?![-+*=_.~]) *")


def read_labels(text: str, plain: str, start: int, end: int) -> list[Label]:
    """Return the labels that may open ``[start, end)``, the likeliest first; empty when there is none.

    "i)" counts letters or small romans and "C." may be either list's: only its place can tell.
    """
    if start >= end:
        return []
    first = plain[start]
    if first in "mtpcđbg" and (match := _NAMED.match(plain, start, end)):
        return _named(text, match, end)
    if first.isdigit() or (first == "(" and plain[start + 1 : start + 2].isdigit()):
        return _numbered(text, plain, start, end)
    if match := _LETTERED.match(plain, start, end):
        return _lettered(text, match, end)
    if match := _BULLET.match(plain, start, end):
        style = "-" if match["mark"] == "~" else match["mark"]
        bullet = Label(Rank.BULLET, style, (), text[start : match.end("mark")], match.end())
        if plain[match.end() : match.end() + 1].isdigit():
            inner = _numbered(text, plain, match.end(), end)
            return [*(n._replace(behind_mark=True) for n in inner if n.style != "bare"), bullet]
        return [bullet]
    if first == "©" and plain[start + 1 : start + 2] == ")":  # "c)" as a scanner reads it
        rest = start + 2 + plain.startswith(" ", start + 2)
        return [Label(Rank.LETTER, "a)", (LETTERS.index("c") + 1,), "c)", rest, behind_mark=True)]
    if first in "_|`'\"" and plain[start + 1 : start + 2].isdigit():
        return [n._replace(behind_mark=True) for n in _numbered(text, plain, start + 1, end)]
    if first in "ivx" and text[start].isupper() and (match := _BARE_ROMAN.match(plain, start, end)):
        letters = text[start : match.end("letters")]
        value = roman(match["letters"])
        if value and letters.isupper() and text[match.end()].isupper() and len(letters) > 1:
            return [Label(Rank.ROMAN, "I", (value,), letters, match.end())]
    return []


def roman(letters: str) -> int:
    """The value of a lower-case roman numeral up to 89, or 0 where it is none.

    >>> roman("xiv"), roman("iix")
    (14, 0)
    """
    value = 0
    for letter, following in zip(letters, letters[1:] + "i", strict=True):
        worth = _ROMAN_VALUES.get(letter, 0)
        value += -worth if worth < _ROMAN_VALUES.get(following, 0) else worth
    return value if value > 0 and _to_roman(value) == letters else 0


def _to_roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")[min(tens, 8)] + (
        "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix",
    )[ones]  # fmt: skip


def _named(text: str, match: re.Match[str], end: int) -> list[Label]:
    name, number, ending = match["name"], match["number"], match["end"]
    start = match.start()
    if not text[start].isupper():
        return []
    if name in STAGES and (match.end() < end or not text[start:end].isupper()):
        return []
    if not ending.strip() and ending:  # "Mục 3 Điều 5 quy định …", "Phần I QUY ĐỊNH CHUNG"
        after = text[match.end() : match.end() + 1]
        following = text[match.end() : match.end() + 8]
        if name != "điều" and not (after.isupper() and following[1:2].isupper()):
            return []
        if name == "điều" and not after.isupper():
            return []
    if number[0].isdigit():
        digits = number.rstrip("abcdđeghiklmnopqrstuvxyz")
        value = int(digits)
    else:
        value = _ORDINAL_WORDS.get(number) or roman(number)
    if not value:
        return []
    return [
        Label(
            _NAMED_RANKS[name],
            name,
            (value,),
            text[start : match.end("number")] + ending.strip(),
            match.end(),
        )
    ]


def _numbered(text: str, plain: str, start: int, end: int) -> list[Label]:
    found = []
    match = _NUMBERED.match(plain, start, end)
    if match is not None and bool(match["open"]) <= (match["close"] or "").startswith(")"):
        path = tuple(map(int, match["number"].split(".")))
        close = (match["close"] or "").strip()
        style = f"({close}" if match["open"] else close[:1] if close != ":" else "."
        weak = not close and len(path) == 1
        within = _LETTER_WITHIN.match(plain, match.end(), end) if len(path) > 1 and close == "." else None
        if within and within["letter"] in LETTERS and text[within.end()].isupper():
            place = LETTERS.index(within["letter"]) + 1
            return [Label(Rank.LETTER, "a.", (place,), text[start : within.end()].strip(), within.end())]
        if path[0] and not weak:
            rank = Rank.NUMBER if len(path) == 1 else Rank.DECIMAL
            if len(path) > 1:
                style = f"{len(path)}"
            found.append(Label(rank, style, path, text[start : match.end()].strip(), match.end()))
        elif weak and text[match.end()].isupper():
            found.append(Label(Rank.NUMBER, "bare", path, text[start : match.end()].strip(), match.end()))
    if plain[start] != "(" and (stuck := _STUCK.match(plain, start, end)):
        found.append(Label(Rank.NUMBER, ".", (int(stuck["number"]),), text[start : stuck.end()], stuck.end()))
    return found


def _lettered(text: str, match: re.Match[str], end: int) -> list[Label]:
    letters, close = match["letters"], match["close"].strip()
    if match["open"] and not close.startswith(")"):
        return []
    if match.end() >= end and close != ")":
        return []
    printed = text[match.start("letters") : match.end("letters")]
    label = text[match.start() : match.end()].strip()
    following = text[match.end() : match.end() + 2]
    if close == "/" and following[:1].isalpha() and not following[1:].isalpha():  # "V/v", "T/M."
        return []
    upper = printed.isupper() or printed in ("Il", "lI", "IIl", "IlI", "Ill")
    if not upper and not printed.islower():
        return []
    if close in ("-", ":") and not upper:  # "a- ", but not "e-mail"
        after = text[match.end() : match.end() + 1]
        if close == ":" or not after.isupper():
            return []
    if close == "." and not match["open"] and text[match.end() : match.end() + 1].islower() and not upper:
        return []
    style = "(" + close if match["open"] else close[:1]
    found = []
    value = roman(letters)
    if value:
        rank = Rank.ROMAN if upper and not match["open"] else Rank.SMALL_ROMAN
        found.append(Label(rank, ("I" if upper else "i") + style, (value,), label, match.end()))
    elif upper and len(letters) > 1 and (misread := roman(letters.replace("l", "i").replace("h", "ii"))):
        found.append(Label(Rank.ROMAN, "I" + style, (misread,), label, match.end(), behind_mark=True))
    letters = _FOREIGN.get(letters, letters)
    if len(letters) == 1 and letters in LETTERS:
        rank = Rank.CAPITAL if upper else Rank.LETTER
        place = LETTERS.index(letters) + 1
        as_letter = Label(rank, ("A" if upper else "a") + style, (place,), label, match.end())
        found.append(as_letter)
        heading = text[match.end() : end].isupper()
        if upper and close == ")" and not match["open"] and not heading:  # "B)" behind "a)" of a scan
            found.append(Label(Rank.LETTER, "a)", (place,), label, match.end(), behind_mark=True))
    return found
