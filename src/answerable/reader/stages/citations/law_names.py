"""The names of laws that are known, and how one recognises them in running text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from answerable.reader.languages.vi.folding import bare, fold
from answerable.reader.languages.vi.word_lists import read_lists

TOKEN = re.compile(r"[^\W\d_]+(?:[&/-][^\W\d_]+)*")

# Words that no name goes on with.
STOP = frozenset(
    re.findall(
        r"\w+",
        """
    về của được đã có trên tại quy cho để thì theo trong là do từ khi đến hiện sẽ phải cũng như với nhằm
    ban hết năm ngày số này các những căn gồm bao ở giai lĩnh đối gắn tới đang khóa nêu hoặc nếu mà
    không còn thay kể nay vào ra bằng cùng nói mới sau trước đảm điều khoản điểm chương mục qua
    """,
    )
)

# Other documents, which a list goes on with: "Luật X và nghị định hướng dẫn"
STOP_PAIRS = (
    *(
        "nghị định",
        "nghị quyết",
        "thông tư",
        "chỉ thị",
        "quyết định",
        "kế hoạch",
        "hướng dẫn",
        "văn bản",
        "quy định",
    ),
    *("hướng dẫn", "chương trình", "pháp luật"),
)

# Parts of names that writers abbreviate, folded.
_SHORT = (
    ("mặt trận tổ quốc việt nam", "mttqvn"),
    ("mặt trận tổ quốc", "mttq"),
    ("quy phạm pháp luật", "qppl"),
    ("hội đồng nhân dân", "hđnd"),
    ("ủy ban nhân dân", "ubnd"),
    ("cộng hòa xã hội chủ nghĩa", "chxhcn"),
    ("bảo hiểm xã hội", "bhxh"),
    ("bảo hiểm y tế", "bhyt"),
    ("ngân sách nhà nước", "nsnn"),
    ("phòng cháy chữa cháy", "pccc"),
)
_ABBREVIATION = re.compile("|".join(short for _, short in _SHORT))
_LONG = {short: long for long, short in _SHORT}
LONGEST = 160  # characters of the longest name
_LEAST_SHARED = 20  # letters in common that make a name cut short worth a look


class KnownName(NamedTuple):
    """A known name at some place of a text."""

    name: str  # folded
    printed: str  # as enacted; "" where only its beginning stands there
    end: int
    cut: bool  # only the beginning of a known name stands there


def known_name(plain: str, at: int, kind: str) -> KnownName | None:
    """The longest known name that begins at ``at``; its marks may be lost, its end may be cut off.

    ``kind`` is folded: "luật", "bộ luật", "pháp lệnh", "hiến pháp".
    """
    word = TOKEN.match(plain, at)
    if word is None:
        return None
    names, by_letters = _names()[kind], _names_by_letters()[kind]
    for known in names.get(word[0], ()):
        if (
            plain.startswith(known.name, at)
            and not plain[at + len(known.name) : at + len(known.name) + 1].isalnum()
        ):
            return KnownName(known.name, known.printed, at + len(known.name), cut=False)
    letters = bare(plain[at : at + LONGEST])
    cut: KnownName | None = None
    for known in by_letters.get(bare(word[0]), ()):
        size = len(known.letters)
        if letters.startswith(known.letters) and not letters[size : size + 1].isalnum():
            return KnownName(known.name, known.printed, at + size, cut=False)
        # "Luật Quản lý, sử dụng vũ khí, vật liệu nổ" stops short of "và công cụ hỗ trợ"
        shared = (
            _shared(known.letters, letters) if letters[:_LEAST_SHARED] == known.letters[:_LEAST_SHARED] else 0
        )
        if shared > _LEAST_SHARED and (cut is None or at + shared > cut.end):
            words = letters[: letters.rfind(" ", 0, shared + 1)].rstrip(" ,")
            following = TOKEN.match(plain, at + len(words) + 1)
            if words.count(" ") >= 3 and (following is None or following[0] in STOP):
                cut = KnownName(plain[at : at + len(words)], "", at + len(words), cut=True)
    return cut


def law_key(words: str) -> str:
    """What two prints of one law's name (folded) have in common."""
    words = " ".join(words.replace(",", " ").replace("&", " và ").split())
    words = _ABBREVIATION.sub(lambda match: _LONG[match[0]], words)
    return "hiến pháp" if words.startswith("hiến pháp") else words


class _Form(NamedTuple):
    name: str  # folded
    printed: str
    letters: str  # without marks


@cache
def _names() -> dict[str, dict[str, tuple[_Form, ...]]]:
    """Known names by kind and first word, the longest first; abbreviated and without commas too."""
    names: dict[str, dict[str, tuple[_Form, ...]]] = {}
    for kind, listed in read_lists("laws.txt").items():
        forms = {fold(name): name for name in listed}
        for long, short in _SHORT:
            forms |= {form.replace(long, short): name for form, name in forms.items() if long in form}
        forms |= {form.replace(",", ""): name for form, name in forms.items()}
        by_first: dict[str, list[_Form]] = {}
        for form in sorted(forms, key=len, reverse=True):
            word = TOKEN.match(form)
            if word:
                by_first.setdefault(word[0], []).append(_Form(form, forms[form], bare(form)))
        names[kind] = {first: tuple(group) for first, group in by_first.items()}
    return names


@cache
def _names_by_letters() -> dict[str, dict[str, tuple[_Form, ...]]]:
    """The same by first word without marks, for pages that a scanner read badly."""
    result: dict[str, dict[str, tuple[_Form, ...]]] = {}
    for kind, names in _names().items():
        by_letters: dict[str, list[_Form]] = {}
        for first, group in names.items():
            by_letters.setdefault(bare(first), []).extend(group)
        result[kind] = {
            first: tuple(sorted(group, key=lambda form: -len(form.name)))
            for first, group in by_letters.items()
        }
    return result


def _shared(one: str, other: str) -> int:
    """How many letters two strings begin with in common."""
    for length, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return length
    return min(len(one), len(other))
