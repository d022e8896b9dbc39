"""Two columns that were printed side by side, set apart again: the letterhead and the foot of a document.

Decree 30/2020/NĐ-CP, annex I, puts the issuer left of the name of the State, the number left of the place
and date, and the recipients left of the signature. Where that was done with tabs or spaces, or where a page
was turned into plain lines, both stand on one line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.reader.languages.vi.folding import fold

if TYPE_CHECKING:
    from answerable.reader.formats.draft import Passage


def set_columns_apart(passages: list[Passage]) -> list[Passage]:
    """Return the passages with the left column first and the right one after it, where both shared lines.

    Spaces and tabs inside the passages must still be those of the file.
    """
    state = next((at for at, passage in enumerate(passages[:30]) if _find_state(passage.text) >= 0), None)
    if state is not None:
        last = min(state + 7, len(passages))
        passages = [
            *passages[: max(state - 1, 0)],
            *_letterhead(passages[max(state - 1, 0) : last]),
            *passages[last:],
        ]
    for at in range(len(passages) - 1, -1, -1):
        words = passages[at].text
        if len(words) < 200 and _RECIPIENTS.match(words) and _GAP.search(words.strip()):
            return [*passages[:at], *_foot(passages[at:])]
    return passages


def _find_state(words: str) -> int:
    """Where a line says the name of the State as a letterhead does, in capitals or alone; -1 if not."""
    if len(words) > 300 or "nam" not in words.lower():
        return -1
    match = _STATE.search(fold(words))
    if match is None:
        return -1
    alone = not (words[: match.start()].strip() or words[match.end() :].strip())
    return match.start() if alone or words[match.start() : match.end()].isupper() else -1


def _letterhead(passages: list[Passage]) -> list[Passage]:
    left: list[Passage] = []
    right: list[Passage] = []
    done: list[Passage] = []
    for at, passage in enumerate(passages):
        if passage.cell is not None:  # the table has set them apart
            done += _split_cell(passage)
            continue
        words = passage.text.strip()
        parts = _split(words)
        if parts is not None:
            left += [passage._replace(text=parts[0])] if parts[0] else []
            right += [passage._replace(text=part) for part in parts[1:]]
            if _DATED.search(fold(words)):  # the last line of a letterhead
                return [*done, *left, *right, *passages[at + 1 :]]
        elif len(words) < 160 and (_find_place(words) == 0 or _MOTTO.match(fold(words))):
            right.append(passage)
        elif (words.isupper() or _NUMBERED.match(fold(words))) and not right:
            left.append(passage)
        elif not any(map(str.isalnum, words)):
            continue
        else:
            return [*done, *left, *right, *passages[at:]]
    return [*done, *left, *right]


def _split_cell(passage: Passage) -> list[Passage]:
    """A cell that holds the name of the State and the motto on one line."""
    folded = fold(passage.text)
    motto = _MOTTO.search(folded)
    if motto is not None and motto.start() > 0 and _find_state(passage.text[: motto.start()]) == 0:
        at = motto.start()
        return [passage._replace(text=passage.text[:at]), passage._replace(text=passage.text[at:])]
    return [passage]


def _split(words: str) -> list[str] | None:
    """The parts of a line of the letterhead, left to right; None where it is all one column."""
    if len(words) > 300:
        return None
    folded = fold(words)
    motto = _MOTTO.search(folded)
    starts = [start for start in (_find_state(words), motto.start() if motto else -1) if start >= 0]
    if not starts:
        gap = next((gap for gap in _GAP.finditer(words) if not _BLANK.match(folded, gap.end())), None)
        if gap:
            starts = [gap.end()]
        elif _NUMBERED.match(folded) and _find_place(words) > 0:
            starts = [_find_place(words)]
        else:
            return None
    starts = sorted(set(starts))
    if starts == [0]:
        return None
    bounds = [0, *starts, len(words)]
    parts = [words[start:end].strip(" \t\u00a0_—-|") for start, end in pairwise(bounds)]
    return [parts[0], *filter(None, parts[1:])]


def _find_place(words: str) -> int:
    """Where "Sơn La, ngày 05 tháng 3 năm 2019" begins in a line; -1 where there is no place and date.

    A place is a few words that begin with a capital.
    """
    dated = _DATED.search(fold(words))
    if dated is None:
        return -1
    start = dated.start()
    for _ in range(6):
        before = words[:start].rstrip()
        word = before[before.rfind(" ") + 1 :]
        if not word or not word[0].isupper() or not word.replace(".", "").replace("-", "").isalpha():
            break
        start = len(before) - len(word)
    return start if start < dated.start() else -1


def _foot(passages: list[Passage]) -> list[Passage]:
    """Recipients left, the signature right, line by line, until a line belongs to neither."""
    left: list[Passage] = []
    right: list[Passage] = []
    for at, passage in enumerate(passages):
        words = passage.text.strip()
        gap = _GAP.search(words)
        if passage.cell is not None or at > 40 or (len(words) > 160 and not gap):
            return [*left, *right, *passages[at:]]
        if gap:
            left.append(passage._replace(text=words[: gap.start()]))
            right.append(passage._replace(text=words[gap.end() :]))
        elif _ENTRY.match(words) or passage.text[:1] not in "\t ":
            if _ATTACHED.match(words):
                return [*left, *right, *passages[at:]]
            left.append(passage)
        else:
            right.append(passage)
    return [*left, *right]


# All on folded text.
_STATE = re.compile(r"c[ộo]ng h[òo]a x[ãa] h[ộo]i ch[ủu] ngh[ĩi]a vi[ệe]t nam|đảng cộng sản việt nam$")
_MOTTO = re.compile(r"đ[ộo]c l[ậa]p\s*-\s*t[ựu] do\s*-\s*h[ạa]nh ph[úu]c")
_NUMBERED = re.compile(r"số\s*[:;.]?\s*.{0,25}?/")
_DATED = re.compile(r",\s*ngày\s?.{0,12}tháng\s?.{0,8}năm")
_RECIPIENTS = re.compile(r"\s*n[ơo]i nh[ậa]n\s*:?", re.IGNORECASE)
_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{3,})(?=\S)")
# What comes after a space left for the pen: "Số:      /KH-UBND", "ngày      tháng 6 năm 2026".
_BLANK = re.compile(r"[/.,;]|tháng|năm")
_ENTRY = re.compile(r"[-–+•]|lưu", re.IGNORECASE)
_ATTACHED = re.compile(r"(?:phụ lục|kế hoạch|danh mục|biểu|quy chế|chương trình|đề án)\b", re.IGNORECASE)
