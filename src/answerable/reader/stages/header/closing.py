"""The foot of a document: recipients on the left, the signature on the right.

Where a page gives both columns line by line ("- Bộ Nội vụ; KT. CHỦ TỊCH"), they are told apart here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from answerable.reader.languages.vi.folding import bare
from answerable.reader.source import Span
from answerable.reader.stages.header.offices import AUTHORITY, NOT_NAMES, OFFICE, looks_like_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answerable.reader.source import Source
    from answerable.reader.stages.drafts import Parts

# "Nơi nhận:", as scanners read it too ("Noi nhan", "Nơi nhân")
_HEAD = re.compile(r"[*_| ]*n[oơ]i ?(?:nh[aâ]n|gửi)[*_ ]*[:;.]?[*_ ]*")
_BULLET = re.compile(r"[*_| ]*[-+•·▪][ -]*")
_ARCHIVE = re.compile(r"[*_| ]*(?:[-+•·▪][ -]*)?lưu ?(?::|vt|tt|hồ sơ|văn|,|\w{1,6}[.;,]?)")
# "(Đã ký)", "(Ký tên, đóng dấu)" ends a line of the left column too
_SIGNED = re.compile(r"\(? ?(?:đã ký|đã kí|ký tên)[^)\n]{0,30}\)?$")
_MOST_LINES = 45  # of a list of recipients
_NEXT_BLOCK = 7  # lines below a signature in which another may stand
_AFTER = 14  # lines after the recipients in which a signature may stand


class Closing(NamedTuple):
    """Lines of the two columns, in order."""

    recipients: list[Span]
    signature: list[Span]


def read_closing(source: Source, parts: Parts) -> Closing:
    """Tell apart the lines of recipients and of the signature."""
    lines = [paragraph.span for paragraph in source.paragraphs]
    listed = parts.recipients or _find_recipients(source, lines)
    left: list[Span] = []
    right: list[Span] = []
    archived = False
    for line in (lines[i] for i in listed):
        recipient, signature = _cut(source, line)
        if archived and recipient == line and _is_capitals(source, line):
            recipient, signature = None, line  # "SỞ NỘI VỤ" over the first of two signatures
        archived = archived or _ARCHIVE.match(source.plain, line.start, line.end) is not None
        if recipient:
            left.append(recipient)
        if signature:
            right.append(signature)
    if not any(_is_office(source, line) for line in right):
        # No office beside them: what looked like a name is a recipient's ("- Thứ trưởng Tạ Quang Đông").
        left, right = [lines[i] for i in listed], []
    signed = parts.signature
    if signed:
        after = range(signed.stop, min(signed.stop + 2, len(lines)))
        right += [lines[i] for i in signed]
        right += [lines[i] for i in after if _ends_name(source, lines[i])][:1]
        right += _next_block(source, lines[signed.stop : signed.stop + _NEXT_BLOCK])
    elif listed:
        right += [lines[i] for i in range(listed.stop, min(listed.stop + _AFTER, len(lines)))]
        if not any(_is_office(source, line) for line in right):
            right = [lines[i] for i in range(max(0, listed.start - _AFTER), listed.start)]
    else:
        end = parts.pieces[0].body.stop if parts.pieces else len(lines)
        right += [lines[i] for i in range(max(0, end - _AFTER), min(end + _AFTER, len(lines)))]
    return Closing(left, right)


def blocks_anywhere(source: Source) -> Iterator[list[Span]]:
    """Lines from each mark of authority on ("TM. …", "KT. …"), for documents whose foot was not found."""
    lines = [paragraph.span for paragraph in source.paragraphs]
    for index, line in enumerate(lines):
        if line.end - line.start < 160 and AUTHORITY.match(source.text, line.start, line.end):
            yield lines[index : index + _AFTER]


def _next_block(source: Source, lines: list[Span]) -> list[Span]:
    """The lines of another signature right below: a joint document has one for each body."""
    office = next((i for i, line in enumerate(lines[:3]) if _is_office(source, line)), None)
    if office is None or any(not _is_capitals(source, line) for line in lines[:office]):
        return []
    named = (i for i, line in enumerate(lines) if i > office and looks_like_name(source.quote(line)))
    last = next(named, None)
    return lines[office : last + 1] if last is not None else []


def _is_capitals(source: Source, line: Span) -> bool:
    words = source.text[line.start : line.end]
    return words.isupper() and len(words) > 3


def _find_recipients(source: Source, lines: list[Span]) -> range:
    """The list of recipients where the division of the document saw none."""
    for index, line in enumerate(lines):
        if line.end - line.start < 200 and _HEAD.match(source.plain, line.start, line.end):
            end = index + 1
            while end < min(len(lines), index + _MOST_LINES):
                if _ARCHIVE.match(source.plain, lines[end].start, lines[end].end):
                    return range(index, end + 1)
                if lines[end].end - lines[end].start > 200:
                    break
                end += 1
            return range(index, end)
    return range(0)


def _cut(source: Source, line: Span) -> tuple[Span | None, Span | None]:
    """(recipient, signature) of a line that may hold both."""
    text, plain = source.text, source.plain
    start, end = line
    if head := _HEAD.match(plain, start, end):
        start = head.end()
    bulleted = _BULLET.match(plain, start, end) is not None
    if not bulleted and _is_office(source, Span(start, end)):
        return (Span(line.start, start) if head else None), Span(start, end)
    mark = AUTHORITY.search(text, start, end)
    if mark is None:
        # An office in capitals after the closing mark of a recipient: "(Bộ Tư pháp); PHÓ CHỦ TỊCH"
        for semicolon in re.finditer(r"[;.,)] ", text[start:end]):
            at = start + semicolon.end()
            words = text[at:end]
            if words.upper() == words and OFFICE.match(plain, at, end):
                return Span(line.start, at), Span(at, end)
    elif mark.start() > start:
        return Span(line.start, mark.start()), Span(mark.start(), end)
    if signed := _SIGNED.search(plain, start, end):
        return (
            (Span(line.start, signed.start()), Span(signed.start(), end))
            if signed.start() > start
            else (None, line)
        )
    last = max(text.rfind("; ", start, end), text.rfind(". ", start, end))
    if last >= 0 and looks_like_name(text[last + 2 : end]):
        return Span(line.start, last + 1), Span(last + 2, end)
    if not bulleted and not head and looks_like_name(text[start:end]):
        return None, line
    return line, None


def _is_office(source: Source, line: Span) -> bool:
    words = source.text[line.start : line.end].strip(" *_|")
    if not words or len(words) > 160:
        return False
    if AUTHORITY.match(words):
        return True
    return (
        words[0].isupper()
        and OFFICE.match(source.plain, line.start, line.end) is not None
        and _capitals_first(words)
    )


def _capitals_first(words: str) -> bool:
    first = words.split()[0]
    return len(first) > 1 and first.upper() == first


def _ends_name(source: Source, line: Span) -> bool:
    """Whether a line is the last word of a name that was broken: "Hồ Thị Nguyên / Thảo"."""
    words = source.text[line.start : line.end].strip(" *_|")
    return (
        1 < len(words) < 16
        and words.istitle()
        and words.count(" ") < 2
        and bare(words).replace(" ", "").isalpha()
        and not NOT_NAMES.match(words.lower())
    )
