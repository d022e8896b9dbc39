"""Text in the Vietnamese fonts from before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times").

Such fonts draw Vietnamese letters in the places of Western ones, so a file holds "Céng hoµ x· héi" where the
page shows "Cộng hoà xã hội". What a text is in shows by its commonest words, once converted.
Tables: TCVN 5712:1993 (VN3), and the VNI Windows character set.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def modernise(lines: Sequence[str]) -> list[str]:
    """Return the lines in Unicode; those that are so already, and foreign words, stay as they are.

    The document as a whole decides which font it was; then each line that has letters of that font, and
    none of Unicode's Vietnamese, is converted.
    """
    convert = find_converter("\n".join(line for line in lines if _is_suspect(line))[:50_000])
    if convert is None:
        return list(lines)
    return [convert(line) if _is_suspect(line) else line for line in lines]


def find_converter(sample: str) -> Callable[[str], str] | None:
    """The conversion that turns a sample into Vietnamese; None where none does."""
    best, most = None, count_words(sample) + 2
    for convert in (from_tcvn3, from_vni, from_misread_utf8):
        found = count_words(convert(sample))
        if found > most:
            best, most = convert, found
    return best


def count_words(text: str) -> int:
    """How many of the commonest words of official Vietnamese a text holds; all of them have marks."""
    return len(_COMMON.findall(unicodedata.normalize("NFC", text).lower()))


def from_tcvn3(text: str) -> str:
    """Convert from TCVN3. Its capital fonts (".VnTimeH") draw small letters as capitals; see ``docx``."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Convert from VNI, where a mark follows its vowel: "aù" is "á"."""
    return _VNI.sub(lambda match: _VNI_LETTERS[match[0]], text)


def from_misread_utf8(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 on the way: "Ná»™i" is "Nội"."""
    return _MISREAD.sub(_read_again, text)


def _read_again(match: re.Match[str]) -> str:
    raw = b"".join(
        letter.encode("cp1252") if letter not in _UNDEFINED else letter.encode("latin-1")
        for letter in match[0]
    )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def is_modern(text: str) -> bool:
    """Whether a text has letters that only Unicode has for Vietnamese."""
    return _UNICODE.search(text) is not None


def _is_suspect(line: str) -> bool:
    return _HIGH.search(line) is not None and not is_modern(line)


_HIGH = re.compile("[\u00a1-\u00ff]")
_UNICODE = re.compile(
    "[\u1ea0-\u1ef9\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u0300-\u0303\u0309\u0323]"
)
_COMMON = re.compile(
    r"\b(?:và|của|các|được|thực hiện|công|tỉnh|ủy|uỷ|việc|tổ chức|kế hoạch|nhiệm vụ|quyết định|số|năm|ngày"
    r"|chính|độc lập|hội|đảng|về|với|phối hợp|sở|huyện|xã|phường|quản lý|đồng|bộ)\b"
)

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)

_VNI_MARKS = {
    **{mark: ("", tone) for mark, tone in zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True)},
    **{
        mark: ("\u0302", tone)
        for mark, tone in zip("âáàåãä", ["", *"\u0301\u0300\u0309\u0303\u0323"], strict=True)
    },
    **{
        mark: ("\u0306", tone)
        for mark, tone in zip("êéèúüë", ["", *"\u0301\u0300\u0309\u0303\u0323"], strict=True)
    },
}
_VNI_PLAIN = {"ô": "ơ", "ö": "ư", "Ô": "Ơ", "Ö": "Ư"}
_VNI_LETTERS = {
    vowel + shown: unicodedata.normalize("NFC", _VNI_PLAIN.get(vowel, vowel) + shape + tone)
    for mark, (shape, tone) in _VNI_MARKS.items()
    for shown in {mark, mark.upper()}
    for vowel in "aeouyAEOUYôöÔÖ"
    if not (shape and vowel in "uyUYôöÔÖ") and not (shape == "\u0306" and vowel not in "aA")
}
_VNI_LETTERS |= dict(zip("ôöñíìæóòîÔÖÑÍÌÆÓÒÎ", "ơưđíìỉĩịỵƠƯĐÍÌỈĨỊỴ", strict=True))
_VNI = re.compile("|".join(_VNI_LETTERS))  # pairs come first

_UNDEFINED = "\x81\x8d\x8f\x90\x9d"
# The bytes of a letter above U+0080 in UTF-8, each read as a letter of Windows-1252.
_TAIL = (bytes(set(range(0x80, 0xC0)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D})).decode("cp1252") + _UNDEFINED
_MISREAD = re.compile(f"[Ã-ß][{re.escape(_TAIL)}]|[à-ï][{re.escape(_TAIL)}]{{2}}")
